import { expect, test } from 'vitest';
import { upkeepSearch } from './search.js';

const move = '01900000-0000-7000-8000-00000000000a';

test.each([
  [{ move }, { move, outcome: undefined }],
  [
    { move, outcome: 'refused' },
    { move, outcome: 'refused' },
  ],
  [
    { move, outcome: 'lost' },
    { move, outcome: undefined },
  ],
  [
    { move, outcome: 'all' },
    { move, outcome: 'all' },
  ],
  [{ move: 'lost' }, {}],
  [{ move: `${move}x` }, {}],
  [{ move: 7 }, {}],
  // Of which move?
  [{ outcome: 'refused' }, {}],
])('%j', (raw, expected) => {
  expect(upkeepSearch(raw)).toEqual(expected);
});
