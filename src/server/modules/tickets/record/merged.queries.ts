/** Following merges: up to the ticket that goes on, and down to those that came to it. */
import { sql } from 'kysely';
import type { Member } from '../../../context.js';
import type { Read, Tx } from '../../../platform/db/db.js';
import { reaches } from '../reach.js';
import type { TicketTable } from '../tables.js';

type Place = Pick<TicketTable, 'ticket_id' | 'number' | 'requester' | 'watchers'>;

/** The ticket that goes on for one, over however many merges; the ticket itself when it is not merged. */
export async function survivorOf(db: Read, partnership: string, ticket: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with recursive way as (
      select ticket_id, merged_into, 0 as step from tickets where partnership_id = ${partnership}::uuid and ticket_id = ${ticket}::uuid
      union all
      select next.ticket_id, next.merged_into, way.step + 1
      from way join tickets next on next.partnership_id = ${partnership}::uuid and next.ticket_id = way.merged_into
      where way.step < 1000)
    select ticket_id as id from way order by step desc limit 1`.execute(db as Tx);
  return rows[0]?.id ?? ticket;
}

/** Where something said to a ticket belongs: its survivor, if the member reaches that one; else the ticket itself. */
export async function reachedSurvivor(db: Read, partnership: string, ticket: string, member: Member): Promise<string> {
  const id = await survivorOf(db, partnership, ticket);
  if (id === ticket || member.role !== 'requester') return id;
  const [row] = await placesOf(db, partnership, [id]);
  return row !== undefined && reaches(member, row) ? id : ticket;
}

export async function placesOf(db: Read, partnership: string, tickets: readonly string[]): Promise<Place[]> {
  if (tickets.length === 0) return [];
  return db
    .selectFrom('tickets')
    .select(['ticket_id', 'number', 'requester', 'watchers'])
    .where('partnership_id', '=', partnership)
    .where(sql<boolean>`ticket_id = any(${tickets}::uuid[])`)
    .execute();
}

/**
 * What was merged into a ticket, also over other merged ones, where the member reaches it: a requester reads
 * of a merged ticket only what he could read before. By id.
 */
export async function mergedInto(db: Read, partnership: string, ticket: string, member: Member): Promise<ReadonlyMap<string, Place>> {
  const { rows } = await sql<Place>`
    with recursive came as (
      select ticket_id, number, requester, watchers from tickets where partnership_id = ${partnership}::uuid and merged_into = ${ticket}::uuid
      union all
      select t.ticket_id, t.number, t.requester, t.watchers
      from came join tickets t on t.partnership_id = ${partnership}::uuid and t.merged_into = came.ticket_id)
    select * from came limit 500`.execute(db as Tx);
  return new Map(rows.filter((row) => reaches(member, row)).map((row) => [row.ticket_id, row]));
}
