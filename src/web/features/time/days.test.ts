import { expect, test } from 'vitest';
import { mondayOf, plusDays } from './days.js';

test('a week begins on Monday', () => {
  expect(['2026-11-30', '2026-12-01', '2026-12-06', '2026-12-07'].map(mondayOf)).toEqual([
    '2026-11-30',
    '2026-11-30',
    '2026-11-30',
    '2026-12-07',
  ]);
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
});
