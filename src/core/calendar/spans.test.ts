import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SortedLookup } from './sorted-lookup.js';
import { intersectSpans, normalSpans, type Spans, unionSpans, withoutSpans } from './spans.js';

const pairs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), { maxLength: 8 })
  .map((list) => list.flat());
const spans = pairs.map(normalSpans);

const has = (set: readonly number[], at: number): boolean => {
  for (let i = 0; i < set.length; i += 2) if (set[i]! <= at && at < set[i + 1]!) return true;
  return false;
};
const isProper = (set: Spans): boolean => set.every((bound, i) => i === 0 || set[i - 1]! < bound);

describe('sets of time', () => {
  test('normalSpans keeps every moment and no other, sorted and apart', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const set = normalSpans(list);
        expect(isProper(set)).toBe(true);
        for (let at = 0; at <= 40; at++) expect(has(set, at)).toBe(has(list, at));
      }),
    );
  });

  test('either, both and without mean what they say at every moment', () => {
    fc.assert(
      fc.property(spans, spans, (a, b) => {
        const [either, both, without] = [unionSpans(a, b), intersectSpans(a, b), withoutSpans(a, b)];
        expect([either, both, without].every(isProper)).toBe(true);
        for (let at = 0; at <= 40; at++) {
          expect([has(either, at), has(both, at), has(without, at)]).toEqual([
            has(a, at) || has(b, at),
            has(a, at) && has(b, at),
            has(a, at) && !has(b, at),
          ]);
        }
      }),
    );
  });
});

test('a sorted look-up counts as a scan does, however uneven the keys', () => {
  const key = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 5, max: 9 }));
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 60 }), fc.array(key, { minLength: 1 }), (keys, values) => {
      const sorted = Float64Array.from(keys).sort();
      const lookup = new SortedLookup(sorted);
      for (const value of [...values, ...keys]) {
        expect(lookup.countUpTo(value)).toBe(keys.filter((k) => k <= value).length);
        expect(lookup.countBelow(value)).toBe(keys.filter((k) => k < value).length);
      }
    }),
  );
});
