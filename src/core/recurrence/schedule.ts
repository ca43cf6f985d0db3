/**
 * When something recurs: every so many days, weeks or months, at a time on the wall of a zone.
 *
 * Example: every 1 month on the last day at 09:00 in America/New_York from 2026-01-15 falls on 31 January,
 * 28 February, 31 March and so on, at 14:00Z in winter and 13:00Z in summer.
 */

import { type DayNumber, dayNumber, parseDate } from '../calendar/civil-date.js';
import type { MinuteOfDay, Weekday } from '../calendar/definition.js';
import { isZone } from '../calendar/zone.js';
import type { CalendarId } from '../ids.js';

export type Rhythm =
  | { readonly unit: 'day'; readonly every: number }
  /** Weeks begin on Monday; `every: 2` counts from the week of the first date. */
  | { readonly unit: 'week'; readonly every: number; readonly weekdays: readonly Weekday[] }
  /** In a month without that day it is the month's last day. */
  | { readonly unit: 'month'; readonly every: number; readonly day: number | 'last' };

export interface Schedule {
  readonly rhythm: Rhythm;
  /** Minutes since midnight on the wall. */
  readonly at: MinuteOfDay;
  /** IANA name. */
  readonly zone: string;
  /** `YYYY-MM-DD`: nothing falls earlier. */
  readonly from: string;
  /** `YYYY-MM-DD`, itself included; null: for good. It bounds the agreed day, not the one it is moved to. */
  readonly until: string | null;
  /** A calendar of the agreement: what falls on a day when it never opens moves to its next open day. Null: every day will do. */
  readonly onlyOnOpenDays: CalendarId | null;
}

export const MOST_EVERY = 366;
const FIRST_YEAR = dayNumber(2000, 1, 1);
const LAST_YEAR = dayNumber(2150, 1, 1);

export interface ScheduleProblem {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * Everything that is wrong with a schedule of the right shape; none: it can be computed.
 *
 * @example scheduleProblems({ …, from: '2026-02-30' }) // [{ path: ['from'], text: 'There is no such day' }]
 */
export function scheduleProblems({ rhythm, at, zone, from, until }: Schedule): readonly ScheduleProblem[] {
  const problems: ScheduleProblem[] = [];
  const check = (ok: boolean, path: readonly (string | number)[], text: string) => {
    if (!ok) problems.push({ path, text });
  };
  const whole = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most;
  check(whole(rhythm.every, 1, MOST_EVERY), ['rhythm', 'every'], `A whole number from 1 to ${MOST_EVERY}`);
  if (rhythm.unit === 'week') check(rhythm.weekdays.length > 0, ['rhythm', 'weekdays'], 'Choose at least one weekday');
  if (rhythm.unit === 'month' && rhythm.day !== 'last')
    check(whole(rhythm.day, 1, 31), ['rhythm', 'day'], 'A day from 1 to 31, or the last one');
  check(whole(at, 0, 1439), ['at'], 'A time from 00:00 to 23:59');
  check(isZone(zone), ['zone'], `There is no time zone '${zone}'`);
  const first = dayOf(from);
  check(first !== null, ['from'], 'There is no such day');
  if (until === null) return problems;
  const last = dayOf(until);
  check(last !== null, ['until'], 'There is no such day');
  if (first !== null && last !== null) check(last >= first, ['until'], 'The last day comes before the first one');
  return problems;
}

function dayOf(text: string): DayNumber | null {
  const day = parseDate(text);
  return day === null || day < FIRST_YEAR || day >= LAST_YEAR ? null : day;
}
