/** The record of a ticket over HTTP, many at once, and every refusal. */
import { describe, expect, test } from 'vitest';
import { editTickets } from '../../../../contract/bulk.js';
import * as links from '../../../../contract/links.js';
import { addMessage } from '../../../../contract/messages.js';
import { operations } from '../../../../contract/operations.js';
import { listTickets } from '../../../../contract/queue.js';
import type { Operation } from '../../../../contract/route.js';
import * as contract from '../../../../contract/ticket-record.js';
import * as tickets from '../../../../contract/tickets.js';
import { DAY } from '../../../../core/time.js';
import { newId } from '../../../platform/ids.js';
import { type Caller, testApp } from '../../../testing/test-app.js';

const app = await testApp();
const NOW = Date.parse('2026-12-01T15:00:00Z');
app.clock.set(NOW);
const params = { partnership: app.partnership };
const desk = await app.as('provider-technician', { name: 'Ana' });
const internal = await app.as('internal-technician');
const rita = await app.as('requester', { name: 'Rita' });
const paul = await app.as('requester', { name: 'Paul' });
const outsider = await app.outsider();
const elsewhere = await app.newPartnership('Elsewhere');

const open = async (subject: string, category = 'connectivity', by: Caller = rita) => {
  const { id, number } = await by.call(tickets.createTicket, { params, body: { subject, text: subject, category } });
  return { id, number, at: { params: { ...params, ticket: id } } };
};
const get = (by: Caller, { at }: { at: { params: { partnership: string; ticket: string } } }) => by.call(tickets.getTicket, at);
const problem = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { problem: { status: number; causes: { code: string }[] } }) =>
      `${error.problem.status} ${error.problem.causes[0]?.code ?? ''}`.trim(),
  );
const events = (view: { events: readonly { kind: string }[] }) => view.events.map(({ kind }) => kind);

test('priority follows impact and urgency; an override keeps who and why until it is taken back', async () => {
  const one = await open('Laptop');
  const classify = (body: object) => desk.call(tickets.classifyTicket, { ...one.at, body: { reason: 'Seen', ...body } });
  expect(await problem(desk.call(contract.takeBackPriority, one.at))).toBe('422 ticket.nothing-changes');
  const weighed = await classify({ impact: 'high', urgency: 'medium' });
  expect([weighed.row.priority, weighed.record.agreedPriority, weighed.record.override]).toEqual(['P2', 'P2', null]);
  const over = await classify({ priority: 'P1', reason: "CEO's laptop" });
  expect(over.record.override).toEqual({ by: { id: desk.id, name: 'Ana', party: 'northwind' }, at: NOW, reason: "CEO's laptop" });
  const still = await classify({ urgency: 'low' });
  expect([still.row.priority, still.record.agreedPriority]).toEqual(['P1', 'P3']);
  expect((await get(rita, one)).record.override).toBeNull();
  const back = await desk.call(contract.takeBackPriority, one.at);
  expect([back.row.priority, back.record.override]).toEqual(['P3', null]);
});

test('systems: the first routes; tags: made alike, typed ahead while in use, and not for requesters; a wish date', async () => {
  const one = await open('Cable');
  const touched = await desk.call(contract.setTicketSystems, {
    ...one.at,
    body: { systems: ['plant-network', 'erp-server'], reason: 'Seen' },
  });
  expect([touched.row.system, touched.record.systems]).toEqual(['plant-network', ['plant-network', 'erp-server']]);
  const turned = await desk.call(contract.setTicketSystems, { ...one.at, body: { systems: ['erp-server', 'plant-network'] } });
  expect([turned.row.system, turned.record.systems]).toEqual(['erp-server', ['erp-server', 'plant-network']]);
  expect(await problem(desk.call(contract.setTicketSystems, { ...one.at, body: { systems: ['no-such'] } }))).toBe('400');

  const tagged = await desk.call(contract.tagTicket, { ...one.at, body: { add: [' New  Starter', 'vpn', 'VPN'] } });
  expect(tagged.row.tags).toEqual(['new starter', 'vpn']);
  const other = await open('Other');
  await internal.call(contract.tagTicket, { ...other.at, body: { add: ['vpn', 'vip'] } });
  const ahead = async (prefix: string) => (await internal.call(contract.listTags, { params, query: { prefix } })).items;
  expect([await ahead(''), await ahead('V'), await ahead('vip')]).toEqual([['new starter', 'vip', 'vpn'], ['vip', 'vpn'], ['vip']]);
  await desk.call(contract.tagTicket, { ...other.at, body: { remove: ['vip'] } });
  expect(await ahead('vi')).toEqual([]);
  expect(JSON.stringify([await get(rita, one), await rita.call(listTickets, { params, query: { status: 'all' } })])).not.toContain(
    'new starter',
  );
  expect((await desk.call(listTickets, { params, query: { status: 'all' } })).items.find((row) => row.id === one.id)?.tags).toEqual([
    'new starter',
    'vpn',
  ]);

  expect((await rita.call(contract.setWishDate, { ...one.at, body: { at: NOW + DAY } })).row.wishAt).toBe(NOW + DAY);
  expect(await problem(rita.call(contract.setWishDate, { ...one.at, body: { at: NOW - 1 } }))).toBe('422 ticket.bad-interval');
});

