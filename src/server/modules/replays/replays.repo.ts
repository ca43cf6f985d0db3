/** Replays, their verdicts, and the stored tickets that they read. */
import { sql } from 'kysely';
import type { listReplayTickets } from '../../../contract/replays.js';
import type { QueryOf } from '../../../contract/route.js';
import type { ReplayTicket } from '../../../core/replay/ticket.js';
import type { TicketEvent } from '../../../core/tickets/event.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { invalid } from '../../platform/http/refusal.js';
import type { ReplayTable, ReplayTicketTable } from './tables.js';

export type NamedReplay = Omit<ReplayTable, 'report'> & { readonly history_name: string; readonly agreement_name: string };

const NO_ANSWER = { metTarget: null, group: null, reassignments: null };

const named = (db: Read, partnership: string) =>
  db
    .selectFrom('replays as r')
    .innerJoin('histories as h', (join) =>
      join.onRef('h.partnership_id', '=', 'r.partnership_id').onRef('h.history_id', '=', 'r.history_id'),
    )
    .innerJoin('agreement_versions as a', (join) =>
      join.onRef('a.partnership_id', '=', 'r.partnership_id').onRef('a.agreement_id', '=', 'r.agreement_id'),
    )
    .select([
      'r.partnership_id',
      'r.replay_id',
      'r.history_id',
      'r.agreement_id',
      'r.compare_id',
      'r.state',
      'r.job_id',
      'r.failure',
      'r.created_at',
      'r.created_by',
      'r.ended_at',
    ])
    .select((eb) => [
      'h.name as history_name',
      sql<string>`${eb.ref('a.name')} || ', version ' || ${eb.ref('a.version')}`.as('agreement_name'),
    ])
    .where('r.partnership_id', '=', partnership);

export const listReplayRows = (db: Read, partnership: string): Promise<NamedReplay[]> =>
  named(db, partnership).orderBy('r.replay_id', 'desc').limit(200).execute();

export async function findReplay(db: Read, partnership: string, id: string): Promise<NamedReplay | null> {
  return (await named(db, partnership).where('r.replay_id', '=', id).executeTakeFirst()) ?? null;
}

export async function reportOf(db: Read, partnership: string, id: string): Promise<Record<string, unknown> | null> {
  const row = await db
    .selectFrom('replays')
    .select('report')
    .where('partnership_id', '=', partnership)
    .where('replay_id', '=', id)
    .executeTakeFirst();
  return row?.report ?? null;
}

export async function updateReplay(tx: Tx, partnership: string, id: string, changes: Partial<ReplayTable>): Promise<void> {
  await tx.updateTable('replays').set(changes).where('partnership_id', '=', partnership).where('replay_id', '=', id).execute();
}

export interface StoredTicket extends ReplayTicket {
  readonly id: string;
  readonly ordinal: number;
}

/** The tickets of a history behind one of its ordinals, in order, with their events. */
export async function storedTickets(db: Read, partnership: string, history: string, after: number, most: number): Promise<StoredTicket[]> {
  const tickets = await db
    .selectFrom('tickets')
    .select(['ticket_id', 'ordinal', 'number', 'recorded'])
    .where('partnership_id', '=', partnership)
    .where('history_id', '=', history)
    .where('ordinal', '>', after)
    .orderBy('ordinal')
    .limit(most)
    .execute();
  if (tickets.length === 0) return [];
  const { rows } = await sql<{ ticket_id: string; event: TicketEvent }>`
    select ticket_id, event from ticket_events
    where partnership_id = ${partnership}::uuid and ticket_id = any(${tickets.map((one) => one.ticket_id)}::uuid[])
    order by ticket_id, seq`.execute(db as Tx);
  const events = new Map<string, TicketEvent[]>();
  for (const { ticket_id, event } of rows) {
    const list = events.get(ticket_id);
    if (list) list.push(event);
    else events.set(ticket_id, [event]);
  }
  return tickets.map((one) => ({
    id: one.ticket_id,
    ordinal: one.ordinal,
    number: one.number,
    events: events.get(one.ticket_id) ?? [],
    recorded: one.recorded ?? NO_ANSWER,
  }));
}

export async function insertVerdicts(
  tx: Tx,
  partnership: string,
  replay: string,
  verdicts: readonly Omit<ReplayTicketTable, 'partnership_id' | 'replay_id'>[],
): Promise<void> {
  await sql`
    insert into replay_tickets (partnership_id, replay_id, ordinal, ticket_id, recorded_team, team, party, moved, resolve, respond, hour, bounces)
    select ${partnership}::uuid, ${replay}::uuid, v.*
    from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as v (ordinal bigint, ticket_id uuid, recorded_team text, team text, party text,
      moved boolean, resolve text, respond text, hour smallint, bounces integer)`.execute(tx);
}

export function verdictPage(db: Read, partnership: string, replay: string, query: QueryOf<typeof listReplayTickets>) {
  let rows = db
    .selectFrom('replay_tickets as v')
    .innerJoin('tickets as t', (join) => join.onRef('t.partnership_id', '=', 'v.partnership_id').onRef('t.ticket_id', '=', 'v.ticket_id'))
    .select([
      'v.ordinal',
      'v.ticket_id as ticket',
      't.number',
      't.subject',
      't.created_at as createdAt',
      'v.recorded_team as recordedTeam',
      'v.team',
      'v.party',
      'v.resolve',
      'v.respond',
      'v.bounces',
    ])
    .where('v.partnership_id', '=', partnership)
    .where('v.replay_id', '=', replay)
    .where('v.ordinal', '>', cursorOf(query.after));
  if (query.team === 'unowned') rows = rows.where('v.team', 'is', null);
  else if (query.team !== undefined) rows = rows.where('v.team', '=', query.team);
  if (query.recordedTeam !== undefined) rows = rows.where('v.recorded_team', '=', query.recordedTeam);
  if (query.moved !== undefined) rows = rows.where('v.moved', '=', query.moved === 'true');
  if (query.missed !== undefined) rows = rows.where(query.missed === 'resolve' ? 'v.resolve' : 'v.respond', '=', 'missed');
  if (query.hour !== undefined) rows = rows.where('v.hour', '=', query.hour);
  if (query.bounced !== undefined) rows = rows.where('v.bounces', '>', 0);
  return rows
    .orderBy('v.ordinal')
    .limit(query.limit + 1)
    .execute();
}

function cursorOf(after: string | undefined): number {
  if (after === undefined) return 0;
  if (/^\d{1,15}$/.test(after)) return Number(after);
  throw invalid([{ path: ['query', 'after'], text: 'Pass the `next` of the page before' }]);
}

/** Removes what a replay stored of tickets, for a fresh run or with the replay. */
export async function clearVerdicts(tx: Tx, partnership: string, replay: string): Promise<void> {
  await tx.deleteFrom('replay_tickets').where('partnership_id', '=', partnership).where('replay_id', '=', replay).execute();
}
