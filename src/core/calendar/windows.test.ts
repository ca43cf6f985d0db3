import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CoverageWindows } from '../agreement/agreement.js';
import { eventfulCalendar, instantNear, period } from '../testing/calendar-arbitrary.js';
import { isOpenOnTheWall, wallTime } from '../testing/calendar-oracle.js';
import { harborLane } from '../testing/harbor-lane.js';
import { DAY, LATEST, MINUTE } from '../time.js';
import type { Period } from './definition.js';
import { windowLookup } from './windows.js';
import { instantOf } from './zone.js';

const at = (text: string): number => {
  const [date, clock] = text.split(' ') as [string, string];
  return instantOf('America/New_York', date, Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));
};

describe('windows of Harbor Lane', () => {
  const lookup = windowLookup(harborLane.windows);

  test.each([
    ['Tuesday morning', '2027-01-19 10:00', 'business', 'Tue 2027-01-19 10:00 (America/New_York) is in Business'],
    [
      'R3 Saturday night',
      '2027-01-16 03:00',
      'after-hours',
      'Sat 2027-01-16 03:00 (America/New_York) is in no other window, so in After hours',
    ],
    [
      'R4 a holiday falls into after hours',
      '2027-01-18 10:00',
      'after-hours',
      'Mon 2027-01-18 10:00 (America/New_York) is Martin Luther King Jr. Day, which falls into After hours',
    ],
    [
      'R10 hours are half-open',
      '2027-01-19 17:00',
      'after-hours',
      'Tue 2027-01-19 17:00 (America/New_York) is in no other window, so in After hours',
    ],
    ['a millisecond before', '2027-01-19 16:59', 'business', 'Tue 2027-01-19 16:59 (America/New_York) is in Business'],
  ])('%s', (_, when, window, text) => {
    expect(lookup.at(at(when))).toBe(window);
    expect(lookup.explainAt(at(when)).outcome).toBe(window);
    expect(lookup.explainAt(at(when)).causes.map((cause) => cause.text)).toEqual([text]);
  });

  test('half-open to the millisecond', () => {
    expect([lookup.at(at('2027-01-19 17:00') - 1), lookup.at(at('2027-01-19 17:00'))]).toEqual(['business', 'after-hours']);
  });

  test('outside the years that calendars answer for, the rest', () => {
    expect([lookup.at(Date.UTC(1890, 0, 1)), lookup.at(LATEST + DAY)]).toEqual(['after-hours', 'after-hours']);
  });

  test('mistakes of the caller are told', () => {
    expect(() => lookup.calendarOf('weekend')).toThrow('No such window: weekend');
    expect(() => windowLookup({ ...harborLane.windows, windows: [] })).toThrow('need one window without hours');
  });
});

test('a part-day holiday falls into the holiday window only in its hours', () => {
  const holidays = [{ date: '12-24', name: 'Christmas Eve', closed: [{ from: 780, to: 1440 }] }];
  const lookup = windowLookup({ ...harborLane.windows, holidays });
  expect(['12:59', '13:00', '16:59'].map((clock) => lookup.at(at(`2026-12-24 ${clock}`)))).toEqual([
    'business',
    'after-hours',
    'after-hours',
  ]);
});

test('an instant belongs to the first window on, a holiday before all, else to the rest', () => {
  const weekOf = (periods: readonly Period[]) => ({ mon: periods, wed: periods, sat: periods });
  fc.assert(
    fc.property(
      eventfulCalendar.chain(({ definition, around }) =>
        fc.record({
          definition: fc.constant(definition),
          second: fc.array(period, { maxLength: 2 }).map(weekOf),
          holidayWindow: fc.constantFrom('first', 'second', 'rest'),
          instants: fc.array(instantNear(around, 3), { minLength: 5 }),
        }),
      ),
      ({ definition: { zone, week, holidays }, second, holidayWindow, instants }) => {
        const windows: CoverageWindows = {
          zone,
          holidays,
          holidayWindow,
          windows: [
            { id: 'first', name: 'First', week },
            { id: 'rest', name: 'Rest', week: null },
            { id: 'second', name: 'Second', week: second },
          ],
        };
        const lookup = windowLookup(windows);
        const every = [{ from: 0, to: 1440 }];
        const everyDay = { mon: every, tue: every, wed: every, thu: every, fri: every, sat: every, sun: every };
        for (const t of instants) {
          const wall = wallTime(zone, Math.floor(t / MINUTE) * MINUTE);
          const on = (hours: typeof week, off: typeof holidays) =>
            isOpenOnTheWall({ zone, week: hours, holidays: off, exceptions: [] }, wall);
          const expected = !on(everyDay, holidays) ? holidayWindow : on(week, []) ? 'first' : on(second, []) ? 'second' : 'rest';
          expect(lookup.at(t)).toBe(expected);
          expect(lookup.explainAt(t).outcome).toBe(expected);
          expect(['first', 'second', 'rest'].filter((id) => lookup.calendarOf(id).isOpen(t))).toEqual([expected]);
        }
      },
    ),
  );
});

test('one window for all of time', () => {
  const lookup = windowLookup({ zone: 'UTC', holidays: [], holidayWindow: 'all', windows: [{ id: 'all', name: 'All', week: null }] });
  expect([lookup.at(0), lookup.calendarOf('all').elapsed(0, DAY)]).toEqual(['all', DAY]);
});
