/** Around messages: who is mentioned, what crossed, what is being written and who is there; none of it reaches the wrong side. */
import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../../contract/errors.js';
import { addMessage, listMessages } from '../../../../contract/messages.js';
import { operations } from '../../../../contract/operations.js';
import { dropReplyDraft, getReplyDraft, saveReplyDraft } from '../../../../contract/reply-drafts.js';
import type { Operation } from '../../../../contract/route.js';
import { sayTicketPresence } from '../../../../contract/ticket-presence.js';
import { createTicket, getTicket } from '../../../../contract/tickets.js';
import { mentionOf } from '../../../../core/tickets/mentions.js';
import { newId } from '../../../platform/ids.js';
import { type Caller, testApp } from '../../../testing/test-app.js';
import { rowsOf } from '../../../testing/test-database.js';

const app = await testApp();
app.clock.set(Date.parse('2026-12-01T15:00:00Z'));
const params = { partnership: app.partnership };
const maya = await app.as('internal-technician', { name: 'Maya' });
const nadia = await app.as('provider-technician', { name: 'Nadia' });
const omar = await app.as('provider-technician', { name: 'Omar' });
const carla = await app.as('requester', { name: 'Carla' });
const dora = await app.as('requester', { name: 'Dora' });

const create = async () =>
  (await carla.call(createTicket, { params, body: { subject: 'Period is closed', text: 'Since today', category: 'erp' } })).id;
const at = (ticket: string) => ({ params: { ...params, ticket } });
type Audience = 'requester' | 'shared' | 'own-party';
const write = (by: Caller, ticket: string, audience: Audience, text: string, seenSeq?: number) =>
  by.call(addMessage, { ...at(ticket), body: { audience, text, ...(seenSeq === undefined ? {} : { seenSeq }) } });
async function problemOf(answer: Promise<unknown>) {
  const error: unknown = await answer.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error('It was not refused');
  const { status, causes, places } = error.problem;
  return { status, causes: causes.map((one) => `${one.code}: ${one.text}`), places: places.map((one) => one.path.join('.')) };
}
const notices = (person: Caller) =>
  rowsOf(
    app.database.owner,
    `select kind, ticket_id, key, data from notices where person_id = '${person.id}' order by created_at, notice_id`,
  );

describe('a mention', () => {
  test('is told once, under the name that the person has', async () => {
    const ticket = await create();
    const text = `${mentionOf(maya.id, 'Boss')}, ${mentionOf(nadia.id, 'me')} and ${mentionOf(maya.id, 'Boss')}: look`;
    const body = { audience: 'shared' as const, text, key: 'once' };
    const { messages } = await nadia.call(addMessage, { ...at(ticket), body });
    await nadia.call(addMessage, { ...at(ticket), body });
    const said = messages.at(-1)!;
    expect(said.text).toBe(`@[Maya](person:${maya.id}), @[Nadia](person:${nadia.id}) and @[Maya](person:${maya.id}): look`);
    expect(await notices(maya)).toEqual([
      { kind: 'ticket.mentioned', ticket_id: ticket, key: `mention:${said.id}`, data: { by: nadia.id, message: said.id } },
    ]);
    expect(await notices(nadia)).toEqual([]);
  });

  test('of somebody who cannot read it is refused with the reason, and nothing is written', async () => {
    const ticket = await create();
    const before = await notices(maya);
    const text = [maya, carla, omar].map((one) => mentionOf(one.id, 'x')).join(' ');
    expect(await problemOf(write(nadia, ticket, 'own-party', text))).toMatchObject({
      status: 422,
      causes: [
        'message.mention-cannot-read: Maya cannot read this: it is for Northwind IT only',
        'message.mention-cannot-read: Carla cannot read this: it is for Northwind IT only',
      ],
    });
    expect(await problemOf(write(nadia, ticket, 'requester', `${mentionOf(dora.id, 'x')} ${mentionOf(newId(), 'y')}`))).toMatchObject({
      causes: [expect.stringContaining('Dora cannot read this'), expect.stringContaining('message.mention-unknown')],
    });
    const many = Array.from({ length: 21 }, () => mentionOf(newId(), 'x')).join(' ');
    expect((await problemOf(write(nadia, ticket, 'shared', many))).causes).toEqual([expect.stringContaining('at most 20 people')]);
    expect((await nadia.call(getTicket, at(ticket))).messages).toHaveLength(1);
    expect([await notices(maya), await notices(omar), await notices(dora)]).toEqual([before, [], []]);
  });
});

