/** Whether it went well: said once it is resolved, by whoever asked, with or without a session. */
import { describe, expect, test } from 'vitest';
import { urlOf } from '../../../contract/client.js';
import type { Problem } from '../../../contract/errors.js';
import * as contract from '../../../contract/satisfaction.js';
import { createTicket, getTicket, resolveTicket } from '../../../contract/tickets.js';
import { DAY } from '../../../core/time.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { ratingLinks } from './index.js';

const app = await testApp();
const START = Date.parse('2026-12-01T15:00:00Z');
app.clock.set(START);
const params = { partnership: app.partnership };
const elsewhere = await app.newPartnership('Elsewhere');
const internal = await app.as('internal-technician');
const desk = await app.as('provider-technician');
const requester = await app.as('requester');
const other = await app.as('requester');
const outsider = await app.outsider();

const create = async (caller = requester) =>
  (await caller.call(createTicket, { params, body: { subject: 'Period is closed', text: 'Since today', category: 'erp' } })).id;
const at = (ticket: string) => ({ params: { ...params, ticket } });
const resolved = async () => {
  const ticket = await create();
  await desk.call(resolveTicket, { ...at(ticket), body: { note: 'Done' } });
  return ticket;
};
const rate = (caller: Caller, ticket: string, good: boolean, comment = '') =>
  caller.call(contract.rateTicket, { ...at(ticket), body: { good, comment } });
const failing = async (work: Promise<unknown>) => {
  const { problem } = (await work.then(
    () => ({ problem: null }),
    (error: { problem: Problem }) => error,
  )) as { problem: Problem | null };
  return problem && [problem.status, problem.causes[0]?.code ?? problem.places[0]?.path.join('.') ?? problem.code];
};
const eventsOf = async (ticket: string) => (await desk.call(getTicket, at(ticket))).events.filter(({ kind }) => kind === 'rated');
const links = ratingLinks(app.app.services);
const tokenFor = async (ticket: string, partnership = app.partnership) =>
  (await links.make('https://desk.example.org', { partnership, ticket, person: requester.id }, app.clock.now())).split('/rate/')[1]!;

test('from the ticket: said, changed within seven days, seen by both sides', async () => {
  const ticket = await resolved();
  expect(await rate(requester, ticket, false, 'Took long')).toMatchObject({
    rating: { good: false, comment: 'Took long', at: START, settlesAt: START + 7 * DAY },
    can: { allowed: true },
  });
  await rate(requester, ticket, false, 'Took long');
  expect(await eventsOf(ticket)).toHaveLength(1);
  app.clock.set(START + 3 * DAY);
  await rate(requester, ticket, true);
  for (const caller of [internal, desk])
    expect(await caller.call(contract.getRating, at(ticket))).toMatchObject({
      rating: { good: true, comment: '' },
      can: { allowed: false, causes: [{ code: 'ticket.wrong-side' }] },
    });
  expect((await eventsOf(ticket)).map((event) => event.kind === 'rated' && event.good)).toEqual([false, true]);
  app.clock.set(START + 7 * DAY + 1);
  expect(await failing(rate(requester, ticket, false))).toEqual([422, 'ticket.rating-settled']);
  expect(JSON.stringify(await rowsOf(app.database.owner, 'select data from events'))).not.toContain('Took long');
  app.clock.set(START);
});

test('not before it is resolved, not by others, not at length', async () => {
  const open = await create();
  expect(await failing(rate(requester, open, true))).toEqual([422, 'ticket.wrong-status']);
  const ticket = await resolved();
  expect(await failing(rate(desk, ticket, true))).toEqual([403, 'ticket.wrong-side']);
  expect(await failing(rate(other, ticket, true))).toEqual([404, 'not-found']);
  expect(await failing(rate(requester, ticket, true, 'x'.repeat(1_001)))).toEqual([400, 'body.comment']);
  expect(await failing(requester.call(contract.rateTicket, { ...at(ticket), body: { good: true, stars: 5 } as never }))).toEqual([
    400,
    'body.stars',
  ]);
});

