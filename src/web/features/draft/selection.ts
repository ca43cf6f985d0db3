/** A range of cells, as in a spreadsheet: it stays at its anchor while its head moves. */
import type { Cells } from '../../../core/drafting/cell.js';
import { type DraftGrid, lookOf } from './draft-grid.js';

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Selection {
  readonly anchor: Place;
  readonly head: Place;
}

export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export const at = (place: Place): Selection => ({ anchor: place, head: place });

export const rangeOf = ({ anchor, head }: Selection): Range => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  right: Math.max(anchor.column, head.column),
});

export interface Key {
  readonly key: string;
  readonly shift: boolean;
  readonly mod: boolean;
}

const PAGE = 15;

/** Where a key leads; null when it leads nowhere here, such as Tab from the last cell, which leaves the grid. */
export function moved(selection: Selection, { key, shift, mod }: Key, size: Size): Selection | null {
  const { row, column } = selection.head;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const to = (place: Place): Selection => {
    const head = { row: clamp(place.row, last.row), column: clamp(place.column, last.column) };
    return shift ? { anchor: selection.anchor, head } : at(head);
  };
  switch (key) {
    case 'ArrowUp':
      return to({ row: mod ? 0 : row - 1, column });
    case 'ArrowDown':
      return to({ row: mod ? last.row : row + 1, column });
    case 'ArrowLeft':
      return to({ row, column: mod ? 0 : column - 1 });
    case 'ArrowRight':
      return to({ row, column: mod ? last.column : column + 1 });
    case 'PageUp':
      return to({ row: row - PAGE, column });
    case 'PageDown':
      return to({ row: row + PAGE, column });
    case 'Home':
      return to({ row: mod ? 0 : row, column: 0 });
    case 'End':
      return to({ row: mod ? last.row : row, column: last.column });
    case 'Tab': {
      const place = row * size.columns + column + (shift ? -1 : 1);
      if (place < 0 || place >= size.rows * size.columns) return null;
      return at({ row: Math.floor(place / size.columns), column: place % size.columns });
    }
    case 'a':
      return mod ? { anchor: { row: 0, column: 0 }, head: last } : null;
    default:
      return null;
  }
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** The cells of a range, as blocks for `fillCells`. */
export function cellsIn({ rows, columns }: DraftGrid, range: Range): readonly Cells[] {
  return rows
    .slice(range.top, range.bottom + 1)
    .flatMap(({ category }) =>
      columns.slice(range.left, range.right + 1).map(({ window, tiers }) => ({ category: category.id, windows: [window], tiers })),
    );
}

/** A selection that still lies within a grid that may have become smaller. */
export function within(selection: Selection, size: Size): Selection {
  const inside = ({ row, column }: Place): Place => ({
    row: clamp(row, Math.max(size.rows - 1, 0)),
    column: clamp(column, Math.max(size.columns - 1, 0)),
  });
  const next = { anchor: inside(selection.anchor), head: inside(selection.head) };
  const same = (one: Place, other: Place): boolean => one.row === other.row && one.column === other.column;
  return same(next.anchor, selection.anchor) && same(next.head, selection.head) ? selection : next;
}

/** Whether the cells of a range say different things. */
export function cellsDiffer({ rows }: DraftGrid, { top, bottom, left, right }: Range): boolean {
  const cells = rows.slice(top, bottom + 1).flatMap((row) => row.cells.slice(left, right + 1));
  return cells.some((cell) => cell.mixed || lookOf(cell.rule) !== lookOf(cells[0]!.rule));
}
