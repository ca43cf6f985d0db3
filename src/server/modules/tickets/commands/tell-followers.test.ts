/** Followers of a ticket are told of it, each of what he may read, and of a message no longer than he may read it. */
import { describe, expect, test } from 'vitest';
import { acceptHandOff, proposeHandOff } from '../../../../contract/hand-offs.js';
import { mergeTicket } from '../../../../contract/links.js';
import { addMessage } from '../../../../contract/messages.js';
import { countNotices, listNotices } from '../../../../contract/notices.js';
import { addWatcher } from '../../../../contract/ticket-record.js';
import { assignTicket, closeTicket, createTicket, reopenTicket, resolveTicket } from '../../../../contract/tickets.js';
import { mentionOf } from '../../../../core/tickets/mentions.js';
import { type Caller, testApp } from '../../../testing/test-app.js';
import { rowsOf } from '../../../testing/test-database.js';

const app = await testApp();
app.clock.set(Date.parse('2026-12-01T15:00:00Z'));
const params = { partnership: app.partnership };
const nadia = await app.as('provider-technician', { name: 'Nadia' });
const omar = await app.as('provider-technician', { name: 'Omar' });
const tom = await app.as('internal-technician', { name: 'Tom' });
const carla = await app.as('requester', { name: 'Carla' });
const dora = await app.as('requester', { name: 'Dora' });

const at = (ticket: string) => ({ params: { ...params, ticket } });
async function create(): Promise<string> {
  const body = { subject: 'Period is closed', text: 'Since today', category: 'erp' };
  const { id } = await carla.call(createTicket, { params, body });
  for (const person of [omar, tom, dora]) await nadia.call(addWatcher, { params: { ...at(id).params, person: person.id } });
  return id;
}
const say = (by: Caller, ticket: string, audience: 'requester' | 'shared' | 'own-party', text = 'Look') =>
  by.call(addMessage, { ...at(ticket), body: { audience, text } });
/** What somebody is told of a ticket, oldest first. */
async function told(person: Caller, ticket: string): Promise<string[]> {
  const { items } = await person.call(listNotices, { params });
  const of = items.filter((one) => one.ticket?.id === ticket).map(({ kind, data }) => [kind, data['audience']].filter(Boolean).join(' '));
  return of.reverse();
}
const toldAll = async (ticket: string) =>
  Object.fromEntries(
    await Promise.all(Object.entries({ nadia, omar, tom, carla, dora }).map(async ([name, one]) => [name, await told(one, ticket)])),
  );

describe('followers are told', () => {
  test('of messages that they may read, and not of their own', async () => {
    const ticket = await create();
    expect(await toldAll(ticket)).toEqual({ nadia: [], omar: [], tom: [], carla: [], dora: [] });
    await nadia.call(assignTicket, { ...at(ticket), body: { person: nadia.id } });
    await say(carla, ticket, 'requester');
    await say(omar, ticket, 'own-party');
    await say(tom, ticket, 'shared');
    await say(tom, ticket, 'own-party');
    await say(nadia, ticket, 'requester');
    const message = 'ticket.messaged';
    expect(await toldAll(ticket)).toEqual({
      nadia: [`${message} requester`, `${message} own-party`, `${message} shared`],
      omar: [`${message} requester`, `${message} shared`, `${message} requester`],
      tom: [`${message} requester`, `${message} requester`],
      carla: [`${message} requester`],
      dora: [`${message} requester`, `${message} requester`],
    });
    expect((await omar.call(countNotices, { params })).unread).toBe(3);
  });

  test('once where a message mentions them', async () => {
    const ticket = await create();
    await say(nadia, ticket, 'shared', mentionOf(tom.id, 'Tom'));
    expect([await told(tom, ticket), await told(omar, ticket)]).toEqual([['ticket.mentioned'], ['ticket.messaged shared']]);
  });

  test('of its end and of going on, each told once', async () => {
    const ticket = await create();
    await nadia.call(assignTicket, { ...at(ticket), body: { person: omar.id } });
    await omar.call(resolveTicket, { ...at(ticket), body: { note: 'Done' } });
    await carla.call(reopenTicket, { ...at(ticket), body: { reason: 'Again' } });
    await omar.call(resolveTicket, { ...at(ticket), body: { note: 'Done' } });
    await omar.call(closeTicket, at(ticket));
    const all = ['ticket.resolved', 'ticket.reopened', 'ticket.resolved', 'ticket.closed'];
    const byOmar = all.filter((kind) => kind !== 'ticket.reopened');
    expect(await toldAll(ticket)).toEqual({ nadia: [], omar: ['ticket.assigned', 'ticket.reopened'], tom: all, carla: byOmar, dora: all });
  });

  test('of a hand-off that was accepted, where they are of an IT team; of a merge', async () => {
    const ticket = await create();
    const context = { tried: 'Restarted', evidence: 'A log', needed: 'A look', reason: 'skill' as const };
    const { openHandOff } = await nadia.call(proposeHandOff, { ...at(ticket), body: { toTeam: 'onsite-it', context } });
    const before = (await told(tom, ticket)).length;
    await tom.call(acceptHandOff, { params: { ...at(ticket).params, handOff: openHandOff!.id } });
    expect([await told(omar, ticket), await told(nadia, ticket), await told(dora, ticket)]).toEqual([
      ['ticket.taken-over'],
      ['ticket.hand-off-accepted'],
      [],
    ]);
    expect((await told(tom, ticket)).length).toBe(before);
    const survivor = await create();
    await tom.call(mergeTicket, { ...at(ticket), body: { into: survivor, readersMayRead: true } });
    expect([await told(dora, ticket), (await told(omar, ticket)).at(-1)]).toEqual([['ticket.merged'], 'ticket.merged']);
  });
});

test('word of a message is gone with the right to read it', async () => {
  const ticket = await create();
  await say(nadia, ticket, 'shared', mentionOf(tom.id, 'Tom'));
  await say(nadia, ticket, 'own-party', mentionOf(omar.id, 'Omar'));
  await say(tom, ticket, 'requester', mentionOf(carla.id, 'Carla'));
  expect([await told(tom, ticket), (await told(omar, ticket))[1], await told(carla, ticket)]).toEqual([
    ['ticket.mentioned'],
    'ticket.mentioned',
    ['ticket.mentioned'],
  ]);
  const becomes = async (person: Caller, role: string, party: string | null) => {
    await rowsOf(app.database.owner, 'update members set role = $2, party_id = $3 where person_id = $1', [person.id, role, party]);
    app.app.services.signals.hint('members', app.partnership);
  };
  await becomes(omar, 'internal-technician', 'internal');
  expect(await told(omar, ticket)).toEqual(['ticket.messaged shared', 'ticket.messaged requester']);
  const { unread } = await tom.call(countNotices, { params });
  await becomes(tom, 'requester', null);
  expect(await told(tom, ticket)).toEqual([]);
  expect((await tom.call(countNotices, { params })).unread).toBeLessThan(unread);
});
