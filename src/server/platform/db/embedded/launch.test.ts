import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { bundled } from '../../../testing/bundled.js';
import { SUPERUSER } from './initialise.js';
import { type EmbeddedServer, launchEmbedded } from './launch.js';
import { endServer, readPidFile, servesData } from './postmaster.js';
import { circumstances } from './run-as.js';

const root = mkdtempSync(path.join(os.tmpdir(), 'tandem-launch-'));
const running = new Set<EmbeddedServer>();
let folders = 0;
const newFolder = (): string => path.join(root, `data-${folders++}`);

async function launch(folder: string, more: Partial<Parameters<typeof launchEmbedded>[0]> = {}): Promise<EmbeddedServer> {
  const server = await launchEmbedded({ folder, ...more });
  running.add(server);
  return server;
}

let first: string | null = null;
/** A folder with the data of a first start: making those is looked at once, what comes after is looked at here. */
async function folderWithData(folder = newFolder()): Promise<string> {
  if (first === null) {
    first = newFolder();
    await (await launch(first)).stop();
  }
  cpSync(path.join(first, 'postgres'), path.join(folder, 'postgres'), { recursive: true });
  return folder;
}

afterAll(async () => {
  for (const server of running) if (servesData(server.pid, server.pgdata)) await endServer(server.pid, server.pgdata);
  rmSync(root, { recursive: true, force: true });
});

async function query<Row extends pg.QueryResultRow>(server: EmbeddedServer, text: string, name = 'somebody'): Promise<Row[]> {
  const client = new pg.Client({ ...server.connection(SUPERUSER, 'postgres'), application_name: name });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

/** The server's processes, itself first: all of them die at once where the power fails. */
function processesOf(server: EmbeddedServer): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === server.pid;
      } catch {
        return false;
      }
    });
  return [server.pid, ...children.map(Number)];
}

