/** Who reads what: nowhere does a text reach somebody it was not written for. */
import { describe, expect, test } from 'vitest';
import { declineHandOff, proposeHandOff } from '../../../../contract/hand-offs.js';
import { addMessage } from '../../../../contract/messages.js';
import { getHome } from '../../../../contract/partnerships.js';
import { listTickets } from '../../../../contract/queue.js';
import * as contract from '../../../../contract/tickets.js';
import { type Caller, testApp } from '../../../testing/test-app.js';

const app = await testApp();
app.clock.set(Date.parse('2026-12-01T15:00:00Z'));
const params = { partnership: app.partnership };
const internal = await app.as('internal-technician');
const desk = await app.as('provider-technician');
const requester = await app.as('requester');

/** Words that cannot stand in an answer for another reason. */
const SAID = {
  toRequester: 'amaranth',
  shared: 'basalt',
  ofDesk: 'cinnabar',
  ofInternal: 'dolomite',
  tried: 'epidote',
  evidence: 'feldspar',
  needed: 'gneiss',
  declined: 'hematite',
  waiting: 'ilmenite',
  classified: 'jasper',
};
const { id } = await requester.call(contract.createTicket, {
  params,
  body: { subject: 'Period is closed', text: 'Since today', category: 'erp' },
});
const where = { params: { ...params, ticket: id } };
const answers: Record<'requester' | 'desk' | 'internal', string[]> = { requester: [], desk: [], internal: [] };
const callers = { requester, desk, internal } as const;

const say = (caller: Caller, audience: 'requester' | 'shared' | 'own-party', text: string) =>
  caller.call(addMessage, { ...where, body: { audience, text } });
await say(desk, 'requester', SAID.toRequester);
await say(desk, 'own-party', SAID.ofDesk);
await say(internal, 'shared', SAID.shared);
await say(internal, 'own-party', SAID.ofInternal);
const { tried, evidence, needed } = SAID;
const proposed = await desk.call(proposeHandOff, {
  ...where,
  body: { toTeam: 'onsite-it', context: { tried, evidence, needed, reason: 'skill' } },
});
await readEverything();
await internal.call(declineHandOff, {
  params: { ...where.params, handOff: proposed.openHandOff!.id },
  body: { reason: SAID.declined },
});
await desk.call(contract.classifyTicket, { ...where, body: { priority: 'P2', reason: SAID.classified } });
await desk.call(contract.waitTicket, { ...where, body: { on: 'third-party', note: SAID.waiting } });
await readEverything();
// What a command answers is read by the one who gave it.
answers.requester.push(JSON.stringify(await say(requester, 'requester', 'Any news?')));
answers.internal.push(JSON.stringify(await say(internal, 'shared', 'Look')));
answers.desk.push(JSON.stringify(await say(desk, 'shared', 'Looking')));

/** Ticket, lists, search, home, deadlines, live changes: all that an operation on tickets answers. */
async function readEverything(): Promise<void> {
  for (const [who, caller] of Object.entries(callers) as [keyof typeof callers, Caller][]) {
    const search = (words: string) => caller.call(listTickets, { params, query: { status: 'all', search: words } });
    const all = await Promise.all([
      caller.call(contract.getTicket, where),
      caller.call(listTickets, { params, query: { status: 'all' } }),
      caller.call(getHome, { params }),
      caller.call(contract.explainDeadline, { params: { ...where.params, clock: 'resolve' } }),
      ...Object.values(SAID).map(search),
    ]);
    answers[who].push(...all.map((one) => JSON.stringify(one)));
  }
}

const heard = (who: keyof typeof callers) => {
  const text = answers[who].join('\n');
  return Object.entries(SAID).flatMap(([name, word]) => (text.includes(word) ? [name] : []));
};

describe('texts reach', () => {
  test('a requester: what was written to him alone', () => expect(heard('requester')).toEqual(['toRequester']));
  test('the desk: everything but what the other side keeps to itself', () =>
    expect(heard('desk')).toEqual(Object.keys(SAID).filter((name) => name !== 'ofInternal')));
  test('the internal side: everything but what the desk keeps to itself', () =>
    expect(heard('internal')).toEqual(Object.keys(SAID).filter((name) => name !== 'ofDesk')));
  test('nobody through the shared history of events', async () => {
    const rows = await app.app.services.db.read(app.partnership, (read) => read.selectFrom('events').select('data').execute());
    const text = JSON.stringify(rows);
    expect(Object.values(SAID).filter((word) => text.includes(word))).toEqual([]);
  });
});

test('a requester is not told that somebody keeps notes, a side not that the other does', async () => {
  const audiences = async (caller: Caller) =>
    (await caller.call(contract.getTicket, where)).events.flatMap((event) =>
      event.kind === 'messaged' ? [`${event.audience} ${event.by.kind === 'team' ? event.by.party : ''}`] : [],
    );
  expect(new Set(await audiences(requester))).toEqual(new Set(['requester ', 'requester northwind']));
  const toAll = ['requester ', 'requester northwind', 'shared internal', 'shared northwind'];
  expect(new Set(await audiences(desk))).toEqual(new Set([...toAll, 'own-party northwind']));
  expect(new Set(await audiences(internal))).toEqual(new Set([...toAll, 'own-party internal']));
});
