import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshId, slug } from './slug.js';

test.each([
  ['Line of business', [], 'line-of-business'],
  ['Café & Küche', [], 'cafe-kuche'],
  ['Service desk', ['service-desk'], 'service-desk-2'],
  ['Service desk', ['service-desk', 'service-desk-2'], 'service-desk-3'],
  ['!!!', [], 'team'],
  ['constructor', [], 'constructor-2'],
])('%s with %j taken gives %s', (name, taken, id) => {
  expect(freshId(name, taken, 'team')).toBe(id);
});

test('a fresh id is new, usable as a key, at most 120 characters, and follows from its name where that is free', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.array(fc.string({ maxLength: 3 })), (name, taken) => {
      const id = freshId(name, taken, 'thing');
      expect(taken).not.toContain(id);
      expect(id.length).toBeLessThanOrEqual(120);
      expect(id in {}).toBe(false);
      expect(slug(freshId(id, [], 'thing'))).toBe(slug(id));
    }),
  );
});
