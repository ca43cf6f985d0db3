import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';

const app = await testApp();
const { files, db } = app.app.services;
const { partnership } = app;

test('a file comes back as it went in, whatever the size of its chunks', async () => {
  const content = randomBytes(1_300_001);
  const chunks = Array.from({ length: Math.ceil(content.length / 7_777) }, (_, n) => content.subarray(n * 7_777, (n + 1) * 7_777));
  const stored = await files.put(partnership, 'log.csv', 'text/csv', Readable.from(chunks));
  expect(stored).toMatchObject({
    name: 'log.csv',
    type: 'text/csv',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  expect((await buffer(files.open(partnership, stored.id))).equals(content)).toBe(true);
  expect(await db.read(partnership, (read) => files.find(read, partnership, stored.id))).toEqual(stored);
});

test('an empty file is a file', async () => {
  const stored = await files.put(partnership, 'empty', 'text/csv', Readable.from([]));
  expect(stored.bytes).toBe(0);
  expect(await buffer(files.open(partnership, stored.id))).toHaveLength(0);
});

test('a stream that breaks leaves nothing behind', async () => {
  const before = await rowsOf(app.database.owner, 'select count(*) from file_pieces');
  async function* broken(): AsyncGenerator<Buffer> {
    yield randomBytes(600_000);
    throw new Error('cut off');
  }
  await expect(files.put(partnership, 'x', 'x', Readable.from(broken()))).rejects.toThrow('cut off');
  expect(await rowsOf(app.database.owner, 'select count(*) from file_pieces')).toEqual(before);
});

test('another partnership does not reach it', async () => {
  const stored = await files.put(partnership, 'mine', 'x', Readable.from([Buffer.from('mine')]));
  const theirs = await app.newPartnership();
  expect(await db.read(theirs, (read) => files.find(read, partnership, stored.id))).toBeNull();
  expect(await db.read(theirs, (read) => files.find(read, theirs, stored.id))).toBeNull();
  expect(await buffer(files.open(theirs, stored.id))).toHaveLength(0);
});

test('removing it removes its pieces', async () => {
  const stored = await files.put(partnership, 'gone', 'x', Readable.from([Buffer.from('gone')]));
  await db.write(partnership, (tx) => files.remove(tx, partnership, stored.id));
  expect(await rowsOf(app.database.owner, 'select 1 from file_pieces where file_id = $1', [stored.id])).toEqual([]);
});
