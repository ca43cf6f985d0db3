import { spawn } from 'node:child_process';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type App, createApp } from '../../app.js';
import { bundled } from '../../testing/bundled.js';
import { testApp, testConfig } from '../../testing/test-app.js';
import { rowsOf, type TestDatabase, testDatabase } from '../../testing/test-database.js';
import { systemClock } from '../clock.js';
import { keptSecret, withClient } from '../db/roles.js';
import { newId } from '../ids.js';
import { makeLogger } from '../log/logger.js';
import type { JobRecord } from './jobs.js';
import { runJob } from './run-job.js';
import { JobFailure, type JobKind } from './running-job.js';

const input = z.strictObject({ steps: z.number() });
type Input = z.infer<typeof input>;

/** A kind of work whose behaviour a test decides. */
let behaviour: JobKind<Input>['run'] = async () => undefined;
const ended: string[] = [];
const kind: JobKind<Input> = {
  kind: 'replay',
  unit: 'steps',
  input,
  concurrency: 2,
  run: (job) => behaviour(job),
  onEnd: async ({ state, failure }, tx) => {
    await sql`select 1`.execute(tx);
    ended.push(`${state}: ${failure}`);
  },
};

const app = await testApp({ prepare: (services) => services.jobs.define(kind), work: true, superviseSeconds: 1 });
const { db, jobs } = app.app.services;
const { partnership } = app;

const start = (steps = 3): Promise<JobRecord> =>
  db.write(partnership, (tx) =>
    jobs.add(tx, kind, { partnership, now: 1, title: 'Try it', subject: newId(), startedBy: null, input: { steps }, total: steps }),
  );
const find = (id: string) => db.read(partnership, (read) => jobs.find(read, partnership, id));

async function finish(id: string, patienceMs = 30_000): Promise<JobRecord> {
  const stop = AbortSignal.timeout(patienceMs);
  let last: JobRecord | null = null;
  for await (const job of jobs.watch(partnership, id, stop)) last = job;
  if (!last?.endedAt) throw new Error(`The job did not end: ${JSON.stringify(last)}`);
  return last;
}

async function another(database: TestDatabase, run: JobKind<Input>['run']): Promise<App> {
  return createApp({
    config: testConfig(),
    clock: systemClock,
    log: makeLogger('silent'),
    connection: database.app,
    reads: null,
    secret: (name) => withClient(database.owner, (owner) => keptSecret(owner, name)),
    superviseSeconds: 1,
    prepare: (services) => services.jobs.define({ ...kind, run, onEnd: async () => undefined }),
  });
}

const killedOn = await testDatabase();
const given = JSON.stringify({ app: killedOn.app, owner: killedOn.owner, partnership: newId() });
const worker = spawn(process.execPath, [bundled('killed-worker'), given], { stdio: ['ignore', 'pipe', 'inherit'] });
afterAll(() => void worker.kill('SIGKILL'));

/** A server is killed in the middle of a job, and another one is there: how the job ends. */
async function killedInTheMiddle(): Promise<string | undefined> {
  // It says so when it is in the middle of the job.
  await new Promise((resolve, reject) => {
    worker.stdout.once('data', resolve);
    worker.once('exit', () => reject(new Error('The worker ended by itself')));
  });
  worker.kill('SIGKILL');
  const killedAt = Date.now();
  const survivor = await another(killedOn, async () => undefined);
  const state = async () => (await rowsOf<{ state: string }>(killedOn.owner, 'select state from jobs'))[0]?.state;
  while ((await state()) !== 'done' && Date.now() - killedAt < 60_000) await new Promise((resolve) => setTimeout(resolve, 100));
  const end = await state();
  await survivor.stop();
  return end;
}

/** It takes its time until a sign of life is missed: the other tests go on meanwhile. */
const killed = killedInTheMiddle();
killed.catch(() => undefined);

