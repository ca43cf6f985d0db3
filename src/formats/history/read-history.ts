/**
 * A history, read: batches of tickets with the rows that were refused on the way, and at the end a
 * receipt that accounts for every row.
 *
 * Each batch carries a cursor. A reading that begins from a cursor reads the file again, leaves out
 * the batches up to it, and goes on with the next one; the cursor's chain proves that file and mapping
 * are still those it was made with.
 *
 * @example
 *   for await (const step of readHistory(source, mapping, { from: savedCursor })) {
 *     if (step.kind === 'batch') await store(step.tickets, step.refused, step.cursor);
 *     else if (step.kind === 'end') await finish(step.receipt);
 *     else fail(step.problems);
 *   }
 */
import { createHash } from 'node:crypto';
import { type Batch, Batches } from './batches.js';
import type { RefusedRow } from './change.js';
import { type CsvProblem, UnreadableFile } from './csv/problem.js';
import type { HistorySource } from './csv/source.js';
import type { HistoryTicket } from './history-ticket.js';
import type { Mapping } from './mapping.js';
import { Counts, type Receipt } from './receipt.js';
import { type Survey, survey } from './survey.js';
import { readTickets, type TicketOptions } from './tickets.js';

/** How far a reading has come. Plain JSON, to be kept beside what was stored. */
export interface Cursor {
  readonly batch: number;
  /** SHA-256 over everything handed out so far. */
  readonly chain: string;
}

export interface HashedTicket extends HistoryTicket {
  /** SHA-256 over number, events and recorded facts: the same ticket has the same hash in every reading. Empty when hashes are off. */
  readonly hash: string;
}

export interface Progress {
  /** `survey`: the first reading, which checks the file. */
  readonly phase: 'survey' | 'read';
  readonly rows: number;
  /** Known from the survey on. */
  readonly ofRows: number | null;
  readonly bytes: number;
  readonly ofBytes: number | null;
}

export type HistoryStep =
  | { readonly kind: 'batch'; readonly tickets: readonly HashedTicket[]; readonly refused: readonly RefusedRow[]; readonly cursor: Cursor }
  | { readonly kind: 'end'; readonly receipt: Receipt }
  /** The file cannot be read, or is not the one that the cursor belongs to. Nothing follows. */
  | { readonly kind: 'unreadable'; readonly problems: readonly CsvProblem[] };

export interface ReadOptions extends TicketOptions {
  readonly from?: Cursor | null;
  /** Tickets in a batch, 500 unless told. The same number must be used to go on from a cursor. */
  readonly batchSize?: number;
  /** false: no hashes and no chain, for a reading that is not stored. */
  readonly hashes?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const hashOf = (ticket: HistoryTicket): string => sha256(JSON.stringify([ticket.number, ticket.events, ticket.recorded]));

/** Adds up hashes so that their order does not matter (modulo 2^256). */
class HashSum {
  private readonly words = new Uint32Array(8);

  add(hash: string): void {
    let carry = 0;
    for (let index = 7; index >= 0; index -= 1) {
      const sum = this.words[index]! + Number.parseInt(hash.slice(index * 8, index * 8 + 8), 16) + carry;
      this.words[index] = sum % 4_294_967_296;
      carry = sum >= 4_294_967_296 ? 1 : 0;
    }
  }

  toString(): string {
    return [...this.words].map((word) => word.toString(16).padStart(8, '0')).join('');
  }
}

const receiptOf = (source: HistorySource, mapping: Mapping, surveyed: Survey, counts: Counts, contentHash: string | null): Receipt => ({
  source: source.name,
  encoding: surveyed.encoding,
  delimiter: surveyed.dialect.delimiter,
  shape: mapping.shape,
  rows: counts.rows,
  used: counts.used,
  refused: counts.refused,
  ignored: counts.ignored,
  ignoredBy: counts.ignoredBy(),
  blankLines: counts.blankLines,
  tickets: counts.tickets,
  refusedTickets: counts.refusedTickets,
  events: counts.events,
  firstAt: counts.firstAt,
  lastAt: counts.lastAt,
  notes: {
    duplicateColumns: surveyed.duplicates,
    unlisted: [...counts.unlisted].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, 200),
    outOfOrder: counts.outOfOrder,
    sameInstant: counts.sameInstant,
    orderContradicted: counts.contradicted,
    changedBeforeCreation: counts.beforeCreation,
    scatteredTickets: surveyed.seen.scattered,
    undatedWaits: counts.undatedWaits,
  },
  contentHash,
});

/**
 * Reads a history from its beginning, or from where a cursor says.
 *
 * The file is read twice (see `survey.ts`), so one that cannot be read answers `unreadable` before any
 * batch. Memory is bounded by the batch, by 100,000 scattered changes, and by 16 bytes for each ticket.
 *
 * @throws what `signal` carries when it is aborted, and errors of the file system
 */
export async function* readHistory(source: HistorySource, mapping: Mapping, options: ReadOptions = {}): AsyncGenerator<HistoryStep> {
  const { from = null, batchSize = 500, hashes = true, onProgress, signal } = options;
  try {
    let bytes = 0;
    const watch = (phase: Progress['phase'], ofRows: number | null, rows: () => number) => {
      bytes = 0;
      const onRaw = (more: number) => {
        bytes += more;
        onProgress?.({ phase, rows: rows(), ofRows, bytes, ofBytes: source.bytes });
      };
      return { onRaw, signal };
    };
    const surveyed = await survey(
      source,
      mapping,
      watch('survey', null, () => 0),
      options.most,
    );
    const counts = new Counts();
    const batches = new Batches(batchSize);
    const sum = new HashSum();
    let cursor: Cursor = { batch: 0, chain: sha256('') };
    let left = false;

    const handOut = ({ tickets: unhashed, refused }: Batch): HistoryStep | null => {
      const tickets = unhashed.map((ticket): HashedTicket => ({ ...ticket, hash: hashes ? hashOf(ticket) : '' }));
      for (const ticket of tickets) if (hashes) sum.add(ticket.hash);
      const chain = hashes ? sha256(`${cursor.chain}${tickets.map((ticket) => ticket.hash).join('')}${JSON.stringify(refused)}`) : '';
      cursor = { batch: cursor.batch + 1, chain };
      if (from === null || cursor.batch > from.batch) return { kind: 'batch', tickets, refused, cursor };
      if (cursor.batch === from.batch) left = cursor.chain !== from.chain;
      return null;
    };
    reading: for await (const _ of readTickets(
      source,
      mapping,
      surveyed,
      counts,
      batches,
      options,
      watch('read', surveyed.rows, () => counts.rows),
    )) {
      for (const batch of batches.take()) {
        const step = handOut(batch);
        if (left) break reading;
        if (step !== null) yield step;
      }
    }
    if (left || (from !== null && cursor.batch < from.batch)) {
      const text = 'the file or its mapping is not the one that this reading began with: begin again from the start';
      yield { kind: 'unreadable', problems: [{ line: null, column: null, text }] };
      return;
    }
    yield { kind: 'end', receipt: receiptOf(source, mapping, surveyed, counts, hashes ? sum.toString() : null) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield { kind: 'unreadable', problems: error.problems };
  }
}