describe('by the link of the closing mail', async () => {
  const ticket = await resolved();
  const token = await tokenFor(ticket);
  const look = (with_: string) => app.anonymous.call(contract.getRatingByLink, { params: { token: with_ } });
  const say = (with_: string, good: boolean, comment = '') =>
    app.anonymous.call(contract.rateByLink, { params: { token: with_ }, body: { good, comment } });

  test('looking changes nothing: scanners of mail follow links', async () => {
    expect(await look(token)).toMatchObject({ partnership: 'Harbor Lane Manufacturing', subject: 'Period is closed', rating: null });
    expect(await eventsOf(ticket)).toEqual([]);
  });

  test('said without a session, in the name of whoever asked; said again, nothing changes', async () => {
    expect(await say(token, true, 'Quick')).toMatchObject({ rating: { good: true, comment: 'Quick' }, can: { allowed: true } });
    await say(token, true, 'Quick');
    expect(await eventsOf(ticket)).toMatchObject([{ good: true, by: { person: requester.id } }]);
  });

  test('a link that was not given leads nowhere, and opens nothing else', async () => {
    const bytes = Buffer.from(token, 'base64url');
    const changed = (index: number) => {
      const copy = Buffer.from(bytes);
      copy[index]! ^= 1;
      return copy.toString('base64url');
    };
    // Partnership, ticket, person, end, signature; cut off; written otherwise; of nobody.
    for (const wrong of [
      changed(3),
      changed(20),
      changed(36),
      changed(50),
      changed(60),
      token.slice(0, -4),
      `${token}=`,
      'x',
      `${token}AAAA`,
    ])
      expect(await failing(look(wrong)), wrong).toEqual([404, 'not-found']);
    expect(await failing(look(await tokenFor(ticket, elsewhere)))).toEqual([404, 'not-found']);
    expect(await failing(look(await tokenFor(newId())))).toEqual([404, 'not-found']);
    expect(
      (await app.anonymous.request('GET', urlOf(getTicket, at(ticket)), { headers: { authorization: `Bearer ${token}` } })).status,
    ).toBe(401);
  });

  test('once the ticket is for somebody else, it says nothing in his name and tells nothing of it', async () => {
    const moved = await resolved();
    const old = await tokenFor(moved);
    await rowsOf(app.database.owner, 'update tickets set requester = $1 where ticket_id = $2', [other.id, moved]);
    expect([await failing(look(old)), await failing(say(old, true))]).toEqual([
      [404, 'not-found'],
      [404, 'not-found'],
    ]);
  });

  test('thirty days and no longer; of somebody who left, nothing', async () => {
    app.clock.set(START + 30 * DAY);
    expect((await look(token)).can).toMatchObject({ allowed: false, causes: [{ code: 'ticket.rating-settled' }] });
    expect(await failing(say(token, false))).toEqual([422, 'ticket.rating-settled']);
    app.clock.set(START + 30 * DAY + 1);
    expect(await failing(look(token))).toEqual([404, 'not-found']);
    app.clock.set(START);
    await rowsOf(app.database.owner, 'delete from members where person_id = $1', [requester.id]);
    expect(await failing(look(token))).toEqual([404, 'not-found']);
  });
});

test.each([contract.getRating, contract.rateTicket])('$id: 401 for nobody, 404 for strangers and elsewhere', async (operation) => {
  const ticket = await create(other);
  const ask = async (caller: Caller, partnership = app.partnership) =>
    (
      await caller.request(
        operation.method,
        urlOf(operation, { params: { partnership, ticket } }),
        operation.method === 'PUT' ? { body: { good: true } } : {},
      )
    ).status;
  expect([await ask(app.anonymous), await ask(outsider), await ask(desk, elsewhere)]).toEqual([401, 404, 404]);
});