test('a requester who watches reaches the ticket as its requester does, and ends that himself', async () => {
  const one = await open('Door');
  await desk.call(addMessage, { ...one.at, body: { audience: 'shared', text: 'amaranth' } });
  expect(await problem(get(paul, one))).toBe('404');
  await desk.call(contract.addWatcher, { params: { ...one.at.params, person: paul.id } });
  const seen = await get(paul, one);
  expect([seen.row.subject, seen.record.watchers.map(({ name }) => name), JSON.stringify(seen).includes('amaranth')]).toEqual([
    'Door',
    ['Paul'],
    false,
  ]);
  expect((await get(rita, one)).record.watchers).toEqual([]);
  const mine = async () => (await paul.call(listTickets, { params, query: {} })).items.map((row) => row.id);
  expect(await mine()).toEqual([one.id]);
  await paul.call(addMessage, { ...one.at, body: { audience: 'requester', text: 'Same here' } });
  expect(await problem(paul.call(contract.removeWatcher, { params: { ...one.at.params, person: desk.id } }))).toBe('403 ticket.wrong-side');
  await desk.call(tickets.resolveTicket, { ...one.at, body: { note: 'Done' } });
  expect(await problem(paul.call(tickets.reopenTicket, { ...one.at, body: { reason: 'No' } }))).toBe('403 ticket.wrong-side');
  await paul.call(contract.removeWatcher, { params: { ...one.at.params, person: paul.id } });
  expect([await problem(get(paul, one)), await mine()]).toEqual(['404', []]);
});

test('another requester: the new one reaches it, the old one does not any more; another team of the same party', async () => {
  const one = await open('Badge');
  const changed = await desk.call(contract.changeRequester, { ...one.at, body: { person: paul.id } });
  expect([changed.row.requester?.name, events(changed).at(-1)]).toEqual(['Paul', 'requester-changed']);
  expect([await problem(get(rita, one)), await problem(get(paul, one))]).toEqual(['404', 'done']);
  expect(await problem(desk.call(contract.changeRequester, { ...one.at, body: { person: newId() } }))).toBe('400');
  const given = await desk.call(contract.transferTicket, { ...one.at, body: { team: 'infrastructure' } });
  expect(given.row.holder).toEqual({ team: 'infrastructure', party: 'northwind' });
  expect(await problem(desk.call(contract.transferTicket, { ...one.at, body: { team: 'onsite-it' } }))).toBe('422 ticket.other-party');
});

describe('many at once', () => {
  const edit = (by: Caller, ids: readonly string[], change: object) =>
    by.call(editTickets, { params, body: { tickets: [...ids], change } as never }).then(({ results }) => results);

  test('answers for each: done, refused with the cause, missing; what is refused holds up nothing', async () => {
    const [a, b, c] = [await open('A'), await open('B'), await open('C')];
    await desk.call(tickets.resolveTicket, { ...b.at, body: { note: 'Done' } });
    const gone = newId();
    const results = await edit(desk, [a.id, b.id, gone, c.id], { kind: 'priority', priority: 'P1', reason: 'Storm' });
    expect(results.map(({ ticket, number, outcome }) => [ticket, number, outcome])).toEqual([
      [a.id, a.number, 'done'],
      [b.id, b.number, 'refused'],
      [gone, null, 'missing'],
      [c.id, c.number, 'done'],
    ]);
    expect(results[1]!.causes[0]!.code).toBe('ticket.wrong-status');
    expect((await get(desk, c)).record.override?.reason).toBe('Storm');
  });

  test('makes each kind of change', async () => {
    const one = await open('D');
    const changes: [object, object][] = [
      [{ kind: 'assignee', person: desk.id }, { row: { assignee: { id: desk.id } } }],
      [{ kind: 'category', category: 'accounts', reason: 'Seen' }, { row: { category: 'accounts' } }],
      [{ kind: 'tags', add: ['Storm'] }, { row: { tags: ['storm'] } }],
      [{ kind: 'wish-date', at: NOW + DAY }, { row: { wishAt: NOW + DAY } }],
      [{ kind: 'wait', on: 'requester' }, { row: { status: 'waiting' } }],
      [{ kind: 'transfer', team: 'infrastructure' }, { row: { holder: { team: 'infrastructure' } } }],
      [{ kind: 'resolve', note: 'Done' }, { row: { status: 'resolved' } }],
      [{ kind: 'close' }, { row: { status: 'closed' } }],
    ];
    for (const [change, after] of changes) {
      expect(await edit(desk, [one.id], change)).toMatchObject([{ outcome: 'done', causes: [] }]);
      expect(await get(desk, one)).toMatchObject(after);
    }
  });

  test("a requester learns nothing of others' tickets; a person of the wrong party is refused with words", async () => {
    const [one, hers] = [await open('E'), await open('F', 'connectivity', rita)];
    expect(await edit(paul, [one.id], { kind: 'tags', add: ['x'] })).toEqual([
      { ticket: one.id, number: null, outcome: 'missing', causes: [] },
    ]);
    expect(await edit(rita, [hers.id], { kind: 'tags', add: ['x'] })).toMatchObject([
      { outcome: 'refused', causes: [{ code: 'ticket.wrong-side' }] },
    ]);
    expect(await edit(desk, [hers.id], { kind: 'assignee', person: internal.id })).toMatchObject([
      { outcome: 'refused', causes: [{ code: 'invalid' }] },
    ]);
  });
});

