/** One queue over all partnerships of a person: merged in order, walled by the role in each, followed live. */
import { afterAll, describe, expect, test } from 'vitest';
import { addMessage } from '../../../../contract/messages.js';
import { groupTickets, listAllTickets, listPlaces, listTickets } from '../../../../contract/queue.js';
import { tagTicket } from '../../../../contract/ticket-record.js';
import { createTicket } from '../../../../contract/tickets.js';
import { newId } from '../../../platform/ids.js';
import { type Caller, testApp } from '../../../testing/test-app.js';
import { rowsOf } from '../../../testing/test-database.js';
import { announceMembers, insertMember } from '../../identity/index.js';

const app = await testApp();
const url = await app.app.http.listen({ host: '127.0.0.1', port: 0 });
const [second, foreign] = [await app.newPartnership('Second'), await app.newPartnership('Foreign')];
const me = await app.as('provider-technician', { name: 'Nadia' });
const other = await app.as('provider-lead', { partnership: foreign });
const { db, signals } = app.app.services;

const join = (partnership: string, person: string, role: 'requester' | 'provider-technician') =>
  db.write(partnership, async (tx) => {
    const party = role === 'requester' ? null : 'northwind';
    await insertMember(tx, partnership, { person, role, party, teams: [], invitedName: null, invitedBy: null, now: 1, joined: true });
    announceMembers(tx, signals, partnership);
  });
await join(second, me.id, 'provider-technician');

/** Deadlines that repeat within and across partnerships, so that the order of equals matters. */
const fill = (partnership: string, count: number, more: Partial<Record<'requester' | 'assignee', string>> = {}) =>
  rowsOf(
    app.database.owner,
    `insert into tickets (partnership_id, ticket_id, number, ordinal, subject, type, status, priority, tier, category, holder_team, holder_party,
       requester, assignee, bounces, created_at, updated_at, due_at, seq, agreement_version)
     select $1::uuid, gen_random_uuid(), $5 || n, n, 'Papers ' || case when n % 10 = 0 then 'show a zeppelin' else 'jam' end, 'incident',
       case n % 5 when 0 then 'closed' when 1 then 'new' else 'open' end, case n % 4 when 0 then 'P2' else 'P3' end, 1, 'printer',
       case when n % 3 = 0 then null else 'service-desk' end, case when n % 3 = 0 then null else 'northwind' end,
       $3::uuid, $4::uuid, 0, n, n, case when n % 7 = 0 then null else n / 4 * 1000 end, 4, 3 from generate_series(1, $2::int) as n`,
    [partnership, count, more.requester ?? null, more.assignee ?? null, newId().slice(-4)],
  );
await fill(app.partnership, 120);
await fill(second, 90, { assignee: me.id });
await fill(foreign, 50);

async function walk(query: object, caller = me) {
  const rows = [];
  for (let after: string | undefined; ; ) {
    const page = await caller.call(listAllTickets, { query: { limit: 40, ...query, ...(after === undefined ? {} : { after }) } });
    rows.push(...page.items);
    if (page.next === null) return rows;
    after = page.next;
  }
}
const idsIn = async (partnership: string, query: object, caller: Caller = me) =>
  (await caller.call(listTickets, { params: { partnership }, query: { limit: 200, ...query } })).items.map((row) => row.id);

