/**
 * The clocks of a ticket, computed from its events and nothing else.
 *
 * Targets count from the ticket's start by the priority, type and policy that hold now, so a clock
 * can be found to have been breached before its target was changed. A claim of "not accountable"
 * that stands is left out like a pause; one that is not settled yet is shown as a second reading.
 * A hand-off that nobody answered and that passed by itself is a missed one.
 *
 * Example: a P2 of Friday 15:00 (8 h on Mon-Fri 08:00-17:00) is due on Monday at 14:00; asked on
 * Monday at 10:00, its resolve clock is running with 4 h counted, all of the service desk.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Cause } from '../decision.js';
import type { TicketEvent } from '../tickets/event.js';
import type { TicketState } from '../tickets/state.js';
import type { Instant } from '../time.js';
import type { CalendarSet } from './calendars.js';
import type { Clock, ClockRun, ClockTotal, Reading } from './clock.js';
import { lengthText } from './length-text.js';
import { type Measured, measure } from './measure.js';
import { type Plan, plans, stretchesOf, whyNot } from './plan.js';
import { policyOf } from './target.js';
import { type Stretch, type Timeline, timelineOf } from './timeline.js';

/**
 * All clocks of a ticket, in the order respond, update, resolve, accept.
 *
 * @param events in order; those after `asOf` are not looked at
 * @param agreement the version that the ticket stands under
 * @param calendars of that agreement
 * @returns empty before the ticket's creation, and where nothing was promised
 * @example clocks(events, agreement, calendarSet(agreement), now)[0]?.dueAt
 */
export function clocks(events: readonly TicketEvent[], agreement: Agreement, calendars: CalendarSet, asOf: Instant): readonly Clock[] {
  const timeline = timelineOf(events, asOf);
  if (timeline === null) return [];
  return plans(timeline, agreement, calendars).map((plan) => {
    const runs: ClockRun[] = [];
    const total = read(plan, timeline, agreement, runs);
    return { ...total, runs, causes: causesOf(plan, timeline.state, agreement) };
  });
}

/**
 * State and clocks of a ticket in one pass, without runs and causes: for millions of tickets.
 *
 * @returns null before the ticket's creation
 */
export function clockTotals(
  events: readonly TicketEvent[],
  agreement: Agreement,
  calendars: CalendarSet,
  asOf: Instant,
): { readonly state: TicketState; readonly clocks: readonly ClockTotal[] } | null {
  const timeline = timelineOf(events, asOf);
  if (timeline === null) return null;
  const all = plans(timeline, agreement, calendars).map((plan) => read(plan, timeline, agreement, null));
  return { state: timeline.state, clocks: all };
}

function read(plan: Plan, timeline: Timeline, agreement: Agreement, runs: ClockRun[] | null): ClockTotal {
  const stretches = stretchesOf(plan, timeline);
  const why = whyNot(plan, agreement, false);
  const reading = readingOf(
    plan,
    measure(plan, stretches, (one) => why(one) === 'running', runs),
  );
  return {
    kind: plan.kind,
    handOff: plan.handOff?.id ?? null,
    calendar: plan.calendarId,
    startedAt: plan.from,
    targetMs: plan.targetMs,
    stoppedAt: plan.stopped ? plan.to : null,
    ...reading,
    claimed: claimedReading(plan, stretches, agreement),
  };
}

function claimedReading(plan: Plan, stretches: readonly Stretch[], agreement: Agreement): Reading | null {
  if (!stretches.some((one) => one.mark === 'claimed')) return null;
  const why = whyNot(plan, agreement, true);
  return readingOf(
    plan,
    measure(plan, stretches, (one) => why(one) === 'running', null),
  );
}

/** What a measurement says about a clock. */
export function readingOf(plan: Pick<Plan, 'targetMs' | 'stopped' | 'end'>, measured: Measured): Reading {
  const { elapsedMs, usedUpAt, projectedAt, running, byParty, byTeam } = measured;
  const lapsed = plan.stopped && plan.end === 'missed';
  const breached = elapsedMs > plan.targetMs || lapsed;
  const stoppedAs = breached ? 'missed' : plan.end;
  const state = plan.stopped ? stoppedAs : running ? 'running' : 'paused';
  return { elapsedMs, state, dueAt: projectedAt, breachedAt: breached ? usedUpAt : null, byParty, byTeam };
}

function causesOf(plan: Plan, state: TicketState, agreement: Agreement): readonly Cause[] {
  const within = lengthText(plan.targetMs);
  if (plan.handOff !== null) {
    return [{ code: 'clock.accept', ref: plan.handOff.id, text: `To be accepted within ${within} of the receiving team's hours` }];
  }
  const policy = policyOf(agreement, state.policy);
  const causes: Cause[] = [
    { code: 'clock.target', ref: policy?.id ?? null, text: `${policy?.name}: ${state.priority}, ${plan.kind} within ${within}` },
    { code: 'clock.calendar', ref: plan.calendarId, text: `Counted on the calendar '${plan.calendarId}'` },
  ];
  const pauses = plan.target?.pausedWhile ?? [];
  const text = pauses.length === 0 ? 'Never paused' : `Paused while waiting: ${pauses.join(', ')}`;
  causes.push({ code: 'clock.pauses', ref: policy?.id ?? null, text });
  return causes;
}
