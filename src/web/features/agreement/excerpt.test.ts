import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.js';

const text = 'one: 1\r\n  two: wrong  \n\nfour';

test('the line is divided where the problem stands, without what only makes it long', () => {
  expect(excerptOf(text, 2, 8)).toEqual({ before: 'two: ', after: 'wrong' });
  expect(excerptOf(text, 1, 1)).toEqual({ before: '', after: 'one: 1' });
  expect(excerptOf(text, 4, 99)).toEqual({ before: 'four', after: '' });
});

test('there is nothing to show of an empty line, nor behind the end', () => {
  expect(excerptOf(text, 3, 1)).toBeNull();
  expect(excerptOf(text, 5, 1)).toBeNull();
});

test('a long line is cut on both sides of the place', () => {
  const found = excerptOf(`${'a'.repeat(100)}${'b'.repeat(100)}`, 1, 101)!;
  expect(found).toEqual({ before: `…${'a'.repeat(60)}`, after: `${'b'.repeat(60)}…` });
});
