/** What waits for a member: short lists over the open tickets of the desk, and how many more there are. */
import { sql } from 'kysely';
import type { Ctx } from '../../../context.js';
import type { Read, Tx } from '../../../platform/db/db.js';
import { peopleOf } from '../../identity/index.js';
import { reachedBy } from '../reach.js';
import type { TicketTable } from '../tables.js';
import { IS_ACTIVE, SOON_MS } from './queue-filter.js';
import { peopleIn, type TicketRow, viewRow } from './ticket-row.view.js';

const SHOWN = 20;

export interface Waiting {
  readonly handOffs: TicketRow[];
  readonly dueSoon: TicketRow[];
  readonly unowned: TicketRow[];
  readonly mine: TicketRow[];
  readonly counts: Record<'handOffs' | 'dueSoon' | 'overdue' | 'unowned' | 'mine' | 'open', number>;
}

export async function whatWaits(db: Read, ctx: Ctx): Promise<Waiting> {
  const { party, person, role } = ctx.member;
  const active = () => {
    const open = db
      .selectFrom('tickets')
      .selectAll()
      .where('partnership_id', '=', ctx.partnership)
      .where('history_id', 'is', null)
      .where(IS_ACTIVE);
    return (role === 'requester' ? open.where(reachedBy(ctx.partnership, person)) : open)
      .orderBy('sort_due')
      .orderBy('ticket_id')
      .limit(sql.lit(SHOWN));
  };
  const ours = role === 'requester' ? null : party;
  const soon = ctx.now + SOON_MS;
  const [handOffs, dueSoon, unowned, mine, counts] = await Promise.all([
    ours === null ? [] : active().where('proposed_party', '=', ours).execute(),
    ours === null ? [] : active().where('holder_party', '=', ours).where('sort_due', '<', soon).execute(),
    ours === null ? [] : active().where('holder_team', 'is', null).execute(),
    role === 'requester' ? active().execute() : active().where('assignee', '=', person).execute(),
    countsOf(db, ctx, soon),
  ]);
  const people = await peopleOf(db, ctx.partnership, peopleIn([...handOffs, ...dueSoon, ...unowned, ...mine]));
  const view = (rows: readonly TicketTable[]) => rows.map((row) => viewRow(row, people, ctx.now, ctx.member.party !== null));
  return { handOffs: view(handOffs), dueSoon: view(dueSoon), unowned: view(unowned), mine: view(mine), counts };
}

async function countsOf(db: Read, ctx: Ctx, soon: number): Promise<Waiting['counts']> {
  const { party, person, role } = ctx.member;
  const ours = role === 'requester' ? null : party;
  const own = role === 'requester' ? reachedBy(ctx.partnership, person) : sql`assignee = ${person}::uuid`;
  const reach = role === 'requester' ? sql`and ${reachedBy(ctx.partnership, person)}` : sql``;
  const { rows } = await sql<Waiting['counts']>`
    select count(*) filter (where proposed_party = ${ours}) as "handOffs",
           count(*) filter (where holder_party = ${ours} and sort_due >= ${ctx.now}::bigint and sort_due < ${soon}::bigint) as "dueSoon",
           count(*) filter (where holder_party = ${ours} and sort_due < ${ctx.now}::bigint) as overdue,
           count(*) filter (where holder_team is null) as unowned,
           count(*) filter (where ${own}) as mine,
           count(*) as open
    from tickets
    where partnership_id = ${ctx.partnership}::uuid and history_id is null and ${IS_ACTIVE} ${reach}`.execute(db as Tx);
  return rows[0]!;
}
