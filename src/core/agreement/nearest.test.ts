import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from './nearest.js';

const TEAMS = ['Onsite IT', 'Service desk', 'Infrastructure', 'Security operations'];

describe('the nearest known name', () => {
  it.each([
    ['Servce desk', 'Service desk'],
    ['service  DESK', 'Service desk'],
    ['Sevrice desk', 'Service desk'],
    ['Infrastrcuture', 'Infrastructure'],
    ['Security', 'Security operations'],
    ['Onsite IT team', 'Onsite IT'],
    ['Warehouse', null],
    ['', null],
    ['x', null],
  ])('of %j is %j', (wanted, expected) => {
    expect(nearestName(wanted, TEAMS)).toBe(expected);
  });

  it('prefers the fewest changes, then the order of the list', () => {
    expect(nearestName('cat', ['cart', 'cat', 'bat'])).toBe('cat');
    expect(nearestName('cat', ['bat', 'hat'])).toBe('bat');
    expect(nearestName('4', ['1', '2'])).toBeNull();
  });

  it('does bounded work on very long names', () => {
    const known = Array.from({ length: 2_000 }, (_, i) => `${'n'.repeat(5_000)}${i}`);
    const started = performance.now();
    nearestName('m'.repeat(100_000), known);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('edit distance, laws', () => {
  const word = fc.string({ minLength: 0, maxLength: 12, unit: fc.constantFrom('a', 'b', 'c') });

  it('is symmetric, zero only for equal words, and never more than the longer word', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b, 99);
        expect(distance).toBe(editDistance(b, a, 99));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('stops at its limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 6 }), (a, b, limit) => {
        expect(editDistance(a, b, limit)).toBe(Math.min(editDistance(a, b, 99), limit + 1));
      }),
    );
  });
});
