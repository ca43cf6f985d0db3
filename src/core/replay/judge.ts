/**
 * The clocks of a recorded ticket under an agreement's policy.
 *
 * The desk's facts stay as they are (when it was answered, waited, was resolved), only the policy is
 * the agreement's. Respond is judged where the history shows an answer; where it shows none there is
 * no data, unless the history is known to record every answer.
 */
import type { PolicyId } from '../ids.js';
import type { ClockTotal } from '../sla/clock.js';
import { clockTotals } from '../sla/clocks.js';
import type { TicketEvent } from '../tickets/event.js';
import type { TicketState } from '../tickets/state.js';
import type { ReplayContext } from './context.js';
import type { ClockVerdict, Verdict } from './decision.js';

export interface Judged {
  readonly state: TicketState;
  readonly clocks: readonly ClockTotal[];
}

/**
 * @param events of one ticket, the first one its creation
 * @param policy that the ticket would stand under
 */
export function judge(context: ReplayContext, events: readonly TicketEvent[], policy: PolicyId): Judged {
  const asOf = context.options.asOf ?? latest(events);
  const judged = clockTotals(underPolicy(context, events, policy), context.agreement, context.calendars, asOf);
  // Created after the end of the history: judged as of its own last event.
  return judged ?? clockTotals(underPolicy(context, events, policy), context.agreement, context.calendars, latest(events))!;
}

/** Whether the history says nothing about a clock: respond, where it shows no answer. */
const isSilent = (context: ReplayContext, state: TicketState, clock: ClockTotal): boolean =>
  clock.kind === 'respond' && state.firstResponseAt === null && context.options.answersRecorded !== true;

/** The clocks that the history can be held to. */
export const judgeable = (context: ReplayContext, { state, clocks }: Judged): readonly ClockTotal[] =>
  clocks.filter((clock) => !isSilent(context, state, clock));

/** Cancelled clocks measured nothing and are left out, but for respond: that one says that no answer is recorded. */
export function verdicts(context: ReplayContext, { state, clocks }: Judged): readonly ClockVerdict[] {
  const found: ClockVerdict[] = [];
  for (const clock of clocks) {
    if (clock.state === 'cancelled' && clock.kind !== 'respond') continue;
    const verdict = isSilent(context, state, clock) ? 'no-data' : verdictOf(clock);
    found.push({ kind: clock.kind, verdict, targetMs: clock.targetMs, elapsedMs: clock.elapsedMs });
  }
  return found;
}

function verdictOf(clock: ClockTotal): Verdict {
  if (clock.state === 'met' || clock.state === 'missed') return clock.state;
  if (clock.breachedAt !== null) return 'missed';
  return clock.state === 'cancelled' ? 'no-data' : 'open';
}

function latest(events: readonly TicketEvent[]): number {
  let at = events[0]!.at;
  for (const event of events) if (event.at > at) at = event.at;
  return at;
}

/**
 * The same events with the policy in place of what the desk had; the same list where nothing changes.
 * A history without routing gets one event more, that gives the ticket to nobody under the policy.
 */
export function underPolicy(context: ReplayContext, events: readonly TicketEvent[], policy: PolicyId): readonly TicketEvent[] {
  let same = policy === context.agreement.defaultPolicy;
  let routed = false;
  for (const event of events) {
    if (event.kind !== 'routed' && event.kind !== 'agreement-moved') continue;
    routed ||= event.kind === 'routed';
    same &&= event.policy === policy;
  }
  if (same) return events;
  const result = events.map((event) => (event.kind === 'routed' || event.kind === 'agreement-moved' ? { ...event, policy } : event));
  if (!routed) {
    const { seq, at } = result[0]!;
    const nobody = { team: null, party: null, accountable: null, rule: null, scope: 'included', causes: [] } as const;
    result.splice(1, 0, { kind: 'routed', ...nobody, policy, seq, at, by: { kind: 'system', name: 'replay' } });
  }
  return result;
}
