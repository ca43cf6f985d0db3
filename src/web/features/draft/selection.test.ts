import { describe, expect, test } from 'vitest';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { draftGrid } from './draft-grid.js';
import { at, cellsIn, moved, rangeOf, within } from './selection.js';

const size = { rows: 4, columns: 3 };
const key = (name: string, more: { shift?: boolean; mod?: boolean } = {}) => ({ key: name, shift: false, mod: false, ...more });

describe('a selection', () => {
  test('moves by arrows, page and line, and stays in the grid', () => {
    const middle = at({ row: 1, column: 1 });
    expect(moved(middle, key('ArrowDown'), size)).toEqual(at({ row: 2, column: 1 }));
    expect(moved(middle, key('ArrowLeft'), size)).toEqual(at({ row: 1, column: 0 }));
    expect(moved(at({ row: 0, column: 0 }), key('ArrowUp'), size)).toEqual(at({ row: 0, column: 0 }));
    expect(moved(middle, key('PageDown'), size)).toEqual(at({ row: 3, column: 1 }));
    expect(moved(middle, key('End'), size)).toEqual(at({ row: 1, column: 2 }));
    expect(moved(middle, key('Home', { mod: true }), size)).toEqual(at({ row: 0, column: 0 }));
    expect(moved(middle, key('ArrowDown', { mod: true }), size)).toEqual(at({ row: 3, column: 1 }));
  });

  test('grows from its anchor with Shift, over it and beyond', () => {
    const wide = moved(
      moved(at({ row: 1, column: 1 }), key('ArrowRight', { shift: true }), size)!,
      key('ArrowDown', { shift: true }),
      size,
    )!;
    expect(rangeOf(wide)).toEqual({ top: 1, bottom: 2, left: 1, right: 2 });
    const back = moved(wide, key('Home', { shift: true }), size)!;
    expect(rangeOf(back)).toEqual({ top: 1, bottom: 2, left: 0, right: 1 });
    expect(moved(back, key('ArrowUp'), size)).toEqual(at({ row: 1, column: 0 }));
  });

  test('Tab goes to the next line at the end of one, and leaves at the end of all', () => {
    expect(moved(at({ row: 0, column: 2 }), key('Tab'), size)).toEqual(at({ row: 1, column: 0 }));
    expect(moved(at({ row: 1, column: 0 }), key('Tab', { shift: true }), size)).toEqual(at({ row: 0, column: 2 }));
    expect(moved(at({ row: 3, column: 2 }), key('Tab'), size)).toBeNull();
    expect(moved(at({ row: 0, column: 0 }), key('Tab', { shift: true }), size)).toBeNull();
  });

  test('other keys move nothing, and Ctrl+A takes all', () => {
    expect(moved(at({ row: 0, column: 0 }), key('x'), size)).toBeNull();
    expect(rangeOf(moved(at({ row: 1, column: 1 }), key('a', { mod: true }), size)!)).toEqual({ top: 0, bottom: 3, left: 0, right: 2 });
  });

  test('comes back into a grid that became smaller', () => {
    const far = { anchor: { row: 1, column: 0 }, head: { row: 3, column: 2 } };
    expect(within(far, { rows: 2, columns: 2 })).toEqual({ anchor: { row: 1, column: 0 }, head: { row: 1, column: 1 } });
    expect(within(far, size)).toBe(far);
  });

  test('names its cells by category, window and tiers', () => {
    const grid = draftGrid(harborLane, { openWindows: new Set(['business']), closedRows: new Set() });
    const hardware = grid.rows.findIndex((row) => row.category.id === 'hardware');
    expect(cellsIn(grid, { top: hardware, bottom: hardware, left: 1, right: 3 })).toEqual([
      { category: 'hardware', windows: ['business'], tiers: [2] },
      { category: 'hardware', windows: ['business'], tiers: [3] },
      { category: 'hardware', windows: [grid.columns[3]!.window], tiers: [1, 2, 3] },
    ]);
  });
});
