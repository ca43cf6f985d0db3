/** Rows of time. People see the entries of their own side; the sums of both sides are both's. */
import { sql } from 'kysely';
import type { TimeScope } from '../../../contract/time-entries.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { TimeEntryChange, TimeEntryTable } from './tables.js';

/** An entry with what names its ticket. */
export interface EntryRow extends TimeEntryTable {
  readonly number: string;
  readonly subject: string;
}

const withTickets = (db: Read) =>
  db
    .selectFrom('time_entries as e')
    .leftJoin('tickets as t', (join) => join.onRef('t.partnership_id', '=', 'e.partnership_id').onRef('t.ticket_id', '=', 'e.ticket_id'))
    .selectAll('e')
    .select((eb) => [eb.fn.coalesce('t.number', sql<string>`''`).as('number'), eb.fn.coalesce('t.subject', sql<string>`''`).as('subject')]);

/** The newest entries of one party on a ticket. */
export function entriesOfTicket(db: Read, partnership: string, ticket: string, party: string, most: number): Promise<EntryRow[]> {
  return withTickets(db)
    .where('e.partnership_id', '=', partnership)
    .where('e.ticket_id', '=', ticket)
    .where('e.party', '=', party)
    .orderBy('e.day', 'desc')
    .orderBy('e.entry_id', 'desc')
    .limit(most)
    .execute();
}

export interface Days {
  readonly from: string;
  readonly to: string;
}

export function entriesOfPerson(db: Read, partnership: string, person: string, { from, to }: Days, most: number): Promise<EntryRow[]> {
  return withTickets(db)
    .where('e.partnership_id', '=', partnership)
    .where('e.person_id', '=', person)
    .where('e.day', '>=', from)
    .where('e.day', '<=', to)
    .orderBy('e.day')
    .orderBy('e.entry_id')
    .limit(most)
    .execute();
}

export async function findEntry(db: Read, partnership: string, entry: string): Promise<EntryRow | null> {
  const found = withTickets(db).where('e.partnership_id', '=', partnership).where('e.entry_id', '=', entry);
  return (await found.executeTakeFirst()) ?? null;
}

export async function entryWithKey(db: Read, partnership: string, key: string): Promise<EntryRow | null> {
  const found = withTickets(db).where('e.partnership_id', '=', partnership).where('e.creation_key', '=', key);
  return (await found.executeTakeFirst()) ?? null;
}

/** An entry, held until the transaction ends. */
export async function lockEntry(tx: Tx, partnership: string, entry: string): Promise<TimeEntryTable | null> {
  const found = tx.selectFrom('time_entries').selectAll().where('partnership_id', '=', partnership).where('entry_id', '=', entry);
  return (await found.forUpdate().executeTakeFirst()) ?? null;
}

/** The newest changes that one party made to its entries on a ticket. */
export async function changesOfTicket(
  db: Read,
  partnership: string,
  ticket: string,
  party: string,
  most: number,
): Promise<readonly TimeEntryChange[]> {
  const { rows } = await sql<TimeEntryChange>`
    select change_id, entry_id, person_id, at, before, after from time_entry_changes
    where partnership_id = ${partnership}::uuid and before ->> 'ticket' = ${ticket} and party = ${party}
    order by change_id desc limit ${most}`.execute(db as Tx);
  return rows;
}

export interface Total {
  readonly party: string;
  readonly included: number;
  readonly project: number;
}

export async function totalsOf(db: Read, partnership: string, ticket: string): Promise<readonly Total[]> {
  const { rows } = await sql<Total>`
    select party, coalesce(sum(minutes) filter (where scope = 'included'), 0)::int as included,
      coalesce(sum(minutes) filter (where scope = 'project'), 0)::int as project
    from time_entries where partnership_id = ${partnership}::uuid and ticket_id = ${ticket}::uuid
    group by party order by party`.execute(db as Tx);
  return rows;
}

export interface TimedTicket {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly requester: string | null;
  readonly watchers: string[];
  readonly imported: boolean;
  /** What the rule of its last routing says of its work. */
  readonly scope: TimeScope;
  readonly rule: string | null;
}

export async function findTicket(db: Read, partnership: string, ticket: string): Promise<TimedTicket | null> {
  const { rows } = await sql<TimedTicket>`
    select t.ticket_id as id, t.number, t.subject, t.requester, t.watchers, t.history_id is not null as imported, r.rule,
      case when r.scope = 'included' then 'included' else 'project' end as scope
    from tickets t left join lateral (
      select event ->> 'scope' as scope, event ->> 'rule' as rule from ticket_events e
      where e.partnership_id = t.partnership_id and e.ticket_id = t.ticket_id and e.event ->> 'kind' = 'routed'
      order by e.seq desc limit 1) r on true
    where t.partnership_id = ${partnership}::uuid and t.ticket_id = ${ticket}::uuid`.execute(db as Tx);
  return rows[0] ?? null;
}
