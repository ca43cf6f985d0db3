/** What waits for a member: short lists over the open tickets of the desk, and how many more there are. */
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../context.js';
import type { Read, Tx } from '../../../platform/db/db.js';
import { peopleOf } from '../../identity/index.js';
import { reachedBy } from '../reach.js';
import { IS_ACTIVE, SOON_MS } from './queue-filter.js';
import { peopleIn, ROW_COLUMNS, type RowColumns, type TicketRow, viewRow } from './ticket-row.view.js';

const SHOWN = 20;
/** More open tickets than this are told as this many. */
const MOST_COUNTED = 10_000;

/** A list of what waits for people of the IT teams, by the condition that an index is made for. */
const LISTS = ['handOffs', 'overdue', 'dueSoon', 'unowned', 'untouched', 'late'] as const;
type List = (typeof LISTS)[number];

export interface Waiting extends Record<List | 'mine', TicketRow[]> {
  readonly counts: Record<List | 'mine' | 'open', number>;
}

/** Of their own party; what nobody owns is everybody's. */
function conditions(party: string, now: number): Readonly<Record<List, RawBuilder<boolean>>> {
  const soon = now + SOON_MS;
  return {
    handOffs: sql`proposed_party = ${party}`,
    overdue: sql`holder_party = ${party} and sort_due < ${now}::bigint`,
    dueSoon: sql`holder_party = ${party} and sort_due >= ${now}::bigint and sort_due < ${soon}::bigint`,
    unowned: sql`holder_team is null`,
    untouched: sql`holder_party = ${party} and untouched_since is not null`,
    late: sql`holder_party = ${party} and late_since is not null`,
  };
}

export async function whatWaits(db: Read, ctx: Ctx): Promise<Waiting> {
  const { party, person, role } = ctx.member;
  const own = role === 'requester' ? reachedBy(ctx.partnership, person) : sql<boolean>`assignee = ${person}::uuid`;
  const lists = role === 'requester' || party === null ? null : conditions(party, ctx.now);
  const [found, counts] = await Promise.all([
    firstOf(db, ctx.partnership, { ...lists, mine: own }),
    countsOf(db, ctx.partnership, lists, own),
  ]);
  const people = await peopleOf(db, ctx.partnership, peopleIn(found));
  const shown = Object.fromEntries([...LISTS, 'mine'].map((list) => [list, [] as TicketRow[]])) as Record<List | 'mine', TicketRow[]>;
  for (const row of found) shown[row.list].push(viewRow(row, people, ctx.now, party !== null));
  return { ...shown, counts };
}

interface Found extends RowColumns {
  readonly list: List | 'mine';
}

/** The first of each list along its own index, in one statement. */
async function firstOf(
  db: Read,
  partnership: string,
  wanted: Partial<Readonly<Record<List | 'mine', RawBuilder<boolean>>>>,
): Promise<readonly Found[]> {
  const columns = sql.join(ROW_COLUMNS.map((column) => sql.ref(column)));
  // In order of the whole, which keeps the order of each.
  const each = Object.entries(wanted).map(
    ([list, condition]) => sql`(select ${sql.lit(list)} as list, ${columns}, sort_due from tickets
      where partnership_id = ${partnership}::uuid and history_id is null and ${IS_ACTIVE} and ${condition}
      order by sort_due, ticket_id limit ${sql.lit(SHOWN)})`,
  );
  return (await sql<Found>`select * from (${sql.join(each, sql` union all `)}) as found order by sort_due, ticket_id`.execute(db as Tx))
    .rows;
}

/** Each counted along its own index; together they cost one round. */
async function countsOf(
  db: Read,
  partnership: string,
  lists: ReturnType<typeof conditions> | null,
  own: RawBuilder<boolean>,
): Promise<Waiting['counts']> {
  const counted = (condition: RawBuilder<boolean>) => sql`(select count(*)::integer from (
    select from tickets where partnership_id = ${partnership}::uuid and history_id is null and ${IS_ACTIVE} and ${condition}
    limit ${MOST_COUNTED}) as counted)`;
  const open = lists === null ? own : sql<boolean>`true`;
  const each = LISTS.map((list) => sql`${lists === null ? sql`0` : counted(lists[list])} as ${sql.ref(list)}`);
  const { rows } = await sql<Waiting['counts']>`
    select ${sql.join(each)}, ${counted(own)} as mine, ${counted(open)} as open`.execute(db as Tx);
  return rows[0]!;
}
