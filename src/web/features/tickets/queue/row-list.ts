/** One part of the list as far as it is fetched, kept in order while rows change. */

export interface Identified {
  readonly id: string;
}

export interface RowList<Row> {
  readonly rows: readonly Row[];
  /** Where the next page begins; null at the end, undefined before the first. */
  readonly next: string | null | undefined;
  /** The row that `next` begins behind, as it was then: what comes before it no page brings any more. */
  readonly edge: Row | null;
}

export type Compare<Row> = (a: Row, b: Row) => number;

export const NOT_BEGUN = { rows: [], next: undefined, edge: null } as const;

/** A page behind what is there. Rows that a change has moved meanwhile (`known`) stay where they stand, and are not shown twice. */
export const withPage = <Row extends Identified>(
  list: RowList<Row>,
  items: readonly Row[],
  next: string | null,
  known: ReadonlySet<string>,
): RowList<Row> => ({ rows: [...list.rows, ...items.filter((row) => !known.has(row.id))], next, edge: items.at(-1) ?? list.edge });

/** Whether a row stands in what is fetched, not on a page that is still to come. */
const isFetched = <Row>({ next, edge }: RowList<Row>, row: Row, compare: Compare<Row>): boolean =>
  next === null || (next !== undefined && edge !== null && compare(row, edge) <= 0);

/** The list without the rows that go, and with each that comes at its place; the same list when that changes nothing. */
export function withChanges<Row extends Identified>(
  list: RowList<Row>,
  going: ReadonlySet<string>,
  coming: readonly Row[],
  compare: Compare<Row>,
): RowList<Row> {
  const left = list.rows.some((row) => going.has(row.id)) ? list.rows.filter((row) => !going.has(row.id)) : list.rows;
  const come = coming.filter((row) => isFetched(list, row, compare)).sort(compare);
  if (come.length === 0) return left === list.rows ? list : { ...list, rows: left };
  const rows: Row[] = [];
  let at = 0;
  for (const row of left) {
    while (at < come.length && compare(come[at]!, row) < 0) rows.push(come[at++]!);
    rows.push(row);
  }
  return { ...list, rows: [...rows, ...come.slice(at)] };
}

/** The rows with what is new in them, where they stand; the same list when none is there. */
export function replaced<Row extends Identified>(list: RowList<Row>, fresh: ReadonlyMap<string, Row>): RowList<Row> {
  if (!list.rows.some((row) => fresh.has(row.id))) return list;
  return { ...list, rows: list.rows.map((row) => fresh.get(row.id) ?? row) };
}

/**
 * Whether a ticket shows where it belongs already, seen from its neighbours; those that are about to move are none.
 * @param row null: it belongs to another list, or to none
 */
export function standsRight<Row extends Identified>(
  list: RowList<Row>,
  id: string,
  row: Row | null,
  moving: ReadonlyMap<string, unknown>,
  compare: Compare<Row>,
): boolean {
  const at = list.rows.findIndex((one) => one.id === id);
  if (row === null || !isFetched(list, row, compare)) return at < 0;
  if (at < 0) return false;
  const before = list.rows.slice(0, at).findLast((one) => !moving.has(one.id));
  const behind = list.rows.slice(at + 1).find((one) => !moving.has(one.id));
  return (before === undefined || compare(before, row) <= 0) && (behind === undefined || compare(row, behind) <= 0);
}
