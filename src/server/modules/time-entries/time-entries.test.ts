/** Time on tickets: sums for both sides, who and what for the own side, nothing for requesters. */
import { describe, expect, test } from 'vitest';
import { urlOf } from '../../../contract/client.js';
import type { Problem } from '../../../contract/errors.js';
import { operations } from '../../../contract/operations.js';
import type { Operation } from '../../../contract/route.js';
import { createTicket } from '../../../contract/tickets.js';
import * as contract from '../../../contract/time-entries.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';

const app = await testApp();
const NOON = Date.parse('2026-12-01T17:00:00Z');
app.clock.set(NOON);
const params = { partnership: app.partnership };
const elsewhere = await app.newPartnership('Elsewhere');
const internal = await app.as('internal-technician');
const desk = await app.as('provider-technician', { name: 'Nadia' });
const colleague = await app.as('provider-technician');
const requester = await app.as('requester');
const outsider = await app.outsider();

const create = async () =>
  (await requester.call(createTicket, { params, body: { subject: 'Period is closed', text: 'Since today', category: 'erp' } })).id;
const ticket = await create();
const at = { params: { ...params, ticket } };
const spent = { day: '2026-12-01', minutes: 25, workType: 'remote', scope: 'included', note: '' } as const;
const log = (caller: Caller, body: object = {}) => caller.call(contract.logTime, { ...at, body: { ...spent, ...body } });
const timeOf = (caller: Caller) => caller.call(contract.getTicketTime, at);
const failing = async (work: Promise<unknown>) => {
  const { problem } = (await work.then(
    () => ({ problem: null }),
    (error: { problem: Problem }) => error,
  )) as { problem: Problem | null };
  return problem && [problem.status, problem.causes[0]?.code ?? problem.places[0]?.path.join('.') ?? problem.code];
};

test('both sides see the same sums, and only their own entries', async () => {
  const own = await log(desk, { note: 'obsidian', minutes: 30 });
  await log(desk, { minutes: 15, scope: 'project' });
  await log(internal, { minutes: 60, note: 'pumice' });
  const [ofDesk, ofInternal, ofColleague] = [await timeOf(desk), await timeOf(internal), await timeOf(colleague)];
  const totals = [
    { party: 'internal', included: 60, project: 0 },
    { party: 'northwind', included: 30, project: 15 },
  ];
  expect(ofDesk.totals).toEqual(totals);
  expect(ofInternal.totals).toEqual(totals);
  expect(ofDesk.entries.map(({ minutes, own: mine }) => [minutes, mine])).toEqual([
    [15, true],
    [30, true],
  ]);
  expect(ofColleague.entries.find(({ id }) => id === own.id)).toMatchObject({ own: false, note: 'obsidian', person: { name: 'Nadia' } });
  expect(JSON.stringify(ofInternal)).not.toMatch(/obsidian|Nadia/);
  expect(JSON.stringify(ofDesk)).not.toContain('pumice');
  expect(JSON.stringify(await rowsOf(app.database.owner, 'select data from events'))).not.toMatch(/obsidian|pumice|minutes/);
});

test('the rule that routed a ticket says whether its work is included', async () => {
  const { scope, scopeCauses } = await timeOf(desk);
  expect([scope, scopeCauses.length]).toEqual(['included', 1]);
});

