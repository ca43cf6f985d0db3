import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../calendar/compile.js';
import { type CalendarDefinition, WEEKDAYS } from '../calendar/definition.js';
import { isOpenOnTheWall, wallTime } from '../testing/calendar-oracle.js';
import { DAY, HOUR, type Instant, MINUTE } from '../time.js';
import { newestOccurrence, nextOccurrences } from './occurrences.js';
import { type Schedule, scheduleProblems } from './schedule.js';

const iso = (t: Instant) => new Date(t).toISOString().replace(':00.000Z', 'Z');
const schedule = (part: Partial<Schedule>): Schedule => ({
  rhythm: { unit: 'day', every: 1 },
  at: 540,
  zone: 'America/New_York',
  from: '2026-01-01',
  until: null,
  onlyOnOpenDays: null,
  ...part,
});
const from = (part: Partial<Schedule>, after: string, count: number, calendar?: CalendarDefinition) =>
  nextOccurrences(schedule(part), Date.parse(after), count, calendar && compileCalendar(calendar)).map(iso);

describe('a schedule falls', () => {
  test('at the same time on the wall, in winter and in summer', () => {
    expect(from({}, '2026-03-07T14:00Z', 2)).toEqual(['2026-03-08T13:00Z', '2026-03-09T13:00Z']);
  });

  test('after the gap when the clock skips its time, and once when the clock shows it twice', () => {
    expect(from({ at: 150 }, '2026-03-07T12:00Z', 2)).toEqual(['2026-03-08T07:00Z', '2026-03-09T06:30Z']);
    expect(from({ at: 90 }, '2026-10-31T12:00Z', 2)).toEqual(['2026-11-01T05:30Z', '2026-11-02T06:30Z']);
  });

  test('every second week on its weekdays, counted from the first week', () => {
    const rhythm = { unit: 'week', every: 2, weekdays: ['fri', 'mon'] } as const;
    expect(from({ rhythm, zone: 'UTC', from: '2026-01-07' }, '2025-01-01T00:00Z', 3)).toEqual([
      '2026-01-09T09:00Z',
      '2026-01-19T09:00Z',
      '2026-01-23T09:00Z',
    ]);
  });

  test('on the last day of a month that is too short', () => {
    for (const day of [31, 'last'] as const)
      expect(from({ rhythm: { unit: 'month', every: 1, day }, zone: 'UTC' }, '2028-01-31T09:00Z', 3)).toEqual([
        '2028-02-29T09:00Z',
        '2028-03-31T09:00Z',
        '2028-04-30T09:00Z',
      ]);
  });

  test('on its last day still, and then no more', () => {
    expect(from({ until: '2026-01-02' }, '2025-12-01T00:00Z', 5)).toHaveLength(2);
    expect(newestOccurrence(schedule({ until: '2026-01-02' }), Date.parse('2030-01-01'))).toBe(Date.parse('2026-01-02T14:00Z'));
    expect(newestOccurrence(schedule({}), Date.parse('2025-12-31'))).toBeNull();
  });

  test('on the next open day, once; never where it never opens', () => {
    const office: CalendarDefinition = {
      zone: 'UTC',
      week: { mon: [{ from: 480, to: 1020 }], tue: [{ from: 480, to: 1020 }] },
      holidays: [{ date: '2026-05-25', name: 'Memorial Day' }],
      exceptions: [],
    };
    // Saturday and Sunday move to Monday, which is a holiday: with it, all three are one on Tuesday.
    expect(from({ zone: 'UTC' }, '2026-05-19T12:00Z', 2, office)).toEqual(['2026-05-26T09:00Z', '2026-06-01T09:00Z']);
    expect(from({}, '2026-01-01T00:00Z', 2, { ...office, week: {} })).toEqual([]);
  });
});

test('what is wrong is named with its place, all at once', () => {
  const wrong = schedule({
    rhythm: { unit: 'week', every: 0, weekdays: [] },
    at: 1440,
    zone: 'Mars/Base',
    from: '2026-02-30',
    until: 'no',
  });
  expect(scheduleProblems(wrong).map(({ path }) => path.join('.'))).toEqual([
    'rhythm.every',
    'rhythm.weekdays',
    'at',
    'zone',
    'from',
    'until',
  ]);
  expect(scheduleProblems(schedule({ until: '2025-12-31' }))).toMatchObject([{ path: ['until'] }]);
  expect(scheduleProblems(schedule({}))).toEqual([]);
});

