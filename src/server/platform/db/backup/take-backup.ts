/**
 * A backup of the embedded database while it serves: PostgreSQL marks a start, its files are copied as
 * they change, and the log of the changes in between is copied too, so that starting the copy brings
 * it to the moment of the end.
 */
import { createWriteStream, existsSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { END, fixedSize, header, padding } from './tar.js';

/** Made anew by every start; the log is copied at the end. */
const EMPTY = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'backup_label', 'tablespace_map', 'pg_internal.init']);

/** `attachments`: the folder of attachments, which may not be there. */
export async function takeBackup(superuser: pg.ClientConfig, pgdata: string, attachments: string, file: string): Promise<void> {
  const client = new pg.Client({ ...superuser, application_name: `tandem:${process.pid}:backup` });
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Keeps the log until this connection ends, however long copying takes.
    await client.query(`select pg_create_physical_replication_slot('tandem_backup_' || pg_backend_pid(), true, true)`);
    await pipeline(Readable.from(archive(client, pgdata, attachments)), createGzip({ level: 3 }), createWriteStream(file, { mode: 0o600 }));
    await syncFile(file);
  } finally {
    await client.end();
  }
}

async function* archive(client: pg.Client, pgdata: string, attachments: string): AsyncGenerator<Buffer> {
  const { rows: started } = await client.query<{ segment: string }>(`select pg_walfile_name(pg_backup_start('tandem', true)) as segment`);
  yield* folder(pgdata, '');
  const { rows: ended } = await client.query<{ segment: string; labelfile: string }>(
    'select pg_walfile_name(lsn) as segment, labelfile from pg_backup_stop(false)',
  );
  const first = started[0]?.segment ?? '';
  const { segment: last = '', labelfile = '' } = ended[0] ?? {};
  yield* content('backup_label', Buffer.from(labelfile));
  for (const segment of (await readdir(path.join(pgdata, 'pg_wal'))).sort()) {
    if (/^[0-9A-F]{24}$/.test(segment) && segment >= first && segment <= last) yield* copy(pgdata, `pg_wal/${segment}`);
  }
  if (existsSync(attachments)) yield* attached(path.dirname(attachments), path.basename(attachments));
  yield END;
}

async function* folder(pgdata: string, name: string): AsyncGenerator<Buffer> {
  for (const entry of await readdir(path.join(pgdata, name), { withFileTypes: true })) {
    const inside = name === '' ? entry.name : `${name}/${entry.name}`;
    if (LEFT_OUT.has(entry.name) || entry.name.startsWith('pgsql_tmp')) continue;
    if (entry.isDirectory()) {
      yield header({ name: inside, kind: 'folder', size: 0 });
      if (inside === 'pg_wal')
        for (const sub of ['archive_status', 'summaries']) yield header({ name: `pg_wal/${sub}`, kind: 'folder', size: 0 });
      if (!EMPTY.has(inside)) yield* folder(pgdata, inside);
    } else if (entry.isFile()) yield* copy(pgdata, inside);
  }
}

async function* attached(root: string, name: string): AsyncGenerator<Buffer> {
  yield header({ name, kind: 'folder', size: 0 });
  for (const entry of await readdir(path.join(root, name), { withFileTypes: true })) {
    const inside = `${name}/${entry.name}`;
    if (entry.isDirectory()) yield* attached(root, inside);
    // What is still coming in counts for nothing.
    else if (entry.isFile() && !entry.name.endsWith('.part')) yield* copy(root, inside);
  }
}

async function* copy(pgdata: string, name: string): AsyncGenerator<Buffer> {
  const file = await open(path.join(pgdata, name)).catch((error: NodeJS.ErrnoException) => {
    // Dropped while copying: the log says so.
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return;
  try {
    const { size } = await file.stat();
    yield header({ name, kind: 'file', size });
    yield* fixedSize(file, size);
    yield padding(size);
  } finally {
    await file.close();
  }
}

function* content(name: string, bytes: Buffer): Generator<Buffer> {
  yield header({ name, kind: 'file', size: bytes.length });
  yield bytes;
  yield padding(bytes.length);
}

/** On the disk, not only in memory, before it counts. */
async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
  const parent = await open(path.dirname(file), 'r').catch(() => null);
  await parent?.sync().catch(() => undefined);
  await parent?.close();
}

export async function sizeOf(file: string): Promise<number> {
  return (await stat(file)).size;
}
