/**
 * What a bounce cost, and when the leads are called in.
 *
 * The cost is the time between leaving a party and coming back to it, by the party that had it, on
 * each holding team's own hours. Time that pauses the clock (waiting on the requester, say) is not a
 * cost of the bounce; time in which another party was asked is that party's.
 *
 * Example: Onsite IT accepts at 10:20 and gives it back at 14:10, two hours of which it waited on
 * the requester: 110 minutes of Onsite IT's time.
 *
 * The leads are called in when the agreed number of bounces is reached, and again after as many more:
 * a call that changed nothing is no reason to stay silent for ever.
 */
import type { Agreement, WaitReason } from '../agreement/agreement.js';
import type { Cause, Decision } from '../decision.js';
import type { PartyId, TeamId } from '../ids.js';
import type { Instant, Millis } from '../time.js';
import { partyName } from './desk.js';
import type { TicketEventBody } from './event.js';
import type { Bounce, TicketState } from './state.js';

export interface BounceCost {
  readonly totalMs: Millis;
  readonly byParty: ReadonlyMap<PartyId, Millis>;
}

/**
 * The cost of one bounce.
 *
 * @param pausedWhile the reasons that pause the ticket's clock
 * @param openTime open time of a team between two instants, in milliseconds
 * @example bounceCost(state, bounce, ['requester'], (team, a, b) => calendars.duty(team).elapsed(a, b)).totalMs // 6_600_000
 */
export function bounceCost(
  state: TicketState,
  bounce: Bounce,
  pausedWhile: readonly WaitReason[],
  openTime: (team: TeamId, from: Instant, to: Instant) => Millis,
): BounceCost {
  const byParty = new Map<PartyId, Millis>();
  let totalMs = 0;
  for (const span of state.spans) {
    const from = Math.max(span.from, bounce.awayFrom);
    const to = Math.min(span.to ?? bounce.awayTo, bounce.awayTo);
    if (from >= to || span.holder === null || span.status === 'resolved' || span.status === 'closed') continue;
    if (span.waitingOn !== null && pausedWhile.includes(span.waitingOn)) continue;
    const party = span.waitingFor ?? span.holder.party;
    const ms = openTime(span.holder.team, from, to);
    byParty.set(party, (byParty.get(party) ?? 0) + ms);
    totalMs += ms;
  }
  return { totalMs, byParty };
}

/**
 * What follows from a bounce: the event that calls in the leads, when the agreed number is reached since they were
 * called in last.
 *
 * @param state the ticket after the bounce
 * @returns nothing below the number
 * @example callLeadsIn(state, agreement) // with a limit of 2: at the second bounce, the fourth, the sixth
 */
export function callLeadsIn(state: TicketState, agreement: Agreement): readonly TicketEventBody[] {
  const last = state.bounces.at(-1);
  const since = state.bounces.length - state.leadsCalledInBounces;
  if (last === undefined || since < Math.max(1, agreement.handOff.bounceLimit)) return [];
  return [{ kind: 'leads-called-in', bounces: state.bounces.length, parties: [last.from.party, last.backTo.party] }];
}

/**
 * Whether the ticket has bounced so often that the leads of both parties are called in.
 *
 * @example leadsCalledIn(state, agreement).outcome // true from the second bounce on, with a limit of 2
 */
export function leadsCalledIn(state: TicketState, agreement: Agreement): Decision<boolean> {
  const causes: Cause[] = state.bounces.map((one) => ({
    code: 'ticket.bounce',
    ref: one.handOff ?? one.rule,
    text: `Back to ${partyName(agreement, one.backTo.party)} from ${partyName(agreement, one.from.party)}`,
  }));
  return { outcome: state.bounces.length >= agreement.handOff.bounceLimit, causes };
}
