/** Instants as people give them on a command line, and as they are shown. */
import { calendarsAnswer } from '../core/calendar/calendar.js';
import { parseDate } from '../core/calendar/civil-date.js';
import { instantOf, localTime, offsetAt } from '../core/calendar/zone.js';
import { type Instant, MINUTE } from '../core/time.js';

const WRITTEN = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

export const MOMENT_EXPECTED = 'a date and time such as "2027-01-18 10:00", on the wall clock of the zone, or 2027-01-18T15:00Z';

/**
 * Reads an instant.
 *
 * @param zone in which a text without offset is meant
 * @returns the instant, or what is wrong with the text
 */
export function parseMoment(text: string, zone: string, now: Instant): Instant | string {
  const trimmed = text.trim();
  if (trimmed.toLowerCase() === 'now') return now;
  const match = WRITTEN.exec(trimmed);
  if (match === null) return `"${text}" is no instant; expected ${MOMENT_EXPECTED}`;
  const [, date, hour = '0', minute = '0', second = '0', fraction = '0', offset] = match as unknown as [
    string,
    string,
    ...(string | undefined)[],
  ];
  const minutes = Number(hour) * 60 + Number(minute);
  if (parseDate(date) === null) return `"${text}" is no instant: there is no such day`;
  if (minutes > 1440 || Number(minute) > 59 || Number(second) > 59) return `"${text}" is no instant: there is no such time of day`;
  const rest = Number(second) * 1000 + Number(fraction.padEnd(3, '0'));
  const utc = Date.parse(`${date}T00:00Z`) + minutes * MINUTE + rest;
  let at: Instant;
  if (offset === undefined) {
    if (!calendarsAnswer(utc)) return outside(text);
    at = instantOf(zone, date, minutes) + rest;
  } else {
    const sign = offset.startsWith('-') ? -1 : 1;
    const shift = /^z$/i.test(offset) ? 0 : sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)));
    at = utc - shift * MINUTE;
  }
  return calendarsAnswer(at) ? at : outside(text);
}

const outside = (text: string): string => `"${text}" is outside the years 1900 to 2199 that calendars answer for`;

const two = (n: number): string => String(n).padStart(2, '0');

/** @example momentText('America/New_York', at) // 'Mon 2026-03-09 14:00 America/New_York' */
export function momentText(zone: string, at: Instant): string {
  const { date, minute, weekday } = localTime(zone, at);
  const wall = at + offsetAt(zone, at);
  const seconds = Math.floor((((wall % MINUTE) + MINUTE) % MINUTE) / 1000);
  const tail = seconds === 0 ? '' : `:${two(seconds)}`;
  return `${weekday[0]!.toUpperCase()}${weekday.slice(1)} ${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}${tail} ${zone}`;
}

/** @example instantText(at) // '2026-03-09T18:00:00Z' */
export const instantText = (at: Instant): string => new Date(at).toISOString().replace('.000Z', 'Z');