describe('the queue over all partnerships', () => {
  test.each([
    ['open ones by deadline', {}],
    ['the other way round', { direction: 'desc' }],
    ['all by last change', { status: 'all', sort: 'updated' }],
    ['by number, up', { status: 'all', sort: 'number', direction: 'asc' }],
    ['of a priority, nobody’s', { priority: 'P2', unowned: 'true' }],
    ['mine', { assignee: 'me' }],
    ['with a word', { status: 'all', search: 'ZEPPELIN' }],
  ] as const)('%s: every page once, each partnership as its own list has it', async (_, query) => {
    const rows = await walk(query);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    for (const partnership of [app.partnership, second])
      expect(rows.filter((row) => row.partnership === partnership).map((row) => row.id)).toEqual(await idsIn(partnership, query));
    const value = (row: (typeof rows)[number]) =>
      'sort' in query
        ? query.sort === 'updated'
          ? -row.updatedAt
          : row.createdAt
        : (row.dueAt ?? Infinity) * ('direction' in query ? -1 : 1);
    expect(rows.map(value)).toEqual(rows.map(value).sort((a, b) => a - b));
    expect(rows.length).toBeGreaterThan(5);
  });

  test('the wall: no row of a partnership that somebody does not belong to, none of others for who only asks', async () => {
    expect((await walk({ status: 'all' })).every((row) => [app.partnership, second].includes(row.partnership))).toBe(true);
    expect((await walk({ status: 'all' }, other)).every((row) => row.partnership === foreign)).toBe(true);
    expect(await walk({ status: 'all' }, await app.outsider())).toEqual([]);
    const asker = await app.as('requester', { partnership: second });
    await fill(second, 3, { requester: asker.id });
    await join(foreign, asker.id, 'provider-technician');
    const seen = await walk({ status: 'all' }, asker);
    expect(seen.filter((row) => row.partnership === second)).toHaveLength(3);
    expect(seen.filter((row) => row.partnership === foreign)).toHaveLength(50);
    expect((await walk({ status: 'all', search: 'jam' }, asker)).filter((row) => row.partnership === second)).toHaveLength(3);
    expect(await walk({ partnership: app.partnership }, other)).toEqual([]);
    const places = (await me.call(listPlaces, {})).items;
    expect(places.map((one) => one.id)).toEqual([app.partnership, second]);
    expect(places[0]!.teams.map((team) => team.id)).toContain('service-desk');
  });

  test('who is named, and what is still in the list', async () => {
    const [row] = await walk({ assignee: 'me' });
    expect(row!.assignee).toMatchObject({ name: 'Nadia', party: 'northwind' });
    const some = await walk({ status: 'all', only: [row!.id, newId()].join(',') });
    expect(some.map((one) => one.id)).toEqual([row!.id]);
  });

  test('words are found in messages that one may read where one belongs, and in no others', async () => {
    const asker = await app.as('requester', { partnership: second, name: 'Ole' });
    const theirs = await app.as('internal-technician', { partnership: second, name: 'Tom' });
    const create = async (caller: Caller, partnership: string, subject: string, text: string) =>
      (await caller.call(createTicket, { params: { partnership }, body: { subject, text, category: 'erp' } })).id;
    const own = await create(asker, second, 'Invoices are refused', 'The clerk speaks of wolfram');
    const others = await create(theirs, second, 'Wolfram everywhere', 'As the subject says');
    await create(other, foreign, 'Elsewhere', 'wolfram wolfram');
    const say = (caller: Caller, audience: 'requester' | 'shared' | 'own-party', text: string) =>
      caller.call(addMessage, { params: { partnership: second, ticket: own }, body: { audience, text } });
    await say(theirs, 'own-party', 'Between us feldspar');
    await say(theirs, 'shared', 'Both teams know gneiss');
    const found = async (search: string, caller = me) =>
      (await walk({ status: 'all', search }, caller)).map((row) => [row.id, row.matches!.map((one) => one.in).join()]);
    expect((await found('wolfram')).toSorted()).toEqual(
      [
        [own, 'message'],
        [others, 'subject'],
      ].toSorted(),
    );
    expect(await found('clerk wolf')).toEqual([[own, 'message']]);
    expect(await found('gneiss')).toEqual([[own, 'message']]);
    expect([await found('feldspar'), (await found('feldspar', theirs)).length]).toEqual([[], 1]);
    expect([await found('wolfram', asker), await found('gneiss', asker)]).toEqual([[[own, 'message']], []]);
    const [row] = await walk({ status: 'all', search: 'clerk' });
    const match = row!.matches!.find((one) => one.in === 'message')!;
    expect(match.by?.name).toBe('Ole');
    expect(match.excerpt.marks.map(([from, to]) => match.excerpt.text.slice(from, to))).toEqual(['clerk']);
    expect((await walk({ status: 'all', search: row!.number })).map((one) => one.id)).toContain(own);
    expect((await walk({ status: 'all' }))[0]!.matches).toBeUndefined();
  });

  test('a tag narrows the list, for the IT teams alone', async () => {
    const asker = await app.as('requester', { partnership: second });
    const body = { subject: 'No way in from home', text: 'Since today', category: 'erp' };
    const mine = await asker.call(createTicket, { params: { partnership: second }, body });
    await me.call(tagTicket, { params: { partnership: second, ticket: mine.id }, body: { add: ['VPN'] } });
    for (const caller of [me, asker]) {
      const seen = caller === me ? [mine.id] : [];
      expect((await walk({ status: 'all', tag: ' Vpn ' }, caller)).map((row) => row.id)).toEqual(seen);
      expect(await idsIn(second, { status: 'all', tag: 'vpn' }, caller)).toEqual(seen);
      expect((await walk({ status: 'all', tag: 'vpn', search: 'zeppelin' }, caller)).length).toBe(0);
    }
    expect((await walk({ status: 'all', tag: 'vpn' }))[0]!.tags).toEqual(['vpn']);
    expect((await walk({ status: 'all' }, asker))[0]!.tags).toEqual([]);
  });

  test('refusals: nobody, strange cursors, unknown keys', async () => {
    const ask = async (caller: Caller, query: string) => (await caller.request('GET', `/api/v1/tickets${query}`)).status;
    expect(await ask(app.anonymous, '')).toBe(401);
    for (const bad of ['?after=x', '?after=updated.1.2.3', '?team=service-desk', '?only=1', '?sort=holder', '?direction=up'])
      expect(await ask(me, bad), bad).toBe(400);
    expect((await app.anonymous.request('GET', '/api/v1/changes')).status).toBe(401);
    expect((await me.request('GET', `/api/v1/partnerships/${foreign}/ticket-groups?by=status`)).status).toBe(404);
    expect((await me.request('GET', `/api/v1/partnerships/${second}/ticket-groups?by=subject`)).status).toBe(400);
  });
});

