/**
 * Dates on the wall, counted as whole days since 1970-01-01, without any zone.
 *
 * Day 0 is Thursday 1970-01-01; 2027-02-28 is day 20877 and the next one is 2027-03-01, because
 * 2027 has no 29 February.
 *
 * The arithmetic follows Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"
 * (days_from_civil and civil_from_days): years begin in March, so that a leap day ends a year.
 */
import { WEEKDAYS, type Weekday } from './definition.js';

/** Days since 1970-01-01 of the proleptic Gregorian calendar. */
export type DayNumber = number;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_DAY = /^(\d{2})-(\d{2})$/;
/** Days from 0000-03-01 to 1970-01-01. */
const MARCH_ZERO = 719_468;
/** Days of 400 years. */
const ERA = 146_097;

/**
 * The day number of a year, month (1 to 12) and day (1 to 31), which must exist.
 *
 * @example dayNumber(1970, 1, 2) // 1
 */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * ERA + dayOfEra - MARCH_ZERO;
}

/**
 * Year, month (1 to 12) and day (1 to 31) of a day number.
 *
 * @example civilDate(1) // { year: 1970, month: 1, day: 2 }
 */
export function civilDate(day: DayNumber): { readonly year: number; readonly month: number; readonly day: number } {
  const z = day + MARCH_ZERO;
  const era = Math.floor(z / ERA);
  const dayOfEra = z - era * ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

const exists = (year: number, month: number, day: number): boolean => {
  const back = civilDate(dayNumber(year, month, day));
  return month >= 1 && month <= 12 && back.month === month && back.day === day;
};

/**
 * Reads `YYYY-MM-DD`; null when it is written otherwise or no such day exists.
 *
 * @example parseDate('2027-02-30') // null
 */
export function parseDate(text: string): DayNumber | null {
  const parts = DATE.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return exists(year, month, day) ? dayNumber(year, month, day) : null;
}

/**
 * Reads `MM-DD`, a day of every year; `02-29` is one. Null when it is none.
 *
 * @example parseMonthDay('12-25') // { month: 12, day: 25 }
 */
export function parseMonthDay(text: string): { readonly month: number; readonly day: number } | null {
  const parts = MONTH_DAY.exec(text);
  if (parts === null) return null;
  const [month, day] = [Number(parts[1]), Number(parts[2])];
  return exists(2000, month, day) ? { month, day } : null;
}

/**
 * The day number of a month and day in one year; null for 29 February in a common year.
 *
 * @example dayInYear(2027, { month: 2, day: 29 }) // null
 */
export function dayInYear(year: number, of: { readonly month: number; readonly day: number }): DayNumber | null {
  return exists(year, of.month, of.day) ? dayNumber(year, of.month, of.day) : null;
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/**
 * Writes a day number as `YYYY-MM-DD`.
 *
 * @example dateText(0) // '1970-01-01'
 */
export function dateText(day: DayNumber): string {
  const date = civilDate(day);
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}

/**
 * Position of a day in the week, 0 for Monday to 6 for Sunday.
 *
 * @example weekdayIndex(0) // 3, Thursday
 */
export const weekdayIndex = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

/**
 * @example weekdayOf(0) // 'thu'
 */
export const weekdayOf = (day: DayNumber): Weekday => WEEKDAYS[weekdayIndex(day)]!;
