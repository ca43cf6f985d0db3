import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ZONES } from '../testing/calendar-arbitrary.js';
import { wallTime } from '../testing/calendar-oracle.js';
import { DAY, EARLIEST, HOUR, type Instant, LATEST, MINUTE } from '../time.js';
import { OffsetTable } from './offset-table.js';
import { instantOf, isZone, localTime, offsetAt, transitions } from './zone.js';

const at = (text: string): Instant => Date.parse(text);
const iso = (t: Instant): string => new Date(t).toISOString().replace('.000Z', 'Z');
const year = (n: number): Instant => Date.UTC(n, 0, 1);

describe('transitions', () => {
  test.each([
    ['America/New_York', 2026, ['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z']],
    ['Australia/Lord_Howe', 2026, ['2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z']],
    ['Pacific/Apia', 2011, ['2011-04-02T14:00:00Z', '2011-09-24T14:00:00Z', '2011-12-30T10:00:00Z']],
    ['Asia/Kathmandu', 1985, ['1985-12-31T18:30:00Z']],
    ['America/Boa_Vista', 2000, ['2000-02-27T03:00:00Z', '2000-10-08T04:00:00Z', '2000-10-15T03:00:00Z']],
    ['Asia/Kolkata', 2026, []],
    ['UTC', 2026, []],
  ] as const)('%s in %i', (zone, n, expected) => {
    expect(transitions(zone, year(n), year(n + 1)).map(iso)).toEqual(expected);
  });

  test.each([...Object.keys(ZONES), 'Europe/London', 'America/Argentina/Tucuman', 'Asia/Gaza', 'Antarctica/Troll'])(
    '%s: at every change from 1973 to 2060 the wall clock is as Intl says, a minute before, at it and a minute after',
    (zone) => {
      for (const t of transitions(zone, year(1973), year(2060))) {
        expect(offsetAt(zone, t)).not.toBe(offsetAt(zone, t - 1));
        for (const moment of [t - MINUTE, t, t + MINUTE]) {
          const { date, minute, weekday } = wallTime(zone, moment);
          expect(localTime(zone, moment)).toEqual({ date, minute, weekday });
          expect(localTime(zone, moment + 59_999)).toEqual({ date, minute, weekday });
        }
      }
    },
  );

  test.each(['America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'])('%s: every minute of two days around a change', (zone) => {
    const [change] = transitions(zone, year(2011), year(2012)).slice(-1);
    for (let t = change! - DAY; t < change! + DAY; t += MINUTE) expect(localTime(zone, t)).toEqual(wallTime(zone, t));
  });

  test('no change is missed: any minute of 1973 to 2060 in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
        fc.array(fc.integer({ min: 0, max: 87 * 365 * 1440 }), { minLength: 20 }),
        (zone, minutes) => {
          for (const n of minutes) expect(localTime(zone, year(1973) + n * MINUTE)).toEqual(wallTime(zone, year(1973) + n * MINUTE));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a table grown in pieces from either side equals one read at once', () => {
    const once = new OffsetTable('Africa/Casablanca');
    once.cover(year(1960), year(1995) - 1);
    const grown = new OffsetTable('Africa/Casablanca');
    for (const n of [1978, 1985, 1960, 1994]) grown.cover(year(n), year(n) + 1);
    const pieces = (table: OffsetTable) =>
      Array.from({ length: table.count }, (_, i) => [table.startOf(i), table.endOf(i), table.offsetOf(i)]);
    expect(pieces(grown)).toEqual(pieces(once));
    expect(once.count).toBeGreaterThan(5);
  });

  test('a change at the very start of a year is kept when its two sides are read apart', () => {
    const table = new OffsetTable('Europe/Lisbon');
    for (const n of [1912, 1911]) table.cover(year(n), year(n) + 1);
    expect(table.offsetOf(table.pieceAt(at('1911-12-31T23:59:59Z')))).toBe(-(36 * 60 + 45) * 1000);
    expect(table.offsetOf(table.pieceAt(at('1912-01-01T00:00:00Z')))).toBe(0);
  });

  test('offsets that are no whole minute are kept to the second', () => {
    expect(offsetAt('Africa/Monrovia', at('1971-06-01T00:00:00Z'))).toBe(-(44 * 60 + 30) * 1000);
    expect(transitions('Africa/Monrovia', year(1972), year(1973)).map(iso)).toEqual(['1972-01-07T00:44:30Z']);
  });

  test('beyond 1900 and 2200 the last known offset holds', () => {
    expect(offsetAt('America/New_York', at('1700-01-01T00:00:00Z'))).toBe(offsetAt('America/New_York', EARLIEST));
    expect(offsetAt('America/New_York', at('2300-07-01T00:00:00Z'))).toBe(offsetAt('America/New_York', LATEST - 1));
    expect(() => offsetAt('America/New_York', Number.NaN)).toThrow('An instant must be a number');
  });
});

describe('instantOf', () => {
  test.each([
    ['an ordinary time', 'America/New_York', '2026-03-06', '15:00', '2026-03-06T20:00:00Z'],
    ['a skipped time is the end of the gap', 'America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00:00Z'],
    ['so is the start of the gap', 'America/New_York', '2026-03-08', '02:00', '2026-03-08T07:00:00Z'],
    ['after the gap', 'America/New_York', '2026-03-08', '03:01', '2026-03-08T07:01:00Z'],
    ['a repeated time is its first occurrence', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['after the repetition', 'America/New_York', '2026-11-01', '02:00', '2026-11-01T07:00:00Z'],
    ['half an hour is skipped', 'Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00Z'],
    ['half an hour is repeated', 'Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00Z'],
    ['a skipped day is the start of the next', 'Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00Z'],
    ['24:00 is the next midnight', 'Asia/Kolkata', '2026-08-15', '24:00', '2026-08-15T18:30:00Z'],
  ])('%s: %s %s %s', (_, zone, date, clock, expected) => {
    const [hour, minute] = clock.split(':').map(Number) as [number, number];
    expect(iso(instantOf(zone, date, hour * 60 + minute))).toBe(expected);
  });

  test('is the first instant whose wall clock has reached the time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(ZONES).flatMap(([zone, dates]) => dates.map((date) => ({ zone, date })))),
        fc.integer({ min: 0, max: 1440 }),
        ({ zone, date }, minute) => {
          const wanted = at(`${date}T00:00:00Z`) + minute * MINUTE;
          const wallAt = (t: Instant) => t + offsetAt(zone, t);
          const t = instantOf(zone, date, minute);
          expect(wallAt(t)).toBeGreaterThanOrEqual(wanted);
          for (let before = t - MINUTE; before > t - 3 * HOUR; before -= MINUTE) expect(wallAt(before)).toBeLessThan(wanted);
        },
      ),
    );
  });

  test('a date that does not exist is a mistake of the caller', () => {
    expect(() => instantOf('UTC', '2027-02-30', 0)).toThrow('No such date: 2027-02-30');
  });
});

test.each([
  ['Europe/Rome', true],
  ['UTC', true],
  ['Europe/Rom', false],
  ['+05:30', false],
  ['', false],
  ['America/New_York\u0000', false],
])('isZone(%j) is %j', (name, expected) => {
  expect(isZone(name)).toBe(expected);
});
