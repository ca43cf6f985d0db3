/** What waits for a member: short lists over the open tickets of the desk, and how many more there are. */
import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../../context.js';
import type { Read, Tx } from '../../../platform/db/db.js';
import { peopleOf } from '../../identity/index.js';
import { reachedBy } from '../reach.js';
import type { TicketTable } from '../tables.js';
import { IS_ACTIVE, SOON_MS } from './queue-filter.js';
import { peopleIn, type TicketRow, viewRow } from './ticket-row.view.js';

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
  const first = (condition: RawBuilder<boolean>) =>
    db
      .selectFrom('tickets')
      .selectAll()
      .where('partnership_id', '=', ctx.partnership)
      .where('history_id', 'is', null)
      .where(IS_ACTIVE)
      .where(condition)
      .orderBy('sort_due')
      .orderBy('ticket_id')
      .limit(sql.lit(SHOWN))
      .execute();
  const mine = await first(own);
  const found = {} as Record<List, TicketTable[]>;
  for (const list of LISTS) found[list] = lists === null ? [] : await first(lists[list]);
  const counts = await countsOf(db, ctx.partnership, lists, own);
  const people = await peopleOf(db, ctx.partnership, peopleIn([mine, ...Object.values(found)].flat()));
  const view = (rows: readonly TicketTable[]) => rows.map((row) => viewRow(row, people, ctx.now, party !== null));
  const shown = Object.fromEntries(LISTS.map((list) => [list, view(found[list])])) as Record<List, TicketRow[]>;
  return { ...shown, mine: view(mine), counts };
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