describe('starting', () => {
  test('makes a database that keeps its promises, reachable through its socket alone', async () => {
    const server = await launch(newFolder());
    expect(server.started).toBe(true);
    const [row] = await query<Record<string, string>>(
      server,
      `select current_setting('server_encoding') encoding, current_setting('fsync') fsync, current_setting('synchronous_commit') sync,
              current_setting('full_page_writes') pages, current_setting('listen_addresses') tcp, current_setting('data_checksums') checksums,
              (select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'postgres') as locale`,
    );
    expect(row).toEqual({ encoding: 'UTF8', fsync: 'on', sync: 'on', pages: 'on', tcp: '', checksums: 'on', locale: 'b C.UTF-8' });
    expect(await server.stop()).toBe('stopped');
    expect(servesData(server.pid, server.pgdata)).toBe(false);
    expect(existsSync(path.join(server.pgdata, 'postmaster.pid'))).toBe(false);
  });

  test('adopts a server that runs on the same data, and the last to leave stops it', async () => {
    const folder = await folderWithData();
    const first = await launch(folder);
    const second = await launch(folder);
    expect([second.started, second.pid]).toEqual([false, first.pid]);
    const other = new pg.Client({ ...second.connection(SUPERUSER, 'postgres'), application_name: 'tandem:1:main' });
    await other.connect();
    expect(await first.stop()).toBe('left to others');
    expect((await other.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await other.end();
    expect(await second.stop()).toBe('stopped');
  });

  test('two starts at once on empty data end with one server', async () => {
    const folder = newFolder();
    const [first, second] = await Promise.all([launch(folder), launch(folder)]);
    expect(first.pid).toBe(second.pid);
    expect([first.started, second.started].filter(Boolean)).toHaveLength(1);
    await first.stop();
  });

  test('uses a private socket folder elsewhere where the path is too long', async () => {
    const folder = await folderWithData(path.join(root, 'a'.repeat(60), 'b'.repeat(60)));
    const server = await launch(folder);
    const { host = '' } = server.connection('x', 'y');
    expect(host.startsWith(folder)).toBe(false);
    expect(Buffer.byteLength(path.join(host, '.s.PGSQL.5432'))).toBeLessThan(107);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    rmSync(host, { recursive: true });
  });

  test('refuses data of another PostgreSQL and a folder that holds something else', async () => {
    const older = newFolder();
    mkdirSync(path.join(older, 'postgres'), { recursive: true });
    writeFileSync(path.join(older, 'postgres/PG_VERSION'), '14\n');
    await expect(launch(older)).rejects.toThrow('was made by PostgreSQL 14; this release runs 18');
    const foreign = newFolder();
    mkdirSync(path.join(foreign, 'postgres'), { recursive: true });
    writeFileSync(path.join(foreign, 'postgres/notes.txt'), 'mine');
    await expect(launch(foreign)).rejects.toThrow('is there but holds no database');
  });

  test('says why a server does not start', async () => {
    await expect(launch(newFolder(), { settings: ['-c', 'shared_buffers=nonsense'] })).rejects.toThrow(/did not start.*shared_buffers/s);
  });
});

describe.runIf(process.platform === 'linux')('after a crash', () => {
  test('killed under load, it has every row that was acknowledged', async () => {
    const folder = await folderWithData();
    const server = await launch(folder);
    await query(server, 'create table written (worker int, n int, filler text)');
    const acknowledged: string[] = [];
    let killed = false;
    const worker = async (id: number): Promise<void> => {
      const client = new pg.Client({ ...server.connection(SUPERUSER, 'postgres') });
      client.on('error', () => undefined);
      await client.connect();
      for (let n = 0; !killed; n += 1) {
        try {
          await client.query('insert into written values ($1, $2, repeat($3, 200))', [id, n, 'x']);
        } catch {
          return;
        }
        acknowledged.push(`${id}/${n}`);
      }
    };
    const workers = [0, 1, 2, 3].map(worker);
    await new Promise((resolve) => setTimeout(resolve, 700));
    for (const pid of processesOf(server)) process.kill(pid, 'SIGKILL');
    killed = true;
    await Promise.all(workers);
    expect(acknowledged.length).toBeGreaterThan(50);

    const again = await launch(folder);
    expect(again.started).toBe(true);
    const rows = await query<{ worker: number; n: number }>(again, 'select worker, n from written');
    const there = new Set(rows.map((row) => `${row.worker}/${row.n}`));
    expect(acknowledged.filter((one) => !there.has(one))).toEqual([]);
    await again.stop();
  });

  test('a pid file that names another program does not keep it from starting', async () => {
    const folder = await folderWithData();
    const server = await launch(folder);
    await server.stop();
    const sleeper = spawn('sleep', ['60'], { stdio: 'ignore' });
    const lines = [String(sleeper.pid), server.pgdata, '1', '5432', path.join(folder, 'run'), '', '', 'ready'];
    writeFileSync(path.join(server.pgdata, 'postmaster.pid'), `${lines.join('\n')}\n`);
    try {
      const again = await launch(folder);
      expect(again.started).toBe(true);
      expect(readPidFile(again.pgdata)?.pid).toBe(again.pid);
      await again.stop();
    } finally {
      sleeper.kill();
    }
  });

  test('an orphan of a killed program is adopted', async () => {
    const folder = await folderWithData();
    const script = `import { launchEmbedded } from ${JSON.stringify(bundled('launch'))};
      await launchEmbedded({ folder: ${JSON.stringify(folder)} }); console.log('up'); setInterval(() => {}, 1000);`;
    const program = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => program.stdout.once('data', resolve));
    program.kill('SIGKILL');
    const server = await launch(folder);
    expect(server.started).toBe(false);
    expect(await server.stop()).toBe('stopped');
  });
});

describe.runIf(process.getuid?.() === 0)('as root', () => {
  test('the server does not run as root inside its namespace, and its data stays ours', async () => {
    const server = await launch(newFolder());
    expect(readFileSync(`/proc/${server.pid}/uid_map`, 'utf8').trim().split(/\s+/)).toEqual(['1000', '0', '1']);
    await server.stop();
  });

  test('where user namespaces are forbidden another system user runs it', async () => {
    chmodSync(root, 0o711);
    const folder = newFolder();
    const around = { ...circumstances, canUnshare: () => false };
    const server = await launch(folder, { around }).catch((error: Error) => error);
    // The packages may lie in a folder that nobody else can enter, such as /root.
    if (server instanceof Error) {
      expect(server.message).toContain('PostgreSQL does not run as root');
      return;
    }
    const uid = Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]);
    expect(uid).toBeGreaterThan(0);
    expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });
});
