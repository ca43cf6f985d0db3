/** Finding tickets: what is found, in which order, where it is marked, and what nobody finds who may not read it. */
import { describe, expect, test } from 'vitest';
import { addMessage } from '../../../contract/messages.js';
import { listTickets } from '../../../contract/queue.js';
import { searchTickets } from '../../../contract/search.js';
import { addWatcher, removeWatcher } from '../../../contract/ticket-record.js';
import { assignTicket, createTicket, getTicket } from '../../../contract/tickets.js';
import { fold } from '../../../core/search/words.js';
import { newId } from '../../platform/ids.js';
import { type Caller, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';

const app = await testApp();
app.clock.set(Date.parse('2026-12-01T15:00:00Z'));
const params = { partnership: app.partnership };
const elsewhere = await app.newPartnership('Elsewhere');
const desk = await app.as('provider-technician', { name: 'Nadia Brunner' });
const internal = await app.as('internal-technician', { name: 'Tom Keller' });
const carla = await app.as('requester', { name: 'Carla Weiß' });
const other = await app.as('requester', { name: 'Ole Other' });
const stranger = await app.as('internal-technician', { partnership: elsewhere });

const create = async (caller: Caller, subject: string, text = 'As the subject says', where = app.partnership) =>
  (await caller.call(createTicket, { params: { partnership: where }, body: { subject, text, category: 'erp' } })).id;
const say = (caller: Caller, ticket: string, audience: 'requester' | 'shared' | 'own-party', text: string) =>
  caller.call(addMessage, { params: { ...params, ticket }, body: { audience, text } });
type Query = Parameters<typeof query>[1];
const query = (q: string, more: object = {}) => ({ params, query: { q, ...more } });
const find = (q: string, caller = desk, more: Query = {}) => caller.call(searchTickets, query(q, more));
const subjects = async (q: string, caller = desk, more: Query = {}) => (await find(q, caller, more)).items.map(({ row }) => row.subject);

const stripes = await create(carla, 'Printer prints stripes', 'Since the update of the driver, every page <b>looks</b> like a zebra.');
const orders = await create(carla, 'Prints of orders miss the printer', 'Only in hall 3');
const large = await create(other, 'Größe der Straßenkarte ist falsch', 'Die Rechnungen fehlen; siehe https://intra.example/erp?id=1');
const path = await create(other, 'Wi-Fi drops: error KB-5034441', 'Scanner/printer at 10.1.2.3');
await say(desk, stripes, 'own-party', 'The vendor says cinnabar');
await say(internal, stripes, 'own-party', 'Between us dolomite');
await say(internal, stripes, 'shared', 'Both teams know basalt');
await say(desk, stripes, 'requester', 'Dear Carla, amaranth');
await desk.call(assignTicket, { params: { ...params, ticket: orders }, body: { person: desk.id } });
await create(stranger, 'Printer of somebody else', 'cinnabar dolomite', elsewhere);

const marked = ({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) =>
  marks.map(([from, to]) => text.slice(from, to));

describe('finds', () => {
  test.each([
    [
      'words of a subject, the ones in a row first',
      'printer prints -scanner',
      ['Printer prints stripes', 'Prints of orders miss the printer'],
    ],
    ['words that go on', 'prin str', ['Printer prints stripes']],
    ['what stands in a row', '"prints stripes"', ['Printer prints stripes']],
    ['not what must be absent', 'prints -stripes -scanner', ['Prints of orders miss the printer']],
    ['other endings', 'printers stripe', ['Printer prints stripes']],
    ['other endings in German', 'Rechnung', ['Größe der Straßenkarte ist falsch']],
    ['without accents', 'grosse strassenkarte', ['Größe der Straßenkarte ist falsch']],
    ['parts that signs join', 'scanner', ['Wi-Fi drops: error KB-5034441']],
    ['a number in a name', '5034441', ['Wi-Fi drops: error KB-5034441']],
    ['past an article', 'the wi-fi', ['Wi-Fi drops: error KB-5034441']],
    ['in spite of a typing error', 'prnter stripse', ['Printer prints stripes']],
    ['who asked', 'weiss', ['Prints of orders miss the printer', 'Printer prints stripes']],
    ['who works on it, in spite of a typing error', 'brunnner', ['Prints of orders miss the printer']],
    ['a host', 'intra.example', ['Größe der Straßenkarte ist falsch']],
  ])('%s', async (_, q, expected) => {
    const found = await subjects(q);
    expect(q === 'weiss' ? [...found].sort() : found).toEqual(q === 'weiss' ? [...expected].sort() : expected);
  });

  test('a number before all others, with # or without', async () => {
    const { number } = (await desk.call(getTicket, { params: { ...params, ticket: large } })).row;
    await create(other, `Like ticket ${number} again`);
    for (const q of [number, `#${number}`, ` # ${number}`]) {
      const { items } = await find(q);
      expect(items.map(({ row }) => row.id)[0]).toBe(large);
      expect(items[0]!.matches[0]).toEqual({ in: 'number' });
      expect(items).toHaveLength(2);
    }
  });

  test('people by name, but not for a requester', async () => {
    expect((await find('nadia')).people).toEqual([{ id: desk.id, name: 'Nadia Brunner', party: 'northwind' }]);
    expect((await find('nadia', carla)).people).toEqual([]);
  });

  test('nothing where nothing is, with what may have been meant', async () => {
    const { items, suggestion } = await find('pritner stripess');
    expect(items).not.toEqual([]);
    expect(suggestion).toBe('printer stripes');
    expect(await find('xylophon')).toMatchObject({ items: [], suggestion: null, capped: false });
  });

  test('under the filters of the queue, page by page', async () => {
    expect(await subjects('prints', desk, { assignee: 'me' })).toEqual(['Prints of orders miss the printer']);
    expect(await subjects('prints', desk, { status: 'closed' })).toEqual([]);
    const first = await find('printer prints -scanner', desk, { limit: 1 });
    const second = await find('printer prints -scanner', desk, { limit: 1, after: first.next! });
    expect([...first.items, ...second.items].map(({ row }) => row.subject)).toEqual(await subjects('printer prints -scanner'));
    expect(second.next).toBeNull();
    expect((await desk.call(listTickets, { params, query: { search: 'amaranth' } })).items.map((row) => row.id)).toEqual([stripes]);
  });
});

test('where the words stand is marked in plain text', async () => {
  const [hit] = (await find('zebra')).items;
  const [match] = hit!.matches;
  if (match?.in !== 'message') throw new Error('Found in a message');
  expect(match.excerpt.text).toContain('every page <b>looks</b> like a zebra.');
  expect(marked(match.excerpt)).toEqual(['zebra']);
  expect(match.by?.name).toBe('Carla Weiß');
  const [named] = (await find('strassenkarte')).items;
  const [subject] = named!.matches;
  expect(subject?.in === 'subject' && marked(subject.excerpt)).toEqual(['Straßenkarte']);
  const [near] = (await find('prnter stripse')).items[0]!.matches;
  expect(near?.in === 'subject' && marked(near.excerpt)).toEqual(['Printer', 'prints', 'stripes'].filter((word) => word !== 'prints'));
});

describe('own-party texts of the other side, and tickets of others', () => {
  const ids = async (q: string, caller: Caller) => (await find(q, caller)).items.map(({ row }) => row.id);
  test.each([
    ['cinnabar', { desk: true, internal: false, carla: false }],
    ['dolomite', { desk: false, internal: true, carla: false }],
    ['basalt', { desk: true, internal: true, carla: false }],
    ['amaranth', { desk: true, internal: true, carla: true }],
  ])('%s', async (word, reads) => {
    const callers = { desk, internal, carla };
    for (const [name, caller] of Object.entries(callers) as [keyof typeof callers, Caller][]) {
      const expected = reads[name] ? [stripes] : [];
      expect(await ids(word, caller), name).toEqual(expected);
      expect(await ids(`printer ${word}`, caller), name).toEqual([]);
      const list = await caller.call(listTickets, { params, query: { status: 'all', search: word } });
      expect(
        list.items.map((row) => row.id),
        name,
      ).toEqual(expected);
    }
    expect(await ids(word, other)).toEqual([]);
  });
  test('a requester finds the own tickets alone, by word, number and typing error', async () => {
    expect(new Set(await ids('prints', carla))).toEqual(new Set([stripes, orders]));
    expect(await ids('stripes', other)).toEqual([]);
    const { number } = (await desk.call(getTicket, { params: { ...params, ticket: stripes } })).row;
    expect(await ids(`#${number}`, other)).toEqual([]);
    expect(await ids('prnter stripse', other)).toEqual([]);
    expect(await ids('scanner', carla)).not.toContain(path);
  });
  test('a requester finds what he watches, and of it what everyone on the ticket reads', async () => {
    const watches = { params: { ...params, ticket: stripes, person: other.id } };
    const { number } = (await desk.call(addWatcher, watches)).row;
    const words = ['stripes', 'amaranth', `#${number}`, 'prnter stripse', 'basalt', 'cinnabar'];
    const found = async () => (await Promise.all(words.map((word) => ids(word, other)))).map((hits) => hits.includes(stripes));
    expect(await found()).toEqual([true, true, true, true, false, false]);
    await desk.call(removeWatcher, watches);
    expect(await found()).toEqual(words.map(() => false));
  });
  test('the function itself asks who reads, and knows one partnership', async () => {
    const found = rowsOf(app.database.app, `select * from tandem.texts_with('cinnabar', null, null, 'northwind', null, null, 9, 9)`);
    expect(await found).toEqual([]);
    await expect(
      rowsOf(app.database.app, `select * from tandem.texts_with('cinnabar', null, null, null, null, null, 9, 9)`),
    ).rejects.toThrow('Somebody reads');
    expect(
      (await stranger.call(searchTickets, { params: { partnership: elsewhere }, query: { q: 'printer' } })).items.map(
        ({ row }) => row.subject,
      ),
    ).toEqual(['Printer of somebody else']);
  });
});

test.each([
  '',
  ' ',
  '"',
  '"""',
  '-',
  '- -',
  '-zebra',
  '&|!()<->:*',
  "'; drop table tickets --",
  '\\',
  '%',
  '_',
  '日本語',
  '🦓',
  'a'.repeat(200),
  `${'x '.repeat(99)}y`,
  'ß'.repeat(60),
  '#',
  '# #',
  'e\u0301',

  '"a" "b',
  'p:*',
  '-"two words"',
  'زبرا',
  '１２',
])('no question is an error: %j', async (q) => {
  for (const caller of [desk, carla]) expect((await find(q, caller)).capped).toBe(false);
  expect((await desk.call(listTickets, { params, query: { search: q.slice(0, 100) } })).next).toBeNull();
});

test('letters are folded as the database folds them', async () => {
  const letters = Array.from({ length: 0x250 - 0xc0 }, (_, index) => String.fromCodePoint(0xc0 + index)).filter((one) =>
    /\p{L}/u.test(one),
  );
  const rows = await rowsOf<{ letter: string; folded: string | null }>(
    app.database.app,
    `select letter, (ts_lexize('unaccent', letter))[1] as folded from unnest($1::text[]) as letter`,
    [letters],
  );
  for (const letter of 'äöüÄÖÜßéèêëçñáàâíîóôúûåøæœłšžčřťďňőűğış')
    expect(rows.find((row) => row.letter === letter)?.folded?.toLowerCase() ?? letter, letter).toBe(fold(letter));
});

describe('refuses', () => {
  const url = (partnership: string, tail = '?q=x') => `/api/v1/partnerships/${partnership}/search${tail}`;
  test.each([
    ['nobody', app.anonymous, url(app.partnership), 401],
    ['a stranger', stranger, url(app.partnership), 404],
    ['no partnership', desk, url(newId()), 404],
    ['an unknown key', desk, url(app.partnership, '?q=x&colour=red'), 400],
    ['a strange cursor', desk, url(app.partnership, '?q=x&after=here'), 400],
    ['a long question', desk, url(app.partnership, `?q=${'x'.repeat(201)}`), 400],
    ['none', desk, url(app.partnership, ''), 400],
  ])('%s', async (_, caller, address, status) => {
    expect((await caller.request('GET', address)).status).toBe(status);
  });
});
