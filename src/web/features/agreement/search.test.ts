import { expect, test } from 'vitest';
import { matrixSearch, situationSearch } from './search.js';

test('the matrix knows its finding and its version', () => {
  expect(matrixSearch({ finding: 'gap-1', version: 'v', other: 'x' })).toEqual({ finding: 'gap-1', version: 'v' });
  expect(matrixSearch({ finding: '', version: null })).toEqual({ finding: undefined, version: undefined });
});

test('a situation keeps what it knows and leaves the rest', () => {
  const found = situationSearch({ category: 'printer', type: 'incident', tier: '2', priority: 'P5', at: '2026-11-18T10:05', version: 'v' });
  expect(found).toEqual({
    category: 'printer',
    type: 'incident',
    tier: 2,
    priority: undefined,
    system: undefined,
    site: undefined,
    at: '2026-11-18T10:05',
    version: 'v',
  });
  expect(situationSearch({ tier: 4 }).tier).toBeUndefined();
});
