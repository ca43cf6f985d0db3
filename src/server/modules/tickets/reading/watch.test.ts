/** Following changes of tickets over a real connection. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { addMessage } from '../../../../contract/messages.js';
import * as contract from '../../../../contract/tickets.js';
import { type Caller, testApp } from '../../../testing/test-app.js';

const app = await testApp();
const url = await app.app.http.listen({ host: '127.0.0.1', port: 0 });
const params = { partnership: app.partnership };
const desk = await app.as('provider-technician');
const requester = await app.as('requester');
const other = await app.as('requester');
const open: AbortController[] = [];
afterAll(() => {
  for (const one of open) one.abort();
});

interface Told {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly ticket: string };
}

/** Listens from now, or from a cursor on, until so many were told. */
async function listen(caller: Caller, after?: string): Promise<(count: number) => Promise<Told[]>> {
  const stop = new AbortController();
  open.push(stop);
  const answer = await fetch(`${url}/api/v1/partnerships/${app.partnership}/changes`, {
    headers: { cookie: caller.cookie, ...(after === undefined ? {} : { 'last-event-id': after }) },
    signal: stop.signal,
  });
  expect(answer.status).toBe(200);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const told: Told[] = [];
  return async (count) => {
    while (told.length < count) {
      const { value, done } = await reader.read();
      if (done) break;
      text += value;
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const found = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block);
        if (found) told.push({ id: found[1]!, event: found[2]!, data: JSON.parse(found[3]!) });
      }
    }
    stop.abort();
    return told;
  };
}

const create = async (caller: Caller) =>
  (await caller.call(contract.createTicket, { params, body: { subject: 'Period is closed', text: 'Since today', category: 'erp' } })).id;
const say = (ticket: string, text: string) => desk.call(addMessage, { params: { ...params, ticket }, body: { audience: 'shared', text } });

test('changes are told with their place, a reconnect catches up from the last one seen', async () => {
  const first = await listen(desk);
  // The feed begins with a look of its own: give it that moment.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const ticket = await create(requester);
  const [created] = await first(1);
  expect(created).toMatchObject({ event: 'ticket', data: { ticket } });
  await say(ticket, 'One');
  await say(ticket, 'Two');
  const missed = await (await listen(desk, created!.id))(2);
  expect(missed.map(({ data }) => data)).toEqual([{ ticket }, { ticket }]);
  // Ids of servers may overlap, so a little of before comes again; what was seen last does not.
  const again = (await (await listen(desk, missed[0]!.id))(2)).map(({ id }) => id);
  expect(again).toEqual([created!.id, missed[1]!.id]);
});

test('a requester is told of the own tickets alone', async () => {
  const before = await create(requester);
  const all = await listen(desk);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await say(before, 'A mark');
  const cursor = (await all(1))[0]!.id;
  const foreign = await create(requester);
  const own = await create(other);
  await say(foreign, 'Not for others');
  await desk.call(addMessage, { params: { ...params, ticket: own }, body: { audience: 'requester', text: 'We are on it' } });
  const told = await (await listen(other, cursor))(2);
  expect(new Set(told.map(({ data }) => data.ticket))).toEqual(new Set([own]));
});

test('the server stops at once while people follow changes: they see a clean end', async () => {
  const own = await testApp();
  const address = await own.app.http.listen({ host: '127.0.0.1', port: 0 });
  const { cookie } = await own.as('provider-technician');
  const follow = () => fetch(`${address}/api/v1/partnerships/${own.partnership}/changes`, { headers: { cookie } });
  const [first, second] = await Promise.all([follow(), follow()]);
  // A browser opens connections ahead, too.
  const { hostname, port } = new URL(address);
  const silent = connect(Number(port), hostname);
  await once(silent, 'connect');
  const texts = Promise.all([first.text(), second.text()]);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const began = Date.now();
  await own.app.stop();
  expect(Date.now() - began).toBeLessThan(8_000);
  // A stream that is cut refuses its text.
  expect(await texts).toEqual(['retry: 2000\n\n', 'retry: 2000\n\n']);
});
