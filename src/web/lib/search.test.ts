import { expect, test } from 'vitest';
import { flag, oneOf, text, whole } from './search.js';

test('a text is what was typed, also where the router saw a number', () => {
  expect([text('a'), text(7), text(false), text(''), text(null), text({})]).toEqual(['a', '7', 'false', undefined, undefined, undefined]);
});

test('one of a list, or nothing', () => {
  expect([oneOf('b', ['a', 'b']), oneOf('c', ['a', 'b']), oneOf(1, ['1'])]).toEqual(['b', undefined, '1']);
});

test('a flag is set or absent', () => {
  expect([flag(true), flag('true'), flag(false), flag('1')]).toEqual([true, true, undefined, undefined]);
});

test('a whole number within its bounds, or nothing', () => {
  expect([
    whole('3', 1, 3),
    whole(1, 1, 3),
    whole(0, 1, 3),
    whole('4', 1, 3),
    whole(1.5, 1, 3),
    whole('x', 1, 3),
    whole(null, 0, 3),
  ]).toEqual([3, 1, undefined, undefined, undefined, undefined, undefined]);
});