/** Day by day and minute by minute, asking `Intl` alone. */
function walk({ rhythm, at, zone, from: first, until }: Schedule, open: CalendarDefinition | null, days: number): Instant[] {
  const date = (n: number) => new Date(Date.parse(first) + n * DAY).toISOString().slice(0, 10);
  const weekday = (text: string) => (new Date(text).getUTCDay() + 6) % 7;
  const monday = Date.parse(first) - weekday(first) * DAY;
  const isAgreed = (n: number): boolean => {
    if (until !== null && date(n) > until) return false;
    if (rhythm.unit === 'day') return n % rhythm.every === 0;
    const [year, month, day] = date(n).split('-').map(Number) as [number, number, number];
    if (rhythm.unit === 'week')
      return (
        Math.floor((Date.parse(date(n)) - monday) / (7 * DAY)) % rhythm.every === 0 && rhythm.weekdays.includes(WEEKDAYS[weekday(date(n))]!)
      );
    const apart = (year - Number(first.slice(0, 4))) * 12 + month - Number(first.slice(5, 7));
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return apart % rhythm.every === 0 && day === (rhythm.day === 'last' ? last : Math.min(rhythm.day, last));
  };
  const isOpenDay = (n: number) =>
    open === null || Array.from({ length: 96 }, (_, i) => i * 15).some((minute) => isOpenOnTheWall(open, { date: date(n), minute }));
  const found = new Set<Instant>();
  for (let n = 0; n < days; n++) {
    if (!isAgreed(n)) continue;
    let moved = n;
    while (!isOpenDay(moved)) moved++;
    let t = Date.parse(date(moved)) - 15 * HOUR;
    const reached = () => {
      const wall = wallTime(zone, t);
      return wall.date > date(moved) || (wall.date === date(moved) && wall.minute >= at);
    };
    while (!reached()) t += 15 * MINUTE;
    found.add(t);
  }
  return [...found].sort((a, b) => a - b);
}

test('agrees with walking day by day', () => {
  const rhythm = fc.oneof(
    fc.record({ unit: fc.constant('day' as const), every: fc.integer({ min: 1, max: 9 }) }),
    fc.record({
      unit: fc.constant('week' as const),
      every: fc.integer({ min: 1, max: 3 }),
      weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    }),
    fc.record({
      unit: fc.constant('month' as const),
      every: fc.integer({ min: 1, max: 3 }),
      day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)),
    }),
  );
  const input = fc.record({
    rhythm,
    at: fc.integer({ min: 0, max: 95 }).map((n) => n * 15),
    zone: fc.constantFrom('America/New_York', 'Europe/Berlin', 'UTC'),
    from: fc.constantFrom('2026-03-01', '2026-10-14', '2028-01-31'),
    until: fc.constantFrom(null, '2026-12-24'),
  });
  const week = fc
    .subarray([...WEEKDAYS], { minLength: 1 })
    .map((days) => Object.fromEntries(days.map((day) => [day, [{ from: 480, to: 1020 }]])));
  fc.assert(
    fc.property(input, fc.option(week), fc.integer({ min: 0, max: 40 * 24 }), (part, open, hours) => {
      if (part.until !== null && part.until < part.from) return;
      const calendar = open && { zone: part.zone, week: open, holidays: [{ date: '12-25', name: 'Christmas' }], exceptions: [] };
      const one = schedule(part);
      const after = Date.parse(part.from) + hours * HOUR;
      const all = walk(one, calendar, 80);
      const compiled = calendar ? compileCalendar(calendar) : undefined;
      const expected = all.filter((t) => t > after).slice(0, 4);
      expect(nextOccurrences(one, after, expected.length, compiled)).toEqual(expected);
      expect(newestOccurrence(one, after, compiled)).toBe(all.filter((t) => t <= after).at(-1) ?? null);
    }),
    { numRuns: 30 },
  );
});
