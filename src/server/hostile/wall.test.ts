/**
 * The wall: words planted where not everybody may read reach nobody else, whatever is asked: every
 * operation that reads, every file, search, notices, and the streams of live events. Operations come
 * from the contract's list, so that a new one is asked too.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { addMessage } from '../../contract/messages.js';
import { operations } from '../../contract/operations.js';
import { createTicket } from '../../contract/tickets.js';
import type { Caller } from '../testing/test-app.js';
import { rowsOf } from '../testing/test-database.js';
import { plantSecrets, toldIn } from './secrets.js';
import { fill, hostileWorld, ROLES, send } from './world.js';

const world = await hostileWorld();
const { app, callers, partnership } = world;
const url = await app.app.http.listen({ host: '127.0.0.1', port: 0 });

const everybody: readonly (readonly [(typeof ROLES)[number] | null, Caller, string])[] = [
  ...ROLES.map((role) => [role, callers[role], role] as const),
  [null, world.outsider, 'an outsider'],
  [null, app.anonymous, 'nobody'],
];

/** Listens while something happens; what was heard, by listener and stream. */
async function streams(): Promise<() => Promise<{ readonly who: string; readonly op: string; readonly text: string }[]>> {
  const stop = new AbortController();
  const all = everybody.flatMap(([, caller, who]) =>
    operations
      .filter((op) => op.wire === 'events')
      .map(async (op) => {
        let text = '';
        try {
          const answer = await fetch(url + fill(op, world.names), { headers: { cookie: caller.cookie }, signal: stop.signal });
          for await (const chunk of answer.body!) text += Buffer.from(chunk).toString();
        } catch {
          // Ended by us.
        }
        return { who, op: op.id, text };
      }),
  );
  await sleep(500);
  return async () => {
    await sleep(300);
    stop.abort();
    return Promise.all(all);
  };
}

const listening = await streams();
const secrets = await plantSecrets(world);
const heard = await listening();

const reading = operations.filter((op) => op.method === 'GET' && op.wire !== 'events');
const seen = new Map<string, Set<string>>(secrets.map(({ word }) => [word, new Set<string>()]));

/** A list that can be searched is asked for each secret too: what is not told must not be counted either. */
const searchKeys = {
  searchTickets: 'q',
  listTickets: 'status=all&search',
  listAllTickets: 'status=all&search',
};

describe.each(everybody)('%s', (role, caller, who) => {
  test.each(reading.map((op) => [op.id, op] as const))('%s', async (_, op) => {
    const choices = Math.max(1, ...[...op.path.matchAll(/:(\w+)/g)].map(([, name]) => world.names.get(name!)?.length ?? 1));
    for (let choose = 0; choose < Math.min(choices, 4); choose++) {
      const answer = await send(caller, op, fill(op, world.names, {}, choose) + (op.id === 'searchTickets' ? '?q=secret' : ''));
      // The name of a file goes along in a header.
      const text = answer.text + JSON.stringify([...answer.headers]);
      expect(toldIn(text, secrets, role), who).toEqual([]);
      for (const { word } of secrets) if (text.includes(word)) seen.get(word)!.add(who);
    }
  });

  test.each(Object.entries(searchKeys))('%s for each secret', async (id, key) => {
    const op = operations.find((one) => one.id === id)!;
    const nothing = (await send(caller, op, `${fill(op, world.names)}?${key}=nobodysaysthis`)).text;
    for (const { word, what, readers } of secrets) {
      if (role !== null && readers.includes(role)) continue;
      expect((await send(caller, op, `${fill(op, world.names)}?${key}=${word}`)).text.replace(/[0-9a-f-]{36}/g, ''), what).toBe(
        nothing.replace(/[0-9a-f-]{36}/g, ''),
      );
    }
  });
});

test('streams of live events tell what happens, and no secret', () => {
  expect(
    heard.filter(({ op, who, text }) => op === 'watchTickets' && ROLES.includes(who as never) && !text.includes(world.ticket)),
  ).toEqual([]);
  for (const { who, op, text } of heard) expect(toldIn(text, secrets, null), `${op} to ${who}`).toEqual([]);
});

test('a lead of another partnership is told nothing of this one', async () => {
  for (const op of reading)
    for (const where of [partnership, world.elsewhere]) {
      const { text } = await send(world.stranger, op, fill(op, world.names, { partnership: where }));
      const ours = secrets.filter(({ readers }) => readers.length > 0);
      expect(toldIn(text, ours, null), op.id).toEqual([]);
    }
});

test('the shared history and notices carry no text, whoever reads them', async () => {
  for (const table of ['events', 'notices', 'outbox']) {
    const text = JSON.stringify(await rowsOf(app.database.owner, `select * from ${table}`));
    expect(toldIn(text, secrets, null), table).toEqual([]);
  }
});

test('what a party notes for itself moves nothing that others see: no answer, no number, no moment, no live event', async () => {
  const { 'provider-technician': writer, 'provider-lead': colleague, requester } = callers;
  const params = { partnership };
  const { id: fresh } = await requester.call(createTicket, {
    params,
    body: { subject: 'Nobody looked yet', text: 'Since today', category: 'erp' },
  });
  world.names.set('ticket', [fresh, world.ticket]);
  app.clock.set(app.clock.now() + 600_000);
  const look = async (caller: Caller): Promise<string[]> => {
    const answers: string[] = [];
    for (const op of reading)
      for (let choose = 0; choose < (op.path.includes(':ticket') ? 2 : 1); choose++)
        answers.push(`${op.id} ${(await send(caller, op, fill(op, world.names, {}, choose))).text}`);
    return answers;
  };
  const others = [callers['internal-lead'], callers['internal-technician'], requester];
  const before = await Promise.all(others.map(look));
  const ofColleague = await look(colleague);
  const hear = await streams();
  for (const ticket of [fresh, world.ticket])
    await writer.call(addMessage, { params: { ...params, ticket }, body: { audience: 'own-party', text: 'For us alone' } });
  const told = (await hear()).filter(({ text }) => text.includes('event: ticket')).map(({ who }) => who);
  expect([...new Set(told)].sort()).toEqual(['provider-lead', 'provider-technician']);
  for (const [index, caller] of others.entries()) expect(await look(caller)).toEqual(before[index]);
  expect(await look(colleague)).not.toEqual(ofColleague);
});

test('each secret was told to somebody who may know it: otherwise nothing was proved', () => {
  const told = secrets.filter(({ word, readers }) => readers.length > 0 && seen.get(word)!.size === 0).map(({ what }) => what);
  expect(told).toEqual([]);
});
