/** Pages of the queue: every one is bounded and follows an index. */
import { sql } from 'kysely';
import type { listTickets } from '../../../../contract/queue.js';
import type { QueryOf } from '../../../../contract/route.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import { invalid } from '../../../platform/http/refusal.js';
import { ticketsWith } from '../../search/index.js';
import type { TicketTable } from '../tables.js';
import { filtered, NO_DEADLINE, type Viewer } from './queue-filter.js';
import { ROW_COLUMNS, type RowColumns } from './ticket-row.view.js';

type Query = QueryOf<typeof listTickets>;

const SORTS = {
  due: { column: 'sort_due', direction: 'asc' },
  updated: { column: 'updated_at', direction: 'desc' },
  created: { column: 'created_at', direction: 'desc' },
  number: { column: 'ordinal', direction: 'desc' },
} as const;

/** Which way a list goes: the way of its sort unless the other is wanted. */
export const directionOf = ({ sort, direction }: Pick<Query, 'sort' | 'direction'>): 'asc' | 'desc' => direction ?? SORTS[sort].direction;

/** What a row shows, and what it is sorted by. */
type QueueRow = RowColumns & Pick<TicketTable, 'ordinal'>;

/** One row more than asked for tells whether there is a next page. */
export async function queuePage(db: Read, ctx: Ctx, query: Query): Promise<QueueRow[]> {
  return queueQuery(db, ctx, query, await searched(db, ctx, query.search, query.history ?? null)).execute();
}

/** `found` names the tickets that a search has found already; null where the list is to look itself. */
export function queueQuery(db: Read, viewer: Viewer, query: Query, found: readonly string[] | null) {
  const { column } = SORTS[query.sort];
  const direction = directionOf(query);
  let rows = filtered(db, viewer, query, found).select([...ROW_COLUMNS, 'ordinal']);
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

/** The tickets that words find; null without words, and where a word is so frequent that the list itself finds it soon. */
export async function searched(db: Read, ctx: Ctx, words: string | undefined, history: string | null): Promise<string[] | null> {
  return words ? ticketsWith(db, ctx, words, history) : null;
}

type Sortable = Pick<TicketTable, 'due_at' | 'updated_at' | 'created_at' | 'ordinal'>;

/** What a row is sorted by. */
export const sortValue = (row: Sortable, sort: Query['sort']): number =>
  ({ due: row.due_at ?? NO_DEADLINE, updated: row.updated_at, created: row.created_at, number: row.ordinal })[sort];

export const cursorAfter = (row: QueueRow, sort: Query['sort']): string => `${sort}.${sortValue(row, sort)}.${row.ticket_id}`;

/** A cursor is not of this list. */
export const strangeCursor = () => invalid([{ path: ['query', 'after'], text: 'Pass the `next` of the page before, with the same sort' }]);

function readCursor(text: string, sort: Query['sort']): { value: number; id: string } {
  const found = /^(\w+)\.(\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text);
  if (found?.[1] !== sort) throw strangeCursor();
  return { value: Number(found[2]), id: found[3]! };
}
