/** Conflicts, shadowed, redundant and RACI findings against enumeration of every situation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import { arbitraryAgreement, everySituation, TINY } from '../testing/agreement-arbitrary.js';
import { routeByScan, rulesHolding } from '../testing/agreement-scan.js';
import { assignmentKey } from './assignment.js';
import { conflictPairs, conflicts } from './conflicts.js';
import { redundant, shadowed } from './effectless-findings.js';
import { raciViolations } from './raci.js';
import { inRegion } from './region.js';
import { compileRouter } from './router.js';

/** Few dimensions and many rules: they then meet often. */
const crowded = arbitraryAgreement({ ...TINY, categories: 4, systems: 1, sites: 0, attributes: 0, rules: 8, exceptions: 7 });

const idsOf = (findings: readonly { readonly rules: readonly string[] }[]) => findings.map((finding) => finding.rules[0]!);
const keyed = (agreement: Agreement) => (rule: Parameters<typeof assignmentKey>[0]) => assignmentKey(rule, agreement.defaultPolicy);
const sameOutcomes = (one: Agreement, other: Agreement): boolean => {
  const key = (agreement: Agreement, situation: Situation) => {
    const { outcome } = routeByScan(agreement, situation);
    return outcome.owned ? keyed(agreement)(outcome) : 'unowned';
  };
  for (const situation of everySituation(one)) if (key(one, situation) !== key(other, situation)) return false;
  return true;
};
const without = (agreement: Agreement, ids: readonly string[]): Agreement => ({
  ...agreement,
  rules: agreement.rules.filter((rule) => !ids.includes(rule.id)),
  exceptions: agreement.exceptions.filter((rule) => !ids.includes(rule.id)),
});

describe('findings about rules', () => {
  it('conflicts are exactly the pairs of which the earlier decides somewhere although the later holds and disagrees', () => {
    fc.assert(
      fc.property(crowded, (agreement) => {
        const key = keyed(agreement);
        const categoryOf = new Map(agreement.rules.map((rule) => [rule.id, rule.category]));
        const expected = new Set<string>();
        for (const situation of everySituation(agreement)) {
          const [winner, ...others] = rulesHolding(agreement, situation);
          for (const loser of others) {
            const comparable = winner!.row ? categoryOf.get(winner!.id) === categoryOf.get(loser.id) : !loser.row;
            if (comparable && key(winner!) !== key(loser)) expected.add(`${winner!.id} over ${loser.id}`);
          }
        }
        const router = compileRouter(agreement);
        const found = conflictPairs(router).map(({ winner, loser }) => `${winner} over ${loser}`);
        expect(found.toSorted()).toEqual([...expected].sort());

        for (const { rules, witness, regions } of conflicts(router)) {
          const [winner, ...others] = rulesHolding(agreement, witness!);
          expect(rules.slice(1)).toContain(winner!.id);
          expect(others.map((rule) => rule.id)).toContain(rules[0]);
          expect(regions.some((region) => inRegion(agreement, region, witness!))).toBe(true);
        }
      }),
      { numRuns: 70 },
    );
  });

  it('shadowed rules never decide; with the redundant ones they are all that never do', () => {
    fc.assert(
      fc.property(crowded, (agreement) => {
        const router = compileRouter(agreement);
        const deciding = new Set<string>();
        for (const situation of everySituation(agreement)) {
          const [first] = rulesHolding(agreement, situation);
          if (first) deciding.add(first.id);
        }
        const silent = [...agreement.exceptions, ...agreement.rules].map((rule) => rule.id).filter((id) => !deciding.has(id));
        const hidden = idsOf(shadowed(router));
        expect(hidden.filter((id) => deciding.has(id))).toEqual([]);
        expect(silent.filter((id) => !hidden.includes(id) && !idsOf(redundant(router)).includes(id))).toEqual([]);
        // A shadowed rule is overruled somewhere; one that is only repeated is redundant instead.
        const key = keyed(agreement);
        for (const id of hidden) {
          const overruled = [...everySituation(agreement)].some((situation) => {
            const holding = rulesHolding(agreement, situation);
            const own = holding.find((rule) => rule.id === id);
            return own !== undefined && key(holding[0]!) !== key(own);
          });
          expect(overruled).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('redundant rules can be removed, each alone and all together; every other rule that decides matters', () => {
    fc.assert(
      fc.property(crowded, (agreement) => {
        const router = compileRouter(agreement);
        const found = idsOf(redundant(router));
        for (const id of found) expect(sameOutcomes(agreement, without(agreement, [id]))).toBe(true);
        expect(sameOutcomes(agreement, without(agreement, found))).toBe(true);
        // What is left has no rule that could still be removed, but for those that only shadowed rules would replace.
        const hidden = idsOf(shadowed(router));
        const rest = without(agreement, [...found, ...hidden]);
        if (hidden.length === 0)
          for (const { id } of [...rest.exceptions, ...rest.rules]) {
            const alone = sameOutcomes(agreement, without(agreement, [id]));
            const together = sameOutcomes(rest, without(rest, [id]));
            if (alone && together) expect(`${id} is redundant`).toBe('found');
          }
      }),
      { numRuns: 50 },
    );
  });

  it('RACI violations are exactly those of rules that decide', () => {
    fc.assert(
      fc.property(crowded, (agreement) => {
        const expected = new Set<string>();
        const deciding = (id: string): boolean => {
          const category = agreement.categories.find((each) => each.id === id);
          return category !== undefined && (category.decides !== null || (category.parent !== null && deciding(category.parent)));
        };
        for (const situation of everySituation(agreement)) {
          const [rule] = rulesHolding(agreement, situation);
          if (!rule) continue;
          if (rule.accountable === null) expected.add(`raci:${rule.id}:accountable`);
          if (rule.responsible.length === 0) expected.add(`raci:${rule.id}:responsible`);
          if ([...rule.consulted, ...rule.informed].some((team) => rule.responsible.includes(team)))
            expected.add(`raci:${rule.id}:repeated`);
          if (deciding(situation.category) && rule.accountable !== null && rule.accountable !== 'onsite-it')
            expected.add(`raci:${rule.id}:internal`);
        }
        const found = raciViolations(compileRouter(agreement));
        expect(found.map((finding) => finding.id).toSorted()).toEqual([...expected].sort());
        for (const { rules, witness, kind, id } of found) {
          expect([kind, rulesHolding(agreement, witness!)[0]!.id]).toEqual(['raci', rules[0]]);
          if (id.endsWith('internal')) expect(deciding(witness!.category)).toBe(true);
        }
      }),
      { numRuns: 70 },
    );
  });
});
