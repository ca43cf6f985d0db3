/**
 * Which tickets a requester reaches: the own ones, and those he watches. People of the IT teams reach all
 * of their partnership. The same rule as a condition for lists, and for a row that is at hand.
 */
import { type RawBuilder, sql } from 'kysely';
import { mayRead } from '../../../core/tickets/audience.js';
import type { Audience } from '../../../core/tickets/event.js';
import type { Member } from '../../context.js';
import type { Read } from '../../platform/db/db.js';
import type { TicketTable } from './tables.js';

export const reaches = (member: Member, row: Pick<TicketTable, 'requester' | 'watchers'>): boolean =>
  member.role !== 'requester' || row.requester === member.person || row.watchers.includes(member.person);

/**
 * For lists over `tickets`. Nobody watches many; but a mailbox that asks for a whole site has tickets by the hundred
 * thousand, so that those are no list of ids: a list walks in its order past them, and gathers where there are few.
 */
export const reachedBy = (partnership: string, person: string): RawBuilder<boolean> =>
  sql<boolean>`(requester = ${person}::uuid or ticket_id = any(array(
    select w.ticket_id from ticket_watchers w where w.partnership_id = ${partnership}::uuid and w.person_id = ${person}::uuid)))`;

/** Whether a requester reaches a ticket. */
export async function isReached(db: Read, partnership: string, ticket: string, person: string): Promise<boolean> {
  const found = db.selectFrom('tickets').select(['requester', 'watchers']).where('partnership_id', '=', partnership);
  const row = await found.where('ticket_id', '=', ticket).executeTakeFirst();
  return row !== undefined && (row.requester === person || row.watchers.includes(person));
}

/** After these a ticket may be within another circle's reach than before. */
export const CHANGES_REACH: ReadonlySet<string> = new Set(
  ['watcher-added', 'watcher-removed', 'requester-changed', 'joined', 'parted'].map((kind) => `ticket.${kind}`),
);

/** Whether a member is told that something happened: nothing of a message that he may not read. */
export function hears({ party }: Member, { data }: { readonly data: unknown }): boolean {
  const { audience, party: author = null } = data as { readonly audience?: Audience; readonly party?: string | null };
  return audience === undefined || mayRead(audience, author, party === null ? { kind: 'requester' } : { kind: 'team', party });
}