describe('a reply that crossed another', () => {
  test('is answered with what its author may read and has not seen, until he sends it anyway', async () => {
    const ticket = await create();
    const { seq } = await nadia.call(getTicket, at(ticket));
    await write(maya, ticket, 'own-party', 'zircon');
    await write(maya, ticket, 'shared', 'We fixed it already');
    const crossed = await problemOf(write(nadia, ticket, 'requester', 'Still looking', seq));
    expect(crossed).toMatchObject({ status: 409, causes: ['message.crossed: Maya: We fixed it already'] });
    expect((await carla.call(getTicket, at(ticket))).messages).toHaveLength(1);
    // A requester is not stopped by what he cannot read.
    await write(carla, ticket, 'requester', 'Thanks', seq);
    const now = (await nadia.call(getTicket, at(ticket))).seq;
    await write(nadia, ticket, 'requester', 'Done', now);
    // Own ones do not cross.
    await write(nadia, ticket, 'requester', 'Really', now);
  });
});

describe('what somebody has begun to write', () => {
  const [here, there] = [newId(), newId()];
  const save = (by: Caller, ticket: string, page: string, edit: number, revision: number, text: string) =>
    by.call(saveReplyDraft, { ...at(ticket), body: { page, edit, revision, text, audience: 'shared', attachments: [] } });

  test('is there on another device, for nobody else, and gone when it is sent', async () => {
    const ticket = await create();
    await save(nadia, ticket, here, 1, 0, 'sapphire');
    const { draft, others } = await nadia.call(getReplyDraft, at(ticket));
    expect({ text: draft?.text, others }).toEqual({ text: 'sapphire', others: [] });
    for (const other of [omar, maya, carla]) expect((await other.call(getReplyDraft, at(ticket))).draft).toBeNull();
    await write(nadia, ticket, 'shared', 'sapphire');
    expect(await nadia.call(getReplyDraft, at(ticket))).toEqual({ revision: 0, draft: null, others: [] });
  });

  test('in two tabs: the newer is kept, the older offered back', async () => {
    const ticket = await create();
    await save(nadia, ticket, here, 1, 0, 'One');
    const { revision } = await save(nadia, ticket, here, 2, 0, 'One, longer');
    // A tab that read it goes on with it, one that did not stands against it.
    expect(await save(nadia, ticket, there, 1, revision, 'One, longer still')).toMatchObject({ others: [] });
    const clash = await save(nadia, ticket, here, 3, revision, 'Other words');
    expect(clash).toMatchObject({ draft: { text: 'Other words' }, others: [{ page: there, text: 'One, longer still' }] });
    // An empty tab takes no place, and a save that arrives late changes nothing.
    expect(await save(nadia, ticket, newId(), 1, 0, ' ')).toEqual(clash);
    expect(await save(nadia, ticket, here, 2, 0, 'Late')).toEqual(clash);
    // Page against page: each is kept once.
    const back = await save(nadia, ticket, there, 2, 0, 'Mine');
    expect({ text: back.draft?.text, others: back.others.map((one) => one.text) }).toEqual({ text: 'Mine', others: ['Other words'] });
    await nadia.call(dropReplyDraft, { ...at(ticket), query: { page: here } });
    expect(await nadia.call(getReplyDraft, at(ticket))).toMatchObject({ draft: { text: 'Mine' }, others: [] });
    await nadia.call(dropReplyDraft, { ...at(ticket), query: {} });
    expect((await nadia.call(getReplyDraft, at(ticket))).draft).toBeNull();
  });
});

