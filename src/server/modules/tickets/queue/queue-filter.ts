/** What narrows the queue, as conditions on rows of `tickets`. */
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { listTickets } from '../../../../contract/queue.js';
import type { QueryOf } from '../../../../contract/route.js';
import { tagOf } from '../../../../core/tickets/record-decide.js';
import { HOUR } from '../../../../core/time.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import type { Tables } from '../../../platform/db/tables.js';
import { reachedBy } from '../reach.js';
import type { TicketTable } from '../tables.js';

export type Viewer = Pick<Ctx, 'partnership' | 'member' | 'person' | 'now'>;
export type QueueFilter = Omit<QueryOf<typeof listTickets>, 'after' | 'limit' | 'sort' | 'direction' | 'only'>;

/** Written out, not as parameters: the indexes of open tickets are chosen by these very words. */
export const IS_ACTIVE = sql<boolean>`status in ('new', 'open', 'waiting')`;
/** A deadline within this time asks for attention. */
export const SOON_MS = 2 * HOUR;
/** Tickets without a deadline come after all others. */
export const NO_DEADLINE = 9_007_199_254_740_991;

type Rows = SelectQueryBuilder<Tables, 'tickets', object>;

/** Every ticket that a member may see in the desk, or in an import. */
export function reached(db: Read, { partnership, member, person }: Viewer, history: string | undefined): Rows {
  let rows: Rows = db.selectFrom('tickets').where('partnership_id', '=', partnership);
  rows = history === undefined ? rows.where('history_id', 'is', null) : rows.where('history_id', '=', history);
  if (member.role === 'requester') rows = rows.where(reachedBy(partnership, person.id));
  return rows;
}

/** `found` names the tickets that a search has found already; null where the list is to look itself. */
export function filtered(db: Read, viewer: Viewer, filter: QueueFilter, found: readonly string[] | null): Rows {
  return conditions(viewer, filter, found).reduce((rows, condition) => rows.where(condition), reached(db, viewer, filter.history));
}

/** What a filter asks of a row of `tickets`, beside that its viewer reaches it. */
export function conditions({ partnership, member, person, now }: Viewer, filter: QueueFilter, found: readonly string[] | null) {
  const all: RawBuilder<boolean>[] = [];
  const add = (condition: RawBuilder<unknown>) => all.push(condition as RawBuilder<boolean>);
  const same = (column: keyof TicketTable, value: unknown) => {
    if (value !== undefined) add(sql`${sql.ref(column)} = ${value}`);
  };
  if (filter.status === 'active') add(IS_ACTIVE);
  // Written out as well: each of the open states is known to be one of them.
  else if (filter.status !== 'all') add(sql`status = ${sql.lit(filter.status)}`);
  same('priority', filter.priority);
  same('type', filter.type);
  same('tier', filter.tier);
  same('holder_party', filter.party);
  same('holder_team', filter.team);
  same('category', filter.category);
  same('system', filter.system);
  same('site', filter.site);
  same('requester', filter.requester);
  if (filter.tag) {
    const tagged = sql`ticket_id in (select ticket_id from ticket_tags where partnership_id = ${partnership}::uuid and tag = ${tagOf(filter.tag)})`;
    add(member.role === 'requester' ? sql`false` : tagged);
  }
  if (filter.unowned) add(sql`holder_team is null`);
  if (filter.proposed) add(sql`proposed_party = ${member.party}`);
  if (filter.due) {
    add(sql`holder_party = ${member.party}`);
    add(filter.due === 'over' ? sql`sort_due < ${now}` : sql`sort_due >= ${now} and sort_due < ${now + SOON_MS}`);
  }
  if (filter.dueFrom !== undefined) add(sql`sort_due >= ${filter.dueFrom} and sort_due < ${NO_DEADLINE}`);
  if (filter.dueBefore !== undefined) add(sql`sort_due < ${filter.dueBefore}`);
  if (filter.undated) add(sql`sort_due = ${NO_DEADLINE}`);
  if (filter.breached) add(sql`(breached_at is not null or due_at < ${now})`);
  if (filter.untouched) add(sql`untouched_since is not null`);
  if (filter.late) add(sql`late_since is not null`);
  if (filter.assignee === 'nobody') add(sql`assignee is null`);
  else if (filter.assignee) add(sql`assignee = ${filter.assignee === 'me' ? person.id : filter.assignee}`);
  if (found !== null) add(sql`ticket_id = any(${found}::uuid[])`);
  else if (filter.search) add(sql`(number = ${filter.search} or subject ilike ${like(filter.search)})`);
  return all;
}

/** Words as a pattern in which signs of patterns mean themselves. */
export const like = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;
