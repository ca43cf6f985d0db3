/** Percentiles against sorting everything. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND } from '../time.js';
import { Distribution } from './distribution.js';

const filled = (values: readonly number[]): Distribution => {
  const all = new Distribution();
  for (const value of values) all.add(value);
  return all;
};
const nearestRank = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1]!;
};

describe('a distribution', () => {
  it('without values says nothing', () => {
    expect([filled([]).mean(), filled([]).quantile(0.5), filled([]).max]).toEqual([null, null, null]);
  });

  it('takes the lower middle as median, and nothing below zero', () => {
    expect(filled([4, 1, 3, 2]).quantile(0.5)).toBe(2);
    expect(filled([-5]).quantile(0.5)).toBe(0);
  });

  it('is exact for up to 4,096 values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(90 * DAY), { minLength: 1, maxLength: 400 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, q) => {
          expect(filled(values).quantile(q)).toBe(nearestRank(values, q));
        },
      ),
    );
    const many = Array.from({ length: 4096 }, (_, i) => (i * 7919) % 100_003);
    expect(filled(many).quantile(0.9)).toBe(nearestRank(many, 0.9));
  });

  it('is off by half a second or 1/8192 at most beyond that, with mean and maximum exact', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.constantFrom(HOUR, 30 * HOUR, 30 * DAY, 2000 * DAY),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (seed, spread, q) => {
          let next = seed;
          const values = Array.from({ length: 5000 }, () => {
            next = (next * 48_271) % 2_147_483_647;
            return Math.floor((next / 2_147_483_647) ** 3 * spread);
          });
          const all = filled(values);
          const exact = nearestRank(values, q);
          expect(Math.abs(all.quantile(q)! - exact)).toBeLessThanOrEqual(Math.max(SECOND / 2, exact / 8192 + SECOND / 2));
          expect(all.mean()).toBe(values.reduce((a, b) => a + b, 0) / values.length);
          expect(all.max).toBe(Math.max(...values));
          expect(all.count).toBe(5000);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps no values beyond that, only their bucket', () => {
    expect(filled(Array(4096).fill(100_001 * SECOND)).quantile(0.5)).toBe(100_001 * SECOND);
    expect(filled(Array(4097).fill(100_001 * SECOND)).quantile(0.5)).toBe(100_007.5 * SECOND);
  });

  it('rises with the share', () => {
    const all = filled(Array.from({ length: 6000 }, (_, i) => (i * 104_729) % (40 * DAY)));
    const points = [0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1].map((q) => all.quantile(q)!);
    expect([...points].sort((a, b) => a - b)).toEqual(points);
  });
});
