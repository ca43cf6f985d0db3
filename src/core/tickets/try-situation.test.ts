import { describe, expect, test } from 'vitest';
import { exception, harborLane, owns, row } from '../testing/harbor-lane.js';
import { isSameAnswer, type TriedSituation, triedUnder, trySituation } from './try-situation.js';

const under = triedUnder(harborLane);
/** A Monday in New York. */
const monday = Date.parse('2026-03-02T15:00:00Z');
const night = Date.parse('2026-03-03T02:00:00Z');
const printer = { type: 'incident', tier: 1, priority: 'P3', category: 'printer', system: null, site: null, attributes: {} } as const;

function answer(at: number, change: object = {}, agreement = under): TriedSituation {
  const tried = trySituation(agreement, { ...printer, ...change, at });
  if (!tried.ok) throw new Error(JSON.stringify(tried.problems));
  return tried.answer;
}

describe('trying a situation', () => {
  test('says who, in which window, under which clocks, and why', () => {
    const found = answer(monday);
    expect(found).toMatchObject({ window: 'business', outcome: { owned: true, team: 'onsite-it', rule: 'r2' } });
    expect(found.clocks.map(({ kind }) => kind)).toContain('respond');
    expect(found.clocks.every(({ dueAt }) => dueAt !== null && dueAt > monday)).toBe(true);
    expect(found.causes.length).toBeGreaterThan(1);
    expect(answer(night)).toMatchObject({ window: 'after-hours', outcome: { owned: true, team: 'service-desk', rule: 'r1' } });
  });

  test('what nobody owns has no owner', () => {
    expect(answer(monday, { category: 'run' }).outcome).toEqual({ owned: false });
  });

  test('what the agreement does not know is told, all of it', () => {
    const tried = trySituation(under, { ...printer, category: 'printr', system: 'nowhere', at: monday });
    expect(tried).toMatchObject({ ok: false, problems: [{ path: ['category'], nearest: 'printer' }, { path: ['system'] }] });
  });
});

describe('two answers are the same', () => {
  const answerUnder = (agreement: typeof harborLane) => answer(monday, {}, triedUnder(agreement));

  test('when another rule says the same', () => {
    const bySame = {
      ...harborLane,
      exceptions: [exception('x9', { categories: ['printer'] }, owns('onsite-it')), ...harborLane.exceptions],
    };
    const [one, other] = [answerUnder(harborLane), answerUnder(bySame)];
    expect(other.outcome).toMatchObject({ rule: 'x9' });
    expect(isSameAnswer(one, other)).toBe(true);
  });

  test.each([
    ['the team', { ...harborLane, rules: [...harborLane.rules, row('r9', 'printer', owns('service-desk'))] }],
    ['the scope', { ...harborLane, rules: [...harborLane.rules, row('r9', 'printer', owns('onsite-it', { scope: 'project' }))] }],
    [
      'who is told',
      { ...harborLane, rules: [...harborLane.rules, row('r9', 'printer', owns('onsite-it', { informed: ['service-desk'] }))] },
    ],
    ['nobody', { ...harborLane, rules: harborLane.rules.filter(({ id }) => id !== 'r1' && id !== 'r2') }],
    [
      'a target',
      {
        ...harborLane,
        policies: harborLane.policies.map((policy) => ({
          ...policy,
          targets: policy.targets.map((target) => ({ ...target, respondMs: target.respondMs === null ? null : target.respondMs + 60_000 })),
        })),
      },
    ],
  ])('not when it differs in %s', (_, agreement) => {
    expect(isSameAnswer(answerUnder(harborLane), answerUnder(agreement))).toBe(false);
  });
});
