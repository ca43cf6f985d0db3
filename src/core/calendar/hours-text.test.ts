import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS, type WeeklyHours } from './definition.js';
import { parseDays, parseHours, parsePeriods, weekText } from './hours-text.js';

const nine = { from: 540, to: 1020 };
const all = { from: 0, to: 1440 };

describe('hours', () => {
  it.each<[string, WeeklyHours]>([
    ['mon 09:00-17:00', { mon: [nine] }],
    ['Mon-Tue 9:00 - 17:00', { mon: [nine], tue: [nine] }],
    [
      'mon 08:00-12:00, 13:00-17:00; sat closed',
      {
        mon: [
          { from: 480, to: 720 },
          { from: 780, to: 1020 },
        ],
        sat: [],
      },
    ],
    ['fri-mon 09:00-17:00', { fri: [nine], sat: [nine], sun: [nine], mon: [nine] }],
    ['sat, sun all day', { sat: [all], sun: [all] }],
    ['monday 22:00-06:00', { mon: [{ from: 1320, to: 360 }] }],
    ['mon 00:00-24:00', { mon: [all] }],
    ['daily 09:00-17:00', Object.fromEntries(WEEKDAYS.map((day) => [day, [nine]]))],
    ['24x7', Object.fromEntries(WEEKDAYS.map((day) => [day, [all]]))],
    ['closed', {}],
  ])('%j', (text, expected) => {
    expect(parseHours([text])).toEqual({ value: expected });
  });

  it.each([
    ['08:00-17:00', /does not say on which days/, 'without-days', '08:00-17:00'],
    ['mon', /are no hours/, 'no-hours', 'mon'],
    ['mon-fry 08:00-17:00', /"mon-fry" are no days/, 'no-days', 'mon-fry'],
    ['mon 08:00-25:00', /"25:00" is no time of day/, 'no-time', '25:00'],
    ['mon 08:60-17:00', /"08:60" is no time of day/, 'no-time', '08:60'],
    ['mon 24:00-06:00', /begin at 24:00/, 'begins-at-24', '24:00-06:00'],
    ['mon 08:00', /are no hours/, 'no-hours', '08:00'],
    ['mon-fri 08:00-12:00; fri 13:00-17:00', /hours of fri are given twice/, 'hours-twice', 'fri'],
    ['mon, mon 08:00-12:00', /names mon twice/, 'day-twice', 'mon'],
    ['', /are no hours/, 'no-hours', ''],
  ])('not %j', (text, reason, slip, part) => {
    expect(parseHours([text])).toEqual({ wrong: expect.stringMatching(reason), expected: expect.any(String), slip, part });
  });

  it('take days and hours apart too', () => {
    expect(parseDays('sat-mon')).toEqual({ value: ['sat', 'sun', 'mon'] });
    expect(parsePeriods('closed')).toEqual({ value: [] });
    expect(parseDays('mon-tue-wed')).toHaveProperty('wrong');
  });

  it('are read back as they were written', () => {
    const period = fc.record({ from: fc.integer({ min: 0, max: 1439 }), to: fc.integer({ min: 0, max: 1440 }) });
    const week = fc.record(Object.fromEntries(WEEKDAYS.map((day) => [day, fc.array(period, { maxLength: 3 })])), { requiredKeys: [] });
    fc.assert(
      fc.property(week, (hours) => {
        expect(parseHours([weekText(hours)])).toEqual({ value: hours });
      }),
    );
    expect(weekText({ mon: [nine], tue: [nine], thu: [nine] })).toBe('mon-tue 09:00-17:00; thu 09:00-17:00');
  });
});
