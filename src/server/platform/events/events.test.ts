import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { newId } from '../ids.js';
import { follow } from './feed.js';
import type { FeedItem } from './reader.js';

const app = await testApp();
const { db, events, signals } = app.app.services;
const { partnership } = app;

const occasion = { partnership, now: 5, by: { kind: 'person', name: newId() } } as const;
const event = (data: unknown, type = 'thing') => ({ kind: `${type}.happened`, subject: { type, id: newId() }, data });
const emit = (...data: unknown[]) =>
  db.write(partnership, (tx) =>
    events.emit(
      tx,
      occasion,
      data.map((one) => event(one)),
    ),
  );

describe('emit', () => {
  test('writes who, when, what and in which order', async () => {
    const ids = await emit({ n: 1 }, { n: 2 });
    const rows = await rowsOf(
      app.database.owner,
      'select event_id as id, at, kind, subject_type, actor_kind, actor, data from events where partnership_id = $1 order by event_id',
      [partnership],
    );
    expect(rows.map((row) => row.id)).toEqual(ids);
    expect(rows[0]).toMatchObject({
      at: '5',
      kind: 'thing.happened',
      subject_type: 'thing',
      actor_kind: 'person',
      actor: occasion.by.name,
      data: { n: 1 },
    });
  });

  test('is part of the transaction', async () => {
    const before = await rowsOf(app.database.owner, 'select 1 from events');
    await db
      .write(partnership, async (tx) => {
        await events.emit(tx, occasion, [event({})]);
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(await rowsOf(app.database.owner, 'select 1 from events')).toHaveLength(before.length);
  });

  test('leaves a message only for kinds that somebody waits for', async () => {
    await emit({ quiet: true });
    expect(await rowsOf(app.database.owner, 'select 1 from outbox')).toEqual([]);
    app.app.services.outbox.handle('loud.happened', async () => undefined);
    const [id] = await db.write(partnership, (tx) => events.emit(tx, occasion, [event({ a: 1 }, 'quiet'), event({ b: 2 }, 'loud')]));
    const messages = await rowsOf(app.database.owner, 'select message_id as id, topic, payload from outbox');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ topic: 'loud.happened', payload: { at: 5, data: { b: 2 }, subject: { type: 'loud' } } });
    expect(messages[0]?.id).not.toBe(id);
    expect(messages[0]?.payload.event).toBe(messages[0]?.id);
  });
});

/** Follows while the work is done, until `last` came. */
async function collect(after: string | null, work: () => Promise<void>, last: unknown): Promise<FeedItem[]> {
  const stop = new AbortController();
  const items: FeedItem[] = [];
  const feed = follow({ db, signals }, { partnership, subjectType: 'thing', after, signal: stop.signal });
  const reading = (async () => {
    for await (const item of feed) {
      items.push(item);
      if (data([item])[0] === last) return;
    }
  })();
  const timer = setTimeout(() => stop.abort(), 20_000);
  // The feed has looked once before the work begins.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await work();
  await reading;
  clearTimeout(timer);
  stop.abort();
  return items;
}

const data = (items: readonly FeedItem[]) => items.map((item) => (item.kind === 'event' ? item.event.data : item.kind));

describe('the feed', () => {
  test('begins now, and brings what happens, within moments', async () => {
    await emit('before');
    const startedAt = Date.now();
    const items = await collect(null, async () => void (await emit('after')), 'after');
    expect(data(items)).toEqual(['after']);
    expect(Date.now() - startedAt).toBeLessThan(2_000);
  });

  test('catches up from a cursor, and does not repeat what was seen', async () => {
    const [seen] = await emit('seen');
    await emit('missed');
    const items = await collect(seen as string, async () => void (await emit('live')), 'live');
    // What is younger than the overlap may be told again to a listener that comes back.
    expect(data(items).filter((one) => one === 'missed' || one === 'live')).toEqual(['missed', 'live']);
    expect(data(items)).not.toContain('seen');
  });

  test('brings an event whose transaction ended after a younger one was seen', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const items = await collect(
      null,
      async () => {
        const slow = db.write(partnership, async (tx) => {
          await events.emit(tx, occasion, [event('slow')]);
          await held;
        });
        await new Promise((resolve) => setTimeout(resolve, 30));
        await emit('fast');
        await new Promise((resolve) => setTimeout(resolve, 400));
        release();
        await slow;
      },
      'slow',
    );
    expect(data(items)).toEqual(['fast', 'slow']);
  });

  test('brings nothing of another partnership or of another type', async () => {
    const theirs = await app.newPartnership();
    const items = await collect(
      null,
      async () => {
        await db.write(theirs, (tx) => events.emit(tx, { ...occasion, partnership: theirs }, [event('theirs')]));
        await db.write(partnership, (tx) => events.emit(tx, occasion, [event('other', 'other')]));
        await emit('mine');
      },
      'mine',
    );
    expect(data(items)).toEqual(['mine']);
  });

  test('says reset where too much happened', async () => {
    const [seen] = await emit('seen');
    await db.write(partnership, (tx) =>
      sql`insert into events (partnership_id, event_id, at, kind, subject_type, subject_id, actor_kind, actor, data)
          select ${partnership}::uuid, uuidv7(), 5, 'thing.happened', 'thing', gen_random_uuid(), 'system', 'test', '{}'::jsonb from generate_series(1, 2100)`.execute(
        tx,
      ),
    );
    const items = await collect(seen as string, async () => undefined, 'reset');
    expect(data(items).at(-1)).toBe('reset');
  });
});
