/**
 * Why this deadline: the way from a clock's start to its due instant, each stretch by name.
 *
 * Stretches in which the clock did not run are named by what it waited for; in the others the
 * calendar says what counted and what it skipped (night, weekend, a holiday's name). The counted
 * stretches up to the due instant add up to the target.
 *
 * Example: P2 of Monday 09:00, waiting on the requester 11:00-13:00, due on Tuesday at 10:00: open
 * 09:00-11:00, waiting 11:00-13:00, open 13:00-17:00, night, open 08:00-10:00.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { CountedSpan, SpanReason } from '../calendar/calendar.js';
import type { TicketEvent } from '../tickets/event.js';
import type { Instant, Millis } from '../time.js';
import type { CalendarSet } from './calendars.js';
import type { Clock, ClockSpan } from './clock.js';
import { partyOf, type Why } from './measure.js';
import { type ClockName, type Plan, planOf, plans, stretchesOf, whyNot } from './plan.js';
import { type Timeline, timelineOf } from './timeline.js';

export interface ExplainedSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly counted: boolean;
  readonly reason: SpanReason | Exclude<Why, 'running'>;
  /** The name of the holiday or exception, or what the ticket waited for. */
  readonly name: string | null;
  readonly countedMs: Millis;
}

/**
 * Every counted and skipped stretch from the clock's start to its due instant; without one (paused,
 * or never), to its stop or `asOf`.
 *
 * @param clock one of `clocks(events, …)` for the same arguments
 * @returns empty when the ticket has no such clock
 */
export function explainClock(
  events: readonly TicketEvent[],
  agreement: Agreement,
  calendars: CalendarSet,
  asOf: Instant,
  clock: ClockName & Pick<Clock, 'dueAt'>,
): readonly ExplainedSpan[] {
  const timeline = timelineOf(events, asOf);
  const plan = timeline === null ? null : planOf(clock, plans(timeline, agreement, calendars));
  if (timeline === null || plan === null) return [];
  const until = Math.min(plan.to, clock.dueAt ?? plan.to);
  const spans: ExplainedSpan[] = [];
  for (const piece of pieces(plan, timeline, agreement, until)) {
    if (piece.why === 'running') append(spans, plan.calendar.explain(piece.from, piece.to).map(explained));
    else append(spans, [{ from: piece.from, to: piece.to, counted: false, reason: piece.why, name: piece.name, countedMs: 0 }]);
  }
  if (clock.dueAt !== null && clock.dueAt > until) append(spans, plan.calendar.explain(until, clock.dueAt).map(explained));
  return spans;
}

/**
 * The life of a clock for a strip: running by party, paused, resolved, and the closed hours between.
 *
 * @param clock one of `clocks(events, …)` for the same arguments
 * @returns gapless from its start to its stop or `asOf`; empty when the ticket has no such clock
 */
export function clockSpans(
  events: readonly TicketEvent[],
  agreement: Agreement,
  calendars: CalendarSet,
  asOf: Instant,
  clock: ClockName,
): readonly ClockSpan[] {
  const timeline = timelineOf(events, asOf);
  const plan = timeline === null ? null : planOf(clock, plans(timeline, agreement, calendars));
  if (timeline === null || plan === null) return [];
  return pieces(plan, timeline, agreement, plan.to).flatMap((piece) => {
    const { from, to, why, party } = piece;
    if (why !== 'running') return [{ from, to, counted: false, reason: why, party, elapsedMs: 0 }];
    return openAndClosed(plan, from, to, party);
  });
}

interface Piece {
  readonly from: Instant;
  readonly to: Instant;
  readonly why: Why;
  readonly name: string | null;
  readonly party: string | null;
}

function pieces(plan: Plan, timeline: Timeline, agreement: Agreement, until: Instant): readonly Piece[] {
  const why = whyNot(plan, agreement, false);
  const found: Piece[] = [];
  for (const one of stretchesOf(plan, timeline)) {
    const from = Math.max(one.from, plan.from);
    const to = Math.min(one.to ?? until, until);
    if (from < to) found.push({ from, to, why: why(one), name: one.waitingOn, party: partyOf(one) || null });
  }
  return found;
}

function openAndClosed(plan: Plan, from: Instant, to: Instant, party: string | null): readonly ClockSpan[] {
  const spans: ClockSpan[] = [];
  const closed = (a: Instant, b: Instant) => {
    if (a < b) spans.push({ from: a, to: b, counted: false, reason: 'closed-hours', party, elapsedMs: 0 });
  };
  let at = from;
  for (const open of plan.calendar.openSpans(from, to)) {
    closed(at, open.from);
    spans.push({ from: open.from, to: open.to, counted: true, reason: 'running', party, elapsedMs: open.to - open.from });
    at = open.to;
  }
  closed(at, to);
  return spans;
}

const explained = ({ from, to, counted, reason, name }: CountedSpan): ExplainedSpan => ({
  from,
  to,
  counted,
  reason,
  name,
  countedMs: counted ? to - from : 0,
});

/** Neighbours with the same reason are one, as if no event had lain between them. */
function append(spans: ExplainedSpan[], more: readonly ExplainedSpan[]): void {
  for (const next of more) {
    const last = spans[spans.length - 1];
    if (
      last !== undefined &&
      last.to === next.from &&
      last.reason === next.reason &&
      last.name === next.name &&
      last.counted === next.counted
    ) {
      spans[spans.length - 1] = { ...last, to: next.to, countedMs: last.countedMs + next.countedMs };
    } else {
      spans.push(next);
    }
  }
}
