import { expect, test } from 'vitest';
import { TooManyLists } from '../../../core/routing/compiled.js';
import { mapError } from './errors.js';
import { Refusal } from './refusal.js';

test.each<[string, unknown, string, boolean]>([
  ['a refusal', new Refusal('forbidden'), 'forbidden', false],
  ['an agreement that nobody can compile', new TooManyLists(['x1', 'x2'], 2), 'refused', false],
  ['two transactions at one row', Object.assign(new Error(), { code: '40001' }), 'conflict', true],
  ['a database that stops', Object.assign(new Error(), { code: '57P01' }), 'unavailable', true],
  ['a full pool', new Error('timeout exceeded when trying to connect'), 'unavailable', true],
  ['anything else', new TypeError('x is not a function'), 'internal', true],
])('%s', (_, error, code, unforeseen) => {
  expect(mapError(error)).toMatchObject({ code, unforeseen });
});

test('which rules of an agreement are to be mended is told', () => {
  expect(mapError(new TooManyLists(['x7', 'x9'], 40)).details).toMatchObject({
    detail: expect.stringMatching(/^Too many long lists: x7, x9 and 38 other/),
    causes: [{ code: 'agreement.too-many-lists', ref: 'x7' }],
  });
});
