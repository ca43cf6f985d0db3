/** The wall between partnerships holds for raw SQL too, whatever the code above it does. */
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { newId } from '../ids.js';

const app = await testApp();
const { db, events } = app.app.services;
const mine = app.partnership;
const theirs = await app.newPartnership('Somebody else');
await app.as('internal-lead');
const other = await app.as('internal-lead', { partnership: theirs, name: 'Their lead' });
for (const partnership of [mine, theirs]) {
  await db.write(partnership, (tx) =>
    events.emit(tx, { partnership, now: 1, by: { kind: 'system', name: 'test' } }, [
      { kind: 'test.happened', subject: { type: 'test', id: newId() }, data: {} },
    ]),
  );
}

const insideMine = (text: string) => rowsOf(app.database.app, `begin; set local tandem.partnership = '${mine}'; ${text}`);

describe('a partnership', () => {
  test.each(['partnerships', 'parties', 'teams', 'members', 'events'])('does not see the %s of another', async (table) => {
    const seen = await db.read(
      mine,
      async (tx) =>
        (await sql<{ partnership_id: string }>`select distinct partnership_id from ${sql.table(table)}`.execute(tx as never)).rows,
    );
    expect(seen).toEqual([{ partnership_id: mine }]);
    const asked = await db.read(
      mine,
      async (tx) => (await sql`select 1 from ${sql.table(table)} where partnership_id = ${theirs}`.execute(tx as never)).rows,
    );
    expect(asked).toEqual([]);
  });

  test('does not change or remove rows of another', async () => {
    const changed = await db.write(mine, async (tx) => {
      const update = await sql`update parties set name = 'taken over' where partnership_id = ${theirs}`.execute(tx);
      const remove = await sql`delete from teams where partnership_id = ${theirs}`.execute(tx);
      return [update.numAffectedRows, remove.numAffectedRows];
    });
    expect(changed).toEqual([0n, 0n]);
    const names = await rowsOf<{ name: string }>(app.database.owner, 'select name from parties where partnership_id = $1', [theirs]);
    expect(names.map((row) => row.name)).not.toContain('taken over');
    expect(names.length).toBeGreaterThan(0);
  });

  test('does not add rows to another, nor move its own there', async () => {
    await expect(db.write(mine, (tx) => sql`insert into parties values (${theirs}, 'spy', 'Spy', 'provider')`.execute(tx))).rejects.toThrow(
      'row-level security',
    );
    await expect(
      db.write(mine, (tx) => sql`update parties set partnership_id = ${theirs}, party_id = party_id || '2'`.execute(tx)),
    ).rejects.toThrow('row-level security');
  });

  test('sees the people of its own alone, and nobody’s password or session', async () => {
    const { rows } = await db.read(mine, (tx) => sql<{ email: string }>`select email from people`.execute(tx as never));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.email).not.toBe(other.email);
    for (const table of ['credentials', 'sessions', 'revoked_sessions', 'first_account_links']) {
      const { rows: secret } = await db.read(mine, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx as never));
      expect(secret, table).toEqual([]);
    }
    await expect(db.write(mine, (tx) => sql`update people set name = 'x'`.execute(tx))).resolves.toMatchObject({ numAffectedRows: 0n });
  });
});

test('outside any partnership there are no tenant rows', async () => {
  for (const table of ['partnerships', 'parties', 'teams', 'members', 'events', 'outbox']) {
    const { rows } = await db.unsafeAcrossPartnerships((tx) => sql`select 1 from ${sql.table(table)}`.execute(tx));
    expect(rows, table).toEqual([]);
  }
  await expect(
    db.unsafeAcrossPartnerships((tx) => sql`insert into parties values (${mine}, 'spy', 'Spy', 'provider')`.execute(tx)),
  ).rejects.toThrow('row-level security');
});

describe('the application', () => {
  const refused = (text: string) =>
    expect(rowsOf(app.database.app, text), text).rejects.toThrow(
      /permission denied|must be owner|row-level security|must be able to|required/,
    );

  test('cannot switch the wall off', async () => {
    await refused('alter table events disable row level security');
    await refused('alter table events no force row level security');
    await refused('drop policy wall on events');
    await refused('create policy open on events using (true)');
    await refused('alter role tandem_app bypassrls');
    await refused('set role tandem_owner');
    await refused('set session authorization tandem_owner');
    await refused(`copy events to program 'cat'`);
    await refused('set row_security = off; select * from events');
  });

  test('cannot rewrite history, nor read what the owner keeps', async () => {
    for (const text of [
      `update events set kind = 'x'`,
      'delete from events',
      'truncate events',
      'select * from instance_secrets',
      `update schema_migrations set name = 'x'`,
    ])
      await refused(text);
    await expect(insideMine(`update events set kind = 'x'`)).rejects.toThrow('permission denied for table events');
    await expect(insideMine('delete from events')).rejects.toThrow('permission denied for table events');
  });

  test('cannot leave objects behind that others would run', async () => {
    await refused('create table public.mine (id int)');
    await refused('create function public.f() returns int language sql as $$ select 1 $$');
    await refused('create function tandem.partnership() returns uuid language sql as $$ select null::uuid $$');
    await refused('create schema mine');
    // A definer function that uses a temporary table would run what hangs on one made before it.
    await refused('create temporary table forgotten (ticket_id uuid)');
    await refused('create function pg_temp.f() returns int language sql as $$ select 1 $$');
  });
});
