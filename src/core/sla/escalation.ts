/**
 * Escalation: which steps are due, and since when.
 *
 * A step is due at the instant by which its share of the target had counted, computed from the
 * clock. A late sweep finds the same steps with the same instants, in the same order; who acts on a
 * step once keeps its key. Raising a priority can make steps due in the past: ask from the clock's
 * start then. Notices wait for the hours of the team they go to, unless the step wakes people.
 *
 * Example: 8 h from Monday 09:00 with a step at 75 %: due on Monday at 15:00; swept on Tuesday, it
 * still says Monday 15:00.
 */
import type { EscalationStep, Priority } from '../agreement/agreement.js';
import type { Calendar, Deadline } from '../calendar/calendar.js';
import type { TeamId } from '../ids.js';
import type { Instant, Millis } from '../time.js';
import type { CalendarSet } from './calendars.js';
import type { Clock } from './clock.js';

export interface DueStep {
  readonly step: EscalationStep;
  /** Names the step on this clock: act once for each key of a ticket. */
  readonly key: string;
  readonly dueAt: Instant;
  /** When each team is told; `never` when it has no hours. */
  readonly notices: readonly { readonly team: TeamId; readonly at: Deadline }[];
}

/**
 * The steps that fell due after `since` and until `until`, in the order in which they fell due.
 *
 * @param since exclusive; EARLIEST asks for all of the clock's life
 * @param until inclusive, not after the moment the clock was computed for
 * @example escalationsDue(clock, 'P2', agreement.escalation, calendars, EARLIEST, now)
 */
export function escalationsDue(
  clock: Clock,
  priority: Priority,
  steps: readonly EscalationStep[],
  calendars: CalendarSet,
  since: Instant,
  until: Instant,
): readonly DueStep[] {
  const calendar = calendarOf(clock, calendars);
  const due: DueStep[] = [];
  for (const step of steps) {
    if (!concerns(step, clock, priority)) continue;
    const dueAt = reachedAt(clock, calendar, step.atPercent, until);
    if (dueAt === null || dueAt <= since || dueAt > until) continue;
    due.push({
      step,
      key: keyOf(clock, step),
      dueAt,
      notices: step.notify.map((team) => ({ team, at: noticeAt(step, team, dueAt, calendars) })),
    });
  }
  // Sorting is stable: steps due at one instant stay in the order of the agreement.
  return due.sort((a, b) => a.dueAt - b.dueAt);
}

/** The calendar that a clock counts on. */
export function calendarOf(clock: Pick<Clock, 'kind' | 'calendar'>, calendars: CalendarSet): Calendar {
  return clock.kind === 'accept' ? calendars.duty(clock.calendar) : calendars.calendar(clock.calendar);
}

/** Whether a step is about this clock of a ticket with this priority. */
export const concerns = (step: EscalationStep, clock: Pick<Clock, 'kind'>, priority: Priority): boolean =>
  step.clock === clock.kind && (step.priorities === null || step.priorities.includes(priority));

/** Update clocks start anew with each answer, and accept clocks with each offer: each is its own. */
export const keyOf = (clock: Pick<Clock, 'kind' | 'handOff' | 'startedAt'>, step: EscalationStep): string =>
  [clock.kind, clock.handOff ?? (clock.kind === 'update' ? clock.startedAt : ''), step.id].join(':');

/** At least a millisecond: a share of nothing would be reached before time has counted. */
export const shareOf = (targetMs: Millis, percent: number): Millis => Math.max(1, Math.ceil((targetMs * percent) / 100));

function reachedAt(clock: Clock, calendar: Calendar, percent: number, until: Instant): Instant | null {
  const wanted = shareOf(clock.targetMs, percent);
  let counted = 0;
  for (const [index, run] of clock.runs.entries()) {
    const goesOn = clock.state === 'running' && index === clock.runs.length - 1 && until > run.to;
    if (counted + run.elapsedMs >= wanted || goesOn) {
      const at = calendar.add(run.from, wanted - counted);
      return at === 'never' ? null : at;
    }
    counted += run.elapsedMs;
  }
  return null;
}

function noticeAt(step: EscalationStep, team: TeamId, dueAt: Instant, calendars: CalendarSet): Deadline {
  return step.wake ? dueAt : calendars.duty(team).nextOpening(dueAt);
}
