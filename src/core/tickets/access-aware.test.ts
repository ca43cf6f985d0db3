/** The touched system without access, and who may read what. */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import type { Decision } from '../decision.js';
import type { RouteOutcome } from '../routing/outcome.js';
import { calendarSet } from '../sla/calendars.js';
import { clocks } from '../sla/clocks.js';
import { harborLane, owns } from '../testing/harbor-lane.js';
import { classification, local, requester } from '../testing/ticket-builder.js';
import { HOUR } from '../time.js';
import { placeWithAccess } from './access-aware.js';
import { mayRead, type Viewer } from './audience.js';
import { decideCreate } from './decide-create.js';
import type { Audience, TicketEvent } from './event.js';

const agreeing = (noAccess: Agreement['handOff']['noAccess']): Agreement => ({
  ...harborLane,
  handOff: { ...harborLane.handOff, noAccess },
});
const route = (team = 'service-desk', consulted: readonly string[] = []): Decision<RouteOutcome> => ({
  outcome: { ...owns(team, { consulted }), owned: true, rule: 'r1', cell: null, team, policy: 'standard' },
  causes: [],
});
const nobody = () => false;
const texts = (placed: ReturnType<typeof placeWithAccess>) => placed.route.causes.map((cause) => cause.text);

describe('a ticket that touches the ERP server, where the service desk has no access', () => {
  it('request and hold: stays with the service desk, and the internal party is asked', () => {
    const placed = placeWithAccess(agreeing('request-and-hold'), route(), 'erp-server', nobody);
    expect(placed.access).toEqual({ team: 'service-desk', system: 'erp-server', rule: 'r1', askedOf: 'internal' });
    expect(texts(placed)).toEqual(['Service desk has no access to ERP server: access is asked for, and the ticket is held']);
  });

  it('its clock runs on, as the internal party’s time from that moment', () => {
    const at = local('2026-03-10 09:00');
    const { route: placed, access } = placeWithAccess(harborLane, route(), 'erp-server', nobody);
    const command = { subject: 'ERP hangs', requester: 'rita', classification: classification('P2'), route: placed, access };
    const { outcome } = decideCreate(command, { agreement: harborLane, by: requester, lead: false, now: at });
    if (!outcome.ok) throw new Error('refused');
    const events = outcome.events.map((body, seq): TicketEvent => ({ ...body, seq: seq + 1, at, by: requester }));
    const clock = clocks(events, harborLane, calendarSet(harborLane), at + 2 * HOUR).find((one) => one.kind === 'resolve');
    expect(clock).toMatchObject({ state: 'running', elapsedMs: 2 * HOUR });
    expect({ ...clock?.byParty }).toEqual({ internal: 2 * HOUR });
  });

  it('other party: goes to a team there, one with access and named by the rule first', () => {
    const agreement = agreeing('other-party');
    const placed = placeWithAccess(agreement, route(), 'erp-server', nobody);
    expect(placed.route.outcome).toMatchObject({ team: 'onsite-it' });
    expect(texts(placed)).toEqual(['Service desk has no access to ERP server: it goes to Onsite IT']);
    const mine = placeWithAccess(agreement, route('onsite-it', ['security-operations']), 'erp-server', (team) => team !== 'onsite-it');
    expect(mine.route.outcome).toMatchObject({ team: 'security-operations' });
    const any = placeWithAccess(agreement, route('onsite-it'), 'erp-server', (team) => team === 'infrastructure');
    expect(any.route.outcome).toMatchObject({ team: 'infrastructure' });
  });

  it('warn: goes on, and says so; so does request and hold where the internal party itself has no access', () => {
    expect(texts(placeWithAccess(agreeing('warn'), route(), 'erp-server', nobody))).toEqual(['Service desk has no access to ERP server']);
    expect(placeWithAccess(agreeing('request-and-hold'), route('onsite-it'), 'erp-server', nobody)).toMatchObject({ access: null });
  });

  it('nothing changes with access, without a system, or without an owner', () => {
    const unowned: Decision<RouteOutcome> = { outcome: { owned: false }, causes: [] };
    expect(placeWithAccess(harborLane, route(), 'erp-server', () => true)).toEqual({ route: route(), access: null });
    expect(placeWithAccess(harborLane, route(), null, nobody)).toEqual({ route: route(), access: null });
    expect(placeWithAccess(harborLane, unowned, 'erp-server', nobody)).toEqual({ route: unowned, access: null });
  });
});

describe('who reads what', () => {
  const northwind: Viewer = { kind: 'team', party: 'northwind' };
  const internal: Viewer = { kind: 'team', party: 'internal' };
  const rows: readonly [Audience, string | null, boolean, boolean, boolean][] = [
    ['requester', 'northwind', true, true, true],
    ['requester', null, true, true, true],
    ['shared', 'northwind', true, true, false],
    ['shared', 'internal', true, true, false],
    ['own-party', 'northwind', true, false, false],
    ['own-party', 'internal', false, true, false],
    ['own-party', null, false, false, false],
  ];
  it.each(rows)('%s by %s: northwind %s, internal %s, requester %s', (audience, author, first, second, third) => {
    expect([northwind, internal, { kind: 'requester' } as const].map((viewer) => mayRead(audience, author, viewer))).toEqual([
      first,
      second,
      third,
    ]);
  });
});
