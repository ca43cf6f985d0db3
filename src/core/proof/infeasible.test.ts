import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { compileRouter } from '../routing/router.js';
import { arbitraryAgreement, everySituation, TINY } from '../testing/agreement-arbitrary.js';
import { routeByScan } from '../testing/agreement-scan.js';
import { exception, harborLane, owns, row } from '../testing/harbor-lane.js';
import { MINUTE } from '../time.js';
import { infeasible } from './infeasible.js';

const find = (agreement: Agreement) => infeasible(compileRouter(agreement), () => null);

const acceptWithin = (minutes: number): Agreement => ({
  ...harborLane,
  handOff: { ...harborLane.handOff, acceptWithinMs: minutes * MINUTE },
});

describe('Harbor Lane', () => {
  test('P1 of Line of business asks for an answer sooner than tier 3 can have the ticket: a warning', () => {
    const findings = find(harborLane);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'infeasible:r3:respond:northwind>internal:P1',
      severity: 'warning',
      text: 'P1, rule r3 (Respond › Line of business, tier 3): a first answer is due within 15 min, while the way from Northwind IT to Harbor Lane takes one hand-off, with up to 30 min to accept',
      rules: ['r3'],
      teams: ['onsite-it'],
      witness: { category: 'line-of-business', tier: 3, priority: 'P1' },
    });
  });

  test('a resolution due before the hand-off must be accepted is a blocker', () => {
    const blockers = find(acceptWithin(5 * 60)).filter(({ severity }) => severity === 'blocker');
    expect(blockers.map(({ id }) => id)).toEqual(['infeasible:r3:resolve:northwind>internal:P1']);
    // Four hours to accept leave nothing of four hours, and are not longer.
    expect(find(acceptWithin(4 * 60)).filter(({ severity }) => severity === 'blocker')).toEqual([]);
  });

  test('immediate transfer takes no time', () => {
    const { handOff } = acceptWithin(5 * 60);
    expect(find({ ...harborLane, handOff: { ...handOff, transfer: 'immediate' } })).toEqual([]);
  });

  test('a short time to accept leaves every target', () => {
    expect(find(acceptWithin(15))).toEqual([]);
  });

  test('teams of one party pass work on without a hand-off', () => {
    const rules = harborLane.rules.map((rule) =>
      rule.id === 'r3' ? row('r3', 'line-of-business', owns('infrastructure'), { tiers: [3] }) : rule,
    );
    expect(find({ ...harborLane, rules })).toEqual([]);
  });

  test('there and back are two hand-offs', () => {
    const r9 = row('r9', 'connectivity', owns('onsite-it'), { tiers: [2] });
    const findings = find({ ...acceptWithin(2 * 60 + 30), rules: [...harborLane.rules, r9] });
    expect(findings.filter(({ severity }) => severity === 'blocker').map(({ id }) => id)).toEqual([
      'infeasible:r1:resolve:northwind>internal>northwind:P1',
    ]);
  });

  test('an exception for one tier counts like a row', () => {
    const x2 = exception('x2', { categories: ['erp'], tiers: [2], priorities: ['P1'], sites: ['warehouse'] }, owns('onsite-it'));
    const ids = find({ ...harborLane, exceptions: [x2] }).map(({ id }) => id);
    expect(ids.sort()).toEqual(['infeasible:r3:respond:northwind>internal:P1', 'infeasible:x2:respond:northwind>internal:P1']);
  });
});

test('agrees with climbing the tiers situation by situation', () => {
  const worlds = fc.tuple(arbitraryAgreement(TINY), fc.constantFrom(10, 20, 30, 120, 480, 600));
  fc.assert(
    fc.property(worlds, ([drawn, minutes]) => {
      const agreement: Agreement = { ...drawn, handOff: { ...drawn.handOff, transfer: 'on-acceptance', acceptWithinMs: minutes * MINUTE } };
      const party = new Map(agreement.teams.map((team) => [team.id, team.party]));
      const expected = new Set<string>();
      for (const situation of everySituation(agreement)) {
        const owners = ([1, 2, 3] as const).slice(0, situation.tier).map((tier) => routeByScan(agreement, { ...situation, tier }).outcome);
        const last = owners.at(-1)!;
        if (!last.owned) continue;
        const parties = owners.flatMap((each) => (each.owned ? [party.get(each.team)] : []));
        const crossings = parties.filter((each, at) => at > 0 && each !== parties[at - 1]).length;
        const target = agreement.policies
          .find(({ id }) => id === last.policy)!
          .targets.find(({ priority, types }) => priority === situation.priority && (types === null || types.includes(situation.type)));
        for (const [clock, limit] of [
          ['respond', target?.respondMs],
          ['resolve', target?.resolveMs],
        ] as const)
          if (limit != null && limit < crossings * minutes * MINUTE) expected.add(`${last.rule} ${clock} ${situation.priority}`);
      }
      const found = new Set<string>();
      for (const { id, regions, rules, witness } of find(agreement)) {
        const clock = id.split(':').at(-3)!;
        for (const priority of regions[0]!.dimensions.priority ?? ['P1', 'P2', 'P3', 'P4']) found.add(`${rules[0]} ${clock} ${priority}`);
        const decided = routeByScan(agreement, witness!).outcome;
        expect(decided).toMatchObject({ rule: rules[0] });
      }
      expect([...found].sort()).toEqual([...expected].sort());
    }),
    { numRuns: 70 },
  );
});
