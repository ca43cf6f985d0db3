import { expect, test } from 'vitest';
import { upkeepSearch } from './search.js';

const move = '01900000-0000-7000-8000-00000000000a';

test.each([
  [{ move }, move],
  [{ move: 'lost' }, undefined],
  [{ move: `${move}x` }, undefined],
  [{ move: 7 }, undefined],
  [{}, undefined],
])('%j', (raw, expected) => {
  expect(upkeepSearch(raw)).toEqual({ move: expected });
});
