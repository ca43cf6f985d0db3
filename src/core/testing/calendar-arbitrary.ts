/** Random calendars and instants, drawn to the places where business time goes wrong. */
import fc from 'fast-check';
import { type CalendarDefinition, type CalendarException, type Holiday, type Period, WEEKDAYS } from '../calendar/definition.js';
import { DAY, type Instant, MINUTE } from '../time.js';

/** Zones with, for each, dates around which its clocks do something: summer time, half hours, Ramadan, a skipped day. */
export const ZONES: Readonly<Record<string, readonly string[]>> = {
  UTC: ['2024-02-29', '2026-12-31'],
  'America/New_York': ['2026-03-08', '2026-11-01', '2007-03-11', '2027-01-18'],
  'Europe/Rome': ['2024-03-31', '2024-10-27', '2000-02-29'],
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04'],
  'Pacific/Apia': ['2011-12-30', '2011-09-24', '2012-04-01'],
  'Asia/Kolkata': ['2026-08-15', '2028-02-29'],
  'Asia/Kathmandu': ['1986-01-01', '2026-10-20'],
  'Africa/Casablanca': ['2026-02-15', '2026-03-22', '2018-10-28'],
};

const isoDay = (t: Instant): string => new Date(t).toISOString().slice(0, 10);

/** A period of the day: ordinary, to 24:00, past midnight or all round. */
export const period: fc.Arbitrary<Period> = fc.oneof(
  fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1440 }) }),
  fc.constantFrom<Period>(
    { from: 480, to: 1020 },
    { from: 0, to: 1440 },
    { from: 1320, to: 360 },
    { from: 60, to: 180 },
    { from: 0, to: 0 },
  ),
);

const periods = (min: number, max: number) => fc.array(period, { minLength: min, maxLength: max });

/** A zone, an eventful midnight (UTC) in it, and a calendar whose dated entries lie around that day. */
export const eventfulCalendar: fc.Arbitrary<{ readonly definition: CalendarDefinition; readonly around: Instant }> = fc
  .constantFrom(...Object.entries(ZONES).flatMap(([zone, dates]) => dates.map((date) => ({ zone, date }))))
  .chain(({ zone, date }) => {
    const around = Date.parse(date);
    const near = fc.integer({ min: -2, max: 3 }).map((days) => isoDay(around + days * DAY));
    const holiday: fc.Arbitrary<Holiday> = fc
      .record({ on: near, yearly: fc.boolean(), closed: fc.option(periods(1, 2), { nil: undefined, freq: 3 }) })
      .map(({ on, yearly, closed }) => ({ date: yearly ? on.slice(5) : on, name: `Holiday ${on}`, ...(closed && { closed }) }));
    const exception: fc.Arbitrary<CalendarException> = fc
      .record({ on: near, kind: fc.constantFrom('open', 'opens', 'closes'), hours: periods(0, 2) })
      .map(({ on, kind, hours }) => {
        const named = { date: on, name: `Exception ${on}` };
        if (kind === 'open') return { ...named, open: hours };
        return kind === 'opens' ? { ...named, opens: hours } : { ...named, closes: hours };
      });
    return fc
      .record({
        week: fc.tuple(...WEEKDAYS.map(() => periods(0, 3))),
        holidays: fc.array(holiday, { maxLength: 3 }),
        exceptions: fc.array(exception, { maxLength: 3 }),
      })
      .map(({ week, holidays, exceptions }) => ({
        around,
        definition: {
          zone,
          week: Object.fromEntries(WEEKDAYS.map((day, i) => [day, week[i]!])),
          holidays,
          exceptions: exceptions.filter(
            (entry, i) => !('open' in entry) || !exceptions.slice(0, i).some((e) => 'open' in e && e.date === entry.date),
          ),
        },
      }));
  });

/** An instant within a few days of another, on a whole minute as often as not. */
export const instantNear = (around: Instant, days = 2): fc.Arbitrary<Instant> =>
  fc
    .record({
      minutes: fc.integer({ min: (-days * DAY) / MINUTE, max: (days * DAY) / MINUTE }),
      rest: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 59_999 })),
    })
    .map(({ minutes, rest }) => around + minutes * MINUTE + rest);

/** A calendar with some instants around its eventful day, in order. */
export const calendarWithInstants = (count: number, days = 2) =>
  eventfulCalendar.chain(({ definition, around }) =>
    fc.record({
      definition: fc.constant(definition),
      instants: fc.array(instantNear(around, days), { minLength: count, maxLength: count }).map((list) => list.sort((a, b) => a - b)),
    }),
  );