describe('nothing that was typed is lost', () => {
  const begun = (page: string, text: string) => ({ page, edit: 1, revision: 0, text, audience: 'shared' as const, attachments: [] });
  const texts = async (ticket: string) => {
    const { draft, others } = await nadia.call(getReplyDraft, at(ticket));
    return [draft, ...others].map((one) => one?.text ?? null);
  };

  test('when pages save for the first time at the same moment', async () => {
    const ticket = await create();
    const all = ['a', 'b', 'c', 'd', 'e', 'f'];
    await Promise.all(all.map((text) => nadia.call(saveReplyDraft, { ...at(ticket), body: begun(newId(), text) })));
    expect((await texts(ticket)).sort()).toEqual(all);
  });

  test('when another page sends its own', async () => {
    const ticket = await create();
    const [here, there] = [newId(), newId()];
    await nadia.call(saveReplyDraft, { ...at(ticket), body: begun(here, 'Mine') });
    await nadia.call(saveReplyDraft, { ...at(ticket), body: begun(there, 'Elsewhere') });
    const send = (text: string, draft: { page: string; revision: number }) =>
      nadia.call(addMessage, { ...at(ticket), body: { audience: 'shared', text, draft } });
    await send('Mine', { page: here, revision: 1 });
    expect(await texts(ticket)).toEqual(['Elsewhere']);
    await nadia.call(saveReplyDraft, { ...at(ticket), body: begun(here, 'More') });
    expect(await texts(ticket)).toEqual(['More', 'Elsewhere']);
    // A page that took up what stood there sends it as its own.
    const { revision } = await nadia.call(getReplyDraft, at(ticket));
    await send('More', { page: newId(), revision });
    expect(await texts(ticket)).toEqual([null, 'Elsewhere']);
    await send('Elsewhere', { page: there, revision: 0 });
    expect(await nadia.call(getReplyDraft, at(ticket))).toMatchObject({ draft: null, others: [] });
  });
});

test('a mention of what is no id of anybody is a text like any other', async () => {
  const ticket = await create();
  const text = `@[Maya](person:${'-'.repeat(36)})`;
  expect((await write(nadia, ticket, 'shared', text)).messages.at(-1)?.text).toBe(text);
});

test('people on one ticket see each other; that somebody writes is told to those who may read it', async () => {
  const ticket = await create();
  const pages = new Map<Caller, string>();
  const say = async (by: Caller, doing: 'viewing' | 'writing' | 'gone', audience: Audience | null = null) => {
    const page = pages.get(by) ?? newId();
    pages.set(by, page);
    const { here } = await by.call(sayTicketPresence, { ...at(ticket), body: { page, doing, audience } });
    return here.map((one) => `${one.person.name}: ${one.writingTo}`);
  };
  expect(await say(nadia, 'viewing')).toEqual([]);
  expect(await say(maya, 'viewing')).toEqual(['Nadia: null']);
  await say(nadia, 'writing', 'own-party');
  expect([await say(maya, 'viewing'), await say(omar, 'viewing')]).toEqual([['Nadia: null'], ['Nadia: own-party', 'Maya: null']]);
  await say(nadia, 'writing', 'shared');
  expect([await say(maya, 'viewing'), await say(carla, 'viewing')]).toEqual([['Nadia: shared', 'Omar: null'], []]);
  await say(nadia, 'writing', 'requester');
  expect(await say(carla, 'writing', 'requester')).toEqual(['Nadia: requester']);
  await say(omar, 'gone');
  expect(await say(nadia, 'viewing')).toEqual(['Maya: null', 'Carla: requester']);
  app.clock.advance(91_000);
  expect(await say(maya, 'viewing')).toEqual([]);
});

