import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { limitedBytes } from './limited-bytes.js';

const source = (...sizes: number[]): Readable => Readable.from(sizes.map((size) => Buffer.alloc(size, 'x')));

test('passes on what is not too much', async () => {
  expect(await buffer(limitedBytes(source(400, 600), 1_000, 0))).toHaveLength(1_000);
});

test('stops as soon as it is too much, and at once where that was announced', async () => {
  await expect(buffer(limitedBytes(source(400, 601), 1_000, 0))).rejects.toMatchObject({ code: 'too-large' });
  expect(() => limitedBytes(source(), 2_000_000, 2_000_001)).toThrow('At most 2 MB');
});

test('one that breaks before anybody reads it breaks nothing else', async () => {
  const broken = source();
  const bytes = limitedBytes(broken, 1_000, 0);
  broken.destroy(new Error('cut'));
  await new Promise((resolve) => setImmediate(resolve));
  await expect(buffer(bytes)).rejects.toThrow('cut');
});

test('a source that breaks breaks it', async () => {
  const broken = new Readable({
    read() {
      this.destroy(new Error('cut'));
    },
  });
  await expect(buffer(limitedBytes(broken, 1_000, 0))).rejects.toThrow('cut');
});
