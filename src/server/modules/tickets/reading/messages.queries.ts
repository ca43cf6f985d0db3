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

/** The newest that the member may read, newest first; one more than the page, so that it shows whether there are others. */
export function newestMessages(db: Read, partnership: string, ticket: string, member: Member, page: MessagesPage): Promise<MessageTable[]> {
  let query = db.selectFrom('messages').selectAll().where('partnership_id', '=', partnership).where('ticket_id', '=', ticket);
  const { party } = member;
  if (party === null) query = query.where('audience', '=', 'requester');
  else query = query.where((eb) => eb.or([eb('audience', '!=', 'own-party'), eb('author_party', '=', party)]));
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