describe('groups', () => {
  const params = { partnership: second };
  test.each(['status', 'priority', 'holder', 'assignee', 'category', 'due'] as const)(
    'by %s: each section lists as many as it counts',
    async (by) => {
      const { items } = await me.call(groupTickets, {
        params,
        query: { by, status: 'all', ...(by === 'due' ? { days: '5000,9000' } : {}) },
      });
      const section = (key: string | null): object => {
        switch (by) {
          case 'holder':
            return key === null ? { unowned: 'true' } : { team: key };
          case 'due':
            if (key === null) return { undated: 'true' };
            return key === 'before' ? { dueBefore: 5000 } : { dueFrom: Number(key), ...(key === '5000' ? { dueBefore: 9000 } : {}) };
          default:
            return { [by]: key ?? 'nobody' };
        }
      };
      const listed = await Promise.all(items.map(({ key }) => idsIn(second, { status: 'all', ...section(key) })));
      expect(listed.map((ids) => ids.length)).toEqual(items.map((one) => one.count));
      expect(listed.flat()).toHaveLength((await idsIn(second, { status: 'all' })).length);
      expect(items.length).toBeGreaterThan(by === 'category' ? 0 : 1);
    },
  );
});

describe('following all partnerships', () => {
  const open: AbortController[] = [];
  afterAll(() => {
    for (const one of open) one.abort();
  });
  interface Told {
    readonly id: string;
    readonly event: string;
    readonly data: { readonly partnership: string; readonly ticket: string };
  }
  async function listen(
    caller: Caller,
    after?: string,
  ): Promise<{ told: Told[]; ended: Promise<void>; until(count: number): Promise<void> }> {
    const stop = new AbortController();
    open.push(stop);
    const answer = await fetch(`${url}/api/v1/changes`, {
      headers: { cookie: caller.cookie, ...(after ? { 'last-event-id': after } : {}) },
      signal: stop.signal,
    });
    const told: Told[] = [];
    const read = async (): Promise<void> => {
      let text = '';
      for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
        const blocks = (text + part).split('\n\n');
        text = blocks.pop()!;
        for (const block of blocks) {
          const found = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block);
          if (found) told.push({ id: found[1]!, event: found[2]!, data: JSON.parse(found[3]!) });
        }
      }
    };
    const ended = read().catch(() => undefined);
    return { told, ended, until: (count) => expect.poll(() => told.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(count) };
  }
  const create = async (caller: Caller, partnership: string) =>
    (
      await caller.call(createTicket, {
        params: { partnership },
        body: { subject: 'Period is closed', text: 'Since today', category: 'erp' },
      })
    ).id;

  test('one stream tells of every partnership, catches up, follows a membership, and ends with the session', async () => {
    const nadia = await app.as('provider-technician');
    await join(second, nadia.id, 'provider-technician');
    const asker = await app.as('requester', { partnership: second });
    const live = await listen(nadia);
    const quiet = await listen(asker);
    await live.until(1);
    expect(live.told[0]!.event).toBe('hello');
    const [a, b] = [await create(nadia, app.partnership), await create(nadia, second)];
    await create(other, foreign);
    await live.until(3);
    expect(live.told.slice(1).map((one) => one.data)).toMatchObject([
      { partnership: app.partnership, ticket: a },
      { partnership: second, ticket: b },
    ]);
    const later = await listen(nadia, live.told[1]!.id);
    await later.until(1);
    expect(later.told.map((one) => one.data.ticket)).toContain(b);
    expect(later.told.map((one) => one.data.ticket)).not.toContain(a);
    // Somebody who is made a member hears of it from then on.
    await join(foreign, nadia.id, 'provider-technician');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const c = await create(other, foreign);
    await live.until(4);
    expect(live.told.at(-1)!.data).toMatchObject({ partnership: foreign, ticket: c });
    const own = await create(asker, second);
    await quiet.until(2);
    expect(quiet.told.slice(1).map((one) => one.data.ticket)).toEqual([own]);
    expect((await nadia.request('DELETE', '/api/v1/session')).status).toBe(204);
    await live.ended;
  });
});
