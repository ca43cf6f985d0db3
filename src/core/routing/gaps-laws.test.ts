/** Gaps and owned situations together are everything, and do not overlap. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryAgreement, arbitraryException, arbitraryRow, everySituation, TINY } from '../testing/agreement-arbitrary.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { coverage } from './coverage.js';
import { dimensionsOf } from './dimensions.js';
import { gaps } from './gaps.js';
import { regionTest } from './region.js';
import { compileRouter } from './router.js';

describe('gaps', () => {
  it('hold exactly the situations that nobody owns, each in one of them', () => {
    fc.assert(
      fc.property(arbitraryAgreement(TINY), (agreement) => {
        const router = compileRouter(agreement);
        const found = gaps(router);
        const tests = found.map((gap) => regionTest(dimensionsOf([agreement]), gap.region));
        const sizes = found.map(() => 0);
        let all = 0;
        let owned = 0;
        for (const situation of everySituation(agreement)) {
          const inside = tests.flatMap((test, at) => (test(situation) ? [at] : []));
          const expected = routeByScan(agreement, situation).outcome.owned ? 0 : 1;
          if (inside.length !== expected) expect({ situation, inside }).toEqual({ situation, inside: `${expected} gaps` });
          for (const at of inside) sizes[at]! += 1;
          all += 1;
          owned += 1 - expected;
        }
        expect(found.map((gap) => gap.region.situations)).toEqual(sizes);
        expect(found.every((gap, at) => tests[at]!(gap.witness) && !router.route(gap.witness).outcome.owned)).toBe(true);
        const counted = coverage(router);
        expect([counted.situations, counted.owned, counted.share === 1]).toEqual([all, owned, owned === all]);
      }),
      { numRuns: 80 },
    );
  });

  it('an assignment more never adds one', () => {
    const named = { accountable: 'onsite-it', responsible: ['onsite-it'] };
    const withMore = arbitraryAgreement(TINY).chain((agreement) =>
      fc.record({
        agreement: fc.constant(agreement),
        row: arbitraryRow(agreement, 'new-row').map((row) => ({ ...row, ...named })),
        exception: arbitraryException(agreement, 'new-exception').map((rule) => ({ ...rule, ...named })),
        at: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(withMore, ({ agreement, row, exception, at }) => {
        const insert = <Rule>(list: readonly Rule[], rule: Rule) => list.toSpliced(at % (list.length + 1), 0, rule);
        const owned = coverage(compileRouter(agreement)).owned;
        expect(coverage(compileRouter({ ...agreement, rules: insert(agreement.rules, row) })).owned).toBeGreaterThanOrEqual(owned);
        expect(coverage(compileRouter({ ...agreement, exceptions: insert(agreement.exceptions, exception) })).owned).toBeGreaterThanOrEqual(
          owned,
        );
      }),
      { numRuns: 200 },
    );
  });
});
