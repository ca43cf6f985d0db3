import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import type { Tx } from '../db/db.js';
import { withClient } from '../db/roles.js';
import { newId } from '../ids.js';
import { Outbox } from './outbox.js';

const app = await testApp();
const { db, signals, log } = app.app.services;
const { partnership, clock } = app;

const outbox = (pollMs = 60_000): Outbox => new Outbox({ db, signals, clock, log, pollMs });
const add = (to: Outbox, topic: string, payload: unknown, where = partnership) =>
  db.write(where, (tx) => to.add(tx, where, topic, payload));
const waiting = () =>
  rowsOf<{ topic: string; attempts: number; failure: string | null }>(
    app.database.owner,
    'select topic, attempts, failure from outbox order by message_id',
  );
/** An effect in the database: a row named by the message. */
const effect = (tx: Tx, id: string) =>
  tx
    .insertInto('files')
    .values({ partnership_id: partnership, file_id: newId(), name: id, media_type: 'x', bytes: 0, sha256: '', created_at: 1 })
    .execute();
const effects = async (name: string) => (await rowsOf(app.database.owner, 'select 1 from files where name = $1', [name])).length;
const until = async (holds: () => Promise<boolean> | boolean): Promise<void> => {
  for (let tries = 0; tries < 2_000; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not happen');
};

describe('the outbox', () => {
  test('delivers what was stored, and nothing of a transaction that was rolled back', async () => {
    const box = outbox();
    const got: unknown[] = [];
    box.handle('greet', async (message) => void got.push([message.partnership, message.payload, message.attempt]));
    await add(box, 'greet', { name: 'Ann' });
    await db
      .write(partnership, async (tx) => {
        await box.add(tx, partnership, 'greet', { name: 'never' });
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(await box.deliverDue()).toBe(1);
    expect(got).toEqual([[partnership, { name: 'Ann' }, 1]]);
    expect(await waiting()).toEqual([]);
  });

  test('a hint wakes it long before it would look by itself', async () => {
    const box = outbox(60_000);
    let at = 0;
    box.handle('quick', async () => {
      at = Date.now();
    });
    box.start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const added = Date.now();
    await add(box, 'quick', 1);
    await until(() => at > 0);
    expect(at - added).toBeLessThan(20_000);
    await box.stop();
  });

  test('without hints it looks by itself', async () => {
    const box = outbox(50);
    let got = 0;
    box.handle('quiet', async () => {
      got += 1;
    });
    box.start();
    await rowsOf(
      app.database.owner,
      `insert into outbox (partnership_id, message_id, topic, payload, due_at) values ($1, $2, 'quiet', '1', 0)`,
      [partnership, newId()],
    );
    await until(() => got === 1);
    await box.stop();
  });

  test('a message that fails does not hold up the others, and is tried again later', async () => {
    const box = outbox();
    const done: unknown[] = [];
    let works = false;
    box.handle('tricky', async (message) => {
      if (message.payload === 'bad' && !works) throw new Error('not today');
      done.push(message.payload);
    });
    for (const payload of ['one', 'bad', 'two']) await add(box, 'tricky', payload);
    await box.deliverDue();
    expect(done.filter((one) => one === 'two')).toHaveLength(1);
    expect(await waiting()).toEqual([{ topic: 'tricky', attempts: 1, failure: 'not today' }]);
    expect(app.takeErrors().join()).toContain('A message was not delivered');
    works = true;
    expect(await box.deliverDue()).toBe(0);
    clock.advance(1_000);
    expect(await box.deliverDue()).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  test('what a handler writes happens once, however often it is tried', async () => {
    const box = outbox();
    let fail = 2;
    box.handle('effect', async (message, tx) => {
      await effect(tx, message.id);
      // The process dies, or the connection breaks, after the effect.
      if (fail-- > 0) throw new Error('crash');
    });
    await add(box, 'effect', null);
    const [row] = await rowsOf<{ id: string }>(app.database.owner, 'select message_id as id from outbox');
    const id = row?.id ?? '';
    for (let round = 0; round < 4; round += 1) {
      await box.deliverDue();
      clock.advance(600_000);
    }
    app.takeErrors();
    expect(await effects(id)).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  test('a connection cut in the middle of a delivery leaves no effect, and the message', async () => {
    const box = outbox();
    let cut = true;
    box.handle('cut', async (message, tx) => {
      await effect(tx, message.id);
      if (!cut) return;
      cut = false;
      await rowsOf(
        app.database.superuser,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      );
    });
    await add(box, 'cut', null);
    const [row] = await rowsOf<{ id: string }>(app.database.owner, 'select message_id as id from outbox');
    const id = row?.id ?? '';
    await box.deliverDue();
    clock.advance(600_000);
    await box.deliverDue();
    app.takeErrors();
    expect(await effects(id)).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  test('several servers share the work: each message once', async () => {
    const boxes = [outbox(), outbox(), outbox()];
    const seen = new Map<string, number>();
    for (const box of boxes) box.handle('shared', async (message) => void seen.set(message.id, (seen.get(message.id) ?? 0) + 1));
    for (let n = 0; n < 60; n += 1) await add(boxes[0] as Outbox, 'shared', n);
    while ((await Promise.all(boxes.map((box) => box.deliverDue()))).some((count) => count > 0));
    expect([...seen.values()]).toEqual(Array(60).fill(1));
  });

  test('a message that another server deals with is nobody to wait for', async () => {
    const box = outbox();
    const done: unknown[] = [];
    box.handle('busy', async (message) => void done.push(message.payload));
    await add(box, 'busy', 'theirs');
    await withClient(app.database.owner, async (other) => {
      await other.query(`begin; select 1 from outbox where topic = 'busy' for update`);
      await add(box, 'busy', 'ours');
      const startedAt = Date.now();
      await box.deliverDue();
      expect([done, Date.now() - startedAt < 3_000]).toEqual([['ours'], true]);
      await other.query('rollback');
    });
    await box.deliverDue();
    expect(done).toEqual(['ours', 'theirs']);
  });

  test('serves every partnership, each in a transaction of its own', async () => {
    const theirs = await app.newPartnership();
    const box = outbox();
    const seen: string[] = [];
    box.handle('each', async (message, tx) => {
      const { rows } = await sql<{ id: string }>`select tandem.partnership() as id`.execute(tx);
      seen.push(`${message.partnership === rows[0]?.id}`);
    });
    await add(box, 'each', 1);
    await add(box, 'each', 1, theirs);
    await box.deliverDue();
    expect(seen).toEqual(['true', 'true']);
  });
});
