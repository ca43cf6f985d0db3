/** Links, merging and splitting over HTTP: both ends tell of it, numbers lead on for ever, and no text leaves its circle. */
import { describe, expect, test } from 'vitest';
import { linkTicket, mergeTicket, splitTicket, unlinkTicket, unmergeTicket } from '../../../../contract/links.js';
import { addMessage, listMessages } from '../../../../contract/messages.js';
import { listTickets } from '../../../../contract/queue.js';
import { findTicketByNumber } from '../../../../contract/ticket-record.js';
import * as contract from '../../../../contract/tickets.js';
import { type Caller, testApp } from '../../../testing/test-app.js';

const app = await testApp();
app.clock.set(Date.parse('2026-12-01T15:00:00Z'));
const params = { partnership: app.partnership };
const desk = await app.as('provider-technician');
const internal = await app.as('internal-technician');
const rita = await app.as('requester', { name: 'Rita' });
const paul = await app.as('requester', { name: 'Paul' });

const open = async (by: Caller, subject: string, more: object = {}) => {
  const { id, number } = await by.call(contract.createTicket, {
    params,
    body: { subject, text: `${subject} since today`, category: 'connectivity', ...more },
  });
  return { id, number, at: { params: { ...params, ticket: id } } };
};
const get = (by: Caller, { at }: { at: object }, query: object = {}) => by.call(contract.getTicket, { ...at, query } as never);
const say = (by: Caller, { at }: { at: object }, audience: string, text: string) =>
  by.call(addMessage, { ...at, body: { audience, text } } as never);
const merge = (by: Caller, one: { at: object }, into: string, readersMayRead = true) =>
  by.call(mergeTicket, { ...one.at, body: { into, readersMayRead } } as never);
const problem = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { problem: { status: number; causes: { code: string }[] } }) =>
      `${error.problem.status} ${error.problem.causes[0]?.code ?? ''}`.trim(),
  );
const texts = (messages: readonly { text: string }[]) => messages.map((one) => one.text);

describe('links', () => {
  test('stand on both ends with number, status and subject, and go from both', async () => {
    const [a, b] = [await open(rita, 'Tunnel drops'), await open(paul, 'Tunnel drops too')];
    const linked = await desk.call(linkTicket, { ...a.at, body: { as: 'parent', ticket: b.id } });
    expect(linked.record.links).toMatchObject([
      { as: 'parent', ticket: { id: b.id, number: b.number, subject: 'Tunnel drops too', status: 'new' } },
    ]);
    expect((await get(internal, b)).record.links).toMatchObject([{ as: 'child', ticket: { number: a.number, status: 'new' } }]);
    expect((await get(rita, a)).record.links).toEqual([]);
    expect(JSON.stringify(await get(rita, a))).not.toContain(b.number);
    await internal.call(unlinkTicket, { params: { ...params, ticket: b.id, as: 'child', other: a.id } });
    expect((await get(desk, a)).record.links).toEqual([]);
  });

  test('no circle of parents, one parent each, causes are changes', async () => {
    const [a, b, c] = [await open(desk, 'A'), await open(desk, 'B'), await open(desk, 'C', { type: 'change' })];
    const link = (one: typeof a, as: 'parent' | 'child' | 'caused-by', other: typeof a) =>
      problem(desk.call(linkTicket, { ...one.at, body: { as, ticket: other.id } }));
    expect(await link(a, 'parent', b)).toBe('done');
    expect(await link(b, 'parent', c)).toBe('done');
    expect(await link(c, 'parent', a)).toBe('422 ticket.cycle');
    expect(await link(a, 'child', c)).toBe('422 ticket.cycle');
    expect(await link(a, 'parent', c)).toBe('422 ticket.linked-already');
    expect(await link(a, 'parent', a)).toBe('422 ticket.same-ticket');
    expect(await link(a, 'caused-by', b)).toBe('422 ticket.wrong-type');
    expect(await link(a, 'caused-by', c)).toBe('done');
  });

  test('two that would close a circle together: one wins', async () => {
    const all = await Promise.all(['1', '2', '3', '4'].map((n) => open(desk, n)));
    const up = (from: number, to: number) =>
      problem(desk.call(linkTicket, { ...all[from]!.at, body: { as: 'parent', ticket: all[to]!.id } }));
    expect(await Promise.all([up(0, 1), up(2, 3)])).toEqual(['done', 'done']);
    expect((await Promise.all([up(1, 2), up(3, 0)])).sort()).toEqual(['422 ticket.cycle', 'done']);
  });

  test('never across partnerships', async () => {
    const elsewhere = await app.newPartnership('Elsewhere');
    const lead = await app.as('internal-lead', { partnership: elsewhere });
    const foreign = await lead.call(contract.createTicket, {
      params: { partnership: elsewhere },
      body: { subject: 'X', text: 'X', category: 'connectivity' },
    });
    const here = await open(desk, 'Here');
    for (const call of [
      () => desk.call(linkTicket, { ...here.at, body: { as: 'related', ticket: foreign.id } }),
      () => desk.call(mergeTicket, { ...here.at, body: { into: foreign.id } }),
      () => lead.call(linkTicket, { params: { partnership: elsewhere, ticket: foreign.id }, body: { as: 'related', ticket: here.id } }),
      () => lead.call(findTicketByNumber, { params: { partnership: elsewhere, number: here.number + 1 } }),
    ])
      expect(await problem(call())).toBe('404');
  });
});

