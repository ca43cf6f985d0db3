/** Messages of a ticket, a page at a time: the wall between parties stands in the query. */
import { sql } from 'kysely';
import type { Member } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import { invalid } from '../../../platform/http/refusal.js';
import { isUuid } from '../../../platform/ids.js';
import type { MessageTable } from '../tables.js';

export interface MessagesPage {
  /** Answers what was written before this place. */
  readonly before?: string | undefined;
  readonly limit: number;
}

export const cursorBefore = ({ at, message_id }: Pick<MessageTable, 'at' | 'message_id'>): string => `${at}.${message_id}`;

function placeOf(cursor: string): readonly [number, string] {
  const [at, id] = cursor.split('.');
  if (at === undefined || id === undefined || !/^\d{1,15}$/.test(at) || !isUuid(id))
    throw invalid([{ path: ['query', 'before'], text: 'This is no cursor of this list' }]);
  return [Number(at), id];
}

/** What a member may read of some tickets that he reaches. */
function readable(db: Read, partnership: string, tickets: readonly string[], { party }: Member) {
  let query = db.selectFrom('messages').selectAll().where('partnership_id', '=', partnership);
  // One ticket is read along its index, in order.
  query =
    tickets.length === 1 ? query.where('ticket_id', '=', tickets[0]!) : query.where(sql<boolean>`ticket_id = any(${tickets}::uuid[])`);
  if (party === null) return query.where('audience', '=', 'requester');
  return query.where((eb) => eb.or([eb('audience', '!=', 'own-party'), eb('author_party', '=', party)]));
}

/** Those of the given messages that the member may read on a ticket, in order. */
export function chosenMessages(
  db: Read,
  partnership: string,
  tickets: readonly string[],
  member: Member,
  messages: readonly string[],
): Promise<MessageTable[]> {
  const chosen = readable(db, partnership, tickets, member).where(sql<boolean>`message_id = any(${messages}::uuid[])`);
  return chosen.orderBy('at').orderBy('message_id').execute();
}

/** The newest that the member may read, newest first; one more than the page, so that it shows whether there are others. */
export function newestMessages(
  db: Read,
  partnership: string,
  tickets: readonly string[],
  member: Member,
  page: MessagesPage,
): Promise<MessageTable[]> {
  let query = readable(db, partnership, tickets, member);
  if (page.before !== undefined) {
    const [at, id] = placeOf(page.before);
    query = query.where(sql<boolean>`(at, message_id) < (${at}::bigint, ${id}::uuid)`);
  }
  return query
    .orderBy('at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(page.limit + 1)
    .execute();
}
