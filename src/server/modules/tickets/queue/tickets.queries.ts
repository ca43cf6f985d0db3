/** Pages of the queue: every one is bounded and follows an index. */
import { sql } from 'kysely';
import type { listTickets } from '../../../../contract/queue.js';
import type { QueryOf } from '../../../../contract/route.js';
import type { Ctx } from '../../../context.js';
import type { Read, Tx } from '../../../platform/db/db.js';
import { invalid } from '../../../platform/http/refusal.js';
import type { TicketTable } from '../tables.js';
import { filtered, like, NO_DEADLINE, type Viewer } from './queue-filter.js';

type Query = QueryOf<typeof listTickets>;

/** Words that fit more tickets than this are looked for along the list itself, which soon fills a page. */
const FEW = 500;
/** Shorter than this a word has no entry in the index of words. */
const SHORTEST = 3;

const SORTS = {
  due: { column: 'sort_due', direction: 'asc' },
  updated: { column: 'updated_at', direction: 'desc' },
  created: { column: 'created_at', direction: 'desc' },
  number: { column: 'ordinal', direction: 'desc' },
} as const;

/** Which way a list goes: the way of its sort unless the other is wanted. */
export const directionOf = ({ sort, direction }: Pick<Query, 'sort' | 'direction'>): 'asc' | 'desc' => direction ?? SORTS[sort].direction;

/** One row more than asked for tells whether there is a next page. */
export async function queuePage(db: Read, ctx: Ctx, query: Query): Promise<TicketTable[]> {
  return queueQuery(db, ctx, query, await searched(db, query.search, query.history ?? null)).execute();
}

/** `found` names the tickets that a search has found already; null where the list is to look itself. */
export function queueQuery(db: Read, viewer: Viewer, query: Query, found: readonly string[] | null) {
  const { column } = SORTS[query.sort];
  const direction = directionOf(query);
  let rows = filtered(db, viewer, query, found).selectAll();
  if (query.only !== undefined) rows = rows.where(sql<boolean>`ticket_id = any(${query.only.split(',')}::uuid[])`);
  const after = query.after === undefined ? null : readCursor(query.after, query.sort);
  if (after) {
    rows = rows.where((eb) => eb(eb.refTuple(column, 'ticket_id'), direction === 'asc' ? '>' : '<', eb.tuple(after.value, after.id)));
  }
  return rows
    .orderBy(column, direction)
    .orderBy('ticket_id', direction)
    .limit(sql.lit(query.limit + 1));
}

/** The few tickets that words fit; null without words, when they fit many, or are too short to be looked up. */
export async function searched(db: Read, words: string | undefined, history: string | null): Promise<string[] | null> {
  if (!words || words.length < SHORTEST) return null;
  const { rows } = await sql<{ id: string }>`
    select tickets_with as id from tandem.tickets_with(${history}::uuid, ${words}, ${like(words)}, ${FEW + 1})`.execute(db as Tx);
  return rows.length > FEW ? null : rows.map((row) => row.id);
}

type Sortable = Pick<TicketTable, 'due_at' | 'updated_at' | 'created_at' | 'ordinal'>;

/** What a row is sorted by. */
export const sortValue = (row: Sortable, sort: Query['sort']): number =>
  ({ due: row.due_at ?? NO_DEADLINE, updated: row.updated_at, created: row.created_at, number: row.ordinal })[sort];

export const cursorAfter = (row: TicketTable, sort: Query['sort']): string => `${sort}.${sortValue(row, sort)}.${row.ticket_id}`;

/** A cursor is not of this list. */
export const strangeCursor = () => invalid([{ path: ['query', 'after'], text: 'Pass the `next` of the page before, with the same sort' }]);

function readCursor(text: string, sort: Query['sort']): { value: number; id: string } {
  const found = /^(\w+)\.(\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  if (found?.[1] !== sort) throw strangeCursor();
  return { value: Number(found[2]), id: found[3]! };
}
