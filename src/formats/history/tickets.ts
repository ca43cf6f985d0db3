/**
 * The second reading of a history: rows to changes to tickets, in bounded memory.
 *
 * A ticket whose rows stand together is finished when the next number begins. The others, which the
 * survey has named, are held back until the file has ended. Either way it becomes the same ticket.
 */
import { assemble } from './assemble.js';
import type { Batches } from './batches.js';
import type { Change } from './change.js';
import { type CsvWatch, csvRows } from './csv/rows.js';
import type { HistorySource } from './csv/source.js';
import { detached } from './field.js';
import type { HistoryTicket } from './history-ticket.js';
import type { Mapping } from './mapping.js';
import type { Counts } from './receipt.js';
import { ScatteredChanges } from './scattered.js';
import { readerFor, type Survey } from './survey.js';

export interface TicketOptions {
  /** The agreement version that tickets are marked with; 0 means before any. */
  readonly agreementVersion?: number;
  /** Rows to read, for a preview. */
  readonly most?: number;
  /** Scattered changes kept in memory before temporary files are used. */
  readonly inMemory?: number;
  readonly onRows?: (rows: number) => void;
}

/** Yields whenever there may be full batches to take; the last time at the end of the file. */
export async function* readTickets(
  source: HistorySource,
  mapping: Mapping,
  surveyed: Survey,
  counts: Counts,
  batches: Batches,
  options: TicketOptions = {},
  watch: CsvWatch = {},
): AsyncGenerator<void> {
  const most = options.most ?? Number.POSITIVE_INFINITY;
  const scattered = new ScatteredChanges(surveyed.rows, options.inMemory);
  const refuse = (line: number, number: string | null, reason: string, row: string) => {
    counts.refused += 1;
    batches.refuse({ line, number: number === null ? null : detached(number), reason, row: detached(row) });
  };
  const finish = (changes: readonly Change[]) => {
    const made = assemble(changes, mapping, options.agreementVersion);
    if ('refused' in made) {
      counts.refusedTickets += 1;
      for (const change of changes) refuse(change.line, change.number, made.refused, '');
      return;
    }
    counts.used += changes.length;
    counts.outOfOrder += made.outOfOrder;
    counts.sameInstant += made.sameInstant;
    counts.contradicted += made.contradicted;
    if (made.beforeCreation) counts.beforeCreation += 1;
    if (made.undatedWait) counts.undatedWaits += 1;
    const ticket: HistoryTicket = { ...made.ticket, line: changes[0]!.line };
    counts.ticket(ticket);
    batches.ticket(ticket);
  };

  let current: Change[] = [];
  let currentScattered = false;
  const toLog = (change: Change) => {
    const before = current[0];
    if (before !== undefined && before.number === change.number) {
      current.push(change);
      return;
    }
    if (before !== undefined && !currentScattered) finish(current);
    currentScattered = surveyed.seen.isScattered(change.number);
    if (currentScattered) scattered.add(change);
    current = currentScattered ? [] : [change];
  };
  /** Lines of tickets that may stand twice. */
  const lines = new Map<string, number>();
  const toTicket = (change: Change, row: string) => {
    if (surveyed.seen.isScattered(change.number)) {
      const line = lines.get(change.number);
      if (line !== undefined) {
        refuse(change.line, change.number, `the ticket stands already on line ${line}`, row);
        return;
      }
      lines.set(detached(change.number), change.line);
    }
    finish([change]);
  };

  try {
    const reading = csvRows(
      source,
      { ...mapping.file, encoding: surveyed.encoding, settled: true },
      ({ header, rawRow }) => {
        const reader = readerFor(mapping, header);
        counts.unlisted = reader.unlisted;
        const onRow = (fields: string[], line: number, count: number) => {
          if (counts.rows >= most) return;
          counts.rows += 1;
          const reading = reader.read(fields, line, count);
          if (reading.kind === 'refused') refuse(line, reading.number, reading.reason, rawRow());
          else if (reading.kind === 'ignored') counts.ignore(reading.reason);
          else if (mapping.shape === 'log') toLog(reading.change);
          else toTicket(reading.change, rawRow());
        };
        return { positions: reader.positions, onRow };
      },
      watch,
    );
    for await (const { blankLines } of reading) {
      counts.blankLines = blankLines;
      options.onRows?.(counts.rows);
      yield;
      if (counts.rows >= most) break;
    }
    if (current.length > 0) finish(current);
    yield;
    for (const changes of scattered.tickets()) {
      finish(changes);
      yield;
    }
    batches.end();
    yield;
  } finally {
    scattered.dispose();
  }
}
