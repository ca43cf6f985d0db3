import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { exception, harborLane, owns } from '../testing/harbor-lane.js';
import { DAY } from '../time.js';
import { type DriftFacts, type DriftKind, drift, YOUNG_RULE, YOUNG_TEAM } from './drift.js';

const now = Date.UTC(2027, 5, 1);
const old = now - 400 * DAY;
const everyTeam = harborLane.teams.map(({ id, name }) => ({ id, name, members: 2 }));
const ruleIds = [...harborLane.rules, ...harborLane.exceptions].map((rule) => rule.id);
const allSince = (ids: readonly string[], at: number) => new Map(ids.map((id) => [id, at]));

/** Nothing has drifted: everything is used, everybody is there. */
const calm: DriftFacts = {
  now,
  ticketsByCategory: new Map([['printer', 10]]),
  lastUsedAt: allSince(ruleIds, now - DAY),
  rulesSince: allSince(ruleIds, old),
  teamsSince: allSince(
    harborLane.teams.map((team) => team.id),
    old,
  ),
  comingTeams: new Set(),
  teams: everyTeam,
  openByTeam: new Map(),
};
const found = (facts: Partial<DriftFacts>, agreement: Agreement = harborLane) => drift(agreement, { ...calm, ...facts }).findings;
const subjects = (kind: DriftKind, facts: Partial<DriftFacts>, agreement?: Agreement) =>
  found(facts, agreement)
    .filter((one) => one.kind === kind)
    .map((one) => one.subject);

test('an agreement that is used as it is written has not drifted', () => {
  expect(drift(harborLane, calm)).toEqual({ findings: [], youngRules: 0, tickets: 10 });
});

describe('a category that no rule names', () => {
  const used = (...ids: string[]) => ({ ticketsByCategory: new Map(ids.map((id) => [id, 3])) });

  test.each([
    // Its own row, one above it, and an exception of its own speak for it; a root's row does not.
    ['hardware', []],
    ['printer', []],
    ['connectivity', ['connectivity']],
    ['password-reset', ['password-reset']],
    ['accounts', ['accounts']],
    ['respond', []],
    // A root without a row of its own is nobody's.
    ['run', ['run']],
    ['backup', ['backup']],
  ])('%s', (category, expected) => {
    expect(subjects('category-unnamed', used(category))).toEqual(expected);
  });

  test('an exception that names it, or one above it, speaks for it; one of its root or of none does not', () => {
    const withException = (categories: readonly string[] | null): Agreement => ({
      ...harborLane,
      exceptions: [exception('x2', { categories }, owns('onsite-it'))],
    });
    expect(subjects('category-unnamed', used('password-reset'), withException(['accounts']))).toEqual([]);
    expect(subjects('category-unnamed', used('password-reset'), withException(['respond']))).toEqual(['password-reset']);
    expect(subjects('category-unnamed', used('password-reset'), withException(null))).toEqual(['password-reset']);
  });

  test('says what decides it, and the one with most tickets comes first', () => {
    const ticketsByCategory = new Map([
      ['backup', 1],
      ['connectivity', 212],
      ['training', 0],
    ]);
    expect(found({ ticketsByCategory })).toMatchObject([
      {
        kind: 'category-unnamed',
        subject: 'connectivity',
        name: 'Respond › Connectivity',
        root: 'Respond',
        tickets: 212,
        text: 'No rule names Respond › Connectivity: only the row of Respond decides it, for 212 tickets in 12 months',
      },
      { subject: 'backup', root: null, text: 'No rule names Run › Backup: no row of the grid decides it, for 1 ticket in 12 months' },
    ]);
  });

  test('those of one branch are one finding, named by the lowest category above them all', () => {
    const ticketsByCategory = new Map([
      ['accounts', 1],
      ['password-reset', 5],
      ['connectivity', 9],
    ]);
    expect(found({ ticketsByCategory })).toMatchObject([
      { subject: 'connectivity', tickets: 9, parts: [{ category: 'connectivity', name: 'Connectivity', tickets: 9 }] },
      {
        subject: 'accounts',
        name: 'Respond › Accounts',
        tickets: 6,
        parts: [
          { category: 'password-reset', name: 'Password reset', tickets: 5 },
          { category: 'accounts', name: 'Accounts', tickets: 1 },
        ],
      },
    ]);
    const deeper = [...harborLane.categories, { id: 'forgotten', name: 'Forgotten', parent: 'password-reset', decides: null }];
    const two = new Map([
      ['password-reset', 1],
      ['forgotten', 2],
    ]);
    expect(found({ ticketsByCategory: two }, { ...harborLane, categories: deeper })).toMatchObject([
      { subject: 'password-reset', name: 'Respond › Accounts › Password reset', tickets: 3, root: 'Respond' },
    ]);
  });

  test('one that the agreement does not know any more is told apart', () => {
    expect(found(used('fax'))).toMatchObject([{ kind: 'category-unknown', subject: 'fax', tickets: 3, next: 'change' }]);
  });

  test('law: it is unnamed exactly when taking every rule below the roots away changes nothing for it', () => {
    const below = harborLane.rules.filter((rule) => !['run', 'respond', 'reinforce', 'reinvent'].includes(rule.category));
    fc.assert(
      fc.property(fc.subarray(below), fc.constantFrom(...harborLane.categories.map((one) => one.id)), (kept, category) => {
        const agreement = { ...harborLane, exceptions: [], rules: [harborLane.rules[0]!, ...kept] };
        const path: string[] = [];
        for (let at: string | null = category; at !== null; at = harborLane.categories.find((one) => one.id === at)!.parent) path.push(at);
        const named = path.length === 1 ? category === 'respond' : kept.some((rule) => path.includes(rule.category));
        expect(subjects('category-unnamed', used(category), agreement)).toEqual(named ? [] : [category]);
      }),
    );
  });
});

