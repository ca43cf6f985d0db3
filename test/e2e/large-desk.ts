/** A partnership of Maya's own with as many tickets as a desk has after years, laid directly in the database. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { world } from './world.js';

/** What of the sample a desk needs to go on working: its people, its teams, the agreement in force. */
const COPIED = ['parties', 'teams', 'members', 'agreement_versions'];

/**
 * Answers its id. Tickets have no conversation, and are all open; four at a time share a deadline, which
 * is behind that of any ticket that is made later.
 */
export async function largeDesk(tickets: number): Promise<string> {
  const id = randomUUID();
  const client = new pg.Client({ host: join(world.folder, 'run'), user: 'postgres', database: 'tandem' });
  await client.connect();
  try {
    const copy = async (table: string, change: string) => {
      const { rows } = await client.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [table],
      );
      const names = rows.map((row) => row.name);
      const values = names.map((name) =>
        name === 'partnership_id' ? `'${id}'::uuid` : name === 'sample' ? 'false' : name === 'name' && change ? `'${change}'` : name,
      );
      await client.query(`insert into ${table} (${names.join()}) select ${values.join()} from ${table} where partnership_id = $1`, [
        world.partnership,
      ]);
    };
    await copy('partnerships', 'Quayside Foods');
    for (const table of COPIED) await copy(table, '');
    // Nobody searches these: filling the indexes of words would be most of the load. Other sessions never see them left out.
    const words = (ready: boolean) =>
      client.query(
        `update pg_index set indisready = ${ready} where indrelid = 'tickets'::regclass and indexrelid::regclass::text in ('tickets_words', 'tickets_by_words')`,
      );
    await client.query('begin');
    await words(false);
    await client.query(
      `insert into tickets (partnership_id, ticket_id, number, ordinal, subject, type, status, priority, tier, category, holder_team, holder_party,
         bounces, created_at, updated_at, due_at, seq, agreement_version)
       select $1::uuid, gen_random_uuid(), 'Q' || n, n, 'Papers jam ' || n, 'incident', case when n % 3 = 0 then 'new' else 'open' end,
         case when n % 5 = 0 then 'P2' else 'P3' end, 1, 'printer', 'service-desk', 'northwind', 0, $3::bigint - n * 60000, $3::bigint - n * 50000,
         $3::bigint + 2592000000 + n / 4 * 60000, 4, 3
       from generate_series(1::bigint, $2::bigint) as n`,
      [id, tickets, Date.now()],
    );
    await words(true);
    await client.query('commit');
    // As the database does by itself within a minute.
    await client.query('analyze tickets');
  } finally {
    await client.end();
  }
  return id;
}
