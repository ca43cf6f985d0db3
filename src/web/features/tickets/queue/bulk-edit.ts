/** One change to many tickets: sent in parts, so that progress shows and it can be stopped; every ticket has an answer. */
import type { z } from 'zod';
import { type bulkChange, editTickets } from '../../../../contract/bulk.js';
import { call } from '../../../lib/api.js';
import type { QueueRow } from './use-queue.js';

export type BulkChange = z.input<typeof bulkChange>;

export interface BulkProgress {
  readonly done: number;
  readonly total: number;
  /** By ticket, why it is as it was. */
  readonly refused: ReadonlyMap<string, string>;
  readonly changed: readonly string[];
}

const PART = 20;

/** Tickets of one partnership go together, at most so many at a time. */
export function partsOf<Row>(
  rows: readonly Row[],
  placeOf: (row: Row) => string,
  size = PART,
): { readonly place: string; readonly rows: readonly Row[] }[] {
  const byPlace = new Map<string, Row[]>();
  for (const row of rows) byPlace.set(placeOf(row), [...(byPlace.get(placeOf(row)) ?? []), row]);
  return [...byPlace].flatMap(([place, all]) =>
    Array.from({ length: Math.ceil(all.length / size) }, (_, part) => ({ place, rows: all.slice(part * size, (part + 1) * size) })),
  );
}

/**
 * @param missing what is said of a ticket that is not there any more
 * @param tell is told after each part
 */
export async function editMany(
  rows: readonly QueueRow[],
  placeOf: (row: QueueRow) => string,
  change: BulkChange,
  missing: string,
  signal: AbortSignal,
  tell: (progress: BulkProgress) => void,
): Promise<BulkProgress> {
  const refused = new Map<string, string>();
  const changed: string[] = [];
  let progress: BulkProgress = { done: 0, total: rows.length, refused, changed };
  for (const part of partsOf(rows, placeOf)) {
    if (signal.aborted) break;
    const tickets = part.rows.map((row) => row.id);
    const { results } = await call(editTickets, { params: { partnership: part.place }, body: { tickets, change } });
    for (const { ticket, outcome, causes } of results) {
      if (outcome === 'done') changed.push(ticket);
      else refused.set(ticket, causes.map((cause) => cause.text).join(' ') || missing);
    }
    progress = { done: progress.done + tickets.length, total: rows.length, refused: new Map(refused), changed: [...changed] };
    tell(progress);
  }
  return progress;
}
