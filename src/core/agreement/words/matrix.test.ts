import { describe, expect, it } from 'vitest';
import { compileRouter } from '../../routing/router.js';
import { bigAgreement } from '../../testing/agreement-big.js';
import { harborLane } from '../../testing/harbor-lane.js';
import { matrixOf } from './matrix.js';

describe('the matrix', () => {
  it.each([
    ['Harbor Lane', harborLane],
    ['a large agreement', bigAgreement('narrow', 3)],
  ])('of %s says for every cell what the router decides without exceptions', (_, agreement) => {
    const router = compileRouter({ ...agreement, exceptions: [] });
    const { columns, rows } = matrixOf(agreement);
    expect(rows).toHaveLength(agreement.categories.length);
    let inherited = 0;
    for (const { category, cells } of rows) {
      cells.forEach((cell, at) => {
        const { outcome } = router.route({
          category: category.id,
          ...columns[at]!,
          type: 'incident',
          priority: 'P3',
          system: null,
          site: null,
        });
        expect(cell.rule !== null && cell.rule.accountable !== null ? cell.rule.id : null).toBe(outcome.owned ? outcome.rule : null);
        expect(cell.inherited).toBe(cell.rule?.category !== category.id);
        inherited += cell.inherited ? 1 : 0;
      });
    }
    expect(inherited).toBeGreaterThan(0);
  });

  it('lists the catalogue as a tree, the four Rs on top in their order', () => {
    const { rows } = matrixOf(harborLane);
    expect(rows.filter(({ depth }) => depth === 0).map(({ category }) => category.id)).toEqual(['run', 'respond', 'reinforce', 'reinvent']);
    rows.forEach(({ category, depth }, at) => {
      if (depth === 0) return;
      const parent = rows.slice(0, at).findLast((row) => row.depth === depth - 1);
      expect(parent!.category.id).toBe(category.parent);
    });
  });
});