describe('refusals', () => {
  interface Row {
    readonly op: Operation;
    readonly good?: unknown;
    readonly bad?: unknown;
    /** Who may never do this to an open ticket of the desk's. */
    readonly forbidden?: Caller;
  }
  const rows: Row[] = [
    { op: contract.findTicketByNumber },
    { op: contract.setTicketSystems, good: { systems: [] }, bad: { systems: 'x' }, forbidden: rita },
    { op: contract.takeBackPriority },
    { op: contract.tagTicket, good: { add: ['x'] }, bad: { add: [''] }, forbidden: rita },
    { op: contract.listTags, forbidden: rita },
    { op: contract.setWishDate, good: { at: null }, bad: { at: 'soon' } },
    { op: contract.addWatcher, forbidden: rita },
    { op: contract.removeWatcher },
    { op: contract.changeRequester, good: { person: newId() }, bad: { person: 'me' }, forbidden: internal },
    { op: contract.transferTicket, good: { team: 'infrastructure' }, bad: {}, forbidden: internal },
    { op: links.linkTicket, good: { as: 'related', ticket: newId() }, bad: { as: 'split-from', ticket: newId() } },
    { op: links.unlinkTicket },
    { op: links.mergeTicket, good: { into: newId() }, bad: { into: 'that' } },
    { op: links.unmergeTicket },
    { op: links.splitTicket, good: { subject: 'x', messages: [newId()] }, bad: { subject: 'x', messages: [] }, forbidden: rita },
    { op: editTickets, good: { tickets: [newId()], change: { kind: 'close' } }, bad: { tickets: [newId()], change: { kind: 'burn' } } },
  ];
  const send = async (caller: Caller, { op, good }: Row, ticket: string, names: object = {}, body: unknown = good) => {
    const all: Record<string, string> = { ...params, ticket, number: '1', person: paul.id, as: 'related', other: newId(), ...names };
    const url = `/api/v1${op.path.replace(/:(\w+)/g, (_, name: string) => all[name]!)}`;
    const { status, json } = await caller.request(op.method, url, body === undefined ? {} : { body });
    return { status, problem: json as { causes: { text: string }[] } };
  };
  const one = open('Refused');

  test('the table has every operation', () => {
    expect(rows.map(({ op }) => op.id).sort()).toEqual(
      operations
        .filter((op) => op.tag === contract.recordTag)
        .map(({ id }) => id)
        .sort(),
    );
  });

  test.each(rows.map((row) => [row.op.id, row] as const))('%s: 400, 401, 404 and 403', async (_, row) => {
    const { id } = await one;
    if (row.bad !== undefined) expect((await send(desk, row, id, {}, row.bad)).status).toBe(400);
    if (row.good !== undefined) expect((await send(desk, row, id, {}, { ...(row.good as object), colour: 'red' })).status).toBe(400);
    expect((await send(app.anonymous, row, id)).status).toBe(401);
    expect((await send(outsider, row, id)).status).toBe(404);
    expect((await send(desk, row, id, { partnership: elsewhere })).status).toBe(404);
    if (row.op.path.includes(':ticket')) {
      expect((await send(desk, row, newId())).status).toBe(404);
      expect((await send(paul, row, id)).status).toBe(404);
    }
    if (row.forbidden === undefined) return;
    const { status, problem: said } = await send(row.forbidden, row, id);
    expect([status, Boolean(said.causes[0]?.text)]).toEqual([403, true]);
  });
});
