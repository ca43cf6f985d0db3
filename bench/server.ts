/** A server of its own for a measurement: embedded PostgreSQL on a fresh folder, durable as in production. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type App, createApp } from '../src/server/app.js';
import { readConfig } from '../src/server/config.js';
import { openConfigured } from '../src/server/main.js';
import { systemClock } from '../src/server/platform/clock.js';
import { makeLogger } from '../src/server/platform/log/logger.js';

export interface BenchServer {
  readonly app: App;
  readonly url: string;
  readonly folder: string;
  /** How the application reaches its database. */
  readonly connection: Readonly<Record<string, unknown>>;
  /** How the owner of the tables does. */
  readonly owner: pg.ClientConfig;
  stop(): Promise<void>;
}

/** @param databaseUrl a PostgreSQL that runs already; null: the embedded one */
export async function benchServer({
  work = true,
  databaseUrl = null,
}: {
  readonly work?: boolean;
  readonly databaseUrl?: string | null;
} = {}): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  const result = readConfig({
    TANDEM_DATA: folder,
    PORT: '0',
    LOG_LEVEL: 'error',
    TANDEM_RATE_LIMIT: '0',
    NODE_ENV: 'production',
    ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
  });
  if (!result.ok) throw new Error(result.problems.join('\n'));
  const log = makeLogger('error');
  const database = await openConfigured(result.config, log);
  const app = await createApp({
    config: result.config,
    clock: systemClock,
    log,
    connection: database.app,
    reads: null,
    secret: database.secret,
    work,
  });
  await app.http.listen({ host: '127.0.0.1', port: 0 });
  const address = app.http.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    app,
    url: `http://127.0.0.1:${address.port}`,
    folder,
    connection: database.app as Record<string, unknown>,
    owner: database.owner,
    stop: async () => {
      await app.stop();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface SignedIn {
  readonly cookie: string;
  readonly fetch: (path: string, init?: { readonly method?: string; readonly body?: unknown }) => Promise<unknown>;
}

/** Makes the first account and answers a way to call the API as it. */
export async function firstAccount({ app, url }: BenchServer): Promise<SignedIn> {
  const token = new URL((await app.firstAccountLink(url)) ?? '').searchParams.get('token');
  const body = JSON.stringify({ token, name: 'Bench', email: 'bench@example.org', password: 'a password for benches' });
  const made = await fetch(`${url}/api/v1/first-account`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body,
  });
  if (made.status !== 201) throw new Error(await made.text());
  const cookie = made.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return {
    cookie,
    fetch: async (path, init = {}) => {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
        headers: { cookie, origin: url, ...(init.body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.status === 204 ? null : answer.json();
    },
  };
}
