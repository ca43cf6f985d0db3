/**
 * Calendars made of calendars: open when any is, when all are, when one is not.
 *
 * "The SLA clock runs and the team is away" is `intersect(clock, complement(team))`. With a clock
 * round the clock and a team Mon-Fri 08:00-17:00, that is open 123 hours of an ordinary week. The
 * results answer every question of a calendar and may be combined further. All of them, the
 * complement too, are closed before EARLIEST and after LATEST.
 */
import type { Instant } from '../time.js';
import type { Calendar, CountedSpan, Span } from './calendar.js';
import { mergeExplanations } from './explain.js';
import { OpenTime } from './open-time.js';
import { intersectSpans, normalSpans, type Spans, unionSpans, withoutSpans } from './spans.js';

const spansOf = (calendar: Calendar, from: Instant, to: Instant): Spans =>
  calendar.openSpans(from, to).flatMap((span) => [span.from, span.to]);

/**
 * Round the clock, every day.
 *
 * @param zone the zone in which people read it; makes no difference to the results
 * @example always().add(t, HOUR) // t + HOUR
 */
export const always = (zone = 'UTC'): Calendar =>
  new OpenTime({
    zone,
    spans: (from, to) => [from, to],
    explain: (start, due) => [{ from: start, to: due, counted: true, reason: 'open', name: null }],
  });

/**
 * Open exactly during the given spans, such as the pauses of a clock; explained by their name, inside
 * and outside of them.
 *
 * @param spans in any order; they may overlap
 * @example intersect(office, complement(during('waiting on the requester', pauses))).add(t, 8 * HOUR)
 */
export function during(name: string, spans: readonly Span[], zone = 'UTC'): Calendar {
  const open = normalSpans(spans.flatMap(({ from, to }) => [from, to]));
  return new OpenTime({
    zone,
    spans: (from, to) => intersectSpans(open, [from, to]),
    explain: (start, due) => {
      const out: CountedSpan[] = [];
      const say = (from: Instant, to: Instant, counted: boolean) => {
        if (from < to) out.push({ from, to, counted, reason: 'exception', name });
      };
      const inside = intersectSpans(open, [start, due]);
      say(start, inside[0] ?? due, false);
      for (let i = 0; i < inside.length; i += 2) {
        say(inside[i]!, inside[i + 1]!, true);
        say(inside[i + 1]!, inside[i + 2] ?? due, false);
      }
      return out;
    },
  });
}

/**
 * Open when at least one of the calendars is; without any calendar never open. Skipped time gives
 * the reason of the first, and the zone is that of the first.
 *
 * @example union(office, standby).isOpen(sunday) // true when standby is
 */
export function union(...calendars: readonly Calendar[]): Calendar {
  const [first] = calendars;
  if (first === undefined) return complement(always());
  return new OpenTime({
    zone: first.zone,
    spans: (from, to) => calendars.map((calendar) => spansOf(calendar, from, to)).reduce(unionSpans),
    explain: (start, due) => explainBy(calendars, start, due, (said) => said.find((span) => span.counted) ?? said[0]!),
  });
}

/**
 * Open when all of the calendars are; without any calendar always open. Skipped time gives the
 * reason of the first that is closed, and the zone is that of the first.
 *
 * @example intersect(clock, complement(team)).elapsed(monday, nextMonday) // the team is away for so long
 */
export function intersect(...calendars: readonly Calendar[]): Calendar {
  const [first] = calendars;
  if (first === undefined) return always();
  return new OpenTime({
    zone: first.zone,
    spans: (from, to) => calendars.map((calendar) => spansOf(calendar, from, to)).reduce(intersectSpans),
    explain: (start, due) => explainBy(calendars, start, due, (said) => said.find((span) => !span.counted) ?? said[0]!),
  });
}

/**
 * Open exactly when the calendar is not. Counted time keeps the reason why the other is closed.
 *
 * @example complement(office).isOpen(sunday) // true
 */
export const complement = (calendar: Calendar): Calendar =>
  new OpenTime({
    zone: calendar.zone,
    spans: (from, to) => withoutSpans([from, to], spansOf(calendar, from, to)),
    explain: (start, due) => calendar.explain(start, due).map((span) => ({ ...span, counted: !span.counted })),
  });

const explainBy = (
  calendars: readonly Calendar[],
  start: Instant,
  due: Instant,
  choose: (said: readonly CountedSpan[]) => CountedSpan,
): readonly CountedSpan[] =>
  mergeExplanations(
    calendars.map((calendar) => calendar.explain(start, due)),
    choose,
  );