describe('a rule that no ticket used', () => {
  const unused = (id: string, facts: Partial<DriftFacts> = {}) =>
    subjects('rule-unused', { lastUsedAt: new Map([...calm.lastUsedAt].filter(([rule]) => rule !== id)), ...facts });

  test('rows and exceptions alike, exceptions first as they are listed', () => {
    expect(unused('r5')).toEqual(['r5']);
    expect(subjects('rule-unused', { lastUsedAt: new Map() })).toEqual(['x1', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']);
  });

  test('one used 12 months ago and a moment is unused, and says when it was', () => {
    const lastUsedAt = new Map([...calm.lastUsedAt, ['r5', now - 365 * DAY]]);
    expect(found({ lastUsedAt })).toMatchObject([
      { subject: 'r5', list: 'rules', lastUsedAt: now - 365 * DAY, since: old, next: 'change' },
    ]);
    expect(found({ lastUsedAt: new Map([...lastUsedAt, ['r5', now - 365 * DAY + 1]]) })).toEqual([]);
  });

  test('a young one is counted, not accused', () => {
    const rulesSince = new Map([...calm.rulesSince, ['r5', now - YOUNG_RULE + 1]]);
    expect(unused('r5', { rulesSince })).toEqual([]);
    expect(drift(harborLane, { ...calm, rulesSince, lastUsedAt: new Map() }).youngRules).toBe(1);
    expect(unused('r5', { rulesSince: new Map([...rulesSince, ['r5', now - YOUNG_RULE]]) })).toEqual(['r5']);
  });

  test('without any ticket there is nothing to judge by', () => {
    expect(found({ ticketsByCategory: new Map(), lastUsedAt: new Map() })).toEqual([]);
  });
});

describe('teams', () => {
  const without = (id: string) => everyTeam.filter((team) => team.id !== id);

  test('one that a rule names and nobody belongs to, known to the directory or not', () => {
    const nobody = everyTeam.map((team) => (team.id === 'infrastructure' ? { ...team, members: 0 } : team));
    expect(found({ teams: nobody, openByTeam: new Map([['infrastructure', 4]]) })).toMatchObject([
      { kind: 'team-empty', subject: 'infrastructure', name: 'Infrastructure', members: 0, tickets: 4, next: 'people' },
    ]);
    expect(subjects('team-empty', { teams: without('infrastructure') })).toEqual(['infrastructure']);
  });

  test('not one that was named only lately, nor one that has nothing to do', () => {
    const teamsSince = new Map([...calm.teamsSince, ['infrastructure', now - YOUNG_TEAM + 1]]);
    expect(found({ teams: without('infrastructure'), teamsSince })).toEqual([]);
    const grown = new Map([...teamsSince, ['infrastructure', now - YOUNG_TEAM]]);
    expect(found({ teams: without('infrastructure'), teamsSince: grown })).toMatchObject([{ kind: 'team-empty' }]);
    const idle = { ...harborLane, rules: harborLane.rules.filter((rule) => rule.id !== 'r4') };
    expect(subjects('team-empty', { teams: without('security-operations') }, idle)).toEqual([]);
  });

  test.each(['consulted', 'informed'] as const)('one that is only %s is named too', (role) => {
    const agreement = { ...harborLane, rules: [{ ...harborLane.rules[0]!, [role]: ['security-operations'] }], exceptions: [] };
    expect(subjects('team-empty', { teams: without('security-operations') }, agreement)).toEqual(['security-operations']);
  });

  test('one that the agreement dropped, while people or open tickets are with it', () => {
    const teams = [...everyTeam, { id: 'fax-desk', name: 'Fax desk', members: 1 }];
    expect(found({ teams })).toMatchObject([{ kind: 'team-dropped', subject: 'fax-desk', name: 'Fax desk', members: 1, next: 'people' }]);
    expect(found({ openByTeam: new Map([['telex-desk', 2]]) })).toMatchObject([
      {
        kind: 'team-dropped',
        subject: 'telex-desk',
        tickets: 2,
        next: 'tickets',
        text: 'The agreement does not know the team telex-desk any more: 0 people belong to it, and 2 tickets open are with it',
      },
    ]);
    expect(found({ teams: [...everyTeam, { id: 'fax-desk', name: 'Fax desk', members: 0 }] })).toEqual([]);
    expect(found({ teams, comingTeams: new Set(['fax-desk']) })).toEqual([]);
  });
});
