/** Business time, scenario by scenario. Times are on the wall of the calendar's zone unless they end in Z. */
import { describe, expect, test } from 'vitest';
import { harborLane } from '../testing/harbor-lane.js';
import { HOUR, type Instant, MINUTE } from '../time.js';
import type { Deadline } from './calendar.js';
import { compileCalendar } from './compile.js';
import type { CalendarDefinition, Period, WeeklyHours } from './definition.js';
import { instantOf, localTime } from './zone.js';

const hours = (...spans: readonly string[]): readonly Period[] =>
  spans.map((span) => {
    const [from, to] = span.split('-').map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
    return { from: from!, to: to! };
  });
const workdays = (...spans: readonly string[]): WeeklyHours =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, hours(...spans)]));
const daily = (...spans: readonly string[]): WeeklyHours => ({ ...workdays(...spans), sat: hours(...spans), sun: hours(...spans) });
const inZone = (zone: string, week: WeeklyHours, more: Partial<CalendarDefinition> = {}): CalendarDefinition => ({
  zone,
  week,
  holidays: [],
  exceptions: [],
  ...more,
});

const calendars: Readonly<Record<string, CalendarDefinition>> = {
  office: inZone('America/New_York', workdays('08:00-17:00'), { holidays: harborLane.calendars.office!.holidays }),
  always: inZone('America/New_York', daily('00:00-24:00')),
  'with lunch': inZone('UTC', workdays('09:00-12:00', '13:00-17:00')),
  'night shift': inZone('America/New_York', workdays('22:00-06:00')),
  'night in Rome': inZone('Europe/Rome', daily('22:00-06:00')),
  'small hours': inZone('America/New_York', daily('01:30-02:30')),
  'Lord Howe': inZone('Australia/Lord_Howe', daily('00:00-04:00')),
  Apia: inZone('Pacific/Apia', daily('08:00-16:00')),
  'to midnight': inZone('UTC', workdays('18:00-24:00')),
  overlapping: inZone('UTC', workdays('09:00-13:00', '12:00-17:00', '12:00-17:00')),
  festive: inZone('UTC', workdays('09:00-17:00'), {
    holidays: [
      { date: '12-25', name: 'Christmas Day' },
      { date: '12-24', name: 'Christmas Eve', closed: hours('13:00-24:00') },
      { date: '02-29', name: 'Leap day' },
      { date: '2026-04-06', name: 'Easter Monday' },
    ],
  }),
  exceptional: inZone('UTC', workdays('09:00-17:00'), {
    holidays: [{ date: '2026-06-01', name: 'Republic Day' }],
    exceptions: [
      { date: '2026-06-01', name: 'Release', open: hours('10:00-12:00') },
      { date: '2026-06-02', name: 'Late shift', opens: hours('17:00-20:00') },
      { date: '2026-06-03', name: 'Fire drill', closes: hours('11:00-12:00') },
      { date: '2026-06-04', name: 'Move', open: [] },
      { date: '2026-06-06', name: 'Stocktaking', open: hours('22:00-02:00') },
    ],
  }),
  'long shifts': inZone(
    'America/New_York',
    { thu: hours('20:00-19:30') },
    { exceptions: [{ date: '2028-12-30', name: 'Move', opens: hours('20:00-19:30') }] },
  ),
  'dated only': inZone('UTC', {}, { exceptions: [{ date: '2150-05-01', name: 'Jubilee', open: hours('09:00-17:00') }] }),
};