test('messages come a page at a time, each once, and of others’ notes nothing', async () => {
  const ticket = await create();
  for (let count = 1; count <= 60; count++) await write(count % 3 === 0 ? maya : nadia, ticket, 'own-party', `Note ${count}`);
  const newest = await nadia.call(getTicket, at(ticket));
  expect(newest.messages.map((one) => one.text)).toEqual([
    'Since today',
    ...Array.from({ length: 60 }, (_, n) => n + 1)
      .filter((n) => n % 3 !== 0)
      .map((n) => `Note ${n}`),
  ]);
  for (let count = 61; count <= 80; count++) await write(nadia, ticket, 'shared', `Note ${count}`);
  const page = await nadia.call(getTicket, at(ticket));
  expect([page.messages.length, page.messages.at(-1)?.text]).toEqual([50, 'Note 80']);
  // Of the events only those whose texts are there, and how it came.
  expect(page.events.filter((one) => one.kind === 'messaged')).toHaveLength(50);
  expect(page.events.slice(0, 2).map((one) => one.kind)).toEqual(['created', 'routed']);
  const seen = [...page.messages];
  for (let before = page.earlierMessages; before !== null; ) {
    const next = await nadia.call(listMessages, { ...at(ticket), query: { before, limit: 4 } });
    seen.unshift(...next.items);
    before = next.earlier;
  }
  expect(seen.map((one) => one.text)).toEqual([
    'Since today',
    ...Array.from({ length: 80 }, (_, n) => n + 1)
      .filter((n) => n % 3 !== 0 || n > 60)
      .map((n) => `Note ${n}`),
  ]);
  const ofCarla = await carla.call(listMessages, { ...at(ticket), query: {} });
  expect({ ...ofCarla, items: ofCarla.items.map((one) => one.text) }).toEqual({ items: ['Since today'], earlier: null });
  expect(await problemOf(nadia.call(listMessages, { ...at(ticket), query: { before: '12.none' } }))).toMatchObject({
    status: 400,
    places: ['query.before'],
  });
});

describe('refusals', () => {
  const rows: readonly { readonly op: Operation; readonly body?: Record<string, unknown> }[] = [
    { op: listMessages },
    { op: getReplyDraft },
    { op: saveReplyDraft, body: { page: newId(), edit: 1, revision: 0, text: '', audience: 'shared', attachments: [] } },
    { op: dropReplyDraft },
    { op: sayTicketPresence, body: { page: newId(), doing: 'viewing' } },
  ];
  test('the table has every operation', () => {
    expect(rows.map(({ op }) => op.id).sort()).toEqual(
      operations
        .filter((op) => op.tag === 'Conversation')
        .map((op) => op.id)
        .sort(),
    );
  });
  test.each(rows.map((row) => [row.op.id, row] as const))('%s: 400, 401, 404', async (_, { op, body }) => {
    const ticket = await create();
    const elsewhere = await app.newPartnership('Elsewhere');
    const stranger = await app.as('internal-lead', { partnership: elsewhere });
    const send = async (by: Caller, names: Record<string, string> = {}, sent = body, query = '') => {
      const all: Record<string, string> = { partnership: app.partnership, ticket, ...names };
      const url = `/api/v1${op.path.replace(/:(\w+)/g, (_all, name: string) => all[name]!)}${query}`;
      return (await by.request(op.method, url, sent === undefined ? {} : { body: sent })).status;
    };
    expect(
      await send(nadia, {}, body === undefined ? undefined : { ...body, colour: 'red' }, body === undefined ? '?colour=red' : ''),
    ).toBe(400);
    expect(await send(app.anonymous)).toBe(401);
    expect(await send(await app.outsider())).toBe(404);
    expect(await send(stranger, { partnership: elsewhere })).toBe(404);
    expect(await send(stranger)).toBe(404);
    expect(await send(dora)).toBe(404);
    expect(await send(nadia, { ticket: newId() })).toBe(404);
  });
});
