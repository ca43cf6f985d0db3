/** The same promises of a folder and of a bucket: whole or not there, and gone when deleted. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testConfig } from '../../testing/test-app.js';
import { makeStorage } from './make-storage.js';
import type { Storage } from './storage.js';

const root = mkdtempSync(path.join(os.tmpdir(), 'tandem-storage-'));
const bucketFolder = path.join(root, 'buckets');
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: bucketFolder,
  configureBuckets: [{ name: 'desk', configs: [] }],
});
const storages: { folder?: Storage; bucket?: Storage } = {};

beforeAll(async () => {
  const { port } = await server.run();
  storages.folder = makeStorage(testConfig({ TANDEM_DATA: root }));
  storages.bucket = makeStorage(
    testConfig({
      TANDEM_DATA: root,
      TANDEM_S3_BUCKET: 'desk',
      TANDEM_S3_ENDPOINT: `http://127.0.0.1:${port}`,
      TANDEM_S3_ACCESS_KEY: 'S3RVER',
      TANDEM_S3_SECRET_KEY: 'S3RVER',
      TANDEM_S3_PREFIX: 'tandem/test',
    }),
  );
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

describe.each(['folder', 'bucket'] as const)('a %s', (kind) => {
  const read = async (key: string) => {
    const found = await storages[kind]!.open(key);
    return found === null ? null : buffer(found);
  };

  test.each([
    ['small', 5],
    ['of one piece', 16 * 1_048_576],
    ['of many pieces', 40_000_003],
  ])('keeps what is %s', async (_, size) => {
    const chunk = Buffer.alloc(1_000_003, kind);
    const content = Readable.from(
      (function* () {
        for (let left = size; left > 0; left -= chunk.length) yield chunk.subarray(0, Math.min(left, chunk.length));
      })(),
    );
    const key = `p/ab/${size}`;
    await storages[kind]!.put(key, content);
    const kept = await read(key);
    expect(kept?.length).toBe(size);
    expect(kept?.subarray(-3).equals(Buffer.alloc(size, Buffer.alloc(1_000_003, kind)).subarray(-3))).toBe(true);
    await storages[kind]!.delete(key);
    expect(await storages[kind]!.exists(key)).toBe(false);
  });

  test.each([100, 40_000_000])('has nothing of a stream that breaks after %d bytes', async (size) => {
    const broken = Readable.from(
      (function* () {
        yield Buffer.alloc(size);
        throw new Error('cut off');
      })(),
    );
    await expect(storages[kind]!.put('p/ab/broken', broken)).rejects.toThrow('cut off');
    expect(await storages[kind]!.exists('p/ab/broken')).toBe(false);
    expect(files(root).filter((name) => name.includes('broken'))).toEqual([]);
  });

  test('answers plainly for what is not there', async () => {
    expect(await read('p/ab/none')).toBeNull();
    await storages[kind]!.delete('p/ab/none');
  });
});

test('what a crash left half written does not count, and goes with its key', async () => {
  await storages.folder!.put('p/ab/whole', Readable.from([Buffer.from('x')]));
  writeFileSync(path.join(root, 'attachments/p/ab/half.part'), 'ha');
  expect(await storages.folder!.exists('p/ab/half')).toBe(false);
  await storages.folder!.delete('p/ab/half');
  expect(files(path.join(root, 'attachments'))).toEqual(['whole']);
});

test('a key is never a path', async () => {
  await expect(storages.folder!.open('../../etc/passwd')).rejects.toThrow('Not a key');
});

test('a bucket has its own name before every key', async () => {
  await storages.bucket!.put('p/ab/named', Readable.from([Buffer.from('x')]));
  expect(readdirSync(path.join(bucketFolder, 'desk/tandem/test/p/ab')).some((name) => name.startsWith('named'))).toBe(true);
});
