/**
 * How long each party has had the ball, against what the parties agreed between themselves.
 *
 * A party's target counts only its own minutes: handing a ticket over late never eats the time of
 * the one that gets it. It runs on the calendar, and pauses with the waits, of the ticket's target.
 *
 * Example: Northwind may hold a P2 for 4 h. It holds it 1 h, Onsite IT 3 h, then Northwind again: it
 * has 3 h left, whatever Onsite IT took.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { TicketEvent } from '../tickets/event.js';
import type { Instant } from '../time.js';
import type { CalendarSet } from './calendars.js';
import type { HoldClock } from './clock.js';
import { readingOf } from './clocks.js';
import { measure, partyOf } from './measure.js';
import { type Plan, whyNot } from './plan.js';
import { policyOf, targetOf } from './target.js';
import { timelineOf } from './timeline.js';

/**
 * One clock per hold target of the ticket's policy and priority; `dueAt` is null while another party has the ball.
 *
 * @param events in order; those after `asOf` are not looked at
 */
export function holdClocks(
  events: readonly TicketEvent[],
  agreement: Agreement,
  calendars: CalendarSet,
  asOf: Instant,
): readonly HoldClock[] {
  const timeline = timelineOf(events, asOf);
  if (timeline === null) return [];
  const { state, stretches } = timeline;
  const target = targetOf(agreement, state);
  const holds = policyOf(agreement, state.policy)?.holds.filter((one) => one.priority === state.priority) ?? [];
  if (target === null) return [];
  return holds.map(({ party, holdMs }) => {
    const plan: Plan = {
      kind: 'resolve',
      handOff: null,
      calendarId: target.calendar,
      calendar: calendars.calendar(target.calendar),
      from: state.createdAt,
      to: state.resolvedAt ?? asOf,
      stopped: state.resolvedAt !== null,
      targetMs: holdMs,
      end: 'met',
      target,
    };
    const why = whyNot(plan, agreement, false);
    const own = measure(plan, stretches, (one) => partyOf(one) === party && why(one) === 'running', null);
    const { elapsedMs, state: reads, dueAt, breachedAt } = readingOf(plan, own);
    return {
      party,
      calendar: target.calendar,
      targetMs: holdMs,
      elapsedMs,
      state: reads,
      dueAt,
      breachedAt,
      stoppedAt: state.resolvedAt,
    };
  });
}
