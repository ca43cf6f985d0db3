/**
 * Reads instants in the form that a history writes them.
 *
 * A form is `iso`, `epoch-seconds`, `epoch-milliseconds` or a pattern of the letters below; every
 * other character stands for itself, and letters inside single quotes too. Wall times are read in
 * the given zone: a time that the clock skips is the end of the gap, one that occurs twice is the
 * first of the two.
 *
 *   yyyy year · yy year of this century · M MM month · MMM its English name · d dd day
 *   H HH hour 0-23 · h hh hour 1-12 · a AM or PM · m mm minute · s ss second · S… fraction · X offset (Z, +01:00, +0100)
 *
 * @example instantReader('d/M/yyyy HH:mm', 'UTC')('29/2/2016 01:16') // 1_456_708_560_000
 */
import { dayNumber } from '../../core/calendar/civil-date.js';
import { instantOf, transitions } from '../../core/calendar/zone.js';
import { DAY, EARLIEST, HOUR, type Instant, LATEST, MINUTE, SECOND } from '../../core/time.js';

/** `form`: the text does not look like the form. `date`: there is no such day or time. `range`: outside 1900 to 2200. */
export type NotAnInstant = 'form' | 'date' | 'range';

export type InstantReader = (text: string) => Instant | NotAnInstant;

type Part =
  | { readonly kind: 'digits'; readonly field: Field; readonly least: number; readonly most: number }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'month-name' | 'half-day' | 'offset' };

const FIELDS = ['year', 'century-year', 'month', 'day', 'hour', 'hour12', 'minute', 'second', 'fraction'] as const;
type Field = (typeof FIELDS)[number];

const LETTERS: Readonly<Record<string, { readonly field: Field; readonly most: number }>> = {
  y: { field: 'year', most: 4 },
  M: { field: 'month', most: 2 },
  d: { field: 'day', most: 2 },
  H: { field: 'hour', most: 2 },
  h: { field: 'hour12', most: 2 },
  m: { field: 'minute', most: 2 },
  s: { field: 'second', most: 2 },
  S: { field: 'fraction', most: 9 },
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?(?: ?(Z|[+-]\d\d(?::?\d\d)?))?$/;
const EPOCH = /^-?\d{1,15}(?:\.\d+)?$/;
const OFFSET = /(?:Z|[+-]\d\d(?::?\d\d)?)/y;

/** A part of a pattern, or what is wrong with it. */
const patternParts = (pattern: string): readonly Part[] | string => {
  const parts: Part[] = [];
  const tokens = pattern.match(/'[^']*'|([A-Za-z])\1*|[^A-Za-z']+|'/g) ?? [];
  for (const [index, token] of tokens.entries()) {
    const letter = token[0]!;
    const adjacent = /^[yMdHhmsS]/.test(tokens[index + 1] ?? '') || (index > 0 && /^[yMdHhmsS]/.test(tokens[index - 1]!));
    if (token === "'") return 'a single quote opens and does not close';
    if (letter === "'" || !/[A-Za-z]/.test(letter)) parts.push({ kind: 'literal', text: letter === "'" ? token.slice(1, -1) : token });
    else if (token === 'T' || token === 'Z') parts.push({ kind: 'literal', text: token });
    else if (letter === 'a' && token.length === 1) parts.push({ kind: 'half-day' });
    else if (letter === 'X' && token.length <= 3) parts.push({ kind: 'offset' });
    else if (token === 'MMM') parts.push({ kind: 'month-name' });
    else if (token === 'yy') parts.push({ kind: 'digits', field: 'century-year', least: 2, most: 2 });
    else if (letter === 'S')
      parts.push({ kind: 'digits', field: 'fraction', least: adjacent ? token.length : 1, most: adjacent ? token.length : 9 });
    else {
      const known = LETTERS[letter];
      if (known === undefined || token.length > known.most || (letter === 'y' && token.length !== 4))
        return `"${token}" means nothing here`;
      parts.push({
        kind: 'digits',
        field: known.field,
        least: letter === 'y' || adjacent ? token.length : 1,
        most: adjacent ? token.length : known.most,
      });
    }
  }
  const has = (field: Field) => parts.some((part) => part.kind === 'digits' && part.field === field);
  if (!has('year') && !has('century-year')) return 'it has no year (yyyy)';
  if (!has('month') && !parts.some((part) => part.kind === 'month-name')) return 'it has no month (M)';
  if (!has('day')) return 'it has no day (d)';
  return parts;
};

/** What is wrong with a form; null when nothing is. */
export const formProblem = (form: string): string | null => {
  if (form === 'iso' || form === 'epoch-seconds' || form === 'epoch-milliseconds') return null;
  const parts = patternParts(form);
  return typeof parts === 'string' ? parts : null;
};

const offsetMs = (text: string): number => {
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  return (text[0] === '-' ? -1 : 1) * (Number(digits.slice(0, 2)) * HOUR + Number(digits.slice(2)) * MINUTE);
};

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysIn = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : LENGTHS[month - 1]!;

