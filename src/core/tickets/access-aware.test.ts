/** The touched system without access, and who may read what. */
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import type { Decision } from '../decision.js';
import type { RouteOutcome } from '../routing/outcome.js';
import { calendarSet } from '../sla/calendars.js';
import { clocks } from '../sla/clocks.js';
import { harborLane, owns } from '../testing/harbor-lane.js';
import { classification, lifeFrom, local, requester, technician } from '../testing/ticket-builder.js';
import { HOUR } from '../time.js';
import { type Access, placeWithAccess } from './access-aware.js';
import { mayRead, type Viewer } from './audience.js';
import { decideClassify } from './decide-classify.js';
import { decideCreate } from './decide-create.js';
import type { Audience, TicketEvent, TicketEventBody } from './event.js';
import { foldTicket } from './fold.js';

const agreeing = (noAccess: Agreement['handOff']['noAccess']): Agreement => ({
  ...harborLane,
  handOff: { ...harborLane.handOff, noAccess },
});
const route = (team = 'service-desk', consulted: readonly string[] = []): Decision<RouteOutcome> => ({
  outcome: { ...owns(team, { consulted }), owned: true, rule: 'r1', cell: null, team, policy: 'standard' },
  causes: [],
});
const nobody = () => 'missing' as const;
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
    const mine = placeWithAccess(agreement, route('onsite-it', ['security-operations']), 'erp-server', (team) =>
      team === 'onsite-it' ? 'missing' : 'granted',
    );
    expect(mine.route.outcome).toMatchObject({ team: 'security-operations' });
    const any = placeWithAccess(agreement, route('onsite-it'), 'erp-server', (team) =>
      team === 'infrastructure' ? 'granted' : team === 'onsite-it' ? 'missing' : 'unknown',
    );
    expect(any.route.outcome).toMatchObject({ team: 'infrastructure' });
  });

  it('warn: goes on, and says so; so does request and hold where the internal party itself has no access', () => {
    expect(texts(placeWithAccess(agreeing('warn'), route(), 'erp-server', nobody))).toEqual(['Service desk has no access to ERP server']);
    expect(placeWithAccess(agreeing('request-and-hold'), route('onsite-it'), 'erp-server', nobody)).toMatchObject({ access: null });
  });

  it('not known: goes on under every rule, nothing is asked for, and the cause says why', () => {
    for (const rule of ['request-and-hold', 'other-party', 'warn'] as const) {
      const placed = placeWithAccess(agreeing(rule), route(), 'erp-server', () => 'unknown');
      expect(placed).toMatchObject({ route: { outcome: { team: 'service-desk' } }, access: null, withoutAccess: 'service-desk' });
      expect(placed.route.causes).toEqual([
        {
          code: 'access.unknown',
          ref: 'r1',
          text: 'Whether Service desk has access to ERP server is not known yet: there is no access register',
        },
      ]);
    }
  });

  it('nothing changes with access, without a system, or without an owner', () => {
    const unowned: Decision<RouteOutcome> = { outcome: { owned: false }, causes: [] };
    const unchanged = { access: null, withoutAccess: null };
    expect(placeWithAccess(harborLane, route(), 'erp-server', () => 'granted')).toEqual({ route: route(), ...unchanged });
    for (const known of ['missing', 'unknown'] as const) {
      expect(placeWithAccess(harborLane, route(), null, () => known)).toEqual({ route: route(), ...unchanged });
      expect(placeWithAccess(harborLane, unowned, 'erp-server', () => known)).toEqual({ route: unowned, ...unchanged });
    }
  });
});

describe('a system named later', () => {
  const desk = { agreement: harborLane, by: technician, lead: false, now: local('2026-03-10 10:00') };
  const start = () => lifeFrom('2026-03-10 09:00', 'P2');
  const name = (life: ReturnType<typeof start>, known: Access, agreement = harborLane) => {
    const placed = placeWithAccess(agreement, route(), 'erp-server', () => known);
    const { outcome } = decideClassify(foldTicket(life.events), { changes: { system: 'erp-server' }, reason: '', ...placed }, desk);
    return outcome.ok ? outcome.events : [];
  };
  const kinds = (events: readonly TicketEventBody[]) => events.map((event) => event.kind);

  it('puts the cause on the ticket and leaves it where it is; with access it changes nothing else', () => {
    expect(name(start(), 'unknown')).toMatchObject([
      { kind: 'classified' },
      { kind: 'routed', team: 'service-desk', causes: [{ code: 'access.unknown' }] },
    ]);
    expect(kinds(name(start(), 'granted'))).toEqual(['classified']);
  });

  it('asks for access and waits, or moves, as agreed; not for a team that does not hold it', () => {
    expect(kinds(name(start(), 'missing'))).toEqual(['classified', 'routed', 'waiting']);
    expect(name(start(), 'missing', agreeing('other-party'))).toMatchObject([{}, { kind: 'routed', team: 'onsite-it' }]);
    const elsewhere = () => start().at('09:30').transferred('infrastructure');
    expect(kinds(name(elsewhere(), 'missing'))).toEqual(['classified']);
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
