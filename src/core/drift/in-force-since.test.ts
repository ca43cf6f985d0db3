import { expect, test } from 'vitest';
import { inForceSince } from './in-force-since.js';

const at = (effectiveAt: number, ...ids: string[]) => ({ effectiveAt, ids });

test.each([
  ['nothing yet', [], {}],
  ['one version', [at(5, 'a')], { a: 5 }],
  ['kept by both', [at(20, 'a', 'b'), at(10, 'a')], { a: 10, b: 20 }],
  ['taken out and back again: as young as its return', [at(30, 'a'), at(20), at(10, 'a')], { a: 30 }],
  ['gone from the newest: not there', [at(20, 'b'), at(10, 'a', 'b')], { b: 10 }],
  ['two of one instant: the first alone was in force', [at(20, 'a'), at(20, 'b'), at(10, 'a', 'b')], { a: 10 }],
])('%s', (_, versions, expected) => {
  expect(Object.fromEntries(inForceSince(versions))).toEqual(expected);
});
