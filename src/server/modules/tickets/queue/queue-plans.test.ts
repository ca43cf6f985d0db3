/** The queue among many tickets: each list walks an index in its order, as the application's role, and finds what it should. */
import { CompiledQuery } from 'kysely';
import { describe, expect, test } from 'vitest';
import { listTickets } from '../../../../contract/queue.js';
import { newId } from '../../../platform/ids.js';
import { testApp } from '../../../testing/test-app.js';
import { rowsOf } from '../../../testing/test-database.js';
import { queueQuery } from './tickets.queries.js';

const TICKETS = 20_000;
const app = await testApp();
const history = newId();
const elsewhere = await app.newPartnership('Elsewhere');
const desk = await app.as('provider-technician');

/** One in ten is open; one in five thousand speaks of a zeppelin, one in seven of a zebra. */
const fill = (partnership: string, from: string | null, count: number) =>
  rowsOf(
    app.database.owner,
    `insert into tickets (partnership_id, history_id, ticket_id, number, ordinal, subject, type, status, priority, tier, category,
       holder_team, holder_party, bounces, created_at, updated_at, due_at, seq, agreement_version)
     select $1::uuid, $2::uuid, gen_random_uuid(), 'F' || n, n, 'Papers ' || case when n % 5000 = 0 then 'show a zeppelin' when n % 7 = 0 then 'look like a zebra' else 'jam' end,
       'incident', case when n % 10 = 0 then 'open' else 'closed' end, case n % 4 when 0 then 'P2' else 'P3' end, 1, 'printer',
       case when n % 3 = 0 then 'onsite-it' else 'service-desk' end, case when n % 3 = 0 then 'internal' else 'northwind' end, 0,
       n * 1000, n * 1000, n * 1000, 4, 3 from generate_series(1, $3::int) as n`,
    [partnership, from, count],
  );
await fill(app.partnership, null, TICKETS);
await fill(app.partnership, history, TICKETS);
await fill(elsewhere, null, 10_000);
const carla = await app.as('requester');
await rowsOf(
  app.database.owner,
  'update tickets set requester = $1 where partnership_id = $2 and ordinal % 1000 = 0 and history_id is null',
  [carla.id, app.partnership],
);
const mailbox = await app.as('requester');
await rowsOf(
  app.database.owner,
  'update tickets set requester = $1 where partnership_id = $2 and ordinal % 2 = 0 and requester is null and history_id is null',
  [mailbox.id, app.partnership],
);
await rowsOf(app.database.superuser, 'vacuum analyze tickets');

interface Node {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Node[];
}

const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];

type Viewer = Parameters<typeof queueQuery>[1]['member'];

async function planOf(query: object, viewer: Viewer = { person: desk.id, role: 'provider-technician', party: 'northwind', teams: [] }) {
  const parsed = listTickets.query.parse(query);
  const ctx = {
    partnership: app.partnership,
    now: app.clock.now(),
    person: { id: viewer.person, name: '', email: '', session: '' },
    member: viewer,
  };
  return app.app.services.db.read(app.partnership, async (read) => {
    const { sql, parameters } = queueQuery(read, ctx, parsed, null).compile();
    const { rows } = await read.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      CompiledQuery.raw(`explain (analyze, format json) ${sql}`, [...parameters]),
    );
    return nodes(rows[0]!['QUERY PLAN'][0].Plan);
  });
}

const cursorAt = (sort: string, value: number) => `${sort}.${value}.${newId()}`;

describe('the queue among many', () => {
  test.each([
    ['open by deadline', {}, 'tickets_active_by_due'],
    ['its tenth page', { after: cursorAt('due', 5_000_000) }, 'tickets_active_by_due'],
    ['open, of one team and priority', { team: 'service-desk', priority: 'P2' }, 'tickets_active_by_due'],
    ['open, of a kind that there is not', { priority: 'P1', category: 'printer' }, 'tickets_active_by_due'],
    ['open, of a site that has none', { site: 'nowhere' }, 'tickets_active_by_due'],
    ['open, of a tier and of nobody', { tier: '3', assignee: 'nobody' }, 'tickets_active_by_due'],
    ['resolved, where there are none', { status: 'resolved', sort: 'updated' }, 'tickets_resolved'],
    ['all by last change', { status: 'all', sort: 'updated' }, 'tickets_by_updated'],
    ['all by last change, far down', { status: 'all', sort: 'updated', after: cursorAt('updated', 9_000_000) }, 'tickets_by_updated'],
    ['closed by creation', { status: 'closed', sort: 'created' }, 'tickets_by_created'],
    ['all by number', { status: 'all', sort: 'number' }, 'tickets_by_ordinal'],
    ['all by deadline', { status: 'all' }, 'tickets_by_due'],
    ['a frequent word', { status: 'all', sort: 'updated', search: 'zebra' }, 'tickets_by_updated'],
    ['imported by deadline', { status: 'all', history }, 'imported_by_due'],
    ['imported by last change', { status: 'all', sort: 'updated', history }, 'imported_by_updated'],
    ['imported by creation', { status: 'all', sort: 'created', history }, 'imported_by_created'],
    ['imported by number', { status: 'all', sort: 'number', history }, 'imported_by_ordinal'],
    ['nobody owns', { unowned: 'true' }, 'tickets_unowned'],
    ['nobody touched', { untouched: 'true' }, 'tickets_untouched'],
    ['their wait is over', { late: 'true' }, 'tickets_late'],
    ['mine', { assignee: 'me' }, 'tickets_assigned'],
  ])('%s', async (_, query, index) => {
    const plan = await planOf({ limit: '50', ...query });
    const types = plan.map((node) => node['Node Type']);
    expect(types.filter((type) => type === 'Seq Scan' || type.includes('Sort') || type.includes('Bitmap'))).toEqual([]);
    expect(plan.map((node) => node['Index Name']).filter(Boolean)).toEqual([index]);
    const read = plan.at(-1)!;
    expect(read['Actual Rows'] + (read['Rows Removed by Filter'] ?? 0)).toBeLessThan(1_000);
  });
});

