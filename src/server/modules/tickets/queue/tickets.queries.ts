/** Lists over `tickets`: the queue and what waits for somebody. Every one is bounded and follows an index. */
import { sql } from 'kysely';
import type { listTickets } from '../../../../contract/queue.js';
import type { QueryOf } from '../../../../contract/route.js';
import { HOUR } from '../../../../core/time.js';
import type { Ctx } from '../../../context.js';
import type { Read, Tx } from '../../../platform/db/db.js';
import { invalid } from '../../../platform/http/refusal.js';
import type { TicketTable } from '../tables.js';

type Query = QueryOf<typeof listTickets>;

/** Written out, not as parameters: the indexes of open tickets are chosen by these very words. */
export const IS_ACTIVE = sql<boolean>`status in ('new', 'open', 'waiting')`;
/** A deadline within this time asks for attention. */
export const SOON_MS = 2 * HOUR;
/** Words that fit more tickets than this are looked for along the list itself, which soon fills a page. */
const FEW = 500;
/** Shorter than this a word has no entry in the index of words. */
const SHORTEST = 3;
/** Tickets without a deadline come after all others. */
const NO_DEADLINE = 9_007_199_254_740_991;

const SORTS = {
  due: { column: 'sort_due', direction: 'asc' },
  updated: { column: 'updated_at', direction: 'desc' },
  created: { column: 'created_at', direction: 'desc' },
  number: { column: 'ordinal', direction: 'desc' },
} as const;

/** One row more than asked for tells whether there is a next page. */
export async function queuePage(db: Read, ctx: Ctx, query: Query): Promise<TicketTable[]> {
  return queueQuery(db, ctx, query, query.search ? await searched(db, query.search, query.history ?? null) : null).execute();
}

/** `found` names the tickets that a search has found already; null where the list is to look itself. */
export function queueQuery(db: Read, ctx: Pick<Ctx, 'partnership' | 'member' | 'person' | 'now'>, query: Query, found: string[] | null) {
  const { column, direction } = SORTS[query.sort];
  let rows = db.selectFrom('tickets').selectAll().where('partnership_id', '=', ctx.partnership);
  rows = query.history === undefined ? rows.where('history_id', 'is', null) : rows.where('history_id', '=', query.history);
  if (ctx.member.role === 'requester') rows = rows.where('requester', '=', ctx.person.id);
  if (query.status === 'active') rows = rows.where(IS_ACTIVE);
  else if (query.status !== 'all') rows = rows.where('status', '=', query.status);
  if (query.priority) rows = rows.where('priority', '=', query.priority);
  if (query.type) rows = rows.where('type', '=', query.type);
  if (query.party) rows = rows.where('holder_party', '=', query.party);
  if (query.team) rows = rows.where('holder_team', '=', query.team);
  if (query.category) rows = rows.where('category', '=', query.category);
  if (query.system) rows = rows.where('system', '=', query.system);
  if (query.unowned) rows = rows.where('holder_team', 'is', null);
  if (query.proposed) rows = rows.where('proposed_party', '=', ctx.member.party);
  if (query.due) {
    rows = rows.where('holder_party', '=', ctx.member.party);
    if (query.due === 'over') rows = rows.where('sort_due', '<', ctx.now);
    else rows = rows.where('sort_due', '>=', ctx.now).where('sort_due', '<', ctx.now + SOON_MS);
  }
  if (query.breached) rows = rows.where((eb) => eb.or([eb('breached_at', 'is not', null), eb('due_at', '<', ctx.now)]));
  if (query.assignee === 'nobody') rows = rows.where('assignee', 'is', null);
  else if (query.assignee) rows = rows.where('assignee', '=', query.assignee === 'me' ? ctx.person.id : query.assignee);
  if (found !== null) rows = rows.where(sql<boolean>`ticket_id = any(${found}::uuid[])`);
  else if (query.search) rows = rows.where((eb) => eb.or([eb('number', '=', query.search!), eb('subject', 'ilike', like(query.search!))]));
  const after = query.after === undefined ? null : readCursor(query.after, query.sort);
  if (after) {
    rows = rows.where((eb) => eb(eb.refTuple(column, 'ticket_id'), direction === 'asc' ? '>' : '<', eb.tuple(after.value, after.id)));
  }
  return rows
    .orderBy(column, direction)
    .orderBy('ticket_id', direction)
    .limit(sql.lit(query.limit + 1));
}

const like = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

/** The few tickets that fit; null when they are many, or the words too short to be looked up. */
async function searched(db: Read, words: string, history: string | null): Promise<string[] | null> {
  if (words.length < SHORTEST) return null;
  const { rows } = await sql<{ id: string }>`
    select tickets_with as id from tandem.tickets_with(${history}::uuid, ${words}, ${like(words)}, ${FEW + 1})`.execute(db as Tx);
  return rows.length > FEW ? null : rows.map((row) => row.id);
}

export function cursorAfter(row: TicketTable, sort: Query['sort']): string {
  const value = { due: row.due_at ?? NO_DEADLINE, updated: row.updated_at, created: row.created_at, number: row.ordinal }[sort];
  return `${sort}.${value}.${row.ticket_id}`;
}

function readCursor(text: string, sort: Query['sort']): { value: number; id: string } {
  const found = /^(\w+)\.(\d{1,16})\.([0-9a-f-]{36})$/.exec(text);
  if (found?.[1] !== sort) throw invalid([{ path: ['query', 'after'], text: 'Pass the `next` of the page before, with the same sort' }]);
  return { value: Number(found[2]), id: found[3]! };
}
