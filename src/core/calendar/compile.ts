/**
 * From a calendar as people write it to one that computes.
 *
 * A calendar is open at an instant exactly when its zone's wall clock, at that instant, shows a time
 * inside its hours (`wall-hours.ts` says which hours). Everything about summer time follows: what a
 * clock skips contributes nothing, what it repeats counts twice, a date that a zone skipped
 * (Pacific/Apia, 2011-12-30) has no hours.
 *
 * Worked example: P2, eight hours Mon-Fri 08:00-17:00 in America/New_York, from Friday 2026-03-06
 * 15:00 to Monday 2026-03-09 14:00, which is 18:00Z because summer time began on Sunday.
 */
import { DAY, type Instant } from '../time.js';
import type { Calendar, CountedSpan } from './calendar.js';
import type { DayNumber } from './civil-date.js';
import type { CalendarDefinition } from './definition.js';
import { appendCounted, topmost } from './explain.js';
import { OpenTime } from './open-time.js';
import { WallHours } from './wall-hours.js';
import { eachInstantSpan, FARTHEST_OFFSET, instantSpans } from './wall-to-instants.js';

/** All wall days that any instant of [from, to) may fall on, wherever it is. */
const firstDay = (from: Instant): DayNumber => Math.floor((from - FARTHEST_OFFSET) / DAY);
const lastDay = (to: Instant): DayNumber => Math.floor((to + FARTHEST_OFFSET) / DAY);

/**
 * Compiles a definition. Cheap: years are computed when a question first touches them, about a
 * fifth of a millisecond each, and kept.
 *
 * @param definition one for which `calendarProblems` finds nothing; anything else may throw
 * @example compileCalendar(office).add(friday15, 8 * HOUR)
 */
export function compileCalendar(definition: CalendarDefinition): Calendar {
  const { zone } = definition;
  const hours = new WallHours(definition);
  return new OpenTime({
    zone,
    spans: (from, to) => {
      const wall = hours.open(firstDay(from), lastDay(to));
      // A year without hours needs no zone either: a calendar that never opens says so at once.
      return wall.length === 0 ? [] : instantSpans(zone, wall, from, to);
    },
    explain: (start, due) => {
      const wall = topmost(hours.ranked(firstDay(start), lastDay(due)));
      const out: CountedSpan[] = [];
      const bounds = wall.flatMap(({ from, to }) => [from, to]);
      eachInstantSpan(zone, bounds, start, due, (from, to, span) => {
        const { counted, reason, name } = wall[span]!;
        appendCounted(out, { from, to, counted, reason, name });
      });
      return out;
    },
  });
}
