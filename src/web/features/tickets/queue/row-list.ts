/** One part of the list as far as it is fetched, kept in order while rows change. */

export interface Identified {
  readonly id: string;
}

export interface RowList<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null at the end, undefined before the first. */
  readonly next: string | null | undefined;
}

export const NOT_BEGUN = { rows: [], next: undefined } as const;

/** A page behind what is there. Rows that a change has moved meanwhile are not shown twice. */
export function withPage<Row extends Identified>(list: RowList<Row>, items: readonly Row[], next: string | null): RowList<Row> {
  const known = new Set(items.map((row) => row.id));
  return { rows: [...list.rows.filter((row) => !known.has(row.id)), ...items], next };
}

/** `rows` without, or with, a row at its place. Beyond the last one fetched there is no place yet: its page brings it. */
export function placed<Row extends Identified>(
  list: RowList<Row>,
  id: string,
  row: Row | null,
  compare: (a: Row, b: Row) => number,
): RowList<Row> {
  const without = list.rows.some((one) => one.id === id) ? list.rows.filter((one) => one.id !== id) : list.rows;
  if (row === null || list.next === undefined) return without === list.rows ? list : { ...list, rows: without };
  let [from, to] = [0, without.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compare(without[middle]!, row) <= 0) from = middle + 1;
    else to = middle;
  }
  if (from === without.length && list.next !== null) return { ...list, rows: without };
  return { ...list, rows: [...without.slice(0, from), row, ...without.slice(from)] };
}

/** The row with what is new in it, where it stands; the same list when it is not there. */
export function replaced<Row extends Identified>(list: RowList<Row>, row: Row): RowList<Row> {
  const at = list.rows.findIndex((one) => one.id === row.id);
  if (at < 0) return list;
  const rows = [...list.rows];
  rows[at] = row;
  return { ...list, rows };
}
