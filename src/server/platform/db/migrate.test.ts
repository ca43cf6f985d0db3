import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { migrationsFolder } from '../../folders.js';
import { rowsOf, testDatabase } from '../../testing/test-database.js';
import { type Migration, migrate, readMigrations } from './migrate.js';

const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: createHash('sha256').update(sql).digest('hex') });
const one = migration('001-one.sql', 'create table one (id int)');
const two = migration('002-two.sql', 'create table two (id int)');

const tables = async (owner: pg.ClientConfig): Promise<string[]> =>
  (await rowsOf<{ tablename: string }>(owner, `select tablename from pg_tables where schemaname = 'public' order by 1`)).map(
    (row) => row.tablename,
  );

describe('migrating', () => {
  test('applies what is missing, once, in order', async () => {
    const { owner } = await testDatabase(null);
    expect(await migrate(owner, [one])).toEqual(['001-one.sql']);
    expect(await migrate(owner, [one, two])).toEqual(['002-two.sql']);
    expect(await migrate(owner, [one, two])).toEqual([]);
    expect(await tables(owner)).toEqual(['one', 'schema_migrations', 'two']);
  });

  test('a failing one leaves nothing of itself and names itself', async () => {
    const { owner } = await testDatabase(null);
    const bad = migration('002-bad.sql', 'create table half (id int); select 1/0');
    await expect(migrate(owner, [one, bad])).rejects.toThrow('Migration 002-bad.sql failed: division by zero');
    expect(await tables(owner)).toEqual(['one', 'schema_migrations']);
  });

  test('two servers that start at once apply each once', async () => {
    const { owner } = await testDatabase(null);
    const slow = migration('001-slow.sql', 'create table slow (id int); select pg_sleep(0.2)');
    const applied = await Promise.all([migrate(owner, [slow]), migrate(owner, [slow])]);
    expect(applied.flat()).toEqual(['001-slow.sql']);
  });

  test('one that waits for a busy table gives up', async () => {
    const { owner } = await testDatabase(null);
    await migrate(owner, [one]);
    const busy = new pg.Client(owner);
    await busy.connect();
    await busy.query('begin; lock table one in access exclusive mode');
    const startedAt = Date.now();
    await expect(migrate(owner, [one, migration('002-late.sql', 'alter table one add column more int')])).rejects.toThrow('lock timeout');
    expect(Date.now() - startedAt).toBeLessThan(15_000);
    await busy.end();
  });

  test('is stored together with the note that it was applied', async () => {
    const { owner } = await testDatabase(null);
    const unnoted = migration(
      '001-unnoted.sql',
      `create table half (id int); alter table schema_migrations add check (name <> '001-unnoted.sql')`,
    );
    await expect(migrate(owner, [unnoted])).rejects.toThrow('violates check constraint');
    expect(await tables(owner)).toEqual(['schema_migrations']);
  });

  test('a changed, an unknown and a late one are refused', async () => {
    const { owner } = await testDatabase(null);
    await migrate(owner, [two]);
    await expect(migrate(owner, [migration('002-two.sql', 'create table other (id int)')])).rejects.toThrow(
      'was changed after it was applied',
    );
    await expect(migrate(owner, [])).rejects.toThrow('made by a newer release');
    await expect(migrate(owner, [one, two])).rejects.toThrow('comes before 002-two.sql');
  });
});

describe('the files', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tandem-migrations-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('ours can be read', () => {
    const names = readMigrations(migrationsFolder()).map((file) => file.name);
    expect(names).toContain('001-platform.sql');
    expect(names).toEqual([...names].sort());
  });

  test('a wrong name and a number used twice are refused', () => {
    writeFileSync(path.join(folder, '001-a.sql'), '');
    writeFileSync(path.join(folder, '001-b.sql'), '');
    expect(() => readMigrations(folder)).toThrow('001-b.sql and 001-a.sql have the same number');
    rmSync(path.join(folder, '001-b.sql'));
    writeFileSync(path.join(folder, 'later.sql'), '');
    expect(() => readMigrations(folder)).toThrow('named NNN-what-it-does.sql');
  });
});
