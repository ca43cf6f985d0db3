/** Unknown values of a situation, all at once, with what was probably meant. */
import { describe, expect, it } from 'vitest';
import type { Situation } from '../agreement/situation.js';
import { harborLane, situation } from '../testing/harbor-lane.js';
import { compileRouter } from './router.js';
import { situationProblems } from './situation-problems.js';

const withGroups = {
  ...harborLane,
  attributes: [{ id: 'group', name: 'Requester group', values: [{ id: 'finance', name: 'Finance' }] }],
};

describe('problems of a situation', () => {
  it('none when all values are known, or unknown is allowed', () => {
    expect(situationProblems(withGroups, situation('printer', { system: null, site: 'main', attributes: { group: null } }))).toEqual([]);
    expect(situationProblems(withGroups, situation('printer', { attributes: { group: 'finance' } }))).toEqual([]);
  });

  it('all unknown values at once, each with its place and the nearest', () => {
    const wrong = {
      category: 'Printr',
      type: 'incidnt',
      tier: 4,
      priority: 'p1',
      window: 'busines',
      system: 'Plant netwrok',
      site: 'moon base',
      attributes: { group: 'finanse', grop: 'finance' },
    } as unknown as Situation;
    expect(situationProblems(withGroups, wrong)).toEqual([
      { path: ['category'], text: 'There is no category "Printr"', nearest: 'printer' },
      { path: ['type'], text: 'There is no type "incidnt"; known are incident, service-request, problem, change', nearest: 'incident' },
      { path: ['tier'], text: 'There is no tier "4"; known are 1, 2, 3', nearest: null },
      { path: ['priority'], text: 'There is no priority "p1"; known are P1, P2, P3, P4', nearest: 'P1' },
      { path: ['window'], text: 'There is no window "busines"', nearest: 'business' },
      { path: ['system'], text: 'There is no system "Plant netwrok"', nearest: 'plant-network' },
      { path: ['site'], text: 'There is no site "moon base"', nearest: null },
      { path: ['attributes', 'group'], text: 'There is no value of group "finanse"', nearest: 'finance' },
      { path: ['attributes', 'grop'], text: 'There is no attribute "grop"', nearest: 'group' },
    ]);
  });

  it('a very long value is cut', () => {
    expect(situationProblems(harborLane, situation('x'.repeat(10_000)))[0]!.text.length).toBeLessThan(120);
  });

  it('routing such a situation is unowned and says why, or takes it for none', () => {
    const router = compileRouter(withGroups);
    const bad = router.route({ ...situation('printer'), window: 'never', priority: 'P9' as 'P1' });
    expect(bad.outcome).toEqual({ owned: false });
    expect(bad.causes.map((cause) => [cause.code, cause.ref])).toEqual([
      ['route.unknown-value', 'priority'],
      ['route.unknown-value', 'window'],
    ]);
    const named = { ...situation('switch', { priority: 'P1' }), attributes: { constructor: 'x', group: 'nobody' } };
    expect(router.route({ ...named, system: 'elsewhere' }).outcome).toEqual(router.route(situation('switch', { priority: 'P1' })).outcome);
  });
});
