/** The routing table of the specification. */
import { describe, expect, it } from 'vitest';
import type { Situation } from '../agreement/situation.js';
import { harborLane, situation } from '../testing/harbor-lane.js';
import { compileRouter } from './router.js';

const router = compileRouter(harborLane);

const table: readonly [name: string, Situation, team: string | null, accountable: string | null, cause: string][] = [
  ['R1', situation('password-reset', { priority: 'P4' }), 'service-desk', 'service-desk', 'Inherited through Accounts'],
  ['R2', situation('printer'), 'onsite-it', 'onsite-it', 'Deeper than r1'],
  ['R3', situation('printer', { window: 'after-hours' }), 'service-desk', 'service-desk', 'Hardware has no row for After hours, tier 1'],
  [
    'R5',
    situation('erp', { tier: 3, priority: 'P2', window: 'after-hours' }),
    'onsite-it',
    'onsite-it',
    'Rule r3: Respond › Line of business, tier 3',
  ],
  [
    'R6',
    situation('connectivity', { system: 'plant-network', priority: 'P1', tier: 2, window: 'after-hours' }),
    'infrastructure',
    'onsite-it',
    'Exception x1: Respond, Plant network, P1',
  ],
  [
    'R7',
    situation('switch', { system: 'plant-network', priority: 'P1' }),
    'infrastructure',
    'onsite-it',
    'Exception x1: Respond, Plant network, P1',
  ],
  ['R8', situation('backup', { priority: 'P2' }), null, null, 'No rule for Run › Backup, Business, tier 1'],
  ['R9', situation('cloud-migration'), 'infrastructure', 'onsite-it', 'Rule r7: Reinvent › Cloud migration'],
];

describe('the routing table', () => {
  for (const [name, s, team, accountable, cause] of table)
    it(`${name}: ${s.category}, ${s.window}, tier ${s.tier}, ${s.priority} goes to ${team ?? 'nobody'}: ${cause}`, () => {
      const { outcome, causes } = router.route(s);
      expect(outcome.owned ? [outcome.team, outcome.accountable] : [null, null]).toEqual([team, accountable]);
      expect(causes.map((each) => each.text)).toContain(cause);
    });

  it('R9 asks for a project', () => {
    expect(router.route(situation('cloud-migration')).outcome).toMatchObject({ scope: 'project', policy: 'standard' });
  });
});
