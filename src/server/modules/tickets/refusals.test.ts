/** Every operation on tickets refuses what it must: 400 with places, 401, 404 for strangers and for others' tickets, 403 and 422 with causes. */
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../contract/errors.js';
import { acceptHandOff, declineHandOff, proposeHandOff, withdrawHandOff } from '../../../contract/hand-offs.js';
import { addMessage } from '../../../contract/messages.js';
import { answerNotAccountable, decideNotAccountable, markNotAccountable } from '../../../contract/not-accountable.js';
import { operations } from '../../../contract/operations.js';
import { groupTickets, listTickets, watchTickets } from '../../../contract/queue.js';
import type { Operation } from '../../../contract/route.js';
import * as contract from '../../../contract/tickets.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';

const app = await testApp();
app.clock.set(Date.parse('2026-12-01T15:00:00Z'));
const elsewhere = await app.newPartnership('Elsewhere');
const internal = await app.as('internal-technician');
const desk = await app.as('provider-technician');
const requester = await app.as('requester');
const other = await app.as('requester');
const outsider = await app.outsider();

const about = { subject: 'Period is closed', text: 'Since today', category: 'erp' };
const context = { tried: 'Restarted', evidence: 'A log', needed: 'A look', reason: 'skill' as const };
const create = async () => (await requester.call(contract.createTicket, { params: { partnership: app.partnership }, body: about })).id;
const ticket = await create();
const closed = await create();
const at = (id: string) => ({ params: { partnership: app.partnership, ticket: id } });
await desk.call(contract.resolveTicket, { ...at(closed), body: { note: 'Done' } });
await desk.call(contract.closeTicket, at(closed));

type Names = { readonly [name: string]: string };
interface Row {
  readonly op: Operation;
  readonly good?: unknown;
  readonly bad?: unknown;
  /** What it cannot do without. */
  readonly query?: string;
  /** Who may never do this to an open ticket of the desk's, and who may not now. */
  readonly forbidden?: Caller;
  readonly refused?: Caller;
}

/** On `ticket` for 403, on `closed` for 422. */
const rows: readonly Row[] = [
  { op: listTickets },
  { op: contract.createTicket, good: about, bad: { ...about, category: '' } },
  { op: contract.getTicket },
  { op: contract.explainDeadline },
  { op: addMessage, good: { audience: 'shared', text: 'Hm' }, bad: { audience: 'all', text: '' }, forbidden: requester },
  { op: contract.assignTicket, good: { person: null }, bad: { person: 'me' }, forbidden: internal, refused: desk },
  { op: contract.classifyTicket, good: { category: 'printer', reason: 'Seen' }, bad: { tier: 9 }, forbidden: requester, refused: desk },
  { op: proposeHandOff, good: { toTeam: 'onsite-it', context }, bad: { toTeam: 'onsite-it' }, forbidden: internal, refused: desk },
  { op: acceptHandOff, refused: internal },
  { op: declineHandOff, good: { reason: 'No' }, bad: { reason: ' ' }, refused: internal },
  { op: withdrawHandOff, refused: desk },
  { op: markNotAccountable, good: { from: 1, to: 2, reason: 'No power' }, bad: { from: 1 }, forbidden: internal, refused: desk },
  { op: answerNotAccountable, good: { answer: 'accepted' }, bad: { answer: 'perhaps' }, refused: internal },
  { op: decideNotAccountable, good: { stands: true, reason: 'So it is' }, bad: { stands: true }, refused: internal },
  { op: contract.waitTicket, good: { on: 'requester' }, bad: { on: 'godot' }, forbidden: internal, refused: desk },
  { op: contract.resumeTicket, refused: desk },
  { op: contract.resolveTicket, good: { note: 'Done' }, bad: {}, forbidden: internal, refused: desk },
  { op: contract.reopenTicket, good: { reason: 'Again' }, bad: {}, refused: desk },
  { op: contract.closeTicket, refused: desk },
  { op: watchTickets },
  { op: groupTickets, query: '?by=priority' },
];

