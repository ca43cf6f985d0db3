/**
 * What replay says of one ticket: who would have got it under the agreement, whether its clocks would
 * have been met, and how it really travelled. Pure: the same for a report over a million tickets and
 * for the one ticket that somebody opens.
 *
 * Example: a printer incident that the desk gave to its service desk on a Tuesday at 10:00 and passed
 * on at 11:00: recorded Service desk, agreed Onsite IT by r2, one crossing.
 */
import type { PartyId } from '../ids.js';
import { targetOf } from '../sla/target.js';
import { bounceCost } from '../tickets/bounce-cost.js';
import type { Bounce, TicketState } from '../tickets/state.js';
import type { Instant } from '../time.js';
import type { ReplayContext } from './context.js';
import type { CostedBounce, Crossing, RecordedVerdict, ReplayDecision } from './decision.js';
import { type Judged, judge, verdicts } from './judge.js';
import { hourOfWeek } from './load-tally.js';
import { crossings, firstHolder, resolver } from './recorded-path.js';
import { routeTicket } from './route-ticket.js';
import type { ReplayTicket } from './ticket.js';

/**
 * @param context an agreement made ready (`replayContext`)
 * @throws Error when the ticket does not begin with its creation: a programming mistake
 * @example decideTicket(replayContext(agreement), ticket).routed // { kind: 'owned', team: 'onsite-it', … }
 */
export function decideTicket(context: ReplayContext, ticket: ReplayTicket): ReplayDecision {
  return decideAndJudge(context, ticket).decision;
}

/** The decision together with state and clocks, for figures that count further things. */
export function decideAndJudge(
  context: ReplayContext,
  ticket: ReplayTicket,
): { readonly decision: ReplayDecision; readonly judged: Judged } {
  const created = ticket.events[0];
  if (created?.kind !== 'created') throw new Error(`Ticket ${ticket.number} does not begin with its creation`);
  const { agreement } = context;
  const { situation, unknown, routed } = routeTicket(context, created, created.at);
  const judged = judge(context, ticket.events, routed.kind === 'owned' ? routed.outcome.policy : agreement.defaultPolicy);
  const { state } = judged;
  const path = crossings(state);
  const decision: ReplayDecision = {
    number: ticket.number,
    createdAt: created.at,
    situation,
    unknown,
    routed,
    priority: state.priority,
    recorded: recordedHolder(context, state, ticket),
    resolvedBy: resolver(state)?.team ?? null,
    recordedVerdict: recordedVerdict(ticket.recorded.metTarget),
    clocks: routed.kind === 'unknown' ? [] : verdicts(context, judged),
    crossings: path,
    bounces: path.flatMap((crossing) =>
      crossing.awayFrom === null ? [] : costed(context, ticket.number, state, crossing, crossing.awayFrom),
    ),
    hour: hourOfWeek(agreement.windows.zone, created.at),
  };
  return { decision, judged };
}

const recordedVerdict = (met: boolean | null): RecordedVerdict => (met === null ? 'no-data' : met ? 'met' : 'missed');

/** A team that the agreement knows is of the party that it says; the desk's own group stands in when no event names a team. */
function recordedHolder(context: ReplayContext, state: TicketState, { recorded }: ReplayTicket): ReplayDecision['recorded'] {
  const holder = firstHolder(state);
  if (holder !== null) return { team: holder.team, party: context.partyOf.get(holder.team) ?? holder.party };
  return recorded.group === null ? null : { team: recorded.group, party: null };
}

/** A group that the agreement does not know has no hours of its own: its time counts on the calendar of the ticket's target. */
function costed(context: ReplayContext, number: string, state: TicketState, { at, from, to }: Crossing, awayFrom: Instant): CostedBounce {
  const { agreement, calendars, partyOf } = context;
  const target = targetOf(agreement, state);
  const bounce: Bounce = { at, from, backTo: to, awayFrom, awayTo: at, rule: null, cell: null, handOff: null, reason: null };
  const { totalMs, byParty } = bounceCost(state, bounce, target?.pausedWhile ?? [], (team, start, end) => {
    if (partyOf.has(team)) return calendars.duty(team).elapsed(start, end);
    return target === null ? end - start : calendars.calendar(target.calendar).elapsed(start, end);
  });
  const parties: Record<PartyId, number> = Object.fromEntries([...byParty].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { number, at, from, backTo: to, awayFrom, awayTo: at, costMs: totalMs, byParty: parties };
}
