/**
 * What every calendar answers, however it came about.
 *
 * Open time is a set of half-open spans of instants. A calendar answers from EARLIEST to LATEST
 * (1900 to 2200, UTC) and is closed outside of that, so that no question runs on without end: what
 * would lie beyond is `'never'`.
 *
 * Worked example, open Mon-Fri 08:00-17:00: two hours from Friday 16:00 end on Monday 09:00, and
 * one hour from Friday 16:00 ends on Friday 17:00, the closing itself, not on Monday 08:00.
 */
import { EARLIEST, type Instant, LATEST, type Millis } from '../time.js';

/** An instant, or `'never'`: the calendar has no such instant before LATEST (or after EARLIEST). */
export type Deadline = Instant | 'never';

/** A half-open stretch of time, [from, to). */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/**
 * Why time counts or does not. `open`: the weekly hours. `night`: a day with hours, outside of them.
 * `break`: between two periods of one day. `weekend`: a Saturday or Sunday without hours. `day-off`:
 * another weekday without hours. `holiday` and `exception` carry a name.
 */
export type SpanReason = 'open' | 'night' | 'break' | 'weekend' | 'day-off' | 'holiday' | 'exception';

export interface CountedSpan extends Span {
  /** Whether the calendar is open during this span. */
  readonly counted: boolean;
  readonly reason: SpanReason;
  /** The name of the holiday or exception, otherwise null. */
  readonly name: string | null;
}

export interface Calendar {
  /** The zone in which people read this calendar; the results are instants. */
  readonly zone: string;

  /** Whether the calendar is open at `t`. Open at the instant of an opening, closed at that of a closing. */
  isOpen(t: Instant): boolean;

  /** Open milliseconds in [a, b); 0 when b is not after a. */
  elapsed(a: Instant, b: Instant): Millis;

  /**
   * The earliest instant by which `ms` open milliseconds have passed since `t`. With 0: `t` itself
   * when open, else the next opening. A sum that is used up at a closing gives that closing.
   * A negative duration subtracts.
   */
  add(t: Instant, ms: Millis): Deadline;

  /**
   * The mirror of `add`: the latest instant from which `ms` open milliseconds pass until `t`. A sum
   * that is used up at an opening gives that opening. With 0: `t` itself when the calendar was open
   * just before it, else the last closing. For `ms` above 0, `subtract(add(t, ms), ms)` is `add(t, 0)`.
   */
  subtract(t: Instant, ms: Millis): Deadline;

  /** The first instant at or after `t` at which the calendar is open. */
  nextOpening(t: Instant): Deadline;

  /** The first instant at or after `t` at which the calendar is closed; `'never'` when it stays open. */
  nextClosing(t: Instant): Deadline;

  /** The open spans of [from, to), cut at both ends. */
  openSpans(from: Instant, to: Instant): readonly Span[];

  /**
   * All of [start, due) in order, each stretch with why it counts or not; neighbours with the same
   * reason are one. The counted spans add up to `elapsed(start, due)`.
   */
  explain(start: Instant, due: Instant): readonly CountedSpan[];
}

/**
 * Whether calendars answer for an instant. Edges refuse input for which this is false.
 *
 * @example calendarsAnswer(Date.parse('1890-01-01T00:00Z')) // false
 */
export const calendarsAnswer = (t: Instant): boolean => t >= EARLIEST && t <= LATEST;
