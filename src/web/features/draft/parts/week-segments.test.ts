import { expect, test } from 'vitest';
import type { CoverageWindow } from '../../../../core/agreement/agreement.js';
import { daySegments, openHours, weekHours } from './week-segments.js';

const windows: readonly CoverageWindow[] = [
  { id: 'business', name: 'Business', week: { mon: [{ from: 480, to: 1020 }] } },
  { id: 'late', name: 'Late', week: { mon: [{ from: 960, to: 120 }] } },
  { id: 'rest', name: 'Rest', week: null },
];

test('the first window that is open has the time, and what runs past midnight goes on the next day', () => {
  expect(daySegments(windows, 'mon')).toEqual([
    { from: 0, to: 480, window: null },
    { from: 480, to: 1020, window: 'business' },
    { from: 1020, to: 1440, window: 'late' },
  ]);
  expect(daySegments(windows, 'tue')).toEqual([
    { from: 0, to: 120, window: 'late' },
    { from: 120, to: 1440, window: null },
  ]);
});

test('the hours of a week are all shared out', () => {
  const hours = weekHours(windows);
  expect([...hours]).toEqual([
    [null, 150],
    ['business', 9],
    ['late', 9],
  ]);
  expect([...hours.values()].reduce((sum, one) => sum + one, 0)).toBe(168);
});

test('hours of a week count once where they overlap, and across midnight', () => {
  const night = [{ from: 1320, to: 360 }];
  expect(openHours({})).toBe(0);
  expect(
    openHours({
      mon: [
        { from: 480, to: 720 },
        { from: 600, to: 780 },
      ],
      sun: night,
    }),
  ).toBe(13);
});
