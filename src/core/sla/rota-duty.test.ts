import fc from 'fast-check';
import { expect, test } from 'vitest';
import { local } from '../testing/ticket-builder.js';
import { DAY, HOUR, MINUTE } from '../time.js';
import { type OnCallOverride, onCallAt, shiftsBetween, wakeLine } from './rota-duty.js';

const rota = { calendar: 'always', people: ['Ana', 'Ben', 'Cleo'], turnDays: 7, from: '2026-01-05' };
const zone = 'America/New_York';
const swap = { id: 'o1', person: 'Cleo', insteadOf: 'Ben', from: local('2026-01-14 18:00'), to: local('2026-01-14 22:00') };
const arranged = { rota, zone, handOverMinute: 9 * 60, overrides: [swap] };

test('a turn begins at the hand-over time of its day', () => {
  expect(onCallAt(arranged, local('2026-01-12 08:30')).person).toBe('Ana');
  expect(onCallAt(arranged, local('2026-01-12 09:00')).person).toBe('Ben');
  expect(onCallAt({ ...arranged, handOverMinute: 0 }, local('2026-01-12 00:00')).person).toBe('Ben');
  expect(onCallAt(arranged, local('2026-01-05 08:59')).person).toBeNull();
});

test('a swap holds between its instants, in the place of that person alone', () => {
  expect(shiftsBetween(arranged, local('2026-01-12 00:00'), local('2026-01-20 00:00'))).toEqual([
    { from: local('2026-01-12 00:00'), to: local('2026-01-12 09:00'), person: 'Ana', turnOf: 'Ana', override: null },
    { from: local('2026-01-12 09:00'), to: local('2026-01-14 18:00'), person: 'Ben', turnOf: 'Ben', override: null },
    { from: local('2026-01-14 18:00'), to: local('2026-01-14 22:00'), person: 'Cleo', turnOf: 'Ben', override: 'o1' },
    { from: local('2026-01-14 22:00'), to: local('2026-01-19 09:00'), person: 'Ben', turnOf: 'Ben', override: null },
    { from: local('2026-01-19 09:00'), to: local('2026-01-20 00:00'), person: 'Cleo', turnOf: 'Cleo', override: null },
  ]);
  const elsewhere = { ...arranged, overrides: [{ ...swap, insteadOf: 'Ana' }] };
  expect(onCallAt(elsewhere, local('2026-01-14 19:00')).person).toBe('Ben');
  const later = { ...arranged, overrides: [swap, { ...swap, id: 'o2', person: 'Ana', insteadOf: null }] };
  expect(onCallAt(later, local('2026-01-14 19:00'))).toEqual({ person: 'Ana', turnOf: 'Ben', override: 'o2' });
});

test('those to be woken: who is on call, then the others as their turns follow', () => {
  expect(wakeLine(arranged, local('2026-01-13 03:00'))).toEqual(['Ben', 'Cleo', 'Ana']);
  expect(wakeLine(arranged, local('2026-01-14 19:00'))).toEqual(['Cleo', 'Ben', 'Ana']);
  expect(wakeLine(arranged, local('2026-01-01 12:00'))).toEqual(['Ana', 'Ben', 'Cleo']);
  expect(wakeLine({ ...arranged, rota: { ...rota, people: [] } }, local('2026-01-13 03:00'))).toEqual([]);
});

test('shifts cover their time without gap and say at each moment who is on call, also where clocks change', () => {
  const override = fc.record({ n: fc.nat(60 * 24), hours: fc.integer({ min: 1, max: 80 }), who: fc.nat(2), of: fc.option(fc.nat(2)) });
  fc.assert(
    fc.property(
      fc.array(override, { maxLength: 4 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.constantFrom('2026-02-20', '2026-10-20'),
      (all, handOverMinute, first) => {
        const from = local(`${first} 13:00`);
        const overrides: OnCallOverride[] = all.map(({ n, hours, who, of }, place) => ({
          id: `o${place}`,
          person: rota.people[who]!,
          insteadOf: of === null ? null : rota.people[of]!,
          from: from + n * HOUR,
          to: from + (n + hours) * HOUR,
        }));
        const tried = { ...arranged, handOverMinute, overrides };
        const to = from + 30 * DAY;
        const shifts = shiftsBetween(tried, from, to);
        expect([shifts[0]!.from, shifts.at(-1)!.to]).toEqual([from, to]);
        for (const [place, shift] of shifts.entries()) {
          if (place > 0) expect(shift.from).toBe(shifts[place - 1]!.to);
          for (const at of [shift.from, Math.floor((shift.from + shift.to) / 2), shift.to - MINUTE])
            if (at >= shift.from) expect(onCallAt(tried, at).person).toBe(shift.person);
        }
      },
    ),
    { numRuns: 60 },
  );
});
