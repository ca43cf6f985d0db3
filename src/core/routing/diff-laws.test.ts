/** The regions of a difference explain every decision that changes, and no other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import { arbitraryAgreement, arbitraryException, arbitraryRow, everySituation, TINY } from '../testing/agreement-arbitrary.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { assignmentKey } from './assignment.js';
import { type ChangeSide, diffRouters } from './diff.js';
import { dimensionsOf } from './dimensions.js';
import { regionTest } from './region.js';
import { compileRouter } from './router.js';
import { windowPairs } from './window-pairs.js';

const size = { ...TINY, categories: 4, systems: 1 };

/** Two agreements that have little to do with each other, or differ by one rule. */
const pairs = fc.oneof(
  fc.tuple(arbitraryAgreement(size), arbitraryAgreement(size)),
  arbitraryAgreement(size).chain((agreement) =>
    fc
      .record({ row: arbitraryRow(agreement, 'n1'), exception: arbitraryException(agreement, 'n2'), at: fc.nat(), which: fc.nat(3) })
      .map(({ row, exception, at, which }): [Agreement, Agreement] => {
        const rules = agreement.rules.toSpliced(at % (agreement.rules.length + 1), which === 1 ? 1 : 0, ...(which < 2 ? [row] : []));
        const exceptions = agreement.exceptions.toSpliced(
          at % (agreement.exceptions.length + 1),
          which === 2 ? 1 : 0,
          ...(which > 1 ? [exception] : []),
        );
        return [agreement, { ...agreement, rules, exceptions }];
      }),
  ),
);

/** Every situation of either agreement, with its window as each of them sees it. */
function* everyPair(a: Agreement, b: Agreement): Generator<{ joint: Situation; before: Situation; after: Situation }> {
  const union = <Item extends { readonly id: string }>(one: readonly Item[], other: readonly Item[]) => [
    ...new Map([...one, ...other].map((item) => [item.id, item])).values(),
  ];
  const windows = windowPairs(a.windows, b.windows) ?? a.windows.windows.map(({ id }) => ({ before: id, after: id }));
  const both: Agreement = {
    ...b,
    categories: union(a.categories, b.categories),
    systems: union(a.systems, b.systems),
    sites: union(a.sites, b.sites),
    attributes: union(a.attributes, b.attributes),
    windows: { ...b.windows, windows: [b.windows.windows[0]!] },
  };
  for (const situation of everySituation(both))
    for (const { before, after } of windows)
      yield {
        joint: { ...situation, window: before === after ? before : `${before}→${after}` },
        before: { ...situation, window: before },
        after: { ...situation, window: after },
      };
}

function keyOf(agreement: Agreement, situation: Situation): string {
  const { outcome } = routeByScan(agreement, situation);
  if (outcome.owned) return assignmentKey(outcome, agreement.defaultPolicy);
  return agreement.categories.some((category) => category.id === situation.category) ? 'unowned' : 'absent';
}

const sideKey = (agreement: Agreement, side: ChangeSide): string =>
  side.kind === 'owned' ? assignmentKey(side.assignment, agreement.defaultPolicy) : side.kind;

describe('a difference', () => {
  it.each([
    ['as a set', 400],
    ['by its rules', -1],
  ])('described %s explains every changed decision by exactly one region, and no unchanged one', (_, plainNodes) => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const { changes, complete } = diffRouters(compileRouter(a), compileRouter(b), undefined, {
          plainNodes,
          regions: 1000,
          allRegions: 100_000,
        });
        expect(complete).toBe(true);
        const dimensions = dimensionsOf([a, b]);
        const regions = changes.flatMap((change) =>
          change.regions.map((region) => ({
            test: regionTest(dimensions, region),
            keys: [sideKey(a, change.before), sideKey(b, change.after)].join(' to '),
            size: region.situations,
            count: 0,
          })),
        );
        for (const { joint, before, after } of everyPair(a, b)) {
          const [one, other] = [keyOf(a, before), keyOf(b, after)];
          const inside = regions.filter((region) => region.test(joint));
          for (const region of inside) region.count += 1;
          const expected = one === other ? [] : [`${one} to ${other}`];
          const found = inside.map((region) => region.keys);
          if (found.join() !== expected.join()) expect({ joint, found }).toEqual({ joint, found: expected });
        }
        expect(regions.map((region) => region.size)).toEqual(regions.map((region) => region.count));
        expect(changes.every((change) => change.complete)).toBe(true);
        for (const change of changes) {
          expect(keyOf(a, change.witnessBefore)).toBe(sideKey(a, change.before));
          expect(keyOf(b, change.witness)).toBe(sideKey(b, change.after));
          expect(change.situations).toBe(change.regions.reduce((sum, region) => sum + region.situations, 0));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('of an agreement with itself is empty', () => {
    fc.assert(
      fc.property(arbitraryAgreement(TINY), (agreement) => {
        expect(diffRouters(compileRouter(agreement), compileRouter(structuredClone(agreement)))).toEqual({ changes: [], complete: true });
      }),
      { numRuns: 50 },
    );
  });
});
