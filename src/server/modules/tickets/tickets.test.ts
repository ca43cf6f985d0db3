import { describe, expect, test } from 'vitest';
import type { ProblemError } from '../../../contract/errors.js';
import { acceptHandOff, proposeHandOff } from '../../../contract/hand-offs.js';
import { addMessage } from '../../../contract/messages.js';
import { getHome } from '../../../contract/partnerships.js';
import { listTickets } from '../../../contract/queue.js';
import { assignTicket, createTicket, getTicket, resolveTicket } from '../../../contract/tickets.js';
import { testApp } from '../../testing/test-app.js';

const app = await testApp();
const params = { partnership: app.partnership };
const internal = await app.as('internal-technician');
const colleague = await app.as('internal-technician');
const desk = await app.as('provider-technician');
const requester = await app.as('requester');

const printer = {
  subject: 'Printer prints stripes',
  text: 'Since this morning.',
  category: 'printer',
  impact: 'low',
  urgency: 'high',
} as const;
const problemOf = async (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: ProblemError) => error.problem,
  );

describe('tickets', () => {
  test('400: unknown category, with the nearest one', async () => {
    const problem = await problemOf(requester.call(createTicket, { params, body: { ...printer, category: 'printr' } }));
    expect(problem?.status).toBe(400);
    expect(problem?.places[0]).toMatchObject({ path: ['body', 'category'], text: expect.stringContaining('printer') });
  });

  test('401 for nobody, 404 for a stranger', async () => {
    expect((await problemOf(app.anonymous.call(listTickets, { params })))?.status).toBe(401);
    const stranger = await app.outsider();
    expect((await problemOf(stranger.call(listTickets, { params })))?.status).toBe(404);
    expect((await problemOf(stranger.call(createTicket, { params, body: printer })))?.status).toBe(404);
  });

  test('is routed by the agreement, told apart by audience, handed off and resolved', async () => {
    app.clock.set(Date.parse('2026-12-01T15:00:00Z'));
    const made = await requester.call(createTicket, { params, body: { ...printer, category: 'erp' } });
    expect(made.holder).toEqual({ team: 'service-desk', party: 'northwind' });
    const where = { params: { ...params, ticket: made.id } };

    await desk.call(addMessage, { ...where, body: { audience: 'own-party', text: 'Looks like the period again' } });
    await desk.call(addMessage, { ...where, body: { audience: 'shared', text: 'We restarted the service' } });
    const seenBy = async (caller: typeof desk) => JSON.stringify(await caller.call(getTicket, where));
    expect(await seenBy(desk)).toContain('Looks like the period again');
    expect(await seenBy(internal)).not.toContain('Looks like the period again');
    expect(await seenBy(internal)).toContain('We restarted the service');
    expect(await seenBy(requester)).not.toContain('We restarted the service');

    const denied = await problemOf(internal.call(resolveTicket, { ...where, body: { note: 'Done' } }));
    expect(denied).toMatchObject({ status: 403, code: 'forbidden' });
    expect(denied?.causes[0]?.text).toContain('Northwind IT');

    const context = { tried: 'Restarted', evidence: 'Period 10 closed', needed: 'Who may open it?', reason: 'ownership' as const };
    const proposed = await desk.call(proposeHandOff, { ...where, body: { toTeam: 'onsite-it', context } });
    const handOff = proposed.openHandOff!.id;
    const accept = (caller: typeof desk) => problemOf(caller.call(acceptHandOff, { params: { ...where.params, handOff } }));
    const two = [internal, colleague];
    const both = await Promise.all(two.map(accept));
    expect(both.filter((one) => one === null)).toHaveLength(1);
    const late = both.findIndex((one) => one !== null);
    expect((await internal.call(getTicket, where)).row.holder).toEqual({ team: 'onsite-it', party: 'internal' });
    expect(both[late]).toMatchObject({
      status: 409,
      causes: expect.arrayContaining([expect.objectContaining({ code: 'ticket.crossed', text: expect.stringMatching(/accepted it at/) })]),
    });
    expect(await accept(two[1 - late]!), 'whoever won asks again').toBeNull();
    const done = await internal.call(resolveTicket, { ...where, body: { note: 'Period is open until tonight' } });
    expect(done.row.status).toBe('resolved');
    expect(done.messages.at(-1)?.text).toBe('Period is open until tonight');
  });

  test('a requester lists the own tickets only', async () => {
    const other = await app.as('requester');
    await other.call(createTicket, { params, body: printer });
    const { items } = await requester.call(listTickets, { params, query: { status: 'all' } });
    expect(items.every((row) => row.requester?.id === requester.id)).toBe(true);
    const all = await desk.call(listTickets, { params, query: { status: 'all', limit: 1 } });
    expect(all.next).not.toBeNull();
    const rest = await desk.call(listTickets, { params, query: { status: 'all', limit: 200, after: all.next! } });
    expect(rest.items.map((row) => row.id)).not.toContain(all.items[0]!.id);
    expect(rest.items.length).toBeGreaterThan(0);
  });

  test('creating with a key twice creates once, also for somebody else and at the same moment', async () => {
    const body = { ...printer, key: 'once' };
    const first = await requester.call(createTicket, { params, body });
    expect((await requester.call(createTicket, { params, body })).id).toBe(first.id);
    const forAnother = { ...body, requester: requester.id };
    const made = await Promise.all([1, 2, 3, 4].map(() => desk.call(createTicket, { params, body: forAnother })));
    expect(new Set(made.map((one) => one.id)).size).toBe(1);
    expect(made[0]!.id).not.toBe(first.id);
  });

  test('a message with a key is written once, one without each time', async () => {
    const { id } = await requester.call(createTicket, { params, body: printer });
    const where = { params: { ...params, ticket: id } };
    const say = (key?: string) =>
      desk.call(addMessage, { ...where, body: { audience: 'shared', text: 'Toner is ordered', ...(key === undefined ? {} : { key }) } });
    await say('once');
    expect((await say('once')).messages).toHaveLength(2);
    await say();
    expect((await say()).messages).toHaveLength(4);
  });

  test('home counts what is overdue and what is due soon apart, each for the own side', async () => {
    const before = await desk.call(getHome, { params });
    const { id } = await desk.call(createTicket, {
      params,
      body: { ...printer, category: 'password-reset', impact: 'high', urgency: 'high' },
    });
    const counts = async () => {
      const { counts: now } = await desk.call(getHome, { params });
      return { dueSoon: now.dueSoon - before.counts.dueSoon, overdue: now.overdue - before.counts.overdue };
    };
    expect(await counts()).toEqual({ dueSoon: 1, overdue: 0 });
    // P1 has to be answered within fifteen minutes, around the clock.
    const created = app.clock.now();
    app.clock.set(created + 16 * 60_000);
    expect((await desk.call(getTicket, { params: { ...params, ticket: id } })).row.dueAt).toBe(created + 15 * 60_000);
    expect((await counts()).overdue).toBeGreaterThanOrEqual(1);
    app.clock.set(created);
  });

  test('is assigned inside the team that holds it, and to nobody else', async () => {
    const infrastructure = await app.as('provider-technician', { teams: ['infrastructure'] });
    const { id } = await desk.call(createTicket, { params, body: { ...printer, category: 'password-reset' } });
    const assign = (person: string) => desk.call(assignTicket, { params: { ...params, ticket: id }, body: { person } });
    for (const person of [infrastructure.id, internal.id, requester.id]) {
      const problem = await problemOf(assign(person));
      expect(problem).toMatchObject({ status: 400, places: [{ path: ['body', 'person'] }] });
      expect(problem?.places[0]?.text).toContain('Service desk');
    }
    expect((await assign(desk.id)).row.assignee?.id).toBe(desk.id);
  });

  test('numbers count up, each once, however many create at once', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, () => desk.call(createTicket, { params, body: printer })));
    const numbers = made.map((one) => Number(one.number)).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
  });
});
