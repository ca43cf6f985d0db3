/** The server as it is started: its database, its stop, and a PostgreSQL of somebody else. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { route } from '../contract/route.js';
import { createApp } from './app.js';
import { publicRoute } from './context.js';
import { type RunningServer, startServer } from './main.js';
import { SUPERUSER } from './platform/db/embedded/initialise.js';
import { type EmbeddedServer, launchEmbedded } from './platform/db/embedded/launch.js';
import { keptSecret, withClient } from './platform/db/roles.js';
import { makeLogger } from './platform/log/logger.js';
import { testConfig } from './testing/test-app.js';
import { TestClock } from './testing/test-clock.js';
import { testDatabase } from './testing/test-database.js';

const root = mkdtempSync(path.join(os.tmpdir(), 'tandem-main-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const start = (env: Record<string, string>): Promise<RunningServer> =>
  startServer(testConfig({ PORT: '0', LOG_LEVEL: 'silent', TANDEM_DATA: path.join(root, 'data'), ...env }));
const json = async (url: string, init?: RequestInit) => {
  const answer = await fetch(url, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 2_000 && !(await holds()); tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await holds()).toBe(true);
};
const account = (link: string | null) => ({
  token: new URL(link ?? '').searchParams.get('token'),
  name: 'Ann',
  email: 'ann@example.org',
  password: 'correct horse',
});

describe('a server with its own database', () => {
  test('starts on nothing, stops clean, starts again with what was there', async () => {
    const server = await start({});
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(server.firstAccountLink?.startsWith(`${server.address}/first-account?token=`)).toBe(true);
    expect((await json(`${server.address}/ready`)).status).toBe(200);
    await server.stop();
    expect(existsSync(path.join(root, 'data/postgres/postmaster.pid'))).toBe(false);
    await expect(fetch(`${server.address}/health`)).rejects.toThrow();

    const again = await start({});
    // Nobody made the account: a new link, and the one from before still works.
    expect(again.firstAccountLink).not.toBe(server.firstAccountLink);
    const made = await json(`${again.address}/api/v1/first-account`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account(server.firstAccountLink)),
    });
    expect(made).toMatchObject({ status: 201, body: { person: { name: 'Ann' } } });
    await again.stop();

    const third = await start({});
    expect(third.firstAccountLink).toBeNull();
    await third.stop();
  });

  test.runIf(process.platform === 'linux')('goes on after its database was killed', async () => {
    const server = await start({});
    const pid = Number(readFileSync(path.join(root, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    await until(async () => (await json(`${server.address}/ready`)).status === 503);
    await until(async () => (await json(`${server.address}/ready`)).status === 200);
    expect(await json(`${server.address}/api/v1/session`)).toMatchObject({ status: 200, body: { firstAccountNeeded: false } });
    await server.stop();
    expect(existsSync(path.join(root, 'data/postgres/postmaster.pid'))).toBe(false);
  });

  test('a port that is taken leaves no database behind', async () => {
    const blocker = http.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    await expect(start({ PORT: String(port) })).rejects.toThrow('EADDRINUSE');
    expect(existsSync(path.join(root, 'data/postgres/postmaster.pid'))).toBe(false);
    blocker.close();
  });
});

describe('stopping', () => {
  const tag = 'Test';
  const answer = z.strictObject({ ok: z.boolean() });

  test('takes no new requests, lets those under way end, ends streams, and lets go of the database', async () => {
    const database = await testDatabase();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = route({ id: 'slow', method: 'GET', path: '/test/slow', access: 'public', tag, summary: 'x', answer });
    const endless = route({
      id: 'endless',
      method: 'GET',
      path: '/test/endless',
      access: 'public',
      wire: 'events',
      tag,
      summary: 'x',
      answer,
    });
    const app = await createApp({
      config: testConfig(),
      clock: new TestClock(),
      log: makeLogger('silent'),
      connection: database.app,
      reads: null,
      secret: (name) => withClient(database.owner, (owner) => keptSecret(owner, name)),
      routes: [
        publicRoute(slow, async () => {
          await held;
          return { ok: true };
        }),
        publicRoute(endless, (async (_call: unknown, ctx: { signal: AbortSignal }) => endlessEvents(ctx.signal)) as never),
      ],
    });
    await app.http.listen({ port: 0, host: '127.0.0.1' });
    const address = `http://127.0.0.1:${(app.http.server.address() as { port: number }).port}`;
    const underWay = fetch(`${address}/api/v1/test/slow`);
    const stream = await fetch(`${address}/api/v1/test/endless`);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const text = stream.text();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = app.stop();
    expect(await text).toContain('event: tick');
    await expect(fetch(`${address}/health`)).rejects.toThrow();
    release();
    expect(await (await underWay).json()).toEqual({ ok: true });
    await stopped;
    // PostgreSQL notices a moment later.
    const connections = () =>
      withClient(database.superuser, (client) =>
        client.query(`select 1 from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`, [database.name]),
      );
    await until(async () => (await connections()).rowCount === 0);
  });
});

async function* endlessEvents(signal: AbortSignal) {
  while (!signal.aborted) {
    yield { event: 'tick', data: { ok: true } };
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

describe('a server with a PostgreSQL of somebody else', () => {
  let theirs: EmbeddedServer;
  const url = (user: string, database = 'desk') => {
    const { host = '' } = theirs.connection(user, database);
    return `postgresql://${user}@${encodeURIComponent(host)}/${database}`;
  };

  test('its owner migrates, a login of its own serves, and the wall stands', async () => {
    theirs = await launchEmbedded({ folder: path.join(root, 'theirs'), settings: ['-c', 'fsync=off'] });
    afterAll(() => theirs.stop());
    await withClient(theirs.connection(SUPERUSER, 'postgres'), async (client) => {
      await client.query('create role boss login createrole');
      await client.query('create database desk owner boss');
    });
    const server = await start({ DATABASE_URL: url('boss') });
    const made = await json(`${server.address}/api/v1/first-account`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(account(server.firstAccountLink)),
    });
    expect(made.status).toBe(201);
    const who = await withClient(
      theirs.connection(SUPERUSER, 'desk'),
      async (client) =>
        (
          await client.query(
            `select distinct usename from pg_stat_activity where application_name like 'tandem:%:main' or application_name like 'tandem:%:jobs'`,
          )
        ).rows,
    );
    expect(who).toEqual([{ usename: 'desk_tandem_app' }]);
    await server.stop();
    // Theirs goes on without us.
    expect(await withClient(theirs.connection(SUPERUSER, 'desk'), async (client) => (await client.query('select 1 as one')).rows)).toEqual([
      { one: 1 },
    ]);
  });

  test('two servers share it: the same session is good on both', async () => {
    const [one, two] = [await start({ DATABASE_URL: url('boss') }), await start({ DATABASE_URL: url('boss') })];
    const signedIn = await fetch(`${one.address}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'ann@example.org', password: 'correct horse' }),
    });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((value) => value.split(';')[0])
      .join('; ');
    for (const server of [one, two])
      expect(await json(`${server.address}/api/v1/session`, { headers: { cookie } })).toMatchObject({ body: { person: { name: 'Ann' } } });
    await Promise.all([one.stop(), two.stop()]);
  });

  test('an owner who may not make roles is told what to do; a login that skips the wall is refused', async () => {
    await withClient(theirs.connection(SUPERUSER, 'postgres'), async (client) => {
      await client.query('create role poor login');
      await client.query('create database other owner poor');
      await client.query('create role given login in role tandem_app');
    });
    await expect(start({ DATABASE_URL: url('poor', 'other') })).rejects.toThrow(
      /Give it CREATEROLE, or make a login in role tandem_app yourself and set DATABASE_APP_URL/,
    );
    await expect(start({ DATABASE_URL: url('poor', 'other'), DATABASE_APP_URL: url('poor', 'other') })).rejects.toThrow(
      'the wall between partnerships does not hold',
    );
    await expect(start({ DATABASE_URL: url('poor', 'other'), DATABASE_APP_URL: url(SUPERUSER, 'other') })).rejects.toThrow(
      'the wall between partnerships does not hold',
    );
    const server = await start({ DATABASE_URL: url('poor', 'other'), DATABASE_APP_URL: url('given', 'other') });
    expect((await json(`${server.address}/ready`)).status).toBe(200);
    await server.stop();
  });

  test('a server that is not there is an error, not a wait', async () => {
    const gone = new pg.Client({ connectionString: 'postgresql://x@127.0.0.1:1/x' });
    await expect(gone.connect()).rejects.toThrow();
    await expect(start({ DATABASE_URL: 'postgresql://x@127.0.0.1:1/x' })).rejects.toThrow('ECONNREFUSED');
  });
});
