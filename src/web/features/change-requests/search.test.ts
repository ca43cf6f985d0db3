import { expect, test } from 'vitest';
import { requestSearch } from './search.js';

test.each([
  [{ state: 'open' }, 'open'],
  [{ state: 'withdrawn', more: 1 }, 'withdrawn'],
  [{ state: 'lost' }, undefined],
  [{}, undefined],
])('%j', (raw, state) => {
  expect(requestSearch(raw)).toEqual({ state });
});
