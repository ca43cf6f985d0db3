import { describe, expect, test } from 'vitest';
import { TIERS } from '../../../core/agreement/agreement.js';
import { applyEdit } from '../../../core/drafting/apply.js';
import { fillCells } from '../../../core/drafting/cell.js';
import { compileRouter } from '../../../core/routing/router.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { owner } from './clipboard.js';
import { changedCells, draftGrid } from './draft-grid.js';

const windows = harborLane.windows.windows.map((one) => one.id);
const whole = { openWindows: new Set(windows), closedRows: new Set<string>() };

describe('the grid of a draft', () => {
  test('reads as the router decides where no exception comes before the rows', () => {
    const plain = { ...harborLane, exceptions: [] };
    const router = compileRouter(plain);
    const grid = draftGrid(plain, whole);
    expect(grid.columns.length).toBe(windows.length * TIERS.length);
    for (const row of grid.rows)
      for (const [at, { window, tiers }] of grid.columns.entries()) {
        const { outcome } = router.route({
          category: row.category.id,
          type: 'incident',
          tier: tiers[0]!,
          priority: 'P3',
          window,
          system: null,
          site: null,
        });
        expect(row.cells[at]!.rule?.id ?? null).toBe(outcome.owned ? outcome.rule : null);
      }
  });

  test('hides what is folded, and joins tiers', () => {
    const grid = draftGrid(harborLane, { openWindows: new Set(), closedRows: new Set(['respond']) });
    expect(grid.columns.map((one) => one.window)).toEqual(windows);
    expect(grid.rows.some((row) => row.category.parent === 'respond')).toBe(false);
    expect(grid.rows.find((row) => row.category.id === 'respond')).toMatchObject({ closed: true, hasChildren: true });
  });

  test('rows that read as before stay the same objects, and the changed cells are known', () => {
    const before = draftGrid(harborLane, whole);
    const edit = fillCells(harborLane, [{ category: 'hardware', windows: ['business'], tiers: [2] }], owner('infrastructure'), () => 'n1');
    const result = applyEdit(harborLane, edit);
    if (!result.ok) throw new Error('not made');
    const after = draftGrid(result.agreement, whole, before);
    const changed = after.rows.filter((row, at) => row !== before.rows[at]).map((row) => row.category.id);
    expect(changed).toContain('hardware');
    expect(changed).not.toContain('accounts');
    expect([...changedCells(before, after)].filter((key) => key.startsWith('hardware '))).toEqual(['hardware business 2']);
    expect(after.columns).toBe(before.columns);
  });

  test('a joined column says that its tiers differ', () => {
    const edit = fillCells(harborLane, [{ category: 'hardware', windows: ['business'], tiers: [2] }], owner('infrastructure'), () => 'n1');
    const result = applyEdit(harborLane, edit);
    if (!result.ok) throw new Error('not made');
    const grid = draftGrid(result.agreement, { openWindows: new Set(), closedRows: new Set() });
    expect(grid.rows.find((row) => row.category.id === 'hardware')!.cells[0]).toMatchObject({ mixed: true, from: 'own' });
  });
});
