/**
 * The days of a schedule, by their place: the first is 0. Closed formulas, so that any place is found at once.
 *
 * Example: every 2 weeks on Monday and Friday from Wednesday, 2026-01-07: place 0 is Friday the 9th, place 1
 * Monday the 19th, place 2 Friday the 23rd.
 */
import { civilDate, type DayNumber, dayNumber, parseDate, weekdayIndex } from '../calendar/civil-date.js';
import { WEEKDAYS } from '../calendar/definition.js';
import type { Schedule } from './schedule.js';

/** Answers the day at a place; the places go on without regard to the last day of the schedule. */
export function agreedDays({ rhythm, from }: Schedule): (place: number) => DayNumber {
  const first = parseDate(from)!;
  const { every } = rhythm;
  if (rhythm.unit === 'day') return (place) => first + place * every;
  if (rhythm.unit === 'week') {
    const days = WEEKDAYS.flatMap((day, index) => (rhythm.weekdays.includes(day) ? [index] : []));
    const monday = first - weekdayIndex(first);
    const before = days.filter((index) => monday + index < first).length;
    return (place) => {
      const n = place + before;
      return monday + Math.floor(n / days.length) * 7 * every + days[n % days.length]!;
    };
  }
  const { year, month } = civilDate(first);
  const inMonth = (n: number): DayNumber => {
    const months = month - 1 + n * every;
    const start = dayNumber(year + Math.floor(months / 12), (months % 12) + 1, 1);
    const next = dayNumber(year + Math.floor((months + 1) / 12), ((months + 1) % 12) + 1, 1);
    return rhythm.day === 'last' ? next - 1 : Math.min(start + rhythm.day - 1, next - 1);
  };
  const before = inMonth(0) < first ? 1 : 0;
  return (place) => inMonth(place + before);
}
