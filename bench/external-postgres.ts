/**
 * A server of the PostgreSQL that the system has, on a fresh folder with the settings that `initdb` gives,
 * reached over TCP as somebody's own server is. It refuses root, so root lends it another user.
 */
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const INSTALLED = '/usr/lib/postgresql';
const LENT_USER = 'postgres';

export interface ExternalPostgres {
  readonly url: string;
  readonly version: string;
  stop(): Promise<void>;
}

export async function externalPostgres(): Promise<ExternalPostgres> {
  const version = newest();
  const bin = join(INSTALLED, version, 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'tandem-external-'));
  const lent = process.getuid?.() === 0 ? idsOf(LENT_USER) : null;
  if (lent !== null) chownSync(folder, lent.uid, lent.gid);
  const user = lent ?? {};
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '-A', 'trust'], {
    ...user,
    stdio: 'ignore',
  });
  const port = await freePort();
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'], {
    ...user,
    stdio: 'ignore',
  });
  const admin = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilReady(admin);
  await query(admin, 'create database tandem');
  return {
    url: `postgres://postgres@127.0.0.1:${port}/tandem`,
    version,
    stop: async () => {
      server.kill('SIGINT');
      await new Promise((resolve) => server.on('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newest(): string {
  try {
    const versions = readdirSync(INSTALLED).sort((a, b) => Number(b) - Number(a));
    if (versions[0] !== undefined) return versions[0];
  } catch {
    // Said below.
  }
  throw new Error('The system has no PostgreSQL to compare with: apt-get install postgresql');
}

function idsOf(name: string): { readonly uid: number; readonly gid: number } {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await query(url, 'select 1');
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
