import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../core/proof/finding.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { cellIn, gridOf, sharesOf } from './grid.js';

const grid = gridOf(harborLane, false);
const cell = (category: string, column: string, of = grid) => {
  const row = of.rows.find((one) => one.category.id === category)!;
  return row.cells[of.columns.findIndex((one) => one.key === column)]!;
};

describe('the matrix', () => {
  test('rows are the catalogue from its roots down, each below the one it belongs to', () => {
    expect(grid.rows.length).toBe(harborLane.categories.length);
    expect(grid.rows.filter((row) => row.depth === 0).map((row) => row.category.id)).toEqual(['run', 'respond', 'reinforce', 'reinvent']);
    const printer = grid.rows.find((row) => row.category.id === 'printer')!;
    expect([printer.path, printer.depth]).toEqual(['Respond › Hardware › Printer', 2]);
    const at = (id: string) => grid.rows.findIndex((row) => row.category.id === id);
    expect(at('hardware')).toBeLessThan(at('printer'));
  });

  test('tiers that read alike in every row share a column; all of them stand apart on request', () => {
    expect(grid.columns.map(({ key, tiers }) => [key, tiers])).toEqual([
      ['business 1', [1, 2]],
      ['business 3', [3]],
      ['after-hours 1', [1, 2]],
      ['after-hours 3', [3]],
    ]);
    const every = gridOf(harborLane, true);
    expect(every.columns.map((one) => one.tiers.length)).toEqual([1, 1, 1, 1, 1, 1]);
    for (const row of every.rows) expect(row.cells.length).toBe(6);
  });

  test('a cell tells its own rule from an inherited one, and from none', () => {
    expect(cell('hardware', 'business 1')).toMatchObject({ from: 'own', outcome: { accountable: 'onsite-it' } });
    expect(cell('printer', 'business 1')).toMatchObject({ from: 'inherited', outcome: { accountable: 'onsite-it' } });
    expect(cell('printer', 'after-hours 1')).toMatchObject({ outcome: { accountable: 'service-desk' } });
    expect(cell('backup', 'business 1')).toMatchObject({ from: 'none', outcome: { owned: false } });
    const everything = { ...harborLane.exceptions[0]!, id: 'all', when: { ...harborLane.exceptions[0]!.when } };
    const open = {
      categories: null,
      types: null,
      tiers: null,
      priorities: null,
      windows: null,
      systems: null,
      sites: null,
      attributes: {},
    };
    const ruled = gridOf({ ...harborLane, exceptions: [{ ...everything, when: open }] }, false);
    expect(ruled.rows.flatMap((row) => row.cells).every((one) => one.from === 'exception')).toBe(true);
    expect(ruled.columns.map((one) => one.tiers.length)).toEqual([3, 3]);
  });

  test('a finding marks the cells of its regions alone', () => {
    const finding = { regions: [{ dimensions: { category: ['printer'], window: ['business'], tier: ['3'] } }] } as unknown as Finding;
    const marked = grid.rows.flatMap((row) =>
      grid.columns.filter((column) => cellIn(finding, row, column)).map((column) => `${row.category.id} ${column.key}`),
    );
    expect(marked).toEqual(['printer business 3']);
    const anywhere = { regions: [{ dimensions: { category: null } }] } as unknown as Finding;
    expect(grid.rows.every((row) => grid.columns.every((column) => cellIn(anywhere, row, column)))).toBe(true);
  });

  test('shares weigh a joined column by its tiers and sum to one, nobody under the empty name', () => {
    const partyOf = (team: string) => harborLane.teams.find((one) => one.id === team)?.party ?? null;
    const shares = sharesOf(grid, partyOf);
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect([...shares.keys()].sort()).toEqual(['', 'internal', 'northwind']);
    const apart = sharesOf(gridOf(harborLane, true), partyOf);
    for (const [party, share] of shares) expect(apart.get(party)).toBeCloseTo(share, 12);
  });
});
