import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { UnreadableFile } from './problem.js';
import { memorySource, plainBytes } from './source.js';

const read = async (content: Uint8Array, size = content.length || 1) => {
  const source = {
    ...memorySource(content),
    open: async function* () {
      for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
    },
  };
  let raw = 0;
  const parts: Uint8Array[] = [];
  for await (const part of plainBytes(source, (more) => {
    raw += more;
  }))
    parts.push(part);
  return { text: Buffer.concat(parts).toString(), raw };
};

describe('plain bytes', () => {
  test('of a file as it is, also a tiny or empty one', async () => {
    expect(await read(Buffer.from('a,b\n1,2\n'), 3)).toEqual({ text: 'a,b\n1,2\n', raw: 8 });
    expect((await read(Buffer.from('a'))).text).toBe('a');
    expect((await read(Buffer.from(''))).text).toBe('');
  });

  test('of a gzipped one, told by its first bytes, in whatever chunks; also several members', async () => {
    const text = 'number,state\n'.repeat(10_000);
    expect((await read(gzipSync(text), 1_000)).text).toBe(text);
    expect((await read(gzipSync('ab'), 1)).text).toBe('ab');
    expect((await read(Buffer.concat([gzipSync('ab'), gzipSync('cd')]))).text).toBe('abcd');
  });

  test.each([
    ['cut off', gzipSync('x'.repeat(100_000)).subarray(0, 60), 'the gzip data ends early: the file was cut off'],
    ['damaged', Buffer.concat([gzipSync('hello').subarray(0, -8), Buffer.alloc(8, 0x55)]), 'the gzip data is damaged'],
    [
      'a workbook',
      Buffer.from('PK\u0003\u0004rest of it'),
      'this is a ZIP archive or an Excel workbook, not CSV: unpack it, or save the sheet as CSV',
    ],
    ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0, 0]), 'this is compressed with zstd: only gzip is read, unpack it first'],
  ])('%s is refused', async (_, content, text) => {
    const error = await read(content).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UnreadableFile);
    expect((error as UnreadableFile).problems).toEqual([{ line: null, column: null, text }]);
  });

  test('errors of the store are passed on as they are', async () => {
    const broken = { name: 'x', bytes: null, open: () => failing() };
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      yield gzipSync('some').subarray(0, 12);
      throw new Error('disk gone');
    };
    await expect(
      (async () => {
        for await (const _ of plainBytes(broken));
      })(),
    ).rejects.toThrow('disk gone');
  });
});