const send = async (caller: Caller, { op, good, query: needed = '' }: Row, names: Names, body: unknown = good, query = needed) => {
  const all: Names = { partnership: app.partnership, ticket, handOff: newId(), interval: newId(), clock: 'respond', ...names };
  const url = `/api/v1${op.path.replace(/:(\w+)/g, (_, name: string) => all[name]!)}${query}`;
  const answer = await caller.request(op.method, url, body === undefined ? {} : { body });
  return { status: answer.status, problem: answer.json as Problem };
};
const named = rows.map((row) => [row.op.id, row] as const);
const onTicket = named.filter(([, { op }]) => op.path.includes(':ticket'));

/** Those over all partnerships are refused beside `all-tickets.test.ts`. */
test('the table has every operation', () => {
  const all = operations.filter((op) => op.tag === contract.getTicket.tag && op.path.includes(':partnership'));
  expect(rows.map(({ op }) => op.id).sort()).toEqual(all.map(({ id }) => id).sort());
});

describe('400', () => {
  test.each(named)('%s: names that are none', async (_, row) => {
    const { status, problem } = await send(desk, row, { partnership: 'here' });
    expect({ status, path: problem.places[0]?.path }).toEqual({ status: 400, path: ['params', 'partnership'] });
  });
  test.each(named.filter(([, { bad }]) => bad !== undefined))('%s: a body that does not fit', async (_, row) => {
    const { status, problem } = await send(desk, row, {}, row.bad);
    expect(status).toBe(400);
    expect(problem.places[0]?.path[0]).toBe('body');
  });
  test.each(['?sort=taste', '?after=elsewhere', '?limit=201', '?colour=red', '?assignee=you'])('listTickets: %s', async (query) => {
    const { status, problem } = await send(desk, { op: listTickets }, {}, undefined, query);
    expect({ status, path: problem.places[0]?.path }).toEqual({ status: 400, path: ['query', /\w+/.exec(query)![0]] });
  });
});

test.each(named)('401 %s: nobody', async (_, row) => {
  expect((await send(app.anonymous, row, {})).status).toBe(401);
});

describe('404', () => {
  test.each(named)('%s: somebody of no partnership, and a member in another one', async (_, row) => {
    expect((await send(outsider, row, {})).status).toBe(404);
    expect((await send(desk, row, { partnership: elsewhere })).status).toBe(404);
  });
  const stranger = app.as('internal-lead', { partnership: elsewhere });
  test.each(onTicket)("%s: another partnership's ticket, none, and for a requester somebody else's", async (_, row) => {
    expect((await send(await stranger, row, { partnership: elsewhere })).status).toBe(404);
    expect((await send(desk, row, { ticket: newId() })).status).toBe(404);
    expect((await send(other, row, {})).status).toBe(404);
  });
});

test.each(named.filter(([, { forbidden }]) => forbidden))('403 %s: whose it is not, with causes', async (_, row) => {
  const { status, problem } = await send(row.forbidden!, row, {});
  expect({ status, code: problem.code }).toEqual({ status: 403, code: 'forbidden' });
  expect(problem.causes[0]?.text).toBeTruthy();
});

test('403 createTicket: a requester asks for himself only', async () => {
  const { status, problem } = await send(requester, { op: contract.createTicket }, {}, { ...about, requester: other.id });
  expect({ status, causes: problem.causes.length }).toEqual({ status: 403, causes: 1 });
});

test.each(named.filter(([, { refused }]) => refused))('422 %s: not now, with causes, and nothing changed', async (_, row) => {
  const seq = async () => (await desk.call(contract.getTicket, at(closed))).seq;
  const before = await seq();
  const { status, problem } = await send(row.refused!, row, { ticket: closed });
  expect({ status, code: problem.code }).toEqual({ status: 422, code: 'refused' });
  expect(problem.causes[0]?.text).toBeTruthy();
  expect(await seq()).toBe(before);
});
