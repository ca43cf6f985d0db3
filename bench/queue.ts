/**
 * The queue in the server: over 40 partnerships and over one, its groups, and the counts of ten views.
 * Run: npx tsx bench/queue.ts
 */
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { viewSearch } from '../src/contract/saved-views.js';
import { allTicketsPage, countQueues } from '../src/server/modules/tickets/index.js';
import { SUPERUSER } from '../src/server/platform/db/embedded/initialise.js';
import { withClient } from '../src/server/platform/db/roles.js';
import { newId } from '../src/server/platform/ids.js';
import { type BenchRow, printRows } from './row.js';
import { benchServer, firstAccount } from './server.js';

const ROUNDS = 200;
const TARGET_MS = 20;
const TOTAL = 100_000;

/** Milliseconds below which 95 of 100 calls stay. */
async function p95(call: () => Promise<unknown>, rounds = ROUNDS): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds + 20; round += 1) {
    const began = performance.now();
    await call();
    if (round >= 20) times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return times[Math.ceil(times.length * 0.95) - 1]!;
}

const row = (what: string, ours: number): BenchRow => ({ what, ours, unit: 'ms', target: TARGET_MS, higherIsBetter: false, rivals: [] });

export async function run(): Promise<BenchRow[]> {
  const server = await benchServer();
  await firstAccount(server);
  const { db } = server.app.services;
  const now = Date.now();
  const owner = { ...server.connection, user: SUPERUSER };
  const person = await db.unsafeAcrossPartnerships(
    async (tx) => (await sql<{ id: string }>`select id from people limit 1`.execute(tx)).rows[0]!.id,
  );
  const empty = () =>
    withClient(
      owner,
      async (client) =>
        void (await client.query('truncate tickets cascade; delete from members; delete from parties; delete from partnerships')),
    );
  const fill = async (partnerships: number, each: number): Promise<string[]> => {
    const ids = Array.from({ length: partnerships }, newId);
    await withClient(owner, async (client) => {
      for (const [index, id] of ids.entries()) {
        await client.query(`insert into partnerships (partnership_id, name, zone, created_at) values ($1, $2, 'UTC', $3)`, [
          id,
          `Client ${index}`,
          index,
        ]);
        await client.query(
          `insert into parties (partnership_id, party_id, name, kind, place) values ($1, 'northwind', 'Northwind', 'provider', 0)`,
          [id],
        );
        await client.query(
          `insert into members (partnership_id, person_id, role, party_id, created_at, joined_at) values ($1, $2, 'provider-technician', 'northwind', 1, 1)`,
          [id, person],
        );
        await client.query(
          `insert into tickets (partnership_id, ticket_id, number, ordinal, subject, type, status, priority, tier, category, holder_team, holder_party,
             assignee, bounces, created_at, updated_at, due_at, seq, agreement_version)
           select $1::uuid, gen_random_uuid(), n::text, n, 'Papers jam ' || n, 'incident', case when n % 10 = 0 then 'open' else 'closed' end,
             case n / 10 % 5 when 0 then 'P2' when 1 then 'P1' else 'P3' end, 1, 'printer', 'service-desk', 'northwind',
             case when n % 70 = 0 then $3::uuid end, 0, $4::bigint - n * 60000, $4::bigint - n * 50000, $4::bigint + (n % 977) * 600000, 4, 1
           from generate_series(1::bigint, $2::bigint) as n`,
          [id, each, person, now],
        );
      }
      await client.query('vacuum analyze tickets');
    });
    return ids;
  };
  const ctx = { person: { id: person, name: '', email: '', session: '' }, now };
  const page = (query: object) =>
    allTicketsPage(db, ctx, { status: 'active', sort: 'due', limit: 50, ...query } as Parameters<typeof allTicketsPage>[2]);
  const next = async (): Promise<() => Promise<unknown>> => {
    let after = (await page({})).next;
    return async () => {
      const answer = await page(after === null ? {} : { after });
      after = answer.next;
    };
  };
  const rows: BenchRow[] = [];
  try {
    for (const [partnerships, each] of [
      [40, TOTAL / 40],
      [1, TOTAL],
    ] as const) {
      await empty();
      const [first] = await fill(partnerships, each);
      const size = `${partnerships} × ${each.toLocaleString('en')} tickets`;
      rows.push(row(`queue over all partnerships, first page, ${size}, p95`, await p95(() => page({}))));
      rows.push(row(`queue over all partnerships, next pages, ${size}, p95`, await p95(await next())));
      rows.push(
        row(`queue over all partnerships, mine by last change, ${size}, p95`, await p95(() => page({ assignee: 'me', sort: 'updated' }))),
      );
      if (partnerships > 1) continue;
      const member = { person, role: 'provider-technician', party: 'northwind', teams: [] } as const;
      const views = new Map<string, z.infer<typeof viewSearch>>(
        (
          [
            {},
            { assignee: 'me' },
            { proposed: true },
            { unowned: true },
            { due: 'over' },
            { priority: 'P1' },
            { priority: 'P4' },
            { status: 'closed', priority: 'P4' },
            { status: 'all', category: 'erp' },
            { type: 'problem' },
          ] as const
        ).map((search, index) => [String(index), search]),
      );
      const count = () => db.read(first!, (read) => countQueues(read, { partnership: first!, person: ctx.person, member, now }, views));
      rows.push({ ...row(`live counts of ten views, ${size}, p95`, await p95(count, 50)), target: 100 });
    }
    return rows;
  } finally {
    await server.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  printRows(await run());
  process.exit(0);
}
