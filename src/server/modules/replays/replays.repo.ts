/** Replays, their verdicts, and the stored tickets that they read. */
import { sql } from 'kysely';
import type { listReplayTickets } from '../../../contract/replays.js';
import type { QueryOf } from '../../../contract/route.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { invalid } from '../../platform/http/refusal.js';
import type { StoredTicket, Verdict } from './replay-task.js';
import type { ReplayState, ReplayTable } from './tables.js';

export type NamedReplay = Omit<ReplayTable, 'report' | 'draft_text'> & { readonly history_name: string; readonly agreement_name: string };

/** A report may be large; older ones make room when somebody removes them. */
export const MOST_REPLAYS = 200;
/** They run one after the other, those of other partnerships too. */
export const MOST_UNDER_WAY = 5;

const NO_ANSWER = { metTarget: null, group: null, reassignments: null };

const named = (db: Read, partnership: string) =>
  db
    .selectFrom('replays as r')
    .innerJoin('histories as h', (join) =>
      join.onRef('h.partnership_id', '=', 'r.partnership_id').onRef('h.history_id', '=', 'r.history_id'),
    )
    .leftJoin('agreement_versions as a', (join) =>
      join.onRef('a.partnership_id', '=', 'r.partnership_id').onRef('a.agreement_id', '=', 'r.agreement_id'),
    )
    .select([
      'r.partnership_id',
      'r.replay_id',
      'r.history_id',
      'r.agreement_id',
      'r.draft_id',
      'r.draft_name',
      'r.draft_revision',
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
      sql<string>`coalesce(${eb.ref('r.draft_name')}, ${eb.ref('a.name')} || ', version ' || ${eb.ref('a.version')})`.as('agreement_name'),
    ])
    .where('r.partnership_id', '=', partnership);

export const listReplayRows = (db: Read, partnership: string): Promise<NamedReplay[]> =>
  named(db, partnership).orderBy('r.replay_id', 'desc').limit(MOST_REPLAYS).execute();

export async function countReplays(db: Read, partnership: string): Promise<{ readonly all: number; readonly underWay: number }> {
  const { all, underWay } = await db
    .selectFrom('replays')
    .where('partnership_id', '=', partnership)
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.countAll<number>().filterWhere('state', 'in', ['waiting', 'running']).as('underWay'),
    ])
    .executeTakeFirstOrThrow();
  return { all: Number(all), underWay: Number(underWay) };
}

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

/** The frozen text of the draft that a replay runs through; null where it runs through a version. */
export async function draftTextOf(db: Read, partnership: string, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('replays')
    .select('draft_text')
    .where('partnership_id', '=', partnership)
    .where('replay_id', '=', id)
    .executeTakeFirst();
  return row?.draft_text ?? null;
}

/** Its state, kept from being changed or removed by others until the transaction ends; null when it is gone. */
export async function holdReplay(tx: Tx, partnership: string, id: string): Promise<ReplayState | null> {
  const row = await tx
    .selectFrom('replays')
    .select('state')
    .where('partnership_id', '=', partnership)
    .where('replay_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.state ?? null;
}

export async function updateReplay(tx: Tx, partnership: string, id: string, changes: Partial<ReplayTable>): Promise<void> {
  await tx.updateTable('replays').set(changes).where('partnership_id', '=', partnership).where('replay_id', '=', id).execute();
}

/** The tickets of a history behind one of its ordinals, in order, with their events as text. */
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
  const { rows } = await sql<{ ticket_id: string; events: string }>`
    select ticket_id, json_agg(event order by seq)::text as events from ticket_events
    where partnership_id = ${partnership}::uuid and ticket_id = any(${tickets.map((one) => one.ticket_id)}::uuid[])
    group by ticket_id`.execute(db as Tx);
  const events = new Map(rows.map((row) => [row.ticket_id, row.events]));
  return tickets.map((one) => ({
    id: one.ticket_id,
    ordinal: one.ordinal,
    number: one.number,
    events: events.get(one.ticket_id) ?? '[]',
    recorded: one.recorded ?? NO_ANSWER,
  }));
}

export async function insertVerdicts(tx: Tx, partnership: string, replay: string, verdicts: readonly Verdict[]): Promise<void> {
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
