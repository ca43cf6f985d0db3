import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventfulCalendar } from '../testing/calendar-arbitrary.js';
import { harborLane } from '../testing/harbor-lane.js';
import { compileCalendar } from './compile.js';
import type { CalendarDefinition } from './definition.js';
import { calendarProblems } from './problems.js';

const fine: CalendarDefinition = { zone: 'Europe/Rome', week: { mon: [{ from: 540, to: 1020 }] }, holidays: [], exceptions: [] };
/** A definition as a file might hold it, whatever its types. */
const written = (parts: object): CalendarDefinition => ({ ...fine, ...parts }) as CalendarDefinition;
const found = (parts: object): readonly string[] => calendarProblems(written(parts)).map(({ path, text }) => `${path.join('.')}: ${text}`);

describe('problems of a calendar', () => {
  test.each([
    ['unknown zone', { zone: 'Europe/Rom' }, 'zone: "Europe/Rom" is not a known time zone; did you mean "Europe/Rome"?'],
    ['zone of nonsense', { zone: 'qqqqqqqq' }, 'zone: "qqqqqqqq" is not a known time zone'],
    ['an offset is no zone', { zone: '+05:30' }, 'zone: "+05:30" is not a known time zone'],
    ['weekday', { week: { funday: [] } }, 'week.funday: "funday" is not a weekday: mon, tue, wed, thu, fri, sat, sun'],
    [
      'from',
      { week: { mon: [{ from: 1440, to: 1440 }] } },
      'week.mon.0.from: 1440 is not a time of day: whole minutes from 0 (00:00) to 1439 (23:59)',
    ],
    [
      'to',
      { week: { mon: [{ from: 0, to: 1441 }] } },
      'week.mon.0.to: 1441 is not a time of day: whole minutes from 0 (00:00) to 1440 (24:00)',
    ],
    [
      'half a minute',
      { week: { mon: [{ from: 0.5, to: 60 }] } },
      'week.mon.0.from: 0.5 is not a time of day: whole minutes from 0 (00:00) to 1439 (23:59)',
    ],
    [
      'no number',
      { week: { mon: [{ from: Number.NaN, to: 60 }] } },
      'week.mon.0.from: NaN is not a time of day: whole minutes from 0 (00:00) to 1439 (23:59)',
    ],
    [
      'a period twice',
      {
        week: {
          mon: [
            { from: 0, to: 60 },
            { from: 0, to: 60 },
          ],
        },
      },
      'week.mon.1: This period is listed twice',
    ],
    ['no such day', { holidays: [{ date: '2027-02-30', name: 'x' }] }, 'holidays.0.date: 2027-02-30 is not a date: there is no such day'],
    ['no such day of any year', { holidays: [{ date: '02-30', name: 'x' }] }, 'holidays.0.date: 02-30 is not a date: there is no such day'],
    [
      'not a date',
      { holidays: [{ date: 'Xmas', name: 'x' }] },
      'holidays.0.date: "Xmas" is not a date: write YYYY-MM-DD, or MM-DD for every year',
    ],
    [
      'too early',
      { holidays: [{ date: '1890-01-01', name: 'x' }] },
      'holidays.0.date: 1890-01-01 is outside the years 1900 to 2199 that calendars answer for',
    ],
    [
      'too late',
      { exceptions: [{ date: '2200-01-01', name: 'x', open: [] }] },
      'exceptions.0.date: 2200-01-01 is outside the years 1900 to 2199 that calendars answer for',
    ],
    [
      'part-day without hours',
      { holidays: [{ date: '12-24', name: 'x', closed: [] }] },
      'holidays.0.closed: A part-day holiday needs at least one period; leave it out for the whole day',
    ],
    [
      'part-day with bad hours',
      { holidays: [{ date: '12-24', name: 'x', closed: [{ from: -1, to: 5 }] }] },
      'holidays.0.closed.0.from: -1 is not a time of day: whole minutes from 0 (00:00) to 1439 (23:59)',
    ],
    [
      'holiday twice',
      {
        holidays: [
          { date: '12-24', name: 'x' },
          { date: '12-24', name: 'x' },
        ],
      },
      'holidays.1: "x" on 12-24 is listed twice',
    ],
    [
      'exceptions are of one year',
      { exceptions: [{ date: '12-24', name: 'x', open: [] }] },
      'exceptions.0.date: "12-24" is not a date: write YYYY-MM-DD',
    ],
    [
      'empty exception',
      { exceptions: [{ date: '2026-12-24', name: 'x' }] },
      'exceptions.0: An exception says exactly one of open, opens and closes; this one says none',
    ],
    [
      'exception of two minds',
      { exceptions: [{ date: '2026-12-24', name: 'x', open: [], closes: [{ from: 0, to: 5 }] }] },
      'exceptions.0: An exception says exactly one of open, opens and closes; this one says open and closes',
    ],
    [
      'exception without hours',
      { exceptions: [{ date: '2026-12-24', name: 'x', opens: [] }] },
      'exceptions.0.opens: An exception that opens needs at least one period; "open" without periods closes the whole day',
    ],
    [
      'hours set twice',
      {
        exceptions: [
          { date: '2026-12-24', name: 'x', open: [] },
          { date: '2026-12-24', name: 'y', open: [{ from: 0, to: 5 }] },
        ],
      },
      'exceptions.1: The hours of 2026-12-24 are set twice',
    ],
  ])('%s', (_, parts, expected) => {
    expect(found(parts)).toEqual([expected]);
  });

  test('all of them at once, in the order of the file', () => {
    const parts = {
      zone: 'nowhere',
      week: { mon: [{ from: -1, to: 9999 }] },
      holidays: [{ date: '2027-02-30', name: 'x' }],
      exceptions: [{ date: 'y', name: 'z' }],
    };
    expect(calendarProblems(written(parts)).map(({ path }) => path.join('.'))).toEqual([
      'zone',
      'week.mon.0.from',
      'week.mon.0.to',
      'holidays.0.date',
      'exceptions.0.date',
      'exceptions.0',
    ]);
  });

  test('bounded: a hundred and a count of the rest', () => {
    const holidays = Array.from({ length: 250 }, (_, i) => ({ date: `no ${i}`, name: 'x' }));
    const all = calendarProblems(written({ holidays }));
    expect(all.length).toBe(101);
    expect(all.at(-1)).toEqual({ path: [], text: 'and 150 more problems' });
  });

  test('long text is cut in messages', () => {
    expect(found({ zone: 'x'.repeat(1000) })[0]!.length).toBeLessThan(150);
  });

  test.each(Object.entries(harborLane.calendars))('the %s calendar of Harbor Lane has none', (_, definition) => {
    expect(calendarProblems(definition)).toEqual([]);
  });

  test('Easter Monday and Anzac Day may fall on one date', () => {
    expect(found({ holidays: ['Easter Monday', 'Anzac Day'].map((name) => ({ date: '2011-04-25', name })) })).toEqual([]);
  });

  test('whatever has no problems compiles and answers', () => {
    fc.assert(
      fc.property(eventfulCalendar, ({ definition, around }) => {
        if (calendarProblems(definition).length > 0) return;
        expect(typeof compileCalendar(definition).elapsed(around, around + 1)).toBe('number');
      }),
    );
  });
});
