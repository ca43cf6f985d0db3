/** Makes an empty database cluster. */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Binaries, findBinaries } from './binaries.js';
import { type Places, privateFolder } from './places.js';
import { chooseRunAs, command, type RunAs } from './run-as.js';

/** The superuser: makes roles and databases, takes backups. Nothing else uses it. */
export const SUPERUSER = 'postgres';

/** UTF-8 and a collation that is the same everywhere, whatever the environment says. */
const OPTIONS = ['-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '-U', SUPERUSER, '-A', 'trust', '-k', '--no-instructions'];

/** Initialises the cluster unless there is one. It is made beside and renamed, so that a crash leaves no half of it. */
export async function initialise(binaries: Binaries, places: Places, as: RunAs): Promise<void> {
  if (existsSync(path.join(places.pgdata, 'PG_VERSION'))) {
    checkVersion(places);
    return;
  }
  if (existsSync(places.pgdata)) throw new Error(`${places.pgdata} is there but holds no database. Move it away, or set TANDEM_DATA.`);
  removeOldDrafts(places);
  const draft = mkdtempSync(`${places.pgdata}.new-`);
  if (as.kind === 'user') {
    // The server's user passes through; it can list nothing.
    chmodSync(places.folder, 0o711);
    privateFolder(draft, as);
  }
  try {
    await run(command(as, binaries.initdb, ['-D', draft, ...OPTIONS]));
    renameSync(draft, places.pgdata);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was first.
    if (!existsSync(path.join(places.pgdata, 'PG_VERSION'))) throw error;
  }
}

/** Waits until a stopped cluster is on the disk. */
export async function flushToDisk(pgdata: string): Promise<void> {
  await run(command(chooseRunAs(findBinaries(), path.dirname(pgdata), pgdata), findBinaries().initdb, ['--sync-only', '-D', pgdata]));
}

const OLD_MS = 600_000;

/** What a start that was killed half-way left behind. */
function removeOldDrafts(places: Places): void {
  for (const name of readdirSync(places.folder)) {
    const draft = path.join(places.folder, name);
    if (name.startsWith('postgres.new-') && Date.now() - statSync(draft).mtimeMs > OLD_MS) rmSync(draft, { recursive: true, force: true });
  }
}

const VERSION = '18';

function checkVersion(places: Places): void {
  const version = readFileSync(path.join(places.pgdata, 'PG_VERSION'), 'utf8').trim();
  if (version !== VERSION) {
    throw new Error(
      `${places.pgdata} was made by PostgreSQL ${version}; this release runs ${VERSION}. Restore a backup into a new TANDEM_DATA.`,
    );
  }
  const uid = process.getuid?.();
  const owner = statSync(places.pgdata).uid;
  if (uid !== undefined && uid !== 0 && owner !== uid) {
    throw new Error(`${places.pgdata} belongs to another user. Start as that user, or set TANDEM_DATA to a folder of your own.`);
  }
}

function run({ file, args, options }: ReturnType<typeof command>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], {
      ...options,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      told = (told + chunk.toString()).slice(-4_000);
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed (${code}): ${told.trim()}`))));
  });
}
