/**
 * The laws on larger agreements of every shape, where nodes are sparse and orders of questions differ.
 * Situations are sampled, half of them inside some exception.
 */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { bigAgreement, SHAPES, type Shape, situationsNearRules } from '../testing/agreement-big.js';
import { routeByScan, rulesHolding } from '../testing/agreement-scan.js';
import { assignmentKey } from './assignment.js';
import { conflictPairs, conflicts } from './conflicts.js';
import { diffRouters } from './diff.js';
import { dimensionsOf } from './dimensions.js';
import { redundant, shadowed } from './effectless-findings.js';
import { gaps } from './gaps.js';
import { raciViolations } from './raci.js';
import { regionTest } from './region.js';
import { compileRouter } from './router.js';

const size = { categories: 60, systems: 70, sites: 20, windows: 3, attributes: 1, rules: 40, exceptions: 150 };
const key = (agreement: Agreement, rule: Parameters<typeof assignmentKey>[0]) => assignmentKey(rule, agreement.defaultPolicy);

describe.each(SHAPES)('exceptions of the shape "%s"', (shape: Shape) => {
  const agreement = bigAgreement(shape, 11, size);
  const router = compileRouter(agreement);
  const situations = situationsNearRules(agreement, 600, 5);

  it('are routed as the naive evaluator does', () => {
    for (const situation of situations) expect(router.route(situation).outcome).toEqual(routeByScan(agreement, situation).outcome);
  });

  it('leave exactly the gaps', () => {
    const tests = gaps(router).map((gap) => regionTest(dimensionsOf([agreement]), gap.region));
    for (const situation of situations)
      expect(tests.filter((test) => test(situation)).length).toBe(routeByScan(agreement, situation).outcome.owned ? 0 : 1);
  });

  it('conflict, are hidden and break RACI where the witnesses say, and nowhere unnoticed', () => {
    const pairs = new Set(conflictPairs(router).map(({ winner, loser }) => `${winner} over ${loser}`));
    const hidden = new Set(shadowed(router).map((finding) => finding.rules[0]));
    const violated = new Set(raciViolations(router).map((finding) => finding.id));
    for (const situation of situations) {
      const [winner, ...others] = rulesHolding(agreement, situation);
      if (!winner) continue;
      expect(hidden.has(winner.id)).toBe(false);
      if (winner.accountable === null) expect(violated.has(`raci:${winner.id}:accountable`)).toBe(true);
      if (!winner.row)
        for (const loser of others)
          if (!loser.row && key(agreement, winner) !== key(agreement, loser)) expect(pairs.has(`${winner.id} over ${loser.id}`)).toBe(true);
    }
    for (const { rules, witness } of conflicts(router)) {
      const holding = rulesHolding(agreement, witness!).map((rule) => rule.id);
      expect(rules.slice(1)).toContain(holding[0]);
      expect(holding).toContain(rules[0]);
    }
    for (const { rules, witness } of raciViolations(router)) expect(rulesHolding(agreement, witness!)[0]!.id).toBe(rules[0]);
  });

  it('lose nothing when all redundant ones go', () => {
    const ids = redundant(router).map((finding) => finding.rules[0]);
    const kept = <Rule extends { readonly id: string }>(rules: readonly Rule[]) => rules.filter((rule) => !ids.includes(rule.id));
    const slim = compileRouter({ ...agreement, rules: kept(agreement.rules), exceptions: kept(agreement.exceptions) });
    expect(diffRouters(router, slim)).toEqual({ changes: [], complete: true });
  });

  it('differ exactly where the difference says', () => {
    const exceptions = agreement.exceptions
      .toSpliced(3, 2)
      .map((rule, at) => (at % 40 === 7 ? { ...rule, accountable: 'onsite-it' } : rule));
    const other = { ...agreement, exceptions, rules: agreement.rules.slice(0, -3) };
    const { changes } = diffRouters(router, compileRouter(other), undefined, { regions: 100_000, allRegions: 100_000 });
    const tests = changes.flatMap((change) => change.regions.map((region) => regionTest(dimensionsOf([agreement]), region)));
    const result = (each: Agreement, situation: (typeof situations)[number]) => {
      const { outcome } = routeByScan(each, situation);
      return outcome.owned ? key(each, outcome) : 'unowned';
    };
    const near = [...situations, ...situationsNearRules({ ...agreement, exceptions: agreement.exceptions.slice(3, 5) }, 60, 2)];
    for (const situation of near)
      expect(tests.filter((test) => test(situation)).length).toBe(result(agreement, situation) === result(other, situation) ? 0 : 1);
    for (const { witness } of changes) expect(result(agreement, witness)).not.toBe(result(other, witness));
  });
});
