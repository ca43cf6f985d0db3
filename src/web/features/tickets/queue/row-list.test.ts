import { expect, test } from 'vitest';
import { NOT_BEGUN, type RowList, replaced, standsRight, withChanges, withPage } from './row-list.js';

interface Row {
  readonly id: string;
  readonly at: number;
}
const row = (id: string, at: number): Row => ({ id, at });
const compare = (a: Row, b: Row) => a.at - b.at;
const rows = [row('a', 1), row('b', 3), row('c', 5)];
const list: RowList<Row> = { rows, next: 'more', edge: row('c', 5) };
const ids = (one: RowList<Row>) => one.rows.map(({ id }) => id).join('');
const change = (one: RowList<Row>, ...come: readonly Row[]) => withChanges(one, new Set(come.map(({ id }) => id)), come, compare);

test('a row that changed moves to its place, one that came is put there, one that left is gone', () => {
  expect(ids(change(list, row('a', 4)))).toBe('bac');
  expect(ids(change(list, row('d', 2), row('e', 0), row('a', 4)))).toBe('edbac');
  expect(ids(withChanges(list, new Set('b'), [], compare))).toBe('ac');
  expect(withChanges(list, new Set('x'), [], compare)).toBe(list);
});

test('what belongs behind the last row fetched waits for its page, unless that was the last', () => {
  expect(ids(change(list, row('d', 9)))).toBe('abc');
  expect(ids(change(list, row('a', 9)))).toBe('bc');
  expect(ids(change({ ...list, next: null }, row('d', 9)))).toBe('abcd');
  expect(change(NOT_BEGUN, row('d', 9)).rows).toEqual([]);
});

test('the last row fetched stays when something in it changes, and what comes where it stood is shown: no page brings either', () => {
  expect(ids(change(list, row('c', 5)))).toBe('abc');
  expect(ids(change(change(list, row('c', 2)), row('d', 4)))).toBe('acbd');
});

test('a page brings no row twice', () => {
  expect(ids(withPage(list, [row('b', 6), row('d', 7)], null, new Set('abc')))).toBe('abcd');
  expect(withPage(list, [row('d', 7)], 'on', new Set('abc')).edge).toEqual(row('d', 7));
  expect(replaced(list, new Map([['b', row('b', 99)]])).rows[1]).toEqual(row('b', 99));
  expect(replaced(list, new Map([['x', row('x', 1)]]))).toBe(list);
});

test('a row stands right between neighbours that stay', () => {
  const right = (id: string, now: Row | null, ...moving: string[]) =>
    standsRight(list, id, now, new Map(moving.map((one) => [one, null])), compare);
  expect([right('b', row('b', 4)), right('b', row('b', 6)), right('b', row('b', 6), 'c')]).toEqual([true, false, false]);
  expect([right('a', row('a', 4)), right('a', row('a', 4), 'b')]).toEqual([false, true]);
  expect([right('x', null), right('a', null), right('x', row('x', 4)), right('x', row('x', 9))]).toEqual([true, false, false, true]);
});
