/** One ticket's life over HTTP, and at each station the whole row that the queue shows of it. */
import { describe, expect, test } from 'vitest';
import { acceptHandOff, proposeHandOff } from '../../../contract/hand-offs.js';
import { getHome } from '../../../contract/partnerships.js';
import { listTickets } from '../../../contract/queue.js';
import * as contract from '../../../contract/tickets.js';
import { HOUR, MINUTE } from '../../../core/time.js';
import { testApp } from '../../testing/test-app.js';

const app = await testApp();
const TUESDAY_TEN = Date.parse('2026-12-01T15:00:00Z');
app.clock.set(TUESDAY_TEN);
const params = { partnership: app.partnership };
const desk = await app.as('provider-technician');
const internal = await app.as('internal-technician');
const requester = await app.as('requester');

const erp = { subject: 'Period is closed', text: 'Since today', category: 'erp', impact: 'high', urgency: 'medium', site: 'main' } as const;
const context = { tried: 'Restarted', evidence: 'A log', needed: 'A look', reason: 'skill' as const };
const DESK = { team: 'service-desk', party: 'northwind' };
const ONSITE = { team: 'onsite-it', party: 'internal' };
const rowOf = async (id: string) => {
  const { items } = await desk.call(listTickets, { params, query: { status: 'all' } });
  return items.find((row) => row.id === id);
};

test('a ticket from its creation to its end, as the queue shows it', async () => {
  app.clock.set(TUESDAY_TEN);
  const body = { ...erp, requester: requester.id, key: 'life' };
  const created = await desk.call(contract.createTicket, { params, body });
  expect(created).toMatchObject({ holder: DESK, causes: [{ code: 'route.rule', ref: 'r1' }, {}, {}] });
  // Told again, it is the same ticket with the same holder.
  expect(await desk.call(contract.createTicket, { params, body })).toEqual({ ...created, causes: [] });
  const where = { params: { ...params, ticket: created.id } };
  const fresh = {
    id: created.id,
    number: created.number,
    subject: erp.subject,
    type: 'incident',
    status: 'new',
    waitingOn: null,
    priority: 'P2',
    tier: 1,
    category: 'erp',
    system: null,
    site: 'main',
    holder: DESK,
    assignee: null,
    requester: { id: requester.id, name: 'requester', party: null },
    proposedTo: null,
    bounces: 0,
    createdAt: TUESDAY_TEN,
    updatedAt: TUESDAY_TEN,
    dueKind: 'respond',
    dueAt: TUESDAY_TEN + HOUR,
    breached: false,
    tags: [],
    wishAt: null,
    history: null,
  };
  expect(await rowOf(created.id)).toEqual(fresh);

  app.clock.set(TUESDAY_TEN + MINUTE);
  await desk.call(contract.assignTicket, { ...where, body: { person: desk.id } });
  const assigned = { ...fresh, status: 'open', assignee: { id: desk.id, name: 'provider-technician', party: 'northwind' } };
  expect(await rowOf(created.id)).toEqual({ ...assigned, updatedAt: TUESDAY_TEN + MINUTE });

  // Nobody answered within the hour: missed, to the minute.
  app.clock.set(TUESDAY_TEN + HOUR);
  expect(await rowOf(created.id)).toMatchObject({ breached: false });
  app.clock.set(TUESDAY_TEN + HOUR + 1);
  expect(await rowOf(created.id)).toMatchObject({ breached: true });

  const proposal = { ...where, body: { toTeam: 'onsite-it', context, key: 'once' } };
  const proposed = await desk.call(proposeHandOff, proposal);
  expect((await desk.call(proposeHandOff, proposal)).events).toHaveLength(proposed.events.length);
  expect(await rowOf(created.id)).toMatchObject({ holder: DESK, proposedTo: ONSITE, bounces: 0 });

  const offered = async (caller: typeof desk) =>
    (await caller.call(listTickets, { params, query: { proposed: 'true' } })).items.map((row) => row.id);
  expect([await offered(internal), await offered(desk), await offered(requester)]).toEqual([[created.id], [], []]);

  app.clock.set(TUESDAY_TEN + HOUR + 10 * MINUTE);
  await internal.call(acceptHandOff, { params: { ...where.params, handOff: proposed.openHandOff!.id } });
  expect(await rowOf(created.id)).toMatchObject({ holder: ONSITE, proposedTo: null, assignee: null });

  // On Wednesday at ten Onsite IT has had it for 5 h 50 of Tuesday and two hours of Wednesday, as the target's calendar counts.
  app.clock.set(TUESDAY_TEN + 24 * HOUR);
  const { spans } = await desk.call(contract.getTicket, where);
  const held = (team: string) => spans.filter((span) => span.holder?.team === team).reduce((sum, span) => sum + span.businessMs, 0);
  expect([held(DESK.team), held(ONSITE.team)]).toEqual([HOUR + 10 * MINUTE, 7 * HOUR + 50 * MINUTE]);
  app.clock.set(TUESDAY_TEN + HOUR + 10 * MINUTE);

  await internal.call(contract.waitTicket, { ...where, body: { on: 'requester' } });
  expect(await rowOf(created.id)).toMatchObject({ status: 'waiting', waitingOn: 'requester' });

  await internal.call(contract.resolveTicket, { ...where, body: { note: 'Opened' } });
  expect(await rowOf(created.id)).toMatchObject({ status: 'resolved', waitingOn: null, dueKind: null, dueAt: null, breached: true });
});

describe('pages', () => {
  test('each ticket stands on one page, and the last page says that it is the last', async () => {
    const have = (await desk.call(listTickets, { params, query: { status: 'all', limit: 200 } })).items.length;
    for (let made = have; made < 6; made += 1) await desk.call(contract.createTicket, { params, body: erp });
    const walk = async (limit: number) => {
      const seen: string[][] = [];
      for (let after: string | null = null; ; ) {
        const page: { items: { id: string }[]; next: string | null } = await desk.call(listTickets, {
          params,
          query: { status: 'all', limit, ...(after === null ? {} : { after }) },
        });
        seen.push(page.items.map((row) => row.id));
        if (page.next === null) return seen;
        after = page.next;
      }
    };
    for (const limit of [1, 2, 3, 4, 6]) {
      const pages = await walk(limit);
      expect(pages.map((page) => page.length)).toEqual([
        ...Array.from({ length: Math.floor(6 / limit) }, () => limit),
        ...(6 % limit === 0 ? [] : [6 % limit]),
      ]);
      expect(new Set(pages.flat()).size).toBe(6);
    }
  });
});

test("a requester's home holds the own tickets and nothing of the desk's", async () => {
  const own = await requester.call(contract.createTicket, { params, body: erp });
  const { counts, handOffs, unowned, dueSoon } = await requester.call(getHome, { params });
  const { items } = await requester.call(listTickets, { params, query: { status: 'active', limit: 200 } });
  expect(items.map((row) => row.id)).toContain(own.id);
  const none = { handOffs: 0, dueSoon: 0, overdue: 0, unowned: 0, untouched: 0, late: 0 };
  expect(counts).toEqual({ ...none, mine: items.length, open: items.length });
  expect([handOffs, unowned, dueSoon]).toEqual([[], [], []]);
});
