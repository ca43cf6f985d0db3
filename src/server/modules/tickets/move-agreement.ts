/**
 * Moves open tickets to another version of the agreement, each on record. Who holds a ticket stays; its
 * targets and hours are those of the other version from its start, and past pauses stay.
 */
import { situationProblems } from '../../../core/routing/situation-problems.js';
import { decideMoveAgreement } from '../../../core/tickets/decide-classify.js';
import { foldTicket } from '../../../core/tickets/fold.js';
import type { TicketState } from '../../../core/tickets/state.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import type { CompiledAgreement } from '../agreements/index.js';
import { deskOf } from './actor.js';
import { saveChange } from './save-change.js';
import type { TicketTable } from './tables.js';
import { loadEvents, stamp } from './tickets.repo.js';

const MOST = 100;
const OPEN = ['new', 'open', 'waiting'] as const;

export interface MovedTickets {
  readonly moved: number;
  readonly kept: readonly { readonly ticket: string; readonly number: string; readonly text: string }[];
  /** Where the next batch begins; null when this was the last. */
  readonly next: string | null;
}

/** One batch, in order of ticket ids; each ticket in a transaction of its own, so that none waits for the others. */
export async function moveOpenTickets(ctx: Ctx, events: Events, to: CompiledAgreement, after: string | null): Promise<MovedTickets> {
  const ids = await ctx.read(async (db) => {
    let query = db
      .selectFrom('tickets')
      .select('ticket_id')
      .where('partnership_id', '=', ctx.partnership)
      .where('history_id', 'is', null)
      .where('status', 'in', OPEN)
      .where('agreement_version', '!=', to.version);
    if (after !== null) query = query.where('ticket_id', '>', after);
    return (await query.orderBy('ticket_id').limit(MOST).execute()).map((row) => row.ticket_id);
  });
  let moved = 0;
  const kept: { ticket: string; number: string; text: string }[] = [];
  for (const ticket of ids) {
    const done = await moveOne(ctx, events, to, ticket);
    if (done === 'moved') moved += 1;
    else if (done !== null) kept.push(done);
  }
  return { moved, kept, next: ids.length < MOST ? null : ids.at(-1)! };
}

function moveOne(ctx: Ctx, events: Events, to: CompiledAgreement, ticket: string) {
  return ctx.write(async (tx) => {
    const row = await tx
      .selectFrom('tickets')
      .selectAll()
      .where('partnership_id', '=', ctx.partnership)
      .where('ticket_id', '=', ticket)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const loaded = { row, events: await loadEvents(tx, ctx.partnership, ticket) };
    const state = foldTicket(loaded.events);
    const obstacle = obstacleOf(row, state, to);
    if (obstacle !== null) return { ticket, number: row.number, text: obstacle };
    const desk = deskOf(ctx, to);
    const { outcome } = decideMoveAgreement(state, { agreementVersion: to.version, policy: policyUnder(state, to) }, desk);
    // Meanwhile it was resolved, or somebody else moved it.
    if (!outcome.ok) return null;
    const added = stamp(outcome.events, state.lastSeq, Math.max(ctx.now, state.lastAt), desk.by);
    await saveChange(tx, events, authorOf(ctx), loaded, added, to);
    return 'moved' as const;
  });
}

const situationOf = ({ category, type, tier, priority, system, site, attributes, createdAt }: TicketState, to: CompiledAgreement) => ({
  category,
  type,
  tier,
  priority,
  system,
  site,
  attributes,
  window: to.windows.at(createdAt),
});

function policyUnder(state: TicketState, to: CompiledAgreement): string {
  const { outcome } = to.router.route(situationOf(state, to));
  return outcome.owned ? outcome.policy : to.agreement.defaultPolicy;
}

/** Why a ticket cannot stand under the other version: it names something that is not there. */
function obstacleOf(row: TicketTable, state: TicketState, to: CompiledAgreement): string | null {
  const [problem] = situationProblems(to.agreement, situationOf(state, to));
  if (problem !== undefined) return problem.text;
  const gone = [row.holder_team, row.proposed_team].find((team) => team !== null && !to.agreement.teams.some(({ id }) => id === team));
  return gone === undefined ? null : `The team "${gone}", which has it or is to have it, is not in that version`;
}
