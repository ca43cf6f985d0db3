import { expect, test } from 'vitest';
import { partsOf } from './bulk-edit.js';

test('tickets of one partnership go together, so many at a time', () => {
  const rows = ['a1', 'b1', 'a2', 'a3', 'b2'];
  expect(partsOf(rows, (row) => row[0]!, 2)).toEqual([
    { place: 'a', rows: ['a1', 'a2'] },
    { place: 'a', rows: ['a3'] },
    { place: 'b', rows: ['b1', 'b2'] },
  ]);
});
