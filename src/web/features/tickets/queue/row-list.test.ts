import { expect, test } from 'vitest';
import { NOT_BEGUN, placed, type RowList, replaced, withPage } from './row-list.js';

interface Row {
  readonly id: string;
  readonly at: number;
}
const row = (id: string, at: number): Row => ({ id, at });
const compare = (a: Row, b: Row) => a.at - b.at;
const list: RowList<Row> = { rows: [row('a', 1), row('b', 3), row('c', 5)], next: 'more' };
const ids = (one: RowList<Row>) => one.rows.map(({ id }) => id).join('');

test('a row that changed moves to its place, one that came is put there, one that left is gone', () => {
  expect(ids(placed(list, 'a', row('a', 4), compare))).toBe('bac');
  expect(ids(placed(list, 'd', row('d', 2), compare))).toBe('adbc');
  expect(ids(placed(list, 'b', null, compare))).toBe('ac');
  expect(placed(list, 'x', null, compare)).toBe(list);
});

test('what belongs behind the last row fetched waits for its page, unless that was the last', () => {
  expect(ids(placed(list, 'd', row('d', 9), compare))).toBe('abc');
  expect(ids(placed(list, 'a', row('a', 9), compare))).toBe('bc');
  expect(ids(placed({ ...list, next: null }, 'd', row('d', 9), compare))).toBe('abcd');
  expect(placed<Row>(NOT_BEGUN, 'd', row('d', 9), compare).rows).toEqual([]);
});

test('a page brings no row twice', () => {
  expect(ids(withPage(list, [row('b', 6), row('d', 7)], null))).toBe('acbd');
  expect(replaced(list, row('b', 99)).rows[1]).toEqual(row('b', 99));
  expect(replaced(list, row('x', 1))).toBe(list);
});