describe('merging', () => {
  test('closes one, leads its number on over a chain, and lands replies on the survivor', async () => {
    const [a, b, c] = [await open(rita, 'First'), await open(rita, 'Second'), await open(rita, 'Third')];
    await say(desk, a, 'requester', 'We look at the first');
    const joined = await merge(desk, a, b.id);
    expect([joined.row.id, joined.row.status, joined.record.merged.map((one) => one.number)]).toEqual([b.id, 'new', [a.number]]);
    expect(joined.messages.map((one) => [one.text, one.writtenOn?.number ?? null])).toEqual([
      ['First since today', a.number],
      ['Second since today', null],
      ['We look at the first', a.number],
    ]);
    expect(await problem(merge(internal, b, c.id))).toBe('403 ticket.wrong-side');
    await merge(desk, b, c.id);
    const itself = await get(desk, a, { merged: 'itself' });
    expect([itself.row.status, itself.record.mergedInto, itself.row.dueAt]).toEqual(['closed', { id: b.id, number: b.number }, null]);
    const led = await get(rita, a);
    expect([led.row.id, led.record.redirectedFrom]).toEqual([c.id, { id: a.id, number: a.number }]);
    expect(await rita.call(findTicketByNumber, { params: { ...params, number: a.number } })).toEqual({
      id: c.id,
      number: c.number,
      subject: 'Third',
      redirectedFrom: a.number,
    });
    const answered = await say(rita, a, 'requester', 'Still broken');
    expect([answered.row.id, answered.messages.at(-1)?.text, answered.messages.at(-1)?.writtenOn]).toEqual([c.id, 'Still broken', null]);
    expect(await problem(merge(desk, c, a.id))).toBe('422 ticket.same-ticket');
    expect(await problem(desk.call(contract.resolveTicket, { ...a.at, body: { note: 'x' } }))).toBe('422 ticket.wrong-status');
    const histories = await Promise.all([get(desk, a, { merged: 'itself' }), get(desk, b, { merged: 'itself' }), get(desk, c)]);
    expect(histories.map((one) => one.events.map(({ kind }) => kind).filter((kind) => kind === 'merged' || kind === 'joined'))).toEqual([
      ['merged'],
      ['joined', 'merged'],
      ['joined'],
    ]);
  });

  test('two merges of one ticket at once: one wins', async () => {
    const [a, b, c] = [await open(desk, 'A'), await open(desk, 'B'), await open(desk, 'C')];
    const both = await Promise.all([problem(merge(desk, a, b.id)), problem(merge(desk, a, c.id))]);
    expect(both.sort()).toEqual(['422 ticket.wrong-status', 'done']);
  });

  test('another requester watches the survivor only when that is said; nobody reads what the other had written before', async () => {
    const [ritas, pauls] = [await open(rita, 'amaranth'), await open(paul, 'basalt')];
    await say(desk, pauls, 'own-party', 'cinnabar');
    await say(internal, pauls, 'shared', 'dolomite');
    expect(await problem(get(paul, ritas))).toBe('404');
    expect(await problem(merge(desk, pauls, ritas.id, false))).toBe('422 ticket.confirm-readers');
    await merge(desk, pauls, ritas.id);
    const seen = {
      paul: await get(paul, pauls),
      rita: await get(rita, ritas),
      desk: await get(desk, ritas),
      internal: await get(internal, ritas),
    };
    const words = (one: object) => ['amaranth', 'basalt', 'cinnabar', 'dolomite'].filter((word) => JSON.stringify(one).includes(word));
    expect(words(seen.rita)).toEqual(['amaranth']);
    expect(words(seen.paul)).toEqual(['amaranth', 'basalt']);
    expect(words(seen.desk)).toEqual(['amaranth', 'basalt', 'cinnabar', 'dolomite']);
    expect(words(seen.internal)).toEqual(['amaranth', 'basalt', 'dolomite']);
    expect(words(await internal.call(listMessages, { ...ritas.at }))).toEqual(['amaranth', 'basalt', 'dolomite']);
    expect([seen.rita.record.watchers, seen.paul.record.watchers.map((one) => one.name)]).toEqual([[], ['Paul']]);
    const list = await paul.call(listTickets, { params, query: { status: 'all' } });
    expect(list.items.map((one) => one.id)).toContain(ritas.id);
    await say(paul, pauls, 'requester', 'Here too');
    expect(texts((await get(rita, ritas)).messages)).toContain('Here too');
    expect(await problem(desk.call(unmergeTicket, pauls.at))).toBe('422 ticket.written-since');
  });

  test('is taken back while nobody who came along has written', async () => {
    const [ritas, pauls] = [await open(rita, 'One'), await open(paul, 'Two')];
    await merge(desk, pauls, ritas.id);
    await say(rita, ritas, 'requester', 'And?');
    const back = await desk.call(unmergeTicket, pauls.at);
    expect([back.row.id, back.row.status, back.record.mergedInto]).toEqual([pauls.id, 'open', null]);
    expect(await problem(get(paul, ritas))).toBe('404');
    expect((await get(paul, pauls)).row.id).toBe(pauls.id);
    expect((await get(desk, ritas)).record.merged).toEqual([]);
    expect(await problem(desk.call(unmergeTicket, pauls.at))).toBe('422 ticket.wrong-status');
  });
});

