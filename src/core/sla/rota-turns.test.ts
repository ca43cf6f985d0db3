import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber } from '../calendar/civil-date.js';
import { DAY } from '../time.js';
import { onCall } from './calendars.js';
import { personOn, turnsOf } from './rota-turns.js';

const rota = { calendar: 'always', people: ['Ana', 'Ben'], turnDays: 7, from: '2026-01-05' };
const first = dayNumber(2026, 1, 5);

test('turns follow each other from the first day; before it nobody is on call', () => {
  expect(turnsOf(rota, first - 2, 18)).toEqual([
    { from: '2026-01-03', to: '2026-01-04', person: null },
    { from: '2026-01-05', to: '2026-01-11', person: 'Ana' },
    { from: '2026-01-12', to: '2026-01-18', person: 'Ben' },
    { from: '2026-01-19', to: '2026-01-20', person: 'Ana' },
  ]);
});

test('one person alone has one turn; nobody and a date that is none give nobody', () => {
  expect(turnsOf({ ...rota, people: ['Ana'] }, first, 21)).toEqual([{ from: '2026-01-05', to: '2026-01-25', person: 'Ana' }]);
  expect(personOn({ ...rota, people: [] }, first)).toBeNull();
  expect(personOn({ ...rota, from: '2026-02-30' }, first + 400)).toBeNull();
});

test('turns cover their days without gap and agree with who is on call at any moment', () => {
  fc.assert(
    fc.property(
      fc.record({
        people: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
        turnDays: fc.integer({ min: 1, max: 20 }),
      }),
      fc.integer({ min: -40, max: 400 }),
      fc.integer({ min: 1, max: 60 }),
      (some, offset, days) => {
        const tried = { ...rota, ...some };
        const turns = turnsOf(tried, first + offset, days);
        const daysOf = turns.flatMap(({ from, to, person }) => {
          const [begin, end] = [Date.parse(from) / DAY, Date.parse(to) / DAY];
          return Array.from({ length: end - begin + 1 }, (_, at) => ({ day: begin + at, person }));
        });
        expect(daysOf.map(({ day }) => day)).toEqual(Array.from({ length: days }, (_, at) => first + offset + at));
        for (const { day, person } of daysOf) expect(onCall(tried, 'UTC', day * DAY + DAY / 2)).toBe(person);
      },
    ),
  );
});
