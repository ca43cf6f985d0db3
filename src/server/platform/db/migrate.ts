/**
 * Migrations: plain SQL, forward only, in order of their number, each in a transaction of its own.
 * A file that was applied never changes; its checksum is kept and compared.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const NAME = /^(\d{3})-[a-z0-9-]+\.sql$/;

export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const numbers = new Map<string, string>();
  return names.map((name) => {
    const number = NAME.exec(name)?.[1];
    if (!number) throw new Error(`${name}: a migration is named NNN-what-it-does.sql`);
    const other = numbers.get(number);
    if (other) throw new Error(`${name} and ${other} have the same number: give the newer one the next free number`);
    numbers.set(number, name);
    const sql = readFileSync(path.join(folder, name), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** Any number: the same for every server, so that only one migrates at a time. */
const LOCK = 7_236_511;

/** Applies what is missing and answers the names of it. The connection is the owner's. */
export async function migrate(connection: pg.ClientConfig, migrations: readonly Migration[]): Promise<readonly string[]> {
  const client = new pg.Client({ ...connection, application_name: `tandem:${process.pid}:migrate` });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`);
    await client.query(
      `create table if not exists schema_migrations (
         name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migrations order by name');
    checkHistory(rows, migrations);
    const known = new Set(rows.map((row) => row.name));
    const applied: string[] = [];
    for (const one of migrations.filter((migration) => !known.has(migration.name))) {
      await apply(client, one);
      applied.push(one.name);
    }
    return applied;
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    // A migration that waits for a busy table gives up instead of stopping everybody behind it.
    await client.query(`set local lock_timeout = '5s'`);
    await client.query(sql);
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

function checkHistory(applied: readonly { name: string; checksum: string }[], migrations: readonly Migration[]): void {
  const files = new Map(migrations.map((one) => [one.name, one]));
  for (const { name, checksum } of applied) {
    const file = files.get(name);
    if (!file)
      throw new Error(
        `The database has migration ${name}, which this release does not know: it was made by a newer release. Run that one.`,
      );
    if (file.checksum !== checksum) throw new Error(`Migration ${name} was changed after it was applied. Put it back and write a new one.`);
  }
  const last = applied.at(-1)?.name ?? '';
  const late = migrations.find((one) => one.name < last && !applied.some((row) => row.name === one.name));
  if (late) throw new Error(`Migration ${late.name} comes before ${last}, which is applied already. Give it a higher number.`);
}