const instant = (zone: string, text: string): Instant => {
  if (text.endsWith('Z')) return Date.parse(text);
  const [date, clock] = text.split(' ') as [string, string];
  return instantOf(zone, date, Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
};
const wall = (zone: string, t: Deadline, like: string): string => {
  if (t === 'never') return t;
  if (like.endsWith('Z')) return new Date(t).toISOString().replace(':00.000Z', 'Z');
  const { date, minute } = localTime(zone, t);
  return `${date} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
};
const span = (text: string): number =>
  [...text.matchAll(/(\d+)\s*(h|min)/g)].reduce((sum, [, n, unit]) => sum + Number(n) * (unit === 'h' ? HOUR : MINUTE), 0);

describe('add and subtract', () => {
  test.each([
    // scenarios.md
    ['C1 summer time began on Sunday', 'office', '2026-03-06 15:00', '8 h', '2026-03-09T18:00Z'],
    ['C2 one wall-clock hour is skipped', 'always', '2026-03-08 00:30', '4 h', '2026-03-08T09:30Z'],
    ['C3 without the pause', 'office', '2026-03-02 09:00', '8 h', '2026-03-02 17:00'],
    ['a holiday is passed over', 'office', '2027-01-15 16:00', '2 h', '2027-01-19 09:00'],
    // closings and openings
    ['used up at closing: that closing', 'office', '2026-06-05 16:00', '1 h', '2026-06-05 17:00'],
    ['a minute more: after the weekend', 'office', '2026-06-05 16:00', '1 h 1 min', '2026-06-08 08:01'],
    ['nothing to spend, open: at once', 'office', '2026-06-05 10:00', '0 h', '2026-06-05 10:00'],
    ['nothing to spend, closed: next opening', 'office', '2026-06-05 17:00', '0 h', '2026-06-08 08:00'],
    ['nothing to spend at an opening', 'office', '2026-06-08 08:00', '0 h', '2026-06-08 08:00'],
    ['back to an opening: that opening', 'office', '2026-06-08 12:00', '-4 h', '2026-06-08 08:00'],
    ['back over a weekend', 'office', '2026-06-08 09:00', '-2 h', '2026-06-05 16:00'],
    // several periods
    ['lunch does not count', 'with lunch', '2026-06-01 11:00', '2 h', '2026-06-01 14:00'],
    ['used up at lunch', 'with lunch', '2026-06-01 11:00', '1 h', '2026-06-01 12:00'],
    ['overlapping periods count once', 'overlapping', '2026-06-01 09:00', '8 h', '2026-06-01 17:00'],
    ['24:00', 'to midnight', '2026-06-01 23:00', '2 h', '2026-06-02 19:00'],
    // past midnight
    ['a shift past midnight', 'night shift', '2026-06-01 23:00', '7 h', '2026-06-02 06:00'],
    ['the last night of the week reaches Saturday', 'night shift', '2026-06-05 22:00', '9 h', '2026-06-08 23:00'],
    ['a night that skips an hour has 7', 'night in Rome', '2026-03-28 22:00', '7 h', '2026-03-29 06:00'],
    ['a night that repeats an hour has 9', 'night in Rome', '2026-10-24 22:00', '9 h', '2026-10-25 06:00'],
    // clocks that jump
    ['02:00-02:30 does not exist', 'small hours', '2026-03-08 00:00', '1 h', '2026-03-09 02:00'],
    ['01:30-02:00 occurs twice', 'small hours', '2026-11-01 00:00', '1 h', '2026-11-01T07:00Z'],
    ['half an hour skipped', 'Lord Howe', '2026-10-04 00:00', '3 h 30 min', '2026-10-04 04:00'],
    ['half an hour repeated', 'Lord Howe', '2026-04-05 00:00', '4 h 30 min', '2026-04-05 04:00'],
    ['a skipped day has no hours', 'Apia', '2011-12-29 15:00', '2 h', '2011-12-31 09:00'],
    // holidays
    ['every year', 'festive', '2031-12-24 12:00', '2 h', '2031-12-26 10:00'],
    ['a part-day holiday takes its hours only', 'festive', '2026-12-24 12:00', '1 h', '2026-12-24 13:00'],
    ['29 February in a leap year', 'festive', '2028-02-28 16:00', '2 h', '2028-03-01 10:00'],
    ['29 February in a common year', 'festive', '2027-02-26 16:00', '2 h', '2027-03-01 10:00'],
    ['one year only', 'festive', '2026-04-03 16:00', '2 h', '2026-04-07 10:00'],
    ['the next year is not meant', 'festive', '2027-04-05 16:00', '2 h', '2027-04-06 10:00'],
    // exceptions
    ['an exception beats a holiday', 'exceptional', '2026-05-29 17:00', '1 h', '2026-06-01 11:00'],
    ['added hours', 'exceptional', '2026-06-02 16:00', '2 h', '2026-06-02 18:00'],
    ['hours taken away', 'exceptional', '2026-06-03 10:00', '2 h', '2026-06-03 13:00'],
    ['closed all day', 'exceptional', '2026-06-03 16:00', '2 h', '2026-06-05 10:00'],
    ['extra hours past midnight', 'exceptional', '2026-06-06 09:00', '3 h', '2026-06-07 01:00'],
    // far away
    ['only one dated opening, generations ahead', 'dated only', '2026-06-01 00:00', '8 h', '2150-05-01 17:00'],
    ['and nothing after it', 'dated only', '2026-06-01 00:00', '8 h 1 min', 'never'],
    ['and back to it from the end', 'dated only', '2199-12-31 00:00', '-8 h', '2150-05-01 09:00'],
  ])('%s', (_, name, from, amount, due) => {
    const definition = calendars[name]!;
    const ms = amount.startsWith('-') ? -span(amount) : span(amount);
    expect(wall(definition.zone, compileCalendar(definition).add(instant(definition.zone, from), ms), due)).toBe(due);
  });
});

describe('elapsed', () => {
  test.each([
    ['over a weekend', 'office', '2026-06-05 16:00', '2026-06-08 09:00', '2 h'],
    ['backwards is nothing', 'office', '2026-06-08 09:00', '2026-06-05 16:00', '0 h'],
    ['outside hours is nothing', 'office', '2026-06-05 17:00', '2026-06-08 08:00', '0 h'],
    ['23 hours in a day', 'always', '2026-03-08 00:00', '2026-03-09 00:00', '23 h'],
    ['25 hours in a day', 'always', '2026-11-01 00:00', '2026-11-02 00:00', '25 h'],
    ['no hours in the skipped day', 'Apia', '2011-12-29 00:00', '2012-01-01 00:00', '16 h'],
    ['an ordinary week', 'office', '2026-06-01 00:00', '2026-06-08 00:00', '45 h'],
    ['Christmas week', 'festive', '2026-12-21 00:00', '2026-12-28 00:00', '28 h'],
  ])('%s', (_, name, from, to, expected) => {
    const definition = calendars[name]!;
    const calendar = compileCalendar(definition);
    expect(calendar.elapsed(instant(definition.zone, from), instant(definition.zone, to))).toBe(span(expected));
  });
});

describe('open, opening, closing', () => {
  test.each([
    ['half-open: open at the opening', 'office', '2026-06-05 08:00', true, '2026-06-05 08:00', '2026-06-05 17:00'],
    ['R10 half-open: closed at the closing', 'office', '2026-06-09 17:00', false, '2026-06-10 08:00', '2026-06-09 17:00'],
    ['in the night of a shift', 'night shift', '2026-06-02 03:00', true, '2026-06-02 03:00', '2026-06-02 06:00'],
    // 19:15 in New York on 31 December is in the next year in UTC, where computing begins.
    ['23 and a half hours of shift, over New Year in UTC', 'long shifts', '2027-12-31 19:15', true, '2027-12-31 19:15', '2027-12-31 19:30'],
    ['the same by exception', 'long shifts', '2028-12-31 19:15', true, '2028-12-31 19:15', '2028-12-31 19:30'],
    ['round the clock never closes', 'always', '2026-06-02 03:00', true, '2026-06-02 03:00', 'never'],
    ['after the only opening', 'dated only', '2150-05-01 17:00', false, 'never', '2150-05-01 17:00'],
  ])('%s', (_, name, at, open, opening, closing) => {
    const definition = calendars[name]!;
    const calendar = compileCalendar(definition);
    const t = instant(definition.zone, at);
    expect([
      calendar.isOpen(t),
      wall(definition.zone, calendar.nextOpening(t), at),
      wall(definition.zone, calendar.nextClosing(t), at),
    ]).toEqual([open, opening, closing]);
  });

  test('one millisecond decides', () => {
    const calendar = compileCalendar(calendars.office!);
    const closing = instant('America/New_York', '2026-06-09 17:00');
    expect([calendar.isOpen(closing - 1), calendar.isOpen(closing)]).toEqual([true, false]);
    expect(calendar.add(closing - 1, 2)).toBe(instant('America/New_York', '2026-06-10 08:00') + 1);
  });
});
