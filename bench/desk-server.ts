/** The server of `desk.ts`, in a process of its own: says where it is, grows on request, stops with its input. */
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import type pg from 'pg';
import type { TicketEvent } from '../src/core/tickets/event.js';
import { agreementInForce } from '../src/server/modules/agreements/index.js';
import { openSample } from '../src/server/modules/partnerships/index.js';
import { writeTickets } from '../src/server/modules/tickets/index.js';
import { SUPERUSER } from '../src/server/platform/db/embedded/initialise.js';
import { withClient } from '../src/server/platform/db/roles.js';
import { newId } from '../src/server/platform/ids.js';
import { benchServer, firstAccount } from './server.js';

const BATCH = 500;
/** So many tickets are written with their events; more are copies. */
const WRITTEN = 10_000;
const SUBJECTS = [
  'Laptop does not start',
  'Printer prints stripes',
  'ERP rejects invoices',
  'Wi-Fi drops',
  'Password reset',
  'Scanner reads no code',
  'Papers look like a zebra',
];
const CATEGORIES = ['laptop', 'printer', 'erp', 'wi-fi', 'password-reset', 'scanner', 'printer'];

const server = await benchServer({ databaseUrl: process.env.BENCH_DATABASE_URL ?? null });
const { cookie } = await firstAccount(server);
const { services } = server.app;
const now = Date.now();
const person = await services.db.unsafeAcrossPartnerships(
  async (tx) => (await sql<{ id: string }>`select id from people limit 1`.execute(tx)).rows[0]!.id,
);
const { partnership } = await openSample(services, { person, now, history: false });
const connection = server.connection;
/** How often what was written has been copied. */
let copied = 0;
const superuser = process.env.BENCH_DATABASE_URL === undefined ? { ...connection, user: SUPERUSER } : server.owner;
console.log(JSON.stringify({ url: server.url, cookie, partnership, connection }));

for await (const line of createInterface(process.stdin)) {
  const [word, size] = line.split(' ');
  if (word === 'grow') {
    await grow(Math.min(Number(size), WRITTEN));
    await withClient(superuser, async (client) => {
      await multiply(client, Number(size));
      // The database does so by itself within a minute; the figures are those of afterwards.
      await client.query('vacuum analyze tickets');
    });
  }
  console.log('{}');
}
await server.stop();

/**
 * Direct load: copies of what was written, each a little older, under ids and numbers of their own. They
 * have no events: lists and counts do not read those, and nothing falls due for them.
 */
async function multiply(client: pg.Client, size: number): Promise<void> {
  const count = async () =>
    Number((await client.query('select count(*) as n from tickets where partnership_id = $1', [partnership])).rows[0].n);
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = 'tickets' and is_generated = 'NEVER' order by ordinal_position`,
  );
  const other: Readonly<Record<string, string>> = {
    ticket_id: 'gen_random_uuid()',
    number: `number || '-' || k`,
    ordinal: `ordinal + k * ${WRITTEN}`,
    created_at: 'created_at - k * 61000',
    updated_at: 'updated_at - k * 61000',
    due_at: 'due_at - k * 61000',
    creation_key: 'null',
    wake_at: 'null',
    escalate_at: 'null',
  };
  const columns = rows.map(({ name }) => name);
  if ((await count()) >= size) return;
  // Built once at the end: kept up to date row by row, the indexes would be nearly all of the load. No page
  // of the queue reads the words, so theirs do not come back.
  await client.query('drop index if exists tickets_words, tickets_by_words');
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select i.relname as name, pg_get_indexdef(i.oid) as definition from pg_index x join pg_class i on i.oid = x.indexrelid
     where x.indrelid = 'tickets'::regclass and not x.indisunique`,
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await client.query('update tickets set escalate_at = null where escalate_at is not null');
  await client.query(
    `create temporary table originals as select * from tickets where partnership_id = $1 and number ~ '^B[0-9]+-[0-9a-f]+$'`.replace(
      '$1',
      `'${partnership}'`,
    ),
  );
  for (let have = await count(); have < size; have = await count()) {
    copied += 1;
    await client.query(
      `insert into tickets (${columns.join(', ')}) select ${columns.map((name) => other[name] ?? name).join(', ')}
       from (select *, $1::bigint as k from originals limit $2) as t`,
      [copied, size - have],
    );
  }
  await client.query("set maintenance_work_mem = '512MB'");
  for (const { definition } of indexes) await client.query(definition);
  await client.query('drop table originals');
}

/** Most tickets of a desk that has run for years are closed; one in ten is open. */
async function grow(size: number): Promise<void> {
  const { db } = services;
  const count = await db.read(partnership, async (read) =>
    Number(
      (
        await read
          .selectFrom('tickets')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    ),
  );
  for (let made = count; made < size; made += BATCH) {
    await db.write(partnership, async (tx) => {
      const under = await agreementInForce(tx, partnership, now);
      const tickets = Array.from({ length: Math.min(BATCH, size - made) }, (_, index) => whole(made + index));
      await writeTickets(tx, partnership, null, under, tickets);
      // Their steps are long due: the sweeper would take them all, and measure itself.
      await tx.updateTable('tickets').set({ escalate_at: null }).where('escalate_at', 'is not', null).execute();
    });
  }
}

function whole(index: number) {
  const at = now - (index % 100_000) * 300_000;
  const by = { kind: 'system', name: 'bench' } as const;
  const kind = index % SUBJECTS.length;
  const priority = (['P3', 'P3', 'P2', 'P4', 'P1'] as const)[Math.floor(index / 10) % 5]!;
  const team = index % 3 === 0 ? { team: 'onsite-it', party: 'harbor-lane' } : { team: 'service-desk', party: 'northwind' };
  const events: TicketEvent[] = [
    {
      kind: 'created',
      seq: 1,
      at,
      by,
      subject: `${SUBJECTS[kind]} ${index}`,
      requester: null,
      agreementVersion: 3,
      type: 'incident',
      priority,
      tier: 1,
      category: CATEGORIES[kind]!,
      system: null,
      site: 'main-plant',
      attributes: {},
    },
    { kind: 'routed', seq: 2, at, by, ...team, accountable: team.team, policy: 'standard', scope: 'included', rule: 'respond', causes: [] },
  ];
  if (index % 10 !== 0)
    events.push({ kind: 'resolved', seq: 3, at: at + 120_000, by, note: '' }, { kind: 'closed', seq: 4, at: at + 240_000, by });
  return {
    number: `B${index}-${newId().slice(-6)}`,
    ordinal: 1_000_000 + index,
    events,
    recorded: null,
    requester: null,
    assignee: null,
    messages: [],
  };
}
