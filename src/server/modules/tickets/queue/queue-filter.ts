/** What narrows the queue, as conditions on rows of `tickets`. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { listTickets } from '../../../../contract/queue.js';
import type { QueryOf } from '../../../../contract/route.js';
import { HOUR } from '../../../../core/time.js';
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import type { Tables } from '../../../platform/db/tables.js';
import { reachedBy } from '../reach.js';

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
  const { member, person, now } = viewer;
  let rows = reached(db, viewer, filter.history);
  if (filter.status === 'active') rows = rows.where(IS_ACTIVE);
  // Written out as well: each of the open states is known to be one of them.
  else if (filter.status !== 'all') rows = rows.where('status', '=', sql.lit(filter.status));
  if (filter.priority) rows = rows.where('priority', '=', filter.priority);
  if (filter.type) rows = rows.where('type', '=', filter.type);
  if (filter.tier) rows = rows.where('tier', '=', filter.tier);
  if (filter.party) rows = rows.where('holder_party', '=', filter.party);
  if (filter.team) rows = rows.where('holder_team', '=', filter.team);
  if (filter.category) rows = rows.where('category', '=', filter.category);
  if (filter.system) rows = rows.where('system', '=', filter.system);
  if (filter.site) rows = rows.where('site', '=', filter.site);
  if (filter.requester) rows = rows.where('requester', '=', filter.requester);
  if (filter.unowned) rows = rows.where('holder_team', 'is', null);
  if (filter.proposed) rows = rows.where('proposed_party', '=', member.party);
  if (filter.due) {
    rows = rows.where('holder_party', '=', member.party);
    if (filter.due === 'over') rows = rows.where('sort_due', '<', now);
    else rows = rows.where('sort_due', '>=', now).where('sort_due', '<', now + SOON_MS);
  }
  if (filter.dueFrom !== undefined) rows = rows.where('sort_due', '>=', filter.dueFrom).where('sort_due', '<', NO_DEADLINE);
  if (filter.dueBefore !== undefined) rows = rows.where('sort_due', '<', filter.dueBefore);
  if (filter.undated) rows = rows.where('sort_due', '=', NO_DEADLINE);
  if (filter.breached) rows = rows.where((eb) => eb.or([eb('breached_at', 'is not', null), eb('due_at', '<', now)]));
  if (filter.untouched) rows = rows.where('untouched_since', 'is not', null);
  if (filter.late) rows = rows.where('late_since', 'is not', null);
  if (filter.assignee === 'nobody') rows = rows.where('assignee', 'is', null);
  else if (filter.assignee) rows = rows.where('assignee', '=', filter.assignee === 'me' ? person.id : filter.assignee);
  if (found !== null) rows = rows.where(sql<boolean>`ticket_id = any(${found}::uuid[])`);
  else if (filter.search)
    rows = rows.where((eb) => eb.or([eb('number', '=', filter.search!), eb('subject', 'ilike', like(filter.search!))]));
  return rows;
}

/** Words as a pattern in which signs of patterns mean themselves. */
export const like = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;
