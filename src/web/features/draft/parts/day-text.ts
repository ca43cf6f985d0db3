/** A date of a calendar in words: of one year, or of every year. */
import { parseMonthDay } from '../../../../core/calendar/civil-date.js';

/** A year with a 29 February. */
const LEAP = 2028;

/**
 * @param date YYYY-MM-DD, or MM-DD for every year
 * @example dayText('12-25', 'en') // { text: '25 December', yearly: true }
 */
export function dayText(date: string, spoken: string): { readonly text: string; readonly yearly: boolean } {
  // English here is written as in Britain: day before month.
  const language = spoken === 'en' ? 'en-GB' : spoken;
  const every = parseMonthDay(date);
  const at = every ? Date.UTC(LEAP, every.month - 1, every.day) : Date.parse(`${date}T00:00Z`);
  const parts: Intl.DateTimeFormatOptions = every
    ? { day: 'numeric', month: 'long' }
    : { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
  const text = Number.isNaN(at) ? date : new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' }).format(at);
  return { text, yearly: every !== null };
}

/** What a date is ordered by: those of every year first. */
export const dayOrder = (date: string): string => (date.length === 5 ? `0000-${date}` : date);