test('an own entry is corrected and removed, and what it was is kept', async () => {
  const { id } = await log(desk, { minutes: 10, key: 'once' });
  expect((await log(desk, { minutes: 99, key: 'once' })).id).toBe(id);
  const entry = { params: { ...params, entry: id } };
  const before = (await timeOf(desk)).totals;
  const changed = await desk.call(contract.changeTimeEntry, { ...entry, body: { minutes: 20, note: 'Longer' } });
  expect(changed).toMatchObject({ minutes: 20, note: 'Longer', changedAt: NOON, scope: 'included' });
  expect(await failing(colleague.call(contract.changeTimeEntry, { ...entry, body: { minutes: 1 } }))).toEqual([403, 'time.not-own']);
  expect(await failing(internal.call(contract.changeTimeEntry, { ...entry, body: { minutes: 1 } }))).toEqual([404, 'not-found']);
  expect(await failing(internal.call(contract.removeTimeEntry, entry))).toEqual([404, 'not-found']);
  await desk.call(contract.removeTimeEntry, entry);
  expect(await failing(desk.call(contract.removeTimeEntry, entry))).toEqual([404, 'not-found']);
  const after = (await timeOf(desk)).totals;
  expect(before[1]!.included - after[1]!.included).toBe(10);
  const kept = await rowsOf<{ before: object; after: object | null }>(
    app.database.owner,
    'select before, after from time_entry_changes where entry_id = $1 order by change_id',
    [id],
  );
  expect(kept).toMatchObject([
    { before: { minutes: 10, ticket }, after: { minutes: 20 } },
    { before: { minutes: 20 }, after: null },
  ]);
  const changes = (by: Caller) => by.call(contract.listTimeChanges, at);
  const fact = { day: '2026-12-01', workType: 'remote', scope: 'included' };
  expect(await changes(colleague)).toMatchObject({
    items: [
      { entry: id, by: { name: 'Nadia' }, at: NOON, before: { ...fact, minutes: 20, note: 'Longer' }, after: null },
      { entry: id, before: { ...fact, minutes: 10, note: '' }, after: { ...fact, minutes: 20, note: 'Longer' } },
    ],
    more: false,
  });
  expect(await changes(internal)).toEqual({ items: [], more: false });
});

test('two requests with one key at the same moment log once', async () => {
  const ids = await Promise.all([1, 2, 3, 4].map(async () => (await log(desk, { key: 'at once', minutes: 1 })).id));
  expect(new Set(ids).size).toBe(1);
});

test('one timer a person, wherever he asks; it logs what it measured on the day that it began', async () => {
  const other = await create();
  const start = (on: string) => desk.call(contract.startTimer, { params, body: { ticket: on } });
  expect((await start(ticket)).timer).toMatchObject({ ticket: { id: ticket }, startedAt: NOON, forgotten: false });
  expect(await failing(start(other))).toEqual([422, 'timer.running']);
  app.clock.set(NOON + 7.4 * 60_000);
  expect((await start(ticket)).timer?.startedAt).toBe(NOON);
  expect((await colleague.call(contract.getTimer, { params })).timer).toBeNull();
  const stopped = await desk.call(contract.stopTimer, { params, body: { workType: 'call', scope: 'included' } });
  expect(stopped).toMatchObject({ minutes: 7, day: '2026-12-01', workType: 'call' });
  expect(await failing(desk.call(contract.stopTimer, { params, body: { workType: 'call', scope: 'included' } }))).toEqual([
    422,
    'timer.none',
  ]);
  const [first, second] = await Promise.all([failing(start(ticket)), failing(start(other))]);
  expect([first, second].filter((one) => one === null)).toHaveLength(1);
  await desk.call(contract.dropTimer, { params });
  expect((await desk.call(contract.getTimer, { params })).timer).toBeNull();
});

test('a timer that ran on after the day asks how long it really was', async () => {
  app.clock.set(NOON);
  await desk.call(contract.startTimer, { params, body: { ticket } });
  // 20:00 in New York is the next day in Berlin already.
  app.clock.set(NOON + 8 * 3_600_000);
  const forgotten = async (zone?: string) =>
    (await desk.call(contract.getTimer, { params, query: zone === undefined ? {} : { zone } })).timer?.forgotten;
  expect([await forgotten(), await forgotten('Europe/Berlin')]).toEqual([false, true]);
  expect(await failing(desk.call(contract.getTimer, { params, query: { zone: 'Europe/Berln' } }))).toEqual([400, 'query.zone']);
  const body = { workType: 'remote', scope: 'project', zone: 'Europe/Berlin' } as const;
  expect(await failing(desk.call(contract.stopTimer, { params, body }))).toEqual([422, 'timer.forgotten']);
  expect(await desk.call(contract.stopTimer, { params, body: { ...body, minutes: 40 } })).toMatchObject({ minutes: 40, day: '2026-12-01' });
});

