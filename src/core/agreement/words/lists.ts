/**
 * Small parts of sentences.
 *
 * Worked example: three teams read "Service desk, Infrastructure and Security"; 90 minutes read
 * "1 hour 30 minutes"; Tuesday 1 December 2026 reads "1 December 2026".
 */
import { localTime } from '../../calendar/zone.js';
import { HOUR, type Instant, MINUTE, type Millis, SECOND } from '../../time.js';

/** @example both(['a', 'b', 'c']) // 'a, b and c' */
export function both(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** A sentence begins with a capital and ends with one full stop. */
export function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?:]$/.test(begun) ? begun : `${begun}.`;
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/**
 * A length of time; hours stay hours, because a day of a calendar is easily misread.
 *
 * @param ms milliseconds, 0 or more
 * @example durationInWords(5_400_000) // '1 hour 30 minutes'
 */
export function durationInWords(ms: Millis): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of [
    ['hour', HOUR],
    ['minute', MINUTE],
    ['second', SECOND],
    ['millisecond', 1],
  ] as const) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(counted(count, unit));
    rest -= count * size;
  }
  return parts.length === 0 ? 'no time' : parts.join(' ');
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * A date of a calendar: of one year, or of every year.
 *
 * @param date `YYYY-MM-DD` or `MM-DD`
 * @example dateInWords('2026-11-26') // '26 November 2026'
 * @example dateInWords('12-25') // '25 December, every year'
 */
export function dateInWords(date: string): string {
  const parts = date.split('-').map(Number);
  const [day = 1, month = 1, year] = parts.reverse();
  const name = `${day} ${MONTHS[month - 1] ?? month}`;
  return year === undefined ? `${name}, every year` : `${name} ${year}`;
}

/**
 * The place that names a zone.
 *
 * @example zoneInWords('America/New_York') // 'New York time'
 */
export function zoneInWords(zone: string): string {
  if (!zone.includes('/')) return zone;
  const place = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return zone.startsWith('Etc/') ? place : `${place} time`;
}

/**
 * An instant on the wall clock of a zone, to the minute.
 *
 * @example instantInWords(Date.parse('2026-12-01T15:00:00Z'), 'America/New_York') // '1 December 2026, 10:00, New York time'
 */
export function instantInWords(at: Instant, zone: string): string {
  const { date, minute } = localTime(zone, at);
  return `${dateInWords(date)}, ${clockInWords(minute)}, ${zoneInWords(zone)}`;
}

/** @example clockInWords(510) // '08:30' */
export function clockInWords(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
