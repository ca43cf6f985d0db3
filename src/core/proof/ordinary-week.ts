/**
 * An ordinary week: seven days from a local Monday 00:00 in which no clock of the agreement changes,
 * on calendars from which holidays and dated exceptions have been taken out. "Hours per week" in a
 * finding are counted in it, so that they do not depend on the day of the proof.
 *
 * Example: Harbor Lane proved from 2026-12-05 has the ordinary week from Mon 2026-12-07 00:00 to
 * Mon 2026-12-14 00:00 America/New_York: 168 hours, of which "after hours" holds 123.
 */
import type { Agreement } from '../agreement/agreement.js';
import { dateText, parseDate, weekdayOf } from '../calendar/civil-date.js';
import { WEEKDAYS } from '../calendar/definition.js';
import { instantOf, localTime, transitions } from '../calendar/zone.js';
import type { Instant } from '../time.js';

/** Half a year of weeks always holds one without a change of clocks; the last one is taken if not. */
const WEEKS_TRIED = 60;

/**
 * @returns the first ordinary week that starts at or after `from`.
 * @example ordinaryWeek(harborLane, Date.parse('2026-12-05T05:00Z')) // { from: 2026-12-07T05:00Z, to: 2026-12-14T05:00Z }
 */
export function ordinaryWeek(agreement: Agreement, from: Instant): { readonly from: Instant; readonly to: Instant } {
  const { zone } = agreement.windows;
  const zones = [...new Set([zone, ...Object.values(agreement.calendars).map((calendar) => calendar.zone)])];
  const today = parseDate(localTime(zone, from).date)!;
  let monday = today - WEEKDAYS.indexOf(weekdayOf(today));
  if (midnight(zone, monday) < from) monday += 7;
  let week = { from: midnight(zone, monday), to: midnight(zone, monday + 7) };
  for (let tried = 1; tried < WEEKS_TRIED; tried++) {
    // A change at the very edge of the week already shifts one of its ends.
    if (zones.every((each) => transitions(each, week.from - 1, week.to + 1).length === 0)) return week;
    monday += 7;
    week = { from: midnight(zone, monday), to: midnight(zone, monday + 7) };
  }
  return week;
}

const midnight = (zone: string, day: number): Instant => instantOf(zone, dateText(day), 0);

/** The agreement without holidays and dated exceptions: every week of it is an ordinary one. */
export function withoutSpecialDays(agreement: Agreement): Agreement {
  const calendars = Object.entries(agreement.calendars).map(
    ([id, calendar]) => [id, { ...calendar, holidays: [], exceptions: [] }] as const,
  );
  return { ...agreement, calendars: Object.fromEntries(calendars), windows: { ...agreement.windows, holidays: [] } };
}
