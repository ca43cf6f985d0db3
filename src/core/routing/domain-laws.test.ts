/**
 * The laws of the diagram over two thousand agreements in each run, each looked at in some situations.
 * The tests beside this one look at every situation, of fewer and smaller agreements.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { arbitraryAgreement, arbitraryException, arbitraryRow, arbitrarySituation, SMALL } from '../testing/agreement-arbitrary.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { assignmentKey } from './assignment.js';
import { coverage } from './coverage.js';
import { diffRouters } from './diff.js';
import { dimensionsOf } from './dimensions.js';
import { gaps } from './gaps.js';
import type { RouteOutcome } from './outcome.js';
import { regionTest } from './region.js';
import { compileRouter } from './router.js';

const AGREEMENTS = 2_000;
const LOOKED_AT = 30;

const size = { ...SMALL, rules: 8, exceptions: 8 };

const cases = arbitraryAgreement(size).chain((agreement) => {
  const named = { accountable: 'onsite-it', responsible: ['onsite-it'] };
  return fc.record({
    agreement: fc.constant(agreement),
    situations: fc.array(arbitrarySituation(agreement), { minLength: LOOKED_AT, maxLength: LOOKED_AT }),
    row: arbitraryRow(agreement, 'new-row').map((one) => ({ ...one, ...named })),
    exception: arbitraryException(agreement, 'new-exception').map((one) => ({ ...one, ...named })),
    at: fc.nat(),
    withRow: fc.boolean(),
  });
});

const inserted = <Item>(list: readonly Item[], item: Item, at: number): readonly Item[] => list.toSpliced(at % (list.length + 1), 0, item);

const keyOf = (agreement: Agreement, outcome: RouteOutcome): string =>
  outcome.owned ? assignmentKey(outcome, agreement.defaultPolicy) : 'unowned';

/** Some hundred thousand times a run, so that `expect` is asked only where it has something to say. */
function same(found: unknown, expected: unknown): void {
  if (found !== expected && JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected);
}

test('routes as the naive evaluator; gaps and owned are everything; a difference explains each change; more never adds a gap', {
  timeout: 240_000,
}, () => {
  fc.assert(
    fc.property(cases, ({ agreement, situations, row, exception, at, withRow }) => {
      const router = compileRouter(agreement);
      const more: Agreement = withRow
        ? { ...agreement, rules: inserted(agreement.rules, row, at) }
        : { ...agreement, exceptions: inserted(agreement.exceptions, exception, at) };
      const after = compileRouter(more);
      expect(coverage(after).owned).toBeGreaterThanOrEqual(coverage(router).owned);
      expect(diffRouters(router, compileRouter(structuredClone(agreement)))).toEqual({ changes: [], complete: true });

      const { changes } = diffRouters(router, after, undefined, { regions: 1_000, allRegions: 100_000 });
      const changed = changes.flatMap((change) => change.regions.map((region) => regionTest(dimensionsOf([agreement, more]), region)));
      const found = gaps(router);
      const unowned = found.map((gap) => regionTest(dimensionsOf([agreement]), gap.region));
      const witnesses = [...found.map((gap) => gap.witness), ...changes.map((change) => change.witness)];
      for (const situation of [...situations, ...witnesses]) {
        const naive = routeByScan(agreement, situation).outcome;
        same(router.route(situation).outcome, naive);
        same(unowned.filter((holds) => holds(situation)).length, naive.owned ? 0 : 1);
        const isChanged = keyOf(agreement, naive) !== keyOf(more, routeByScan(more, situation).outcome);
        same(changed.filter((holds) => holds(situation)).length, isChanged ? 1 : 0);
      }
    }),
    { numRuns: AGREEMENTS },
  );
});