const two = (value: number): string => String(value).padStart(2, '0');

/** Wall times of one zone to instants; remembers each ordinary day's start. */
const wallReader = (zone: string) => {
  const starts = new Map<number, number>();
  const fixed = zone === 'UTC' || zone === 'Etc/UTC';
  return (year: number, month: number, day: number, ofDay: number, offset: number | null): Instant | NotAnInstant => {
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || ofDay < 0 || ofDay >= DAY) return 'date';
    const number = dayNumber(year, month, day);
    const wall = number * DAY + ofDay;
    if (wall < EARLIEST || wall >= LATEST) return 'range';
    if (offset !== null) return wall - offset;
    if (fixed) return wall;
    let start = starts.get(number);
    const date = () => `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
    if (start === undefined) {
      start = instantOf(zone, date(), 0);
      const end = instantOf(zone, date(), 1440);
      if (end - start !== DAY || transitions(zone, start - 1, end + 1).length > 0) start = Number.NaN;
      starts.set(number, start);
    }
    if (!Number.isNaN(start)) return start + ofDay;
    const minute = Math.floor(ofDay / MINUTE);
    return instantOf(zone, date(), minute) + (ofDay - minute * MINUTE);
  };
};

const isoReader = (zone: string): InstantReader => {
  const wall = wallReader(zone);
  return (text) => {
    const match = ISO.exec(text);
    if (match === null) return 'form';
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset] = match;
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 'date';
    const ofDay =
      Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND + Math.floor(Number(`0.${fraction || '0'}`) * SECOND);
    return wall(Number(year), Number(month), Number(day), ofDay, offset === undefined ? null : offsetMs(offset));
  };
};

const epochReader = (unit: number): InstantReader => {
  return (text) => {
    if (!EPOCH.test(text)) return 'form';
    const instant = Math.round(Number(text) * unit);
    return instant < EARLIEST || instant >= LATEST ? 'range' : instant;
  };
};

const patternReader = (parts: readonly Part[], zone: string): InstantReader => {
  const wall = wallReader(zone);
  const halves = parts.some((part) => part.kind === 'half-day');
  return (text) => {
    let at = 0;
    let year = 0;
    let month = 0;
    let day = 0;
    let hour = 0;
    let minute = 0;
    let second = 0;
    let fraction = 0;
    let afternoon = false;
    let offset: number | null = null;
    for (const part of parts) {
      if (part.kind === 'digits') {
        const from = at;
        let value = 0;
        while (at < text.length && at - from < part.most) {
          const digit = text.charCodeAt(at) - 48;
          if (digit < 0 || digit > 9) break;
          value = value * 10 + digit;
          at += 1;
        }
        if (at - from < part.least) return 'form';
        if (part.field === 'year') year = value;
        else if (part.field === 'century-year') year = 2000 + value;
        else if (part.field === 'month') month = value;
        else if (part.field === 'day') day = value;
        else if (part.field === 'minute') minute = value;
        else if (part.field === 'second') second = value;
        else if (part.field === 'fraction') fraction = Math.floor((value / 10 ** (at - from)) * SECOND);
        else {
          if (part.field === 'hour12' && (value < 1 || value > 12)) return 'date';
          hour = part.field === 'hour12' && halves ? value % 12 : value;
        }
      } else if (part.kind === 'literal') {
        if (!text.startsWith(part.text, at)) return 'form';
        at += part.text.length;
      } else if (part.kind === 'month-name') {
        month = MONTHS.indexOf(text.slice(at, at + 3).toLowerCase()) + 1;
        if (month === 0) return 'form';
        at += 3;
      } else if (part.kind === 'half-day') {
        const half = text.slice(at, at + 2).toUpperCase();
        if (half !== 'AM' && half !== 'PM') return 'form';
        afternoon = half === 'PM';
        at += 2;
      } else {
        OFFSET.lastIndex = at;
        const match = OFFSET.exec(text);
        if (match === null) return 'form';
        offset = offsetMs(match[0]);
        at += match[0].length;
      }
    }
    if (at !== text.length) return 'form';
    if (afternoon) hour += 12;
    if (hour > 23 || minute > 59 || second > 59) return 'date';
    return wall(year, month, day, hour * HOUR + minute * MINUTE + second * SECOND + fraction, offset);
  };
};

/**
 * @param form one that `formProblem` finds nothing wrong with
 * @param zone an IANA zone, for wall times that carry no offset of their own
 */
export const instantReader = (form: string, zone: string): InstantReader => {
  if (form === 'iso') return isoReader(zone);
  if (form === 'epoch-seconds') return epochReader(SECOND);
  if (form === 'epoch-milliseconds') return epochReader(1);
  const parts = patternParts(form);
  if (typeof parts === 'string') throw new Error(`instantReader: ${form}: ${parts}`);
  return patternReader(parts, zone);
};
