import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Costliest } from './costliest.js';
import { byNumber, SAMPLES, Samples } from './samples.js';

test('samples are the smallest numbers, shorter ones first, whatever the order', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { maxLength: 80, size: 'max' });
  fc.assert(
    fc.property(numbers, (drawn) => {
      const samples = new Samples();
      let smallest = Number.POSITIVE_INFINITY;
      for (const n of drawn) {
        expect(samples.add(`T${n}`)).toBe(n < smallest);
        smallest = Math.min(smallest, n);
      }
      const expected = [...drawn].sort((a, b) => a - b).slice(0, SAMPLES);
      expect(samples.numbers()).toEqual(expected.map((n) => `T${n}`));
      expect(samples.count).toBe(drawn.length);
    }),
  );
});

test('the costliest are those that sorting all of them finds, ties by number', () => {
  const items = fc.uniqueArray(fc.record({ cost: fc.nat(6), number: fc.nat(500) }), {
    selector: ({ number }) => number,
    maxLength: 60,
    size: 'max',
  });
  const before = (a: { cost: number; number: number }, b: { cost: number; number: number }) =>
    b.cost - a.cost || byNumber(`T${a.number}`, `T${b.number}`);
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 12 }), (all, limit) => {
      const kept = new Costliest(limit, before);
      for (const item of all) kept.add(item);
      expect(kept.sorted()).toEqual([...all].sort(before).slice(0, limit));
    }),
  );
});
