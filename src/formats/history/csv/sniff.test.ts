import { describe, expect, test } from 'vitest';
import { duplicateColumns, findColumn } from './header.js';
import { sniff } from './sniff.js';

describe('the dialect', () => {
  test.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a;b;c\n1,5;2,5;3,5\n', ';'],
    ['a\tb\n1,2,3\tx\n', '\t'],
    ['a|b|c\n1|2|3\n', '|'],
    ['a;b\n"x,y,z,u";2\n', ';'],
    ['name (last, first, middle);state\nBo;1\nCy;2\n', ';'],
    ['only one column\nvalue\n', ','],
    ['', ','],
  ])('of %j is delimited by %j', (text, delimiter) => {
    expect(sniff(text, {}).delimiter).toBe(delimiter);
  });

  test('follows what is asked for', () => {
    expect(sniff('a;b\n', { delimiter: ',', quote: null })).toEqual({ delimiter: ',', quote: null, newline: '\n' });
  });

  test('knows files with carriage returns only', () => {
    expect(sniff('a,b\r1,2\r', {}).newline).toBe('\r');
    expect(sniff('a,b\r\n1,2\r\n', {}).newline).toBe('\n');
  });
});

describe('columns', () => {
  const header = { names: ['number', 'Resource', 'state', 'Resource', '#2'], line: 1 };
  test.each([
    ['state', 2],
    [' state ', 2],
    ['Resource', 1],
    ['#4', 3],
    ['#2', 4],
  ])('%s is at position %i', (reference, position) => {
    expect(findColumn(header, reference)).toBe(position);
  });

  test.each([
    ['stat', 'the file has no column "stat"; the nearest is "state"'],
    ['#9', 'there is no column #9: the file has 5'],
    ['#0', 'there is no column #0: the file has 5'],
    ['zzzzzz', 'the file has no column "zzzzzz"; it has 5: number, Resource, state, Resource, #2'],
  ])('%s is not there', (reference, text) => {
    expect(findColumn(header, reference)).toEqual({ line: 1, column: null, text });
  });

  test('of one name are reported with their places', () => {
    expect(duplicateColumns(header)).toEqual([{ name: 'Resource', places: [2, 4] }]);
  });
});
