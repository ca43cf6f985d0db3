import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Agreement, type Assignment, type GridRule, TIERS, type Tier } from '../agreement/agreement.js';
import { compileRouter } from '../routing/router.js';
import { readableAgreement, SMALL } from '../testing/agreement-arbitrary.js';
import { harborLane, owns, situation } from '../testing/harbor-lane.js';
import { applyEdit } from './apply.js';
import { assignmentOf, type Cells, fillCells } from './cell.js';

const ids = () => {
  let last = 0;
  return () => {
    last += 1;
    return `new-${last}`;
  };
};

function filled(agreement: Agreement, cells: readonly Cells[], assignment: Assignment | null): Agreement {
  const edited = applyEdit(agreement, fillCells(agreement, cells, assignment, ids()));
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  return edited.agreement;
}

const rowsOf = (agreement: Agreement, category: string) =>
  agreement.rules
    .filter((rule) => rule.category === category)
    .map(({ id, windows, tiers, accountable }) => ({ id, windows, tiers, accountable }));

const AFTER = ['after-hours'];

describe('Harbor Lane', () => {
  test('an empty cell filled is a row of its own', () => {
    const after = filled(harborLane, [{ category: 'hardware', windows: AFTER, tiers: [3] }], owns('infrastructure'));
    expect(rowsOf(after, 'hardware')).toEqual([
      { id: 'r2', windows: ['business'], tiers: null, accountable: 'onsite-it' },
      { id: 'new-1', windows: AFTER, tiers: [3], accountable: 'infrastructure' },
    ]);
    expect(after.rules.findIndex((rule) => rule.id === 'new-1')).toBe(2);
  });

  test('the rest filled alike makes one row of two', () => {
    const after = filled(harborLane, [{ category: 'hardware', windows: AFTER, tiers: TIERS }], owns('onsite-it'));
    expect(rowsOf(after, 'hardware')).toEqual([{ id: 'r2', windows: null, tiers: null, accountable: 'onsite-it' }]);
  });

  test('one cell of a wide row is cut out of it', () => {
    const after = filled(harborLane, [{ category: 'respond', windows: ['business'], tiers: [1] }], owns('onsite-it'));
    const desk = compileRouter(after);
    expect(desk.route(situation('accounts')).outcome).toMatchObject({ team: 'onsite-it' });
    expect(desk.route(situation('accounts', { tier: 2 })).outcome).toMatchObject({ team: 'service-desk' });
    expect(desk.route(situation('accounts', { window: 'after-hours' })).outcome).toMatchObject({ team: 'service-desk' });
    expect(rowsOf(after, 'respond')).toHaveLength(3);
  });

  test('emptied, a cell inherits', () => {
    const after = filled(harborLane, [{ category: 'hardware', windows: ['business'], tiers: TIERS }], null);
    expect(rowsOf(after, 'hardware')).toEqual([]);
    expect(compileRouter(after).route(situation('printer')).outcome).toMatchObject({ team: 'service-desk' });
  });

  test('what a cell says already changes nothing', () => {
    expect(fillCells(harborLane, [{ category: 'hardware', windows: ['business'], tiers: TIERS }], owns('onsite-it'), ids())).toEqual([]);
    expect(fillCells(harborLane, [{ category: 'hardware', windows: AFTER, tiers: TIERS }], null, ids())).toEqual([]);
  });
});

/** Who a cell names, by walking the rows. */
function at(agreement: Agreement, category: string, window: string, tier: Tier): Assignment | null {
  const holds = (rule: GridRule) =>
    rule.category === category && (rule.windows?.includes(window) ?? true) && (rule.tiers?.includes(tier) ?? true);
  const rule = agreement.rules.find(holds);
  return rule ? assignmentOf(rule) : null;
}

test('law: the filled cells say so, all others say what they said, and no row is there for nothing', () => {
  const cases = readableAgreement(SMALL).chain((agreement) =>
    fc.record({
      agreement: fc.constant(agreement),
      block: fc.record({
        category: fc.constantFrom(...agreement.categories.map((one) => one.id)),
        windows: fc.subarray(
          agreement.windows.windows.map((one) => one.id),
          { minLength: 1 },
        ),
        tiers: fc.subarray([...TIERS], { minLength: 1 }),
      }),
      assignment: fc.option(fc.constantFrom(owns('onsite-it'), owns('service-desk')), { freq: 3 }),
    }),
  );
  fc.assert(
    fc.property(cases, ({ agreement, block, assignment }) => {
      const after = filled(agreement, [block], assignment);
      for (const category of agreement.categories)
        for (const window of agreement.windows.windows)
          for (const tier of TIERS) {
            const inside = category.id === block.category && block.windows.includes(window.id) && block.tiers.includes(tier);
            const wanted = inside ? assignment : at(agreement, category.id, window.id, tier);
            expect(at(after, category.id, window.id, tier)).toEqual(wanted);
          }
      const rows = after.rules.filter((rule) => rule.category === block.category);
      // Rows of one category never overlap after a fill, so each decides somewhere.
      const cells = rows.reduce(
        (sum, rule) => sum + (rule.windows?.length ?? after.windows.windows.length) * (rule.tiers?.length ?? TIERS.length),
        0,
      );
      expect(cells).toBeLessThanOrEqual(after.windows.windows.length * TIERS.length);
      expect(fillCells(after, [block], assignment, ids())).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
