/** The diagram agrees with the naive evaluator. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryAgreement, arbitrarySituation, everySituation, SMALL, TINY } from '../testing/agreement-arbitrary.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { compileRouter } from './router.js';

const withSituations = arbitraryAgreement(SMALL).chain((agreement) =>
  fc.record({ agreement: fc.constant(agreement), situations: fc.array(arbitrarySituation(agreement), { minLength: 20, maxLength: 20 }) }),
);

describe('routing', () => {
  it('agrees with the naive evaluator on random agreements and situations', () => {
    fc.assert(
      fc.property(withSituations, ({ agreement, situations }) => {
        const router = compileRouter(agreement);
        for (const situation of situations) expect(router.route(situation).outcome).toEqual(routeByScan(agreement, situation).outcome);
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with it on every situation of tiny agreements', () => {
    fc.assert(
      fc.property(arbitraryAgreement(TINY), (agreement) => {
        const router = compileRouter(agreement);
        for (const situation of everySituation(agreement)) {
          const expected = routeByScan(agreement, situation).outcome;
          const found = router.route(situation).outcome;
          // A plain comparison first: the matcher is slow and there are thousands of situations.
          if (JSON.stringify(Object.entries(found).sort()) !== JSON.stringify(Object.entries(expected).sort()))
            expect(found).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });
});
