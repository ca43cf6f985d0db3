/**
 * Business time the slow and obvious way: minute by minute, asking `Intl` what the wall clock shows.
 *
 * Shares nothing with the engine but the definition. Right wherever offsets and hours are whole
 * minutes, which they are everywhere since 1973.
 */
import type { CalendarDefinition, Period, Weekday } from '../calendar/definition.js';
import { DAY, type Instant, MINUTE, type Millis } from '../time.js';

export interface WallTime {
  readonly date: string;
  readonly minute: number;
  readonly weekday: Weekday;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const seen = new Map<string, Map<Instant, WallTime>>();

/** What the wall clock of a zone shows during the minute that begins at `t`. */
export function wallTime(zone: string, t: Instant): WallTime {
  let known = seen.get(zone);
  if (known === undefined) {
    known = new Map();
    seen.set(zone, known);
    formats.set(
      zone,
      new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        weekday: 'short',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
    );
  }
  let wall = known.get(t);
  if (wall === undefined) {
    const part = new Map(
      formats
        .get(zone)!
        .formatToParts(t)
        .map(({ type, value }) => [type, value]),
    );
    wall = {
      date: `${part.get('year')}-${part.get('month')}-${part.get('day')}`,
      minute: Number(part.get('hour')) * 60 + Number(part.get('minute')),
      weekday: part.get('weekday')!.toLowerCase() as Weekday,
    };
    known.set(t, wall);
  }
  return wall;
}

/** Asked for each minute of a day. */
function oncePerDate<Value>(answer: (date: string) => Value): (date: string) => Value {
  const known = new Map<string, Value>();
  return (date) => {
    const value = known.get(date) ?? answer(date);
    known.set(date, value);
    return value;
  };
}
const dayBefore = oncePerDate((date) => new Date(Date.parse(date) - DAY).toISOString().slice(0, 10));
const weekdayOfDate = oncePerDate(
  (date): Weekday => (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[new Date(Date.parse(date)).getUTCDay()]!,
);

/** Whether a minute lies in today's periods or in what yesterday's carry past midnight. */
const inHours = (minute: number, today: readonly Period[], yesterday: readonly Period[]): boolean =>
  today.some(({ from, to }) => minute >= from && (to <= from || minute < to)) ||
  yesterday.some(({ from, to }) => to <= from && minute < to);

/** The rules of a calendar, read off one by one for one minute on the wall. */
export function isOpenOnTheWall(definition: CalendarDefinition, { date, minute }: Pick<WallTime, 'date' | 'minute'>): boolean {
  const before = dayBefore(date);
  const falls = (entry: string, day: string) => entry === day || entry === day.slice(5);
  let open = inHours(minute, definition.week[weekdayOfDate(date)] ?? [], definition.week[weekdayOfDate(before)] ?? []);
  for (const holiday of definition.holidays) {
    const closed = (day: string) => (falls(holiday.date, day) ? (holiday.closed ?? [{ from: 0, to: 1440 }]) : []);
    if (inHours(minute, closed(date), closed(before))) open = false;
  }
  for (const exception of definition.exceptions) if ('open' in exception && exception.date === date) open = false;
  for (const exception of definition.exceptions) {
    const added = 'open' in exception ? exception.open : 'opens' in exception ? exception.opens : [];
    if (inHours(minute, exception.date === date ? added : [], exception.date === before ? added : [])) open = true;
  }
  for (const exception of definition.exceptions) {
    const taken = 'closes' in exception ? exception.closes : [];
    if (inHours(minute, exception.date === date ? taken : [], exception.date === before ? taken : [])) open = false;
  }
  return open;
}

const minuteOf = (t: Instant): Instant => Math.floor(t / MINUTE) * MINUTE;

export const oracleIsOpen = (definition: CalendarDefinition, t: Instant): boolean =>
  isOpenOnTheWall(definition, wallTime(definition.zone, minuteOf(t)));

/** Open milliseconds in [a, b), minute by minute. */
export function oracleElapsed(definition: CalendarDefinition, a: Instant, b: Instant): Millis {
  let sum = 0;
  for (let minute = minuteOf(a); minute < b; minute += MINUTE) {
    if (oracleIsOpen(definition, minute)) sum += Math.min(minute + MINUTE, b) - Math.max(minute, a);
  }
  return sum;
}

/** The instant by which `ms` of open time are used up, or null when that is not before `until`. */
export function oracleAdd(definition: CalendarDefinition, t: Instant, ms: Millis, until: Instant): Instant | null {
  let left = ms;
  for (let minute = minuteOf(t); minute < until; minute += MINUTE) {
    if (!oracleIsOpen(definition, minute)) continue;
    const from = Math.max(minute, t);
    if (left <= minute + MINUTE - from) return from + left;
    left -= minute + MINUTE - from;
  }
  return null;
}
