import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarWithInstants } from '../testing/calendar-arbitrary.js';
import { EARLIEST, LATEST } from '../time.js';
import { always } from './algebra.js';
import { compileCalendar } from './compile.js';
import type { CalendarDefinition, Period } from './definition.js';
import { instantOf, localTime } from './zone.js';

const day: readonly Period[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
];
const definition: CalendarDefinition = {
  zone: 'America/New_York',
  week: { mon: day, tue: day, thu: day, fri: day },
  holidays: [
    { date: '2027-01-18', name: 'Martin Luther King Jr. Day' },
    { date: '01-22', name: 'Stocktaking', closed: [{ from: 900, to: 1020 }] },
  ],
  exceptions: [
    { date: '2027-01-23', name: 'Saturday move', open: [{ from: 540, to: 600 }] },
    { date: '2027-01-25', name: 'Late shift', opens: [{ from: 1020, to: 1080 }] },
    { date: '2027-01-26', name: 'Fire drill', closes: [{ from: 540, to: 570 }] },
  ],
};
const calendar = compileCalendar(definition);
const at = (date: string, clock: string) => instantOf('America/New_York', date, Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));

/** Each stretch as a line: when it starts, what it is. */
const story = (from: number, to: number): readonly string[] =>
  calendar.explain(from, to).map(({ from: start, counted, reason, name }) => {
    const { date, minute } = localTime('America/New_York', start);
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return `${date.slice(5)} ${clock} ${counted ? 'counted' : 'skipped'}: ${name ?? reason}`;
  });

describe('the way to a deadline', () => {
  test('names night, break, weekend, day off and holiday', () => {
    expect(story(at('2027-01-15', '11:00'), at('2027-01-21', '09:00'))).toEqual([
      '01-15 11:00 counted: open',
      '01-15 12:00 skipped: break',
      '01-15 13:00 counted: open',
      '01-15 17:00 skipped: night',
      '01-16 00:00 skipped: weekend',
      '01-18 00:00 skipped: Martin Luther King Jr. Day',
      '01-19 00:00 skipped: night',
      '01-19 08:00 counted: open',
      '01-19 12:00 skipped: break',
      '01-19 13:00 counted: open',
      '01-19 17:00 skipped: night',
      '01-20 00:00 skipped: day-off',
      '01-21 00:00 skipped: night',
      '01-21 08:00 counted: open',
    ]);
  });

  test('names part-day holidays and exceptions of every kind', () => {
    expect(story(at('2027-01-22', '14:00'), at('2027-01-23', '12:00'))).toEqual([
      '01-22 14:00 counted: open',
      '01-22 15:00 skipped: Stocktaking',
      '01-22 17:00 skipped: night',
      '01-23 00:00 skipped: Saturday move',
      '01-23 09:00 counted: Saturday move',
      '01-23 10:00 skipped: Saturday move',
    ]);
    expect(story(at('2027-01-25', '16:00'), at('2027-01-26', '10:00'))).toEqual([
      '01-25 16:00 counted: open',
      '01-25 17:00 counted: Late shift',
      '01-25 18:00 skipped: night',
      '01-26 08:00 counted: open',
      '01-26 09:00 skipped: Fire drill',
      '01-26 09:30 counted: open',
    ]);
  });

  test('an exception is named before the holiday that it overrides', () => {
    const exceptions = [{ date: '2027-01-18', name: 'Release', open: [{ from: 600, to: 660 }] }];
    const compiled = compileCalendar({ ...definition, exceptions });
    const names = compiled.explain(at('2027-01-18', '00:00'), at('2027-01-19', '00:00')).map(({ counted, name }) => [counted, name]);
    expect(names).toEqual([
      [false, 'Release'],
      [true, 'Release'],
      [false, 'Release'],
    ]);
  });

  test('a Friday without hours is a day off, a Saturday and a Sunday are a weekend', () => {
    const compiled = compileCalendar({ ...definition, week: { mon: day } });
    expect(
      compiled
        .explain(at('2027-02-04', '00:00'), at('2027-02-08', '00:00'))
        .map(({ from, reason }) => [localTime('UTC', from).weekday, reason]),
    ).toEqual([
      ['thu', 'day-off'],
      ['sat', 'weekend'],
    ]);
  });

  test('a long shift of the day before reaches far into the day asked about', () => {
    const long = [{ from: 1200, to: 1170 }];
    const dated = { date: '2027-12-30', name: 'Move', opens: long };
    const evening = at('2027-12-31', '19:15');
    for (const calendarOf of [{ week: { thu: long } }, { week: {}, exceptions: [dated] }]) {
      expect(compileCalendar({ ...definition, exceptions: [], ...calendarOf }).explain(evening, evening + 1)[0]!.counted).toBe(true);
    }
  });

  test('two holidays in a row are two stretches', () => {
    const holidays = ['Christmas Day', 'Boxing Day'].map((name, i) => ({ date: `12-${25 + i}`, name }));
    const compiled = compileCalendar({ ...definition, holidays });
    expect(compiled.explain(at('2028-12-25', '00:00'), at('2028-12-27', '00:00')).map(({ name }) => name)).toEqual([
      'Christmas Day',
      'Boxing Day',
    ]);
  });

  test('of two holidays on one day the first listed is named', () => {
    const holidays = ['Easter Monday', 'Anzac Day'].map((name) => ({ date: '2011-04-25', name }));
    const noon = at('2011-04-25', '12:00');
    expect(compileCalendar({ ...definition, holidays }).explain(noon, noon + 1)[0]).toMatchObject({
      reason: 'holiday',
      name: 'Easter Monday',
    });
  });

  test('is empty when due is not after start, and cut to the years that calendars answer for', () => {
    expect(calendar.explain(5, 5)).toEqual([]);
    expect(calendar.explain(6, 5)).toEqual([]);
    expect(calendar.explain(EARLIEST - 10, EARLIEST + 10)[0]!.from).toBe(EARLIEST);
    expect(calendar.explain(LATEST - 10, LATEST + 10).at(-1)!.to).toBe(LATEST);
    expect(always().explain(EARLIEST - 10, LATEST + 10)).toEqual([
      { from: EARLIEST, to: LATEST, counted: true, reason: 'open', name: null },
    ]);
  });

  test('covers the whole way without a hole, and its counted stretches are the open time', () => {
    fc.assert(
      fc.property(calendarWithInstants(2, 10), ({ definition: random, instants: [from, to] }) => {
        const compiled = compileCalendar(random);
        const spans = compiled.explain(from!, to!);
        let reached = from!;
        for (const span of spans) {
          expect(span.from).toBe(reached);
          reached = span.to;
        }
        expect(reached).toBe(to!);
        const counted: { from: number; to: number }[] = [];
        for (const span of spans.filter((s) => s.counted)) {
          const last = counted.at(-1);
          if (last?.to === span.from) last.to = span.to;
          else counted.push({ from: span.from, to: span.to });
        }
        expect(counted).toEqual(compiled.openSpans(from!, to!));
        for (const { counted: counts, reason, name } of spans) {
          expect(name === null).toBe(reason !== 'holiday' && reason !== 'exception');
          expect(counts && !['open', 'exception'].includes(reason)).toBe(false);
        }
      }),
    );
  });
});
