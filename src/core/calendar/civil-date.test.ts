import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY } from '../time.js';
import { civilDate, dateText, dayInYear, dayNumber, parseDate, parseMonthDay, weekdayOf } from './civil-date.js';

describe('dates on the wall', () => {
  test('count days as Date does in UTC, there and back, with the weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (day) => {
        const date = new Date(day * DAY);
        expect(civilDate(day)).toEqual({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() });
        expect(dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
        expect(dateText(day)).toBe(date.toISOString().slice(0, 10));
        expect(parseDate(dateText(day))).toBe(day);
        expect(weekdayOf(day)).toBe(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][date.getUTCDay()]);
      }),
    );
  });

  test.each([
    '2027-02-29',
    '2027-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '1900-02-29',
    '2026-1-01',
    '26-01-01',
    '',
    '2026-01-01T00:00',
  ])('there is no date %j', (text) => expect(parseDate(text)).toBeNull());

  test('29 February is a day of leap years', () => {
    expect(parseMonthDay('02-29')).toEqual({ month: 2, day: 29 });
    expect(parseMonthDay('02-30')).toBeNull();
    expect(parseMonthDay('2-29')).toBeNull();
    expect([2000, 2024, 2027, 2100].map((year) => dayInYear(year, { month: 2, day: 29 }) !== null)).toEqual([true, true, false, false]);
  });
});
