/**
 * Starts the embedded PostgreSQL on a data folder, or adopts the one that already runs there: two
 * servers never share data. Whoever is the last to leave stops it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { initialise, SUPERUSER } from './initialise.js';
import { type Places, PORT, placesIn, privateFolder, socketFolder } from './places.js';
import { endServer, readPidFile, servesData } from './postmaster.js';
import { type Circumstances, chooseRunAs, command } from './run-as.js';
import { serverSettings } from './settings.js';

export interface EmbeddedServer {
  readonly pgdata: string;
  /** False when it was running already. */
  readonly started: boolean;
  readonly pid: number;
  connection(user: string, database: string): pg.ClientConfig;
  /** Stops the server unless somebody else still uses it. Close own connections first. */
  stop(): Promise<'stopped' | 'left to others'>;
}

export interface LaunchOptions {
  readonly folder: string;
  readonly patienceMs?: number;
  readonly around?: Circumstances;
  /** Told once when the server takes long, which it does after a crash. */
  readonly onWait?: (text: string) => void;
  /** Overrides of single settings, for tests and benchmarks. */
  readonly settings?: readonly string[];
}

export async function launchEmbedded(options: LaunchOptions): Promise<EmbeddedServer> {
  const places = placesIn(options.folder);
  const binaries = findBinaries();
  const as = chooseRunAs(binaries, places.folder, places.pgdata, options.around);
  await initialise(binaries, places, as);
  const sockets = socketFolder(places);
  const started = Date.now();
  const patience = options.patienceMs ?? 120_000;
  let told = false;
  let refusals = 0;
  for (;;) {
    const waited = Date.now() - started;
    if (waited > patience) throw new Error(`The database server does not answer. ${tail(places)}`);
    if (waited > 3_000 && !told) {
      told = true;
      options.onWait?.('The database is recovering; this can take a while.');
    }
    const found = readPidFile(places.pgdata);
    if (found && servesData(found.pid, places.pgdata)) {
      if (found.status === 'ready' && (await answers(found.socketFolder))) return server(places, found.pid, found.socketFolder, false);
      await sleep(20);
      continue;
    }
    privateFolder(sockets, as);
    const child = start(
      command(as, binaries.postgres, ['-D', places.pgdata, '-p', String(PORT), ...serverSettings(sockets), ...(options.settings ?? [])]),
      places,
    );
    const end = await readyOrEnded(child, places, sockets, () => Date.now() - started > patience);
    if (end === 'ready') return server(places, child.pid as number, sockets, true);
    // It lost a race against another start, or remains of a killed server (a zombie) still hold the data.
    if (!/lock file|still in use|another (postmaster|server)/i.test(end)) throw new Error(`The database server did not start. ${end}`);
    refusals += 1;
    if (refusals > 20) forgetForeignProcess(places);
    await sleep(100);
  }
}

/** PostgreSQL trusts its pid file. When that names a living process which is another program, only removing the file helps. */
function forgetForeignProcess(places: Places): void {
  const found = readPidFile(places.pgdata);
  if (found && !servesData(found.pid, places.pgdata)) rmSync(path.join(places.pgdata, 'postmaster.pid'), { force: true });
}

function start({ file, args, options }: ReturnType<typeof command>, places: Places): ChildProcess {
  const large = (statSync(places.log, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000;
  const log = openSync(places.log, large ? 'w' : 'a', 0o600);
  try {
    // A session of its own: Ctrl-C reaches us alone, and we stop it when requests are done.
    const child = spawn(file, [...args], {
      ...options,
      cwd: '/',
      detached: true,
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
    });
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

async function readyOrEnded(child: ChildProcess, places: Places, sockets: string, late: () => boolean): Promise<string> {
  while (!late()) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return tail(places);
    if (readPidFile(places.pgdata)?.status === 'ready' && (await answers(sockets))) return 'ready';
    await sleep(10);
  }
  return tail(places);
}

async function answers(sockets: string): Promise<boolean> {
  const client = new pg.Client({ host: sockets, port: PORT, user: SUPERUSER, database: 'postgres', connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function server(places: Places, pid: number, sockets: string, started: boolean): EmbeddedServer {
  const connection = (user: string, database: string): pg.ClientConfig => ({ host: sockets, port: PORT, user, database });
  return {
    pgdata: places.pgdata,
    started,
    pid,
    connection,
    stop: async () => {
      if (await usedByOthers(connection(SUPERUSER, 'postgres'))) return 'left to others';
      await endServer(pid, places.pgdata);
      return 'stopped';
    },
  };
}

async function usedByOthers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query(
      `select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name not like $1 limit 1`,
      [`tandem:${process.pid}:%`],
    );
    return rows.length > 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function tail(places: Places): string {
  try {
    return `The end of ${places.log}: ${readFileSync(places.log, 'utf8').slice(-1_500).trim()}`;
  } catch {
    return `See ${places.log}.`;
  }
}