test('splitting quotes what was chosen, each text for the audience it had, and answers nobody', async () => {
  const from = await open(rita, 'Two things');
  await say(rita, from, 'requester', 'Also the printer');
  await say(desk, from, 'own-party', 'eclogite');
  const shared = await say(internal, from, 'shared', 'fluorite');
  const ids = (await get(desk, from)).messages.slice(1).map((one) => one.id);
  const request = { ...from.at, body: { subject: 'Printer', messages: ids, category: 'printer', key: 'k' } };
  const made = await desk.call(splitTicket, request);
  expect(await desk.call(splitTicket, request)).toEqual(made);
  const fresh = await desk.call(contract.getTicket, { params: { ...params, ticket: made.id } });
  expect(fresh.messages.map((one) => one.audience)).toEqual(['requester', 'own-party', 'shared']);
  expect(fresh.messages[0]!.text).toBe(`**Rita** (#${from.number}):\n\n> Also the printer`);
  expect([fresh.row.requester?.name, fresh.row.category, fresh.clocks.find((one) => one.kind === 'respond')?.state]).toEqual([
    'Rita',
    'printer',
    'running',
  ]);
  expect(fresh.record.links).toMatchObject([{ as: 'split-from', ticket: { number: from.number } }]);
  expect((await get(desk, from)).record.links).toMatchObject([{ as: 'split-into', ticket: { number: made.number } }]);
  const theirs = JSON.stringify(await internal.call(contract.getTicket, { params: { ...params, ticket: made.id } }));
  expect([theirs.includes('fluorite'), theirs.includes('eclogite')]).toEqual([true, false]);
  const eclogite = ids.find((id) => !shared.messages.some((one) => one.id === id))!;
  expect(await problem(internal.call(splitTicket, { ...from.at, body: { subject: 'x', messages: [eclogite] } }))).toBe('400');
  expect(await problem(rita.call(splitTicket, { ...from.at, body: { subject: 'x', messages: [ids[0]!] } }))).toBe('403 ticket.wrong-side');
});
