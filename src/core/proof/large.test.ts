/** Agreements large enough that diagrams leave out what most values share: checked at random situations. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import { compileRouter } from '../routing/router.js';
import { targetOf } from '../sla/target.js';
import { bigAgreement, randomSituations, SHAPES } from '../testing/agreement-big.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { duties } from './duties.js';
import { infeasible } from './infeasible.js';

const MEDIUM = { categories: 40, systems: 30, sites: 14, windows: 3, attributes: 0, rules: 25, exceptions: 80 };

const worlds = fc
  .record({ shape: fc.constantFrom(...SHAPES), seed: fc.integer({ min: 1, max: 1_000_000 }) })
  .map(({ shape, seed }) => ({ agreement: bigAgreement(shape, seed, MEDIUM), seed }));

/** The parties that a situation's ticket meets on its way up, neighbours that are the same once. */
function partiesUpTo(agreement: Agreement, situation: Situation): readonly string[] {
  const party = new Map(agreement.teams.map((team) => [team.id, team.party]));
  const met = ([1, 2, 3] as const)
    .filter((tier) => tier <= situation.tier)
    .flatMap((tier) => {
      const { outcome } = routeByScan(agreement, { ...situation, tier });
      return outcome.owned ? [party.get(outcome.team)!] : [];
    });
  return met.filter((id, at) => id !== met[at - 1]);
}

describe('a large agreement', () => {
  test('every random situation is among what its rule decides, and every combination has a true witness', () => {
    fc.assert(
      fc.property(worlds, ({ agreement, seed }) => {
        const found = new Set<string>();
        for (const { outcome, cells, witness } of duties(compileRouter(agreement))) {
          for (const cell of cells) {
            found.add(`${outcome.rule} ${cell.type} ${cell.priority} ${cell.window}`);
            const example = witness(cell);
            expect(example).toMatchObject(cell);
            expect(routeByScan(agreement, example).outcome).toMatchObject({ rule: outcome.rule });
          }
        }
        for (const situation of randomSituations(agreement, 400, seed)) {
          const { outcome } = routeByScan(agreement, situation);
          if (outcome.owned) expect(found).toContain(`${outcome.rule} ${situation.type} ${situation.priority} ${situation.window}`);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('every random situation whose way up takes too long is found, and every finding has a true witness', () => {
    fc.assert(
      fc.property(worlds, ({ agreement, seed }) => {
        const { acceptWithinMs } = agreement.handOff;
        const found = new Set<string>();
        for (const { id, rules, regions, witness } of infeasible(compileRouter(agreement), () => null)) {
          const [, rule, clock, way] = id.split(':');
          for (const priority of regions[0]!.dimensions.priority ?? ['P1', 'P2', 'P3', 'P4'])
            found.add(`${rule} ${clock} ${way} ${priority}`);
          expect(routeByScan(agreement, witness!).outcome).toMatchObject({ rule: rules[0] });
          expect(partiesUpTo(agreement, witness!).join('>')).toBe(way);
        }
        for (const situation of randomSituations(agreement, 400, seed).map((each) => ({ ...each, priority: 'P1' as const }))) {
          const { outcome } = routeByScan(agreement, situation);
          if (!outcome.owned) continue;
          const parties = partiesUpTo(agreement, situation);
          const target = targetOf(agreement, { policy: outcome.policy, priority: 'P1', type: situation.type });
          if ((target?.respondMs ?? Number.POSITIVE_INFINITY) < (parties.length - 1) * acceptWithinMs)
            expect(found).toContain(`${outcome.rule} respond ${parties.join('>')} P1`);
        }
      }),
      { numRuns: 8 },
    );
  });
});
