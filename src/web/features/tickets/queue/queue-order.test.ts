import { expect, test } from 'vitest';
import { inOrderOf } from './queue-order.js';

const row = (id: string, text = '') => ({ id, text });

test('rows keep the order on the screen, with what is new in them', () => {
  expect(inOrderOf([row('a', 'old'), row('b', 'old')], [row('b', 'new'), row('a', 'new')])).toEqual([row('a', 'new'), row('b', 'new')]);
});

test('rows that have gone stay, rows that have come stand at the end', () => {
  const ids = inOrderOf([row('a'), row('gone'), row('b')], [row('first'), row('b'), row('a'), row('last')]).map((one) => one.id);
  expect(ids).toEqual(['a', 'gone', 'b', 'first', 'last']);
});

test('without anything on the screen the fresh order holds', () => {
  expect(inOrderOf([], [row('b'), row('a')]).map((one) => one.id)).toEqual(['b', 'a']);
});
