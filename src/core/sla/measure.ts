/**
 * The one rule by which every clock counts.
 *
 * Between its start and its end a clock counts the open time of its calendar in each stretch that
 * counts, and books it on whoever had the ball. The target is used up at the first instant by which
 * that much time has counted; it is breached when more has counted. Nothing is counted up in steps:
 * each stretch costs one look-up.
 *
 * Example: 8 hours on Mon-Fri 08:00-17:00 from Monday 09:00, waiting 11:00-13:00: 2 h and 4 h on
 * Monday, so due on Tuesday at 10:00.
 */
import type { Calendar } from '../calendar/calendar.js';
import type { Instant, Millis } from '../time.js';
import type { ClockRun } from './clock.js';
import type { Stretch } from './timeline.js';

export interface Span {
  readonly calendar: Calendar;
  readonly from: Instant;
  /** Where counting ends: the stop, or the present moment. */
  readonly to: Instant;
  readonly stopped: boolean;
  readonly targetMs: Millis;
}

export interface Measured {
  readonly elapsedMs: Millis;
  /** When the target was used up; null when time is left. */
  readonly usedUpAt: Instant | null;
  /** When it was used up, or would be if it went on; null when it did not run at its end, or when never. */
  readonly projectedAt: Instant | null;
  /** It counted at its end. */
  readonly running: boolean;
  readonly byParty: Record<string, Millis>;
  readonly byTeam: Record<string, Millis>;
}

/** Whether a stretch counts, and if not, why. */
export type Why = 'running' | 'waiting' | 'resolved' | 'not-accountable';

/** Whose time a stretch is: the party that was asked, else the one that holds the ticket, else nobody's ('') . */
export const partyOf = (one: Stretch): string => one.waitingFor ?? one.holder?.party ?? '';

/** The team whose time it is; the time of a party that was asked belongs to no team. */
const teamOf = (one: Stretch): string => (one.waitingFor === null ? (one.holder?.team ?? '') : '');

/**
 * Counts.
 *
 * @param counts whether a stretch counts
 * @param runs collects the counted stretches, when given
 */
export function measure(
  span: Span,
  stretches: readonly Stretch[],
  counts: (stretch: Stretch) => boolean,
  runs: ClockRun[] | null,
): Measured {
  const { calendar, targetMs } = span;
  const byParty = tally();
  const byTeam = tally();
  let elapsedMs = 0;
  let usedUpAt: Instant | null = null;
  let runFrom = span.from;
  let leftMs = targetMs;
  let running = span.stopped;
  for (const one of stretches) {
    const from = Math.max(one.from, span.from);
    const to = one.to === null || one.to > span.to ? span.to : one.to;
    // A stretch of no length matters only as the present moment of a clock that may be running.
    if (from > to || (from === to && (span.stopped || to !== span.to))) continue;
    running = counts(one);
    if (!running) continue;
    const ms = from === to ? 0 : calendar.elapsed(from, to);
    runFrom = from;
    leftMs = targetMs - elapsedMs;
    if (usedUpAt === null && ms >= leftMs) usedUpAt = instant(calendar.add(from, leftMs));
    elapsedMs += ms;
    book(byParty, partyOf(one), ms);
    book(byTeam, teamOf(one), ms);
    runs?.push({ from, to, elapsedMs: ms });
  }
  const projectedAt = usedUpAt ?? (running ? instant(calendar.add(runFrom, leftMs)) : null);
  return { elapsedMs, usedUpAt, projectedAt, running, byParty, byTeam };
}

const instant = (due: Instant | 'never'): Instant | null => (due === 'never' ? null : due);

/** Ids are chosen by people: an object without inherited names has no surprises. */
const tally = (): Record<string, Millis> => Object.create(null) as Record<string, Millis>;

function book(tally: Record<string, Millis>, key: string, ms: Millis): void {
  if (ms > 0) tally[key] = (tally[key] ?? 0) + ms;
}
