/**
 * Opening hours in words.
 *
 * Days in a row with the same hours are named together; hours that run past midnight say so.
 *
 * Worked example: Monday to Friday from 480 to 1020 and Saturday from 540 to 720 in America/New_York read
 * "Monday to Friday 08:00 to 17:00, Saturday 09:00 to 12:00, New York time".
 */
import {
  type CalendarDefinition,
  type CalendarException,
  type Holiday,
  type Period,
  WEEKDAYS,
  type WeeklyHours,
} from '../../calendar/definition.js';
import { both, clockInWords, dateInWords, zoneInWords } from './lists.js';

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const DAY_MINUTES = 1440;

/** @example periodsInWords([{ from: 1320, to: 360 }]) // '22:00 to 06:00 on the next day' */
export function periodsInWords(periods: readonly Period[]): string {
  return both(
    periods.map(({ from, to }) => {
      if (from === 0 && to === DAY_MINUTES) return 'all day';
      const past = to <= from && to !== 0;
      return `${clockInWords(from)} to ${to === 0 ? '24:00' : clockInWords(to)}${past ? ' on the next day' : ''}`;
    }),
  );
}

function daysInWords(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  return both(
    runs.flatMap((run) =>
      run.length > 2 ? [`${DAY_NAMES[run[0]!]} to ${DAY_NAMES[run.at(-1)!]}`] : run.map((day) => DAY_NAMES[day] as string),
    ),
  );
}

/**
 * The hours of a week, without the zone.
 *
 * @example weekInWords({ mon: [{ from: 480, to: 1020 }] }) // 'Monday 08:00 to 17:00'
 */
export function weekInWords(week: WeeklyHours): string {
  const groups = new Map<string, number[]>();
  WEEKDAYS.forEach((day, i) => {
    const periods = week[day] ?? [];
    if (periods.length === 0) return;
    const text = periodsInWords(periods);
    groups.set(text, [...(groups.get(text) ?? []), i]);
  });
  if (groups.size === 0) return 'never';
  const only = [...groups][0]!;
  if (groups.size === 1 && only[0] === 'all day' && only[1].length === 7) return 'around the clock';
  return [...groups].map(([text, days]) => `${daysInWords(days)} ${text}`).join(', ');
}

/** Whether a calendar is open at every instant of an ordinary year. */
export const isAlways = (calendar: CalendarDefinition): boolean =>
  weekInWords(calendar.week) === 'around the clock' && calendar.holidays.length === 0 && calendar.exceptions.length === 0;

/**
 * A calendar in words: hours, zone, and that holidays are left out.
 *
 * @example hoursInWords(office) // 'Monday to Friday 08:00 to 17:00, New York time, except on holidays'
 */
export function hoursInWords({ week, zone, holidays }: CalendarDefinition): string {
  const hours = weekInWords(week);
  const named = hours === 'never' || hours === 'around the clock' ? hours : `${hours}, ${zoneInWords(zone)}`;
  return holidays.length === 0 || hours === 'never' ? named : `${named}, except on holidays`;
}

/** @example holidayInWords({ date: '2026-12-24', name: 'Christmas Eve', closed: [{ from: 720, to: 1440 }] }) // 'Christmas Eve, 24 December 2026, closed 12:00 to 24:00' */
export function holidayInWords({ date, name, closed }: Holiday): string {
  return `${name}, ${dateInWords(date)}${closed === undefined ? '' : `, closed ${periodsInWords(closed)}`}`;
}

/** @example exceptionDayInWords({ date: '2026-12-12', name: 'Stocktaking', opens: [{ from: 480, to: 840 }] }) // 'Stocktaking, 12 December 2026, also open 08:00 to 14:00' */
export function exceptionDayInWords(exception: CalendarException): string {
  const head = `${exception.name}, ${dateInWords(exception.date)}`;
  if ('opens' in exception) return `${head}, also open ${periodsInWords(exception.opens)}`;
  if ('closes' in exception) return `${head}, closed ${periodsInWords(exception.closes)}`;
  return exception.open.length === 0 ? `${head}, closed` : `${head}, open ${periodsInWords(exception.open)} instead`;
}
