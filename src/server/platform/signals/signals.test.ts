import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { rowsOf, testDatabase } from '../../testing/test-database.js';
import { makePool } from '../db/pool.js';
import { makeLogger } from '../log/logger.js';
import { pauseUntil } from './pause-until.js';
import { Signals } from './signals.js';

const database = await testDatabase();
const pools: pg.Pool[] = [];
const warnings: string[] = [];
const log = makeLogger('warn', { write: (line: string) => void warnings.push(line) });

async function server(name: string): Promise<Signals> {
  const pool = makePool({ connection: database.app, max: 2, name, onError: () => undefined });
  pools.push(pool);
  const signals = new Signals({ ...database.app, application_name: name } as pg.ClientConfig, pool, log);
  await signals.start();
  afterAll(() => signals.stop());
  return signals;
}
afterAll(async () => {
  for (const pool of pools) await pool.end();
});

const listen = (signals: Signals, topic: string): (string | null)[] => {
  const heard: (string | null)[] = [];
  signals.on(topic, (key) => heard.push(key));
  return heard;
};
const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 2_000 && !holds(); tries += 1) await sleep(10);
  expect(holds()).toBe(true);
};

describe('hints', async () => {
  const here = await server('tandem:here');
  const there = await server('tandem:there');

  test('are heard here at once and elsewhere within moments, once each', async () => {
    const [near, far] = [listen(here, 'a'), listen(there, 'a')];
    here.hint('a', 'key with spaces');
    here.hint('a', 'key with spaces');
    expect(near).toEqual(['key with spaces', 'key with spaces']);
    await until(() => far.length > 0);
    await sleep(100);
    expect(far).toEqual(['key with spaces']);
    expect(near).toHaveLength(2);
  });

  test('reach only who listens to their topic, until he stops', async () => {
    const heard: (string | null)[] = [];
    const off = there.on('b', (key) => heard.push(key));
    here.hint('c', '1');
    here.hint('b', '1');
    await until(() => heard.length === 1);
    off();
    here.hint('b', '2');
    await sleep(150);
    expect(heard).toEqual(['1']);
  });

  test('many at once all arrive', async () => {
    const far = listen(there, 'many');
    for (let n = 0; n < 2_000; n += 1) here.hint('many', `${n}`.padStart(36, '0'));
    await until(() => far.length === 2_000);
    expect(new Set(far).size).toBe(2_000);
  });

  test('after a broken connection listeners hear that they may have missed some', async () => {
    const far = listen(there, 'd');
    await rowsOf(
      database.superuser,
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`,
    );
    await until(() => !there.connected || far.length > 0);
    await until(() => there.connected && here.connected);
    expect(far).toContain(null);
    here.hint('d', 'again');
    await until(() => far.includes('again'));
  });
});

test('while the database is away it tries again at ease, and hears again afterwards', async () => {
  const own = await testDatabase();
  const pool = makePool({ connection: own.app, max: 1, name: 'tandem:own', onError: () => undefined });
  pools.push(pool);
  const signals = new Signals(own.app, pool, log);
  await signals.start();
  const heard = listen(signals, 'x');
  await rowsOf({ ...database.superuser, database: 'postgres' }, `alter database ${own.name} with allow_connections false`);
  warnings.length = 0;
  await rowsOf(
    { ...database.superuser, database: 'postgres' },
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1',
    [own.name],
  );
  await sleep(2_500);
  await until(() => warnings.length > 1);
  expect(signals.connected).toBe(false);
  expect(warnings.length).toBeLessThan(8);
  await rowsOf({ ...database.superuser, database: 'postgres' }, `alter database ${own.name} with allow_connections true`);
  await until(() => signals.connected);
  expect(heard).toContain(null);
  await signals.stop();
});

describe('pausing', () => {
  test('ends by a hint for the key, by the time, or by the signal', async () => {
    const signals = await server('tandem:pause');
    const took = async (work: (stop: AbortController) => void, longest: number): Promise<number> => {
      const stop = new AbortController();
      const startedAt = performance.now();
      const pause = pauseUntil(signals, 'p', 'mine', stop.signal, longest, 5);
      work(stop);
      await pause;
      return performance.now() - startedAt;
    };
    expect(await took(() => signals.hint('p', 'mine'), 30_000)).toBeLessThan(10_000);
    expect(await took((stop) => stop.abort(), 30_000)).toBeLessThan(10_000);
    expect(await took(() => signals.hint('p', 'other'), 300)).toBeGreaterThan(290);
  });
});
