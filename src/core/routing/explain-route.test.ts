/** Why a situation went where it went, in full. */
import { describe, expect, it } from 'vitest';
import type { Situation } from '../agreement/situation.js';
import { exception, harborLane, owns, row, situation } from '../testing/harbor-lane.js';
import { explainRoute } from './explain-route.js';
import { compileRouter, type Router } from './router.js';

const router = compileRouter(harborLane);
const why = (s: Situation, by: Router = router) => explainRoute(by, s).causes.map(({ code, ref, text }) => [code, ref, text]);

describe('a full explanation', () => {
  it('R1: the rule, inherited through Accounts', () => {
    expect(why(situation('password-reset'))).toEqual([
      ['route.rule', 'r1', 'Rule r1: Respond'],
      ['route.inherited', 'respond', 'Inherited through Accounts'],
      ['route.no-exception', null, 'No exception holds'],
    ]);
  });

  it('R3: the nearer category whose cell is empty', () => {
    expect(why(situation('printer', { window: 'after-hours' }))).toEqual([
      ['route.rule', 'r1', 'Rule r1: Respond'],
      ['route.inherited', 'respond', 'Inherited through Hardware'],
      ['route.empty-cell', 'hardware', 'Hardware has no row for After hours, tier 1'],
      ['route.no-exception', null, 'No exception holds'],
    ]);
  });

  it('R7: exceptions come before category rows, also before r2', () => {
    expect(why(situation('switch', { system: 'plant-network', priority: 'P1' }))).toEqual([
      ['route.exception', 'x1', 'Exception x1: Respond, Plant network, P1'],
      ['route.before-rows', 'r2', 'Exceptions come before category rows, also before r2'],
    ]);
  });

  it('a row of the category itself, listed before another and deeper than a third', () => {
    const crowded = compileRouter({ ...harborLane, rules: [...harborLane.rules, row('r8', 'hardware', owns('infrastructure'))] });
    expect(why(situation('hardware'), crowded)).toEqual([
      ['route.rule', 'r2', 'Rule r2: Respond › Hardware, Business'],
      ['route.earlier', 'r8', 'r2 is listed before r8'],
      ['route.deeper', 'r1', 'Deeper than r1'],
      ['route.no-exception', null, 'No exception holds'],
    ]);
  });

  it('later exceptions that hold too', () => {
    const more = compileRouter({ ...harborLane, exceptions: [...harborLane.exceptions, exception('x2', {}, owns('service-desk'))] });
    expect(why(situation('backup', { system: 'plant-network' }), more)).toEqual([
      ['route.exception', 'x2', 'Exception x2: always'],
      ['route.before-rows', null, 'Exceptions come before category rows'],
    ]);
    expect(why(situation('printer', { system: 'plant-network', priority: 'P1' }), more)[1]).toEqual([
      'route.earlier',
      'x2',
      'x1 is listed before x2',
    ]);
  });

  it('an unknown system counts as none, and is said', () => {
    const { outcome, causes } = explainRoute(router, situation('printer', { system: 'plant-netwrok', priority: 'P1' }));
    expect(outcome).toEqual(router.route(situation('printer', { priority: 'P1' })).outcome);
    expect(causes.at(-1)!.text).toBe('There is no system "plant-netwrok", so it counts as none or unknown; the nearest is plant-network');
  });

  it('an unknown category is unowned', () => {
    const { outcome, causes } = explainRoute(router, situation('printr'));
    expect([outcome.owned, causes.map((cause) => cause.text)]).toEqual([false, ['There is no category "printr"; the nearest is printer']]);
  });
});
