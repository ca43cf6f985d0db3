import { expect, test } from 'vitest';
import { instantOfInput, localInput } from './local-input.js';

test('a field that nobody touched gives the exact instant, a changed one its whole minute', () => {
  const at = Date.parse('2026-12-01T10:00:31.500Z');
  expect(instantOfInput(localInput(at), at)).toBe(at);
  expect(instantOfInput(localInput(at), null)).toBe(at - 31_500);
  expect(instantOfInput(localInput(at + 60_000), at)).toBe(at + 60_000 - 31_500);
  expect([instantOfInput('', at), instantOfInput('soon', null)]).toEqual([null, null]);
});