test('the own time by day, as a list and as a file that runs nothing', async () => {
  await log(desk, { day: '2026-12-02', note: '=HYPERLINK("x")' });
  const query = { from: '2026-12-01', to: '2026-12-07' };
  const { items } = await desk.call(contract.listMyTime, { params, query });
  expect(items.at(-1)).toMatchObject({ day: '2026-12-02', ticket: { id: ticket, subject: 'Period is closed' } });
  expect(items.every(({ own }) => own)).toBe(true);
  const file = await desk.request('GET', urlOf(contract.exportMyTime, { params, query }));
  expect(file.text.split('\n')[0]).toBe('\uFEFFday,ticket,subject,minutes,work type,scope,note');
  expect(file.text).toContain(`'=HYPERLINK`);
  expect(await failing(desk.call(contract.listMyTime, { params, query: { from: '2026-12-02', to: '2026-12-01' } }))).toEqual([
    400,
    'query.to',
  ]);
  expect(await failing(desk.call(contract.listMyTime, { params, query: { from: '2026-01-01', to: '2026-12-01' } }))).toEqual([
    400,
    'query.to',
  ]);
});

describe('refused', () => {
  test.each<readonly [string, object, string]>([
    ['no time at all', { minutes: 0 }, 'body.minutes'],
    ['more than a day', { minutes: 1_441 }, 'body.minutes'],
    ['half a minute', { minutes: 0.5 }, 'body.minutes'],
    ['a day that does not exist', { day: '2026-02-30' }, 'body.day'],
    ['a day to come', { day: '2026-12-09' }, 'body.day'],
    ['an unknown kind of work', { workType: 'sleep' }, 'body.workType'],
    ['an unknown key', { rate: 90 }, 'body.rate'],
  ])('%s', async (_, body, place) => expect(await failing(log(desk, body))).toEqual([400, place]));

  const bodies: Record<string, unknown> = {
    logTime: spent,
    changeTimeEntry: { minutes: 1 },
    startTimer: { ticket },
    stopTimer: { workType: 'call', scope: 'included' },
  };
  const ask = async (caller: Caller, op: Operation, partnership = app.partnership, of = ticket) => {
    const names: Record<string, string> = { partnership, ticket: of, entry: newId() };
    const query = op.id.endsWith('MyTime') ? '?from=2026-12-01&to=2026-12-02' : '';
    const url = `/api/v1${op.path.replace(/:(\w+)/g, (_, name: string) => names[name]!)}${query}`;
    const { status, json } = await caller.request(op.method, url, bodies[op.id] === undefined ? {} : { body: bodies[op.id] });
    return [status, (json as Problem | undefined)?.causes?.[0]?.code];
  };
  const all = operations.filter(({ tag }) => tag === contract.logTime.tag);
  test.each(all.map((op) => [op.id, op] as const))('%s: nobody, strangers, another partnership, requesters', async (_, op) => {
    expect((await ask(app.anonymous, op))[0]).toBe(401);
    expect((await ask(outsider, op))[0]).toBe(404);
    expect((await ask(desk, op, elsewhere))[0]).toBe(404);
    expect(await ask(requester, op)).toEqual([403, 'time.not-yours']);
  });

  test("a requester is not told of others' tickets, nor anybody of one that is not there", async () => {
    const other = await app.as('requester');
    expect((await ask(other, contract.getTicketTime))[0]).toBe(404);
    expect((await ask(desk, contract.logTime, app.partnership, newId()))[0]).toBe(404);
  });
});
