/** Opening hours as people write them: `mon-fri 08:00-17:00; sat 09:00-12:00`, `24x7`, `closed`. */
import { type Period, WEEKDAYS, type Weekday, type WeeklyHours } from './definition.js';

/** What keeps hours from being read. */
export type HoursSlip = 'no-days' | 'day-twice' | 'no-hours' | 'no-time' | 'begins-at-24' | 'without-days' | 'hours-twice';

/** A text that was read, or what is wrong with it: in words, and for other languages as a slip with the part of the text that it is about. */
export type Parsed<T> =
  | { readonly value: T }
  | { readonly wrong: string; readonly expected: string; readonly slip?: HoursSlip; readonly part?: string };

const wrong = (slip: HoursSlip, part: string, text: string, expected: string) => ({ wrong: text, expected, slip, part });
const quoted = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;

const HOURS_EXPECTED = 'hours such as 08:00-17:00';
const DAYS_EXPECTED = 'days such as mon, mon-fri or daily';
const LONG_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function dayIndex(text: string): number {
  const word = text.trim().toLowerCase();
  const short = (WEEKDAYS as readonly string[]).indexOf(word);
  return short === -1 ? LONG_NAMES.indexOf(word) : short;
}

/**
 * Reads days: `mon`, `mon-fri`, `sat, sun`, `fri-mon` (across the week's end), `daily`.
 *
 * @example parseDays('sat, sun') // { value: ['sat', 'sun'] }
 */
export function parseDays(text: string): Parsed<readonly Weekday[]> {
  const days: Weekday[] = [];
  for (const part of text.split(',')) {
    const word = part.trim().toLowerCase();
    const [first, last, ...more] = word === 'daily' ? ['mon', 'sun'] : word.split('-');
    const from = dayIndex(first!);
    const to = last === undefined ? from : dayIndex(last);
    if (from === -1 || to === -1 || more.length > 0)
      return wrong('no-days', part.trim(), `${quoted(part.trim())} are no days`, DAYS_EXPECTED);
    for (let i = from; ; i = (i + 1) % 7) {
      const day = WEEKDAYS[i]!;
      if (days.includes(day)) return wrong('day-twice', day, `${quoted(text)} names ${day} twice`, DAYS_EXPECTED);
      days.push(day);
      if (i === to) break;
    }
  }
  return { value: days };
}

function minuteOf(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  return hour <= 23 && minute <= 59 ? hour * 60 + minute : hour === 24 && minute === 0 ? 1440 : null;
}

/**
 * Reads the hours of a day: `08:00-17:00`, several divided by commas, `all day`, or `closed` for none.
 *
 * @example parsePeriods('08:00-12:00, 22:00-06:00') // { value: [{ from: 480, to: 720 }, { from: 1320, to: 360 }] }
 */
export function parsePeriods(text: string): Parsed<readonly Period[]> {
  const word = text.trim().toLowerCase();
  if (word === 'closed') return { value: [] };
  if (word === 'all day') return { value: [{ from: 0, to: 1440 }] };
  const periods: Period[] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(\S+?)\s*[-–]\s*(\S+?)\s*$/.exec(part);
    const from = match === null ? null : minuteOf(match[1]!);
    const to = match === null ? null : minuteOf(match[2]!);
    if (match === null) return wrong('no-hours', part.trim(), `${quoted(part.trim())} are no hours`, HOURS_EXPECTED);
    if (from === null || to === null) {
      const bad = from === null ? match[1]! : match[2]!;
      return wrong('no-time', bad, `${quoted(bad)} is no time of day`, 'a time from 00:00 to 24:00');
    }
    if (from === 1440) return wrong('begins-at-24', part.trim(), 'Hours cannot begin at 24:00', 'a beginning from 00:00 to 23:59');
    periods.push({ from, to });
  }
  return { value: periods };
}

const whole: readonly Period[] = [{ from: 0, to: 1440 }];

/**
 * Reads the hours of a week: `24x7`, `closed`, or days with their hours, divided by `;`.
 *
 * @example parseHours('sat 09:00-12:00') // { value: { sat: [{ from: 540, to: 720 }] } }
 */
export function parseHours(texts: readonly string[]): Parsed<WeeklyHours> {
  const only = texts.length === 1 ? texts[0]!.trim().toLowerCase() : '';
  if (only === '24x7' || only === '24/7') return { value: Object.fromEntries(WEEKDAYS.map((day) => [day, whole])) };
  if (only === 'closed') return { value: {} };
  const week: Partial<Record<Weekday, readonly Period[]>> = {};
  for (const clause of texts.flatMap((text) => text.split(';'))) {
    const match = /^\s*([a-z][a-z,\s-]*?)\s+(\d.*|all day|closed)\s*$/i.exec(clause);
    if (match === null) {
      const text = clause.trim();
      const expected = 'days with hours, such as mon-fri 08:00-17:00';
      if (/^\d/.test(text)) return wrong('without-days', text, `${quoted(text)} does not say on which days`, expected);
      return wrong('no-hours', text, `${quoted(text)} are no hours`, expected);
    }
    const days = parseDays(match[1]!);
    if ('wrong' in days) return days;
    const periods = parsePeriods(match[2]!);
    if ('wrong' in periods) return periods;
    for (const day of days.value) {
      if (week[day] !== undefined)
        return wrong('hours-twice', day, `The hours of ${day} are given twice`, 'each day once, its hours divided by commas');
      week[day] = periods.value;
    }
  }
  return { value: week };
}

const timeText = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Writes the hours of a day as `parsePeriods` reads them. */
export function periodsText(periods: readonly Period[]): string {
  if (periods.length === 0) return 'closed';
  return periods.map(({ from, to }) => `${timeText(from)}-${timeText(to)}`).join(', ');
}

/**
 * Writes the hours of a week as `parseHours` reads them: days in a row with the same hours together.
 *
 * @example weekText({ mon: nine, tue: nine }) // 'mon-tue 09:00-17:00'
 */
export function weekText(week: WeeklyHours): string {
  const texts = WEEKDAYS.map((day) => (week[day] === undefined ? null : periodsText(week[day])));
  if (texts.every((text) => text === null)) return 'closed';
  if (texts.every((text) => text === '00:00-24:00')) return '24x7';
  const clauses: string[] = [];
  for (let i = 0; i < 7; i++) {
    const text = texts[i];
    if (text === null || text === undefined) continue;
    let last = i;
    while (last < 6 && texts[last + 1] === text) last++;
    clauses.push(`${last === i ? WEEKDAYS[i] : `${WEEKDAYS[i]}-${WEEKDAYS[last]}`} ${text}`);
    i = last;
  }
  return clauses.join('; ');
}
