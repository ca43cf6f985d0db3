import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationsFolder } from '../../../folders.js';
import { newId } from '../../ids.js';
import { attachmentKey } from '../../storage/attachment-key.js';
import { SUPERUSER } from '../embedded/initialise.js';
import { type EmbeddedServer, launchEmbedded } from '../embedded/launch.js';
import { migrate, readMigrations } from '../migrate.js';
import { DATABASE, OWNER_ROLE, prepareCluster, withClient } from '../roles.js';
import { backUp, restore } from './backup.js';

const root = mkdtempSync(path.join(os.tmpdir(), 'tandem-backup-'));
const data = path.join(root, 'data');
const backups = path.join(root, 'backups');
let server: EmbeddedServer;
let owner: pg.ClientConfig;
let written = 0;

beforeAll(async () => {
  // What a backup holds was written; whether it is on the disk already makes no difference to it.
  server = await launchEmbedded({ folder: data, settings: ['-c', 'fsync=off'] });
  await prepareCluster(server.connection(SUPERUSER, 'postgres'));
  owner = server.connection(OWNER_ROLE, DATABASE);
  await migrate(owner, readMigrations(migrationsFolder()));
  mkdirSync(backups);
});
afterAll(async () => {
  await server.stop().catch(() => undefined);
  rmSync(root, { recursive: true, force: true });
});

const addEvents = (client: pg.Client, partnership: string, count: number) =>
  client.query(
    `insert into events select $1, uuidv7(), 1, 'test.happened', 'test', uuidv7(), 'system', 'test', jsonb_build_object('text', repeat(n::text, 300)) from generate_series(1, $2::int) n`,
    [partnership, count],
  );

async function eventsIn(folder: string): Promise<number> {
  const other = await launchEmbedded({ folder });
  try {
    return await withClient(other.connection(OWNER_ROLE, DATABASE), async (client) =>
      Number((await client.query<{ count: string }>('select count(*) from events')).rows[0]?.count),
    );
  } finally {
    await other.stop();
  }
}

const now = new Date('2026-03-10T14:00:00Z');

describe('a backup', () => {
  const partnership = newId();
  const whole = newId();
  const lost = newId();
  let file = '';

  /** A row of an attachment, and its bytes where there are some. */
  async function attach(where: string, id: string, bytes: Buffer | null): Promise<void> {
    await withClient(owner, async (client) => {
      const message = newId();
      await client.query(`insert into messages values ($1, $2, $2, 1, 'shared', null, null, 'x')`, [where, message]);
      await client.query(`insert into attachments values ($1, $2, $3, $3, 1, $3, 'a.png', 'image/png', false, 9, '', 1)`, [
        where,
        id,
        message,
      ]);
    });
    if (bytes === null) return;
    const place = path.join(data, 'attachments', attachmentKey(where, id));
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, bytes);
    writeFileSync(`${place}.part`, 'coming in');
  }

  test('is taken while others write, restored and read before it counts', async () => {
    await withClient(owner, async (client) => {
      await client.query('insert into partnerships values ($1, $2, false, $3, 1)', [partnership, 'Test', 'UTC']);
      await addEvents(client, partnership, 3_000);
    });
    written = 3_000;
    await attach(partnership, whole, Buffer.from('a picture'));
    await attach(partnership, lost, null);
    let writing = true;
    const writer = withClient(owner, async (client) => {
      while (writing) {
        await addEvents(client, partnership, 20);
        written += 20;
      }
    });
    const report = await backUp(data, backups, now);
    writing = false;
    await writer;
    file = report.file;
    expect(path.basename(file)).toBe('tandem-2026-03-10-140000.tar.gz');
    expect(readdirSync(backups)).toEqual([path.basename(file)]);
    expect(report.rows).toBeGreaterThan(3_000);
    expect(report).toMatchObject({ attachments: 1, attachmentsElsewhere: 1 });
    expect(written).toBeGreaterThan(3_000);
    // The server that served goes on.
    expect(await withClient(owner, async (client) => (await client.query('select 1 as one')).rows)).toEqual([{ one: 1 }]);
  });

  test('comes back elsewhere with every row that was there when it began', async () => {
    const elsewhere = path.join(root, 'elsewhere');
    const report = await restore(file, elsewhere, { now });
    expect(report).toMatchObject({ kept: null, attachments: 1, attachmentsElsewhere: 1 });
    const place = path.join(elsewhere, 'attachments', attachmentKey(partnership, whole));
    expect(readFileSync(place, 'utf8')).toBe('a picture');
    expect(readdirSync(path.dirname(place))).toEqual([whole]);
    const events = await eventsIn(elsewhere);
    expect(events).toBeGreaterThanOrEqual(3_000);
    expect(events).toBeLessThanOrEqual(written);
    expect(readdirSync(elsewhere).filter((name) => name.startsWith('restore-'))).toEqual([]);
  });

  test('does not overwrite: neither a file nor a database', async () => {
    await expect(backUp(data, file, now)).rejects.toThrow('exists already');
    const elsewhere = path.join(root, 'elsewhere');
    await expect(restore(file, elsewhere, { now })).rejects.toThrow('holds a database already. Give --replace');
    const before = await eventsIn(elsewhere);
    const report = await restore(file, elsewhere, { now, replace: true });
    expect(existsSync(path.join(report.kept ?? '', 'PG_VERSION'))).toBe(true);
    expect(readdirSync(elsewhere).filter((name) => name.startsWith('attachments'))).toEqual([
      'attachments',
      'attachments.before-2026-03-10-140000',
    ]);
    expect(await eventsIn(elsewhere)).toBe(before);
  });

  test('is not put under a running server', async () => {
    await expect(restore(file, data, { now, replace: true })).rejects.toThrow('is running. Stop Tandem first');
  });

  test.each([
    ['cut off', (copy: string) => truncateSync(copy, Math.floor(readFileSync(copy).length / 2)), /damaged|cut off/],
    [
      'changed in the middle',
      (copy: string) => {
        const bytes = readFileSync(copy);
        const middle = Math.floor(bytes.length / 2);
        bytes.fill(0, middle, middle + 2_000);
        writeFileSync(copy, bytes);
      },
      /damaged|cut off/,
    ],
    ['something else', (copy: string) => writeFileSync(copy, 'hello'), /not a backup/],
  ])('that was %s replaces nothing', async (_name, spoil, message) => {
    const copy = path.join(root, `spoilt-${newId()}.tar.gz`);
    copyFileSync(file, copy);
    spoil(copy);
    const folder = path.join(root, `into-${newId()}`);
    await expect(restore(copy, folder, { now })).rejects.toThrow(message);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of nothing, to nowhere, from nothing: said plainly', async () => {
    await expect(backUp(path.join(root, 'none'), path.join(root, 'x.tar.gz'), now)).rejects.toThrow('There is no database in');
    await expect(backUp(data, path.join(root, 'no/such/place.tar.gz'), now)).rejects.toThrow('There is no folder');
    await expect(restore(path.join(root, 'none.tar.gz'), path.join(root, 'x'), { now })).rejects.toThrow('There is no file');
  });
});
