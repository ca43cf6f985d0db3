/**
 * Other ways to reckon business time, set up for the same calendar: a published package, and the
 * two loops that help desks write themselves. The loops get our offset table, so that what is
 * measured is the loop and not `Intl`.
 */
import moment from 'moment-timezone';
import 'moment-business-time';
import type { CalendarDefinition } from '../src/core/calendar/definition.js';
import { instantOf, localTime } from '../src/core/calendar/zone.js';
import { DAY, type Instant, MINUTE, type Millis } from '../src/core/time.js';

/** What moment-business-time adds to a moment; the package has no types of its own. */
interface WorkingMoment {
  addWorkingTime(amount: number, unit: 'hours'): { valueOf(): number };
  workingDiff(other: WorkingMoment, unit: 'milliseconds'): number;
}

export interface Rival {
  readonly name: string;
  /** How many calls a round can afford. */
  readonly calls: number;
  add(t: Instant, hours: number): Instant;
  elapsed(a: Instant, b: Instant): Millis;
}

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00`;

/** moment-business-time over moment-timezone. Holidays of every year are patterns to it. */
export function momentBusinessTime({ zone, week, holidays }: CalendarDefinition): Rival {
  const days = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const).map(
    (day) => week[day]?.flatMap(({ from, to }) => [clock(from), clock(to)]) ?? null,
  );
  moment.updateLocale('en', {
    workinghours: Object.fromEntries(days.entries()),
    holidays: holidays.map(({ date }) => (date.length === 5 ? `*-${date}` : date)),
  } as moment.LocaleSpecification);
  const at = (t: Instant) => moment.tz(t, zone) as unknown as WorkingMoment;
  return {
    name: 'moment-business-time',
    calls: 4_000,
    add: (t, hours) => at(t).addWorkingTime(hours, 'hours').valueOf(),
    elapsed: (a, b) => at(b).workingDiff(at(a), 'milliseconds'),
  };
}

/** Open hours of one date; whole-day holidays only. */
const periodsOn = ({ week, holidays }: CalendarDefinition, date: string, weekday: keyof CalendarDefinition['week']) =>
  holidays.some((holiday) => holiday.date === date || holiday.date === date.slice(5)) ? [] : (week[weekday] ?? []);

/** Looks at every day between, with the opening and closing of each. */
export function dayByDay(definition: CalendarDefinition): Rival {
  const { zone } = definition;
  const spansOn = (t: Instant) => {
    const { date, weekday } = localTime(zone, t);
    return periodsOn(definition, date, weekday).map(({ from, to }) => ({
      from: instantOf(zone, date, from),
      to: instantOf(zone, date, to),
    }));
  };
  const nextDay = (t: Instant): Instant => instantOf(zone, localTime(zone, t).date, 1440);
  return {
    name: 'walking day by day',
    calls: 20_000,
    add: (t, hours) => {
      let left = hours * 60 * MINUTE;
      for (let day = t; ; day = nextDay(day)) {
        for (const { from, to } of spansOn(day)) {
          const start = Math.max(from, t);
          if (to > start && to - start >= left) return start + left;
          left -= Math.max(to - start, 0);
        }
      }
    },
    elapsed: (a, b) => {
      let sum = 0;
      for (let day = a; day < b; day = nextDay(day)) {
        for (const { from, to } of spansOn(day)) sum += Math.max(Math.min(to, b) - Math.max(from, a), 0);
      }
      return sum;
    },
  };
}

/** Asks of every minute whether it is open. */
export function minuteByMinute(definition: CalendarDefinition): Rival {
  const isOpen = (t: Instant): boolean => {
    const { date, minute, weekday } = localTime(definition.zone, t);
    return periodsOn(definition, date, weekday).some(({ from, to }) => minute >= from && minute < to);
  };
  return {
    name: 'stepping minute by minute',
    calls: 50,
    add: (t, hours) => {
      let at = t;
      for (let left = hours * 60; left > 0; at += MINUTE) if (isOpen(at)) left--;
      return at;
    },
    elapsed: (a, b) => {
      let sum = 0;
      for (let at = a; at < Math.min(b, a + 400 * DAY); at += MINUTE) if (isOpen(at)) sum += MINUTE;
      return sum;
    },
  };
}