describe('a job', () => {
  test('runs on this Node with what it was given, and tells how far it is', async () => {
    const seen: unknown[] = [];
    behaviour = async (job) => {
      seen.push([job.partnership, job.input.steps]);
      for (let step = 1; step <= job.input.steps; step += 1) {
        job.progress(step);
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    };
    const added = await start(3);
    expect(added).toMatchObject({ state: 'waiting', done: 0, total: 3, unit: 'steps' });
    const states: string[] = [];
    for await (const job of jobs.watch(partnership, added.id, AbortSignal.timeout(10_000)))
      states.push(`${job.state} ${job.done}/${job.total}`);
    expect(seen).toEqual([[partnership, 3]]);
    expect(states.at(-1)).toBe('done 3/3');
    expect(states.filter((one) => one.startsWith('running')).length).toBeGreaterThan(1);
  });

  test('starts within moments, because adding it says so', async () => {
    let began = 0;
    behaviour = async () => {
      began = Date.now();
    };
    const added = Date.now();
    await finish((await start()).id);
    expect(began - added).toBeLessThan(1_500);
  });

  test('does not exist when its transaction is rolled back', async () => {
    let ran = 0;
    behaviour = async () => {
      ran += 1;
    };
    await db
      .write(partnership, async (tx) => {
        await jobs.add(tx, kind, { partnership, now: 1, title: 'Never', subject: newId(), startedBy: null, input: { steps: 1 } });
        throw new Error('no');
      })
      .catch(() => undefined);
    await finish((await start()).id);
    expect(ran).toBe(1);
  });

  test('is bound to its partnership', async () => {
    const job = await start();
    const theirs = await app.newPartnership();
    await finish(job.id);
    expect(await db.read(theirs, (read) => jobs.find(read, partnership, job.id))).toBeNull();
  });
});

describe('an end', () => {
  test('expected: its words reach the person', async () => {
    behaviour = async () => {
      throw new JobFailure('The file has no column "opened"');
    };
    expect(await finish((await start()).id)).toMatchObject({ state: 'failed', failure: 'The file has no column "opened"' });
    expect(ended.at(-1)).toBe('failed: The file has no column "opened"');
  });

  test('by an error of ours: tried three times, then told without its words', async () => {
    let tries = 0;
    behaviour = async () => {
      tries += 1;
      throw new Error('secret detail');
    };
    const job = await finish((await start()).id);
    expect(tries).toBe(3);
    expect(job.state).toBe('failed');
    expect(job.failure).toContain(job.id);
    expect(job.failure).not.toContain('secret');
    expect(app.takeErrors()).toHaveLength(3);
  });

  test('cancelled while it runs: at its next safe point', async () => {
    behaviour = async (job) => {
      await new Promise((_resolve, reject) => job.signal.addEventListener('abort', () => reject(new Error('stopped'))));
    };
    const job = await start();
    while ((await find(job.id))?.state !== 'running') await new Promise((resolve) => setTimeout(resolve, 10));
    await db.write(partnership, (tx) => jobs.cancel(tx, partnership, job.id));
    expect(await finish(job.id)).toMatchObject({ state: 'cancelled', failure: null });
  });

  test('cancelled before it begins: it never does', async () => {
    let ran = 0;
    behaviour = async () => {
      ran += 1;
    };
    const job = await db.write(partnership, async (tx) => {
      const added = await jobs.add(tx, kind, {
        partnership,
        now: 1,
        title: 'Never',
        subject: newId(),
        startedBy: null,
        input: { steps: 1 },
      });
      await jobs.cancel(tx, partnership, added.id);
      return added;
    });
    expect([(await finish(job.id)).state, ran]).toEqual(['cancelled', 0]);
  });

  test('a job that the queue hands out again after its end is not run again', async () => {
    let ran = 0;
    behaviour = async () => {
      ran += 1;
    };
    const job = await finish((await start()).id);
    const { clock, signals, log } = app.app.services;
    await runJob(
      { db, signals, clock, log },
      kind as JobKind<unknown>,
      { partnership, job: job.id, input: { steps: 1 } },
      new AbortController().signal,
    );
    expect([ran, await find(job.id)]).toEqual([1, job]);
  });

  test('cancelled once it ended changes nothing', async () => {
    behaviour = async () => undefined;
    const job = await finish((await start()).id);
    await db.write(partnership, (tx) => jobs.cancel(tx, partnership, job.id));
    expect(await find(job.id)).toEqual(job);
  });
});

describe('servers that end', () => {
  test('one that stops in order hands its job over at once', async () => {
    const database = await testDatabase();
    let interrupted = 0;
    const first = await another(database, async (job) => {
      await new Promise((_resolve, reject) =>
        job.signal.addEventListener('abort', () => {
          interrupted += 1;
          reject(new Error('stopped'));
        }),
      );
    });
    const where = newId();
    const { db: other, jobs: queue } = first.services;
    const job = await other.write(where, async (tx) => {
      await tx.insertInto('partnerships').values({ partnership_id: where, name: 'x', zone: 'UTC', created_at: 1 }).execute();
      return queue.add(tx, kind, { partnership: where, now: 1, title: 'x', subject: newId(), startedBy: null, input: { steps: 1 } });
    });
    const state = async (): Promise<string> =>
      (await rowsOf<{ state: string }>(database.owner, 'select state from jobs where job_id = $1', [job.id]))[0]?.state ?? '';
    while ((await state()) !== 'running') await new Promise((resolve) => setTimeout(resolve, 20));
    await first.stop();
    expect([interrupted, await state()]).toEqual([1, 'running']);
    const second = await another(database, async () => undefined);
    const startedAt = Date.now();
    while ((await state()) !== 'done' && Date.now() - startedAt < 8_000) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await state()).toBe('done');
    await second.stop();
  });

  test('one that is killed: its job is done again by another', { timeout: 90_000 }, async () => {
    expect(await killed).toBe('done');
  });
});
