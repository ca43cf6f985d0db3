import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { dateText } from '../calendar/civil-date.js';
import type { RegisteredTool } from '../registers/tool-findings.js';
import { compileRouter } from '../routing/router.js';
import { everySituation, readableAgreement, SMALL, TINY } from '../testing/agreement-arbitrary.js';
import { exception, harborLane, owns, row } from '../testing/harbor-lane.js';
import { DAY } from '../time.js';
import type { Facts, SystemFacts } from './facts.js';
import type { Finding, FindingKind } from './finding.js';
import { prove } from './prove.js';

const FROM = Date.UTC(2026, 11, 1);
const ago = (days: number): string => dateText(FROM / DAY - days);

const nothing: Facts = { systems: null, people: null, tools: null, neededFunctions: [], members: {} };

const kept: Omit<SystemFacts, 'name'> = {
  teamsWithAccess: [],
  runbook: 'wiki/erp',
  runbookReviewedOn: ago(30),
  rtoMinutes: 240,
  rpoMinutes: 60,
  restoreEveryDays: 90,
  restoreTestedOn: ago(90),
  restoreTookMinutes: 240,
  restoreLostMinutes: 60,
};
const erp = (more: Partial<SystemFacts> = {}): SystemFacts => ({ name: 'erp SERVER', ...kept, ...more });
const plant = (more: Partial<SystemFacts> = {}): SystemFacts => ({ name: 'Plant network', ...kept, ...more });

const found = (facts: Partial<Facts>, agreement: Agreement = harborLane, kind?: FindingKind): readonly Finding[] => {
  const without = new Set(prove(agreement, { from: FROM }).findings.map(({ id }) => id));
  const { findings } = prove(agreement, { from: FROM, facts: { ...nothing, ...facts } });
  return findings.filter((one) => !without.has(one.id) && (kind === undefined || one.kind === kind));
};
const texts = (facts: Partial<Facts>, agreement?: Agreement, kind?: FindingKind) => found(facts, agreement, kind).map(({ text }) => text);

test('what nobody noted says nothing', () => {
  expect(found({})).toEqual([]);
  expect(found({ systems: [erp(), plant()], people: [{ name: 'Maya', knows: [] }], tools: [] })).toEqual([]);
});

describe('systems', () => {
  test('no runbook, an old one, and a system that is not on the register', () => {
    expect(texts({ systems: [erp({ runbookReviewedOn: ago(366) })] }, undefined, 'undocumented')).toEqual([
      'There is no runbook for Plant network. Nobody reviewed the runbook of ERP server within 12 months',
    ]);
    expect(found({ systems: [erp({ runbookReviewedOn: ago(365) }), plant()] })).toEqual([]);
    expect(texts({ systems: [erp({ runbook: null }), plant()] })).toEqual(['There is no runbook for ERP server']);
  });

  test('a restore test that is missing, old, too slow or loses too much', () => {
    const all = (more: Partial<SystemFacts>) => texts({ systems: [erp(more), plant()] });
    expect(all({ restoreTestedOn: null })).toEqual(['No restore test is known of ERP server']);
    expect(all({ restoreTestedOn: ago(91) })).toEqual(['The last restore test of ERP server is older than the agreed interval']);
    expect(all({ restoreTestedOn: ago(365), restoreEveryDays: null })).toEqual([]);
    expect(all({ restoreTookMinutes: 241 })).toEqual(['The restore test of ERP server took longer than the RTO']);
    expect(all({ restoreLostMinutes: 61 })).toEqual(['The restore test of ERP server lost more than the RPO allows']);
    expect(all({ restoreTookMinutes: 241, rtoMinutes: null })).toEqual([]);
  });

  test('only a critical one needs a restore test', () => {
    const ordinary = { ...harborLane, systems: harborLane.systems.map((one) => ({ ...one, criticality: 'important' as const })) };
    expect(texts({ systems: [erp({ restoreTestedOn: null }), plant({ restoreTestedOn: null })] }, ordinary)).toEqual([]);
  });

  test('known to fewer than two', () => {
    const people = (...knows: readonly (readonly string[])[]) => ({ people: knows.map((one, at) => ({ name: `p${at}`, knows: one })) });
    expect(texts(people(['ERP server', 'erp server']))).toEqual([
      'Nobody is known to know Plant network. Only one person knows ERP server',
    ]);
    expect(found(people(['ERP server', 'Plant network'], ['erp server', 'plant network']))).toEqual([]);
  });
});

