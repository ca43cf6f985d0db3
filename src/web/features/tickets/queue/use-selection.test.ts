import { expect, test } from 'vitest';
import { between } from './use-selection.js';

test('a range goes both ways, and is one row where its beginning has gone', () => {
  const order = ['a', 'b', 'c', 'd'];
  expect(between(order, 'b', 'd')).toEqual(['b', 'c', 'd']);
  expect(between(order, 'd', 'b')).toEqual(['b', 'c', 'd']);
  expect(between(order, 'gone', 'c')).toEqual(['c']);
});
