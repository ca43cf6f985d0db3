/**
 * Coverage windows of two agreements laid over each other in time.
 *
 * When an agreement moves its hours, a window's id no longer means the same moments. What can be
 * compared is pairs: the window that a moment belongs to before, and the one that it belongs to after.
 * Example: business hours grow from 17:00 to 18:00. Three pairs occur: business and business, after
 * hours and after hours, and after hours that becomes business.
 */
import type { CoverageWindows } from '../agreement/agreement.js';
import { intersect } from '../calendar/algebra.js';
import { dayNumber, parseDate } from '../calendar/civil-date.js';
import { windowLookup } from '../calendar/windows.js';
import type { WindowId } from '../ids.js';
import { DAY, type Instant } from '../time.js';

export interface WindowPair {
  readonly before: WindowId;
  readonly after: WindowId;
}

/** Every pair of windows that some moment belongs to; null when both agreements share out time alike. */
export function windowPairs(before: CoverageWindows, after: CoverageWindows): readonly WindowPair[] | null {
  if (hoursOf(before) === hoursOf(after)) return null;
  const [one, other] = [windowLookup(before), windowLookup(after)];
  const { from, to } = years(before, after);
  return before.windows.flatMap((a) =>
    after.windows.flatMap((b) => {
      const both = intersect(one.calendarOf(a.id), other.calendarOf(b.id));
      // Most pairs that occur do so within a year; only the others are looked for through all of it.
      const occurs = both.openSpans(from, from + 366 * DAY).length > 0 || both.openSpans(from, to).length > 0;
      return occurs ? [{ before: a.id, after: b.id }] : [];
    }),
  );
}

/** Everything that decides which window a moment belongs to; names do not. */
function hoursOf({ zone, holidays, holidayWindow, windows }: CoverageWindows): string {
  return JSON.stringify([
    zone,
    holidayWindow,
    windows.map(({ id, week }) => [id, week]),
    holidays.map(({ date, closed }) => [date, closed ?? null]),
  ]);
}

/** After this many years every date has fallen on every day of the week. */
const CALENDAR_CYCLE = 28;

/** Long enough to meet every pair: an ordinary year, all dated holidays, and yearly ones on every weekday. */
function years(...both: readonly CoverageWindows[]): { from: Instant; to: Instant } {
  const dates = both.flatMap((windows) => windows.holidays.map(({ date }) => parseDate(date)));
  const days = dates.filter((day) => day !== null);
  const yearly = days.length < dates.length;
  const from = Math.min(dayNumber(2024, 1, 1), ...days.map((day) => day - 7));
  const to = Math.max(from + (yearly ? CALENDAR_CYCLE : 1) * 366, ...days.map((day) => day + 7));
  return { from: from * DAY, to: to * DAY };
}
