/** `tandem db backup` and `tandem db restore`: a backup counts once it was restored and read. */
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findBinaries } from '../embedded/binaries.js';
import { flushToDisk, SUPERUSER } from '../embedded/initialise.js';
import { launchEmbedded } from '../embedded/launch.js';
import { placesIn } from '../embedded/places.js';
import { readPidFile, servesData } from '../embedded/postmaster.js';
import { chooseRunAs, handOver } from '../embedded/run-as.js';
import { DATABASE } from '../roles.js';
import { ATTACHMENTS_FOLDER, type AttachmentCount, checkAttachments, flushAttachments, takeOut } from './attachments.js';
import { sizeOf, takeBackup } from './take-backup.js';
import { unpack } from './unpack.js';

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
  readonly attachments: number;
  readonly attachmentsElsewhere: number;
}

/** `target` is a file, or a folder that gets a file named by the moment. */
export async function backUp(dataFolder: string, target: string, now: Date): Promise<BackupReport> {
  const file = await fileAt(target, now);
  if (existsSync(file)) throw new Error(`${file} exists already`);
  if (!existsSync(path.join(dataFolder, 'postgres', 'PG_VERSION'))) throw new Error(`There is no database in ${dataFolder}`);
  const draft = `${file}.partial-${process.pid}`;
  const server = await launchEmbedded({ folder: dataFolder });
  try {
    const before = await countRows(server.connection(SUPERUSER, DATABASE));
    const attachments = path.join(path.dirname(server.pgdata), ATTACHMENTS_FOLDER);
    await takeBackup(server.connection(SUPERUSER, DATABASE), server.pgdata, attachments, draft);
    const restored = await tryRestore(draft, path.dirname(file), attachments);
    checkCounts(before, restored.counts);
    await rename(draft, file);
    return { file, bytes: await sizeOf(file), ...reported(restored) };
  } finally {
    await rm(draft, { force: true });
    // A server that ran before goes on, even an orphan: the backup leaves things as it found them.
    if (server.started) await server.stop();
  }
}

/** Puts a backup in place of a data folder's database; what was there is kept beside it when `replace` is given. */
export async function restore(
  file: string,
  dataFolder: string,
  { replace = false, now }: { readonly replace?: boolean; readonly now: Date },
): Promise<BackupReport & { readonly kept: string | null }> {
  const bytes = await sizeOf(file).catch(() => {
    throw new Error(`There is no file ${file}`);
  });
  const places = placesIn(dataFolder);
  const running = readPidFile(places.pgdata);
  if (running && servesData(running.pid, places.pgdata)) throw new Error(`The database in ${dataFolder} is running. Stop Tandem first.`);
  const occupied = existsSync(places.pgdata);
  if (occupied && !replace)
    throw new Error(`${dataFolder} holds a database already. Give --replace to put it aside, or set TANDEM_DATA to another folder.`);
  const draft = await mkdtemp(path.join(places.folder, 'restore-'));
  try {
    // Tried in a folder of its own: a backup that does not start replaces nothing.
    const restored = await restoreInto(file, draft, null);
    await flushToDisk(path.join(draft, 'postgres'));
    await flushAttachments(path.join(draft, ATTACHMENTS_FOLDER));
    const kept = occupied ? `${places.pgdata}.before-${stamp(now)}` : null;
    const attachments = path.join(places.folder, ATTACHMENTS_FOLDER);
    if (existsSync(attachments)) await rename(attachments, `${attachments}.before-${stamp(now)}`);
    if (existsSync(path.join(draft, ATTACHMENTS_FOLDER))) await rename(path.join(draft, ATTACHMENTS_FOLDER), attachments);
    // The database comes last: with it the restored folder counts.
    if (kept !== null) await rename(places.pgdata, kept);
    await rename(path.join(draft, 'postgres'), places.pgdata);
    return { file, bytes, ...reported(restored), kept };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

interface Restored {
  readonly counts: Counts;
  readonly attached: AttachmentCount;
}

const reported = ({ counts, attached }: Restored) => ({ tables: counts.size, rows: sum(counts), ...attached });

async function tryRestore(file: string, beside: string, attachments: string): Promise<Restored> {
  const folder = await mkdtemp(path.join(beside, 'verify-')).catch(() => mkdtemp(path.join(os.tmpdir(), 'tandem-verify-')));
  try {
    return await restoreInto(file, folder, attachments);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Unpacks, starts, reads every row of every table (each page carries a checksum), looks for every attachment, and stops. */
async function restoreInto(file: string, folder: string, source: string | null): Promise<Restored> {
  const places = placesIn(folder);
  await unpack(file, places.pgdata);
  if (!existsSync(path.join(places.pgdata, 'PG_VERSION'))) throw new Error(`${file} is an archive, but not a backup of Tandem`);
  await takeOut(places.pgdata, places.folder);
  await handOver(chooseRunAs(findBinaries(), places.folder, '/nonexistent'), places.folder, places.pgdata);
  // Only what is kept has to be on the disk, and that is seen to at the end.
  const server = await launchEmbedded({ folder, settings: ['-c', 'fsync=off'] });
  try {
    const connection = server.connection(SUPERUSER, DATABASE);
    const counts = await countRows(connection);
    return { counts, attached: await checkAttachments(connection, path.join(places.folder, ATTACHMENTS_FOLDER), source) };
  } finally {
    await server.stop();
  }
}

type Counts = ReadonlyMap<string, number>;

async function countRows(connection: pg.ClientConfig): Promise<Counts> {
  const client = new pg.Client({ ...connection, application_name: `tandem:${process.pid}:count` });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const counts = new Map<string, number>();
    for (const { name } of tables) {
      // The text of each row, so that every value is read, those stored apart too.
      const { rows } = await client.query<{ count: string }>(`select count(length(t::text)) as count from ${name} t`);
      counts.set(name, Number(rows[0]?.count ?? 0));
    }
    return counts;
  } finally {
    await client.end();
  }
}

/** What can only be added to may not have become less. */
function checkCounts(before: Counts, restored: Counts): void {
  for (const [table, count] of before) {
    const there = restored.get(table);
    if (there === undefined || (table === 'public.events' && there < count))
      throw new Error(`The backup was restored for a test, and ${table} was not whole. It does not count.`);
  }
}

async function fileAt(target: string, now: Date): Promise<string> {
  const found = await stat(target).catch(() => null);
  if (found?.isDirectory()) return path.join(target, `tandem-${stamp(now)}.tar.gz`);
  const parent = path.dirname(path.resolve(target));
  if (!existsSync(parent)) throw new Error(`There is no folder ${parent}`);
  return path.resolve(target);
}

const stamp = (now: Date): string => now.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
const sum = (counts: Counts): number => [...counts.values()].reduce((total, count) => total + count, 0);