describe('access', () => {
  // x1 gives the plant network's P1 to one team.
  const [x1] = harborLane.exceptions;
  const worker = harborLane.teams.find(({ id }) => id === x1!.responsible[0])!;

  test('who has to work there and cannot', () => {
    const systems = [plant({ teamsWithAccess: ['Service desk'] }), erp()];
    const [lacking, ...others] = found({ systems }, undefined, 'no-access');
    expect(lacking).toMatchObject({ id: 'no-access:x1', rules: ['x1'], teams: x1!.responsible, subjects: ['Plant network'] });
    expect(lacking!.text).toContain(`${worker.name} works on Plant network and has no access there`);
    expect(compileRouter(harborLane).route(lacking!.witness!).outcome).toMatchObject({ rule: 'x1' });
    expect(others).toEqual([]);
  });

  test('a party’s name stands for all its teams', () => {
    const party = harborLane.parties.find(({ id }) => id === worker.party)!;
    expect(found({ systems: [plant({ teamsWithAccess: [party.name] }), erp()] }, undefined, 'no-access')).toEqual([]);
  });

  test('more than any rule asks for', () => {
    const agreement: Agreement = {
      ...harborLane,
      rules: [row('all', 'respond', owns('service-desk'))],
      exceptions: [exception('x1', { systems: ['plant-network'] }, owns('infrastructure'))],
    };
    const both = ['Service desk', 'Infrastructure', 'Former supplier'];
    expect(texts({ systems: [plant({ teamsWithAccess: both }), erp({ teamsWithAccess: both })] }, agreement, 'excess-access')).toEqual([
      'Nothing in the agreement asks for the access of Former supplier to Plant network, Infrastructure to ERP server and Former supplier to ERP server',
    ]);
  });

  test('law: a team lacks access exactly where a rule that decides names the system and the team', () => {
    const worlds = readableAgreement(TINY).chain((agreement) =>
      fc.record({
        agreement: fc.constant(agreement),
        access: fc.array(
          fc.subarray(
            agreement.teams.map(({ name }) => name),
            { minLength: 1 },
          ),
          {
            minLength: agreement.systems.length,
            maxLength: agreement.systems.length,
          },
        ),
      }),
    );
    fc.assert(
      fc.property(worlds, ({ agreement, access }) => {
        const systems = agreement.systems.map(({ name }, at) => ({ name, ...kept, teamsWithAccess: access[at]! }));
        const { findings } = prove(agreement, { from: FROM, facts: { ...nothing, systems } });
        const wanted = new Set<string>();
        const router = compileRouter(agreement);
        const fires = new Set<string>();
        for (const situation of everySituation(agreement)) {
          const { outcome } = router.route(situation);
          if (outcome.owned) fires.add(outcome.rule);
        }
        for (const { id, when, responsible } of agreement.exceptions)
          for (const system of when.systems ?? []) {
            const place = agreement.systems.findIndex((one) => one.id === system);
            const has = access[place]?.map((name) => agreement.teams.find((team) => team.name === name)!.id) ?? [];
            if (place >= 0 && fires.has(id) && responsible.some((team) => !has.includes(team))) wanted.add(`no-access:${id}`);
          }
        expect(new Set(findings.filter(({ kind }) => kind === 'no-access').map(({ id }) => id))).toEqual(wanted);
      }),
      { numRuns: 30 },
    );
  });
});

describe('an R that hangs on one person', () => {
  const agreement: Agreement = { ...harborLane, rules: harborLane.rules.filter(({ id }) => id !== 'r5'), exceptions: [] };

  test('all of it is done by a team of one', () => {
    expect(texts({ members: { 'onsite-it': 1, 'service-desk': 4 } }, agreement)).toEqual([
      'All of Reinforce is done by Onsite IT, which is one person',
    ]);
    expect(texts({ members: { 'onsite-it': 2 } }, agreement)).toEqual([]);
  });

  test('a second team, or a rota of two, is enough', () => {
    const more = { ...agreement, rules: [...agreement.rules, row('t', 'training', owns('service-desk'))] };
    expect(texts({ members: { 'onsite-it': 1 } }, more)).toEqual([]);
    const alone = { calendar: 'always', people: ['Maya'], turnDays: 7, from: '2026-01-05' };
    const teams = agreement.teams.map((team) => (team.id === 'onsite-it' ? { ...team, onCall: alone } : team));
    expect(texts({ members: { 'onsite-it': 1 } }, { ...agreement, teams })).toHaveLength(1);
    // Cloud migration is Infrastructure's work, and its rota has two people.
    expect(texts({ members: { infrastructure: 1 } }, agreement)).toEqual([]);
  });
});

describe('tools', () => {
  const tool = (name: string, more: Partial<RegisteredTool> = {}): RegisteredTool => ({
    name,
    function: 'backup',
    party: 'internal',
    primary: true,
    ...more,
  });

  test('two primary ones, and none', () => {
    expect(found({ tools: [tool('A'), tool('B', { party: 'northwind' })], neededFunctions: ['edr', 'backup'] })).toMatchObject([
      { id: 'duplicate-tool:backup', severity: 'warning', subjects: ['A', 'B'] },
      { id: 'no-tool:edr', text: 'There is no tool for edr' },
    ]);
    expect(found({ tools: [tool('A'), tool('B', { primary: false })], neededFunctions: ['backup'] })).toEqual([]);
  });
});

test('law: facts add warnings, and change nothing else of a proof', () => {
  const facts: Facts = {
    systems: [erp({ runbook: null, teamsWithAccess: ['Nobody'] })],
    people: [{ name: 'p', knows: ['S1'] }],
    tools: [],
    neededFunctions: ['rmm'],
    members: { 'onsite-it': 1, infrastructure: 1, 'service-desk': 1 },
  };
  fc.assert(
    fc.property(readableAgreement(SMALL), (agreement) => {
      const bare = prove(agreement, { from: FROM });
      const { findings, ...rest } = prove(agreement, { from: FROM, facts });
      const ids = new Set(bare.findings.map(({ id }) => id));
      expect({ ...rest, findings: findings.filter(({ id }) => ids.has(id)) }).toEqual(bare);
      expect(findings.filter(({ id }) => !ids.has(id)).every(({ severity }) => severity === 'warning')).toBe(true);
      expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
    }),
    { numRuns: 30 },
  );
});