test.each([
  ['few', carla, {}],
  ['few', carla, { status: 'all', sort: 'updated' }],
  ['ten thousand', mailbox, {}],
  ['ten thousand', mailbox, { status: 'all', sort: 'updated' }],
] as const)('the list of a requester who has %s reads about as many as it shows', async (_, { id }, query) => {
  const plan = await planOf({ limit: '50', ...query }, { person: id, role: 'requester', party: null, teams: [] });
  const reads = plan.filter((node) => node['Index Name'] !== undefined || node['Node Type'] === 'Seq Scan');
  expect(reads.length).toBeGreaterThan(0);
  expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  for (const read of reads) expect(read['Actual Rows'] + (read['Rows Removed by Filter'] ?? 0)).toBeLessThan(200);
});

test('tickets with a tag: few are read from the tags, many along the list', async () => {
  const tag = (name: string, every: number) =>
    rowsOf(
      app.database.owner,
      'insert into ticket_tags (partnership_id, tag, ticket_id) select partnership_id, $2, ticket_id from tickets where partnership_id = $1 and ordinal % $3 = 0 and history_id is null',
      [app.partnership, name, every],
    );
  await tag('rare', 2_000);
  await tag('often', 20);
  await rowsOf(app.database.superuser, 'vacuum analyze ticket_tags');
  for (const name of ['rare', 'often', 'never']) {
    const plan = await planOf({ limit: '50', tag: name });
    const scans = plan.filter((node) => node['Relation Name'] !== undefined);
    expect(
      scans.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'tickets'),
      name,
    ).toEqual([]);
    expect(
      scans.reduce((sum, node) => sum + node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0), 0),
      name,
    ).toBeLessThan(4_000);
  }
});

describe('search', () => {
  const params = { partnership: app.partnership };
  const found = async (query: object) => desk.call(listTickets, { params, query: { status: 'all', sort: 'number', limit: 200, ...query } });

  test('a rare word finds all its tickets of the desk, and none of an import or of another partnership', async () => {
    const { items, next } = await found({ search: 'ZEPPELIN' });
    expect(items.map((row) => row.number)).toEqual(['F20000', 'F15000', 'F10000', 'F5000']);
    expect(items.every((row) => row.history === null)).toBe(true);
    expect(next).toBeNull();
    expect((await found({ search: 'zeppelin', history })).items.every((row) => row.history === history)).toBe(true);
  });

  test('a frequent word pages along the list', async () => {
    const first = await found({ search: 'zebra' });
    expect(first.items).toHaveLength(200);
    const second = await found({ search: 'zebra', after: first.next! });
    expect(second.items[0]!.number).toBe(`F${Number(first.items.at(-1)!.number.slice(1)) - 7}`);
  });

  test('a number finds its ticket; signs of patterns mean themselves', async () => {
    expect((await found({ search: 'F777' })).items.map((row) => row.number)).toEqual(['F777']);
    expect((await found({ search: '%' })).items).toEqual([]);
    expect((await found({ search: 'zeppe_xyn' })).items).toEqual([]);
  });

  test('a requester finds only the own', async () => {
    const requester = await app.as('requester');
    expect((await requester.call(listTickets, { params, query: { status: 'all', search: 'zeppelin' } })).items).toEqual([]);
  });

  test('words are looked up in their index, as the owner of the function reads', async () => {
    const plan = await rowsOf<{ 'QUERY PLAN': string }>(
      app.database.owner,
      `explain select ticket_id from tickets where partnership_id = '${app.partnership}' and subject ilike '%zeppelin%' and history_id is null limit 501`,
    );
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('tickets_by_words');
  });
});
