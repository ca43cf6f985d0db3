/** What lies at or beyond the ends of the years that calendars answer for, and calendars that hardly open. */
import { describe, expect, test } from 'vitest';
import { DAY, EARLIEST, HOUR, LATEST } from '../time.js';
import { always } from './algebra.js';
import { calendarsAnswer } from './calendar.js';
import { compileCalendar } from './compile.js';
import type { CalendarDefinition, Period, WeeklyHours } from './definition.js';

const day: readonly Period[] = [{ from: 540, to: 1020 }];
const week: WeeklyHours = { mon: day, tue: day, wed: day, thu: day, fri: day };
const office: CalendarDefinition = { zone: 'America/New_York', week, holidays: [], exceptions: [] };
const in1890 = Date.UTC(1890, 0, 1);
const in2300 = Date.UTC(2300, 0, 1);

describe('beyond 1900 and 2200', () => {
  test('calendars say that they do not answer', () => {
    expect([in1890, EARLIEST, 0, LATEST, in2300, Number.NaN].map(calendarsAnswer)).toEqual([false, true, true, true, false, false]);
  });

  test.each([
    ['office', compileCalendar(office)],
    ['round the clock', always()],
  ])('%s is closed', (_, calendar) => {
    expect([calendar.isOpen(in1890), calendar.isOpen(in2300), calendar.isOpen(LATEST)]).toEqual([false, false, false]);
    expect([calendar.elapsed(in1890, EARLIEST), calendar.elapsed(LATEST, in2300)]).toEqual([0, 0]);
    expect([calendar.openSpans(in1890, EARLIEST), calendar.openSpans(LATEST, in2300)]).toEqual([[], []]);
    expect([calendar.add(in2300, 1), calendar.add(LATEST, 0), calendar.nextOpening(in2300)]).toEqual(['never', 'never', 'never']);
    expect([calendar.subtract(in1890, 1), calendar.subtract(EARLIEST, 0), calendar.nextClosing(in1890)]).toEqual([
      'never',
      'never',
      in1890,
    ]);
    expect(calendar.explain(in1890, in1890 + DAY)).toEqual([]);
  });

  test('a deadline that would lie beyond is never', () => {
    expect(always().add(LATEST - HOUR, HOUR)).toBe(LATEST);
    expect(always().add(LATEST - HOUR, HOUR + 1)).toBe('never');
    expect(always().subtract(EARLIEST + HOUR, HOUR)).toBe(EARLIEST);
    expect(always().subtract(EARLIEST + HOUR, HOUR + 1)).toBe('never');
    expect(compileCalendar(office).add(0, Number.POSITIVE_INFINITY)).toBe('never');
    expect(compileCalendar(office).add(0, Number.MAX_SAFE_INTEGER)).toBe('never');
  });

  test('what is not a number is a mistake of the caller', () => {
    const calendar = compileCalendar(office);
    expect(() => calendar.isOpen(Number.NaN)).toThrow('An instant must be a number');
    expect(() => calendar.elapsed(Number.NaN, 0)).toThrow('An instant must be a number');
    expect(() => calendar.add(0, Number.NaN)).toThrow('A duration must be a number');
    expect(() => calendar.subtract(0, Number.NaN)).toThrow('A duration must be a number');
  });
});

describe('a calendar that never opens says never, everywhere', () => {
  const everyDate = Array.from({ length: 366 }, (_, i) => ({
    date: new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(5, 10),
    name: 'Closed',
  }));
  test.each([
    ['no hours', { ...office, week: {} }],
    ['hours, and a holiday on every date', { ...office, holidays: everyDate }],
    ['empty periods', { ...office, week: { mon: [] } }],
    ['only closures', { ...office, week: {}, exceptions: [{ date: '2026-01-01', name: 'x', open: [] }] }],
  ])('%s', (_, definition: CalendarDefinition) => {
    const calendar = compileCalendar(definition);
    for (const t of [EARLIEST, 0, Date.UTC(2026, 5, 1), Date.UTC(2150, 0, 1)]) {
      expect([calendar.add(t, 0), calendar.add(t, HOUR), calendar.subtract(t, HOUR), calendar.nextOpening(t)]).toEqual([
        'never',
        'never',
        'never',
        'never',
      ]);
      expect([calendar.isOpen(t), calendar.nextClosing(t), calendar.elapsed(EARLIEST, LATEST)]).toEqual([false, t, 0]);
    }
  });
});

test('a few dated openings far apart are found from both sides', () => {
  const calendar = compileCalendar({
    ...office,
    zone: 'UTC',
    week: {},
    exceptions: ['1900-01-01', '1999-12-31', '2199-12-31'].map((date) => ({ date, name: 'Open day', open: day })),
  });
  expect(calendar.add(EARLIEST, 9 * HOUR)).toBe(Date.UTC(1999, 11, 31, 10));
  expect(calendar.add(Date.UTC(2026, 0, 1), 8 * HOUR)).toBe(Date.UTC(2199, 11, 31, 17));
  expect(calendar.subtract(Date.UTC(2026, 0, 1), 9 * HOUR)).toBe(Date.UTC(1900, 0, 1, 16));
  expect(calendar.elapsed(EARLIEST, LATEST)).toBe(24 * HOUR);
});
