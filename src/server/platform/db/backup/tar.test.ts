import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { END, header, padding, readTar, type TarEntry } from './tar.js';

const archive = (entries: readonly { entry: TarEntry; bytes: Buffer }[]): Buffer =>
  Buffer.concat([...entries.flatMap(({ entry, bytes }) => [header(entry), bytes, padding(bytes.length)]), END]);

async function unpack(bytes: Buffer, step: number): Promise<{ name: string; kind: string; text: string }[]> {
  const found: { name: string; kind: string; pieces: Buffer[] }[] = [];
  async function* source(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
  }
  await readTar(source(), {
    entry: async ({ name, kind }) => void found.push({ name, kind, pieces: [] }),
    data: async (piece) => void found.at(-1)?.pieces.push(Buffer.from(piece)),
  });
  return found.map(({ name, kind, pieces }) => ({ name, kind, text: Buffer.concat(pieces).toString('hex') }));
}

const file = (name: string, bytes: Buffer) => ({ entry: { name, kind: 'file' as const, size: bytes.length }, bytes });

describe('archives', () => {
  test('give back what went in, however the bytes are cut', async () => {
    const name = fc.stringMatching(/^[a-z0-9_]{1,40}(\/[a-z0-9_.]{1,60}){0,2}$/).filter((one) => !one.split('/').includes('..'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, fc.uint8Array({ maxLength: 2_000 })), { maxLength: 5 }),
        fc.integer({ min: 1, max: 3_000 }),
        async (files, step) => {
          const entries = files.map(([one, bytes]) => file(one, Buffer.from(bytes)));
          const found = await unpack(archive(entries), step);
          expect(found).toEqual(entries.map(({ entry, bytes }) => ({ name: entry.name, kind: 'file', text: bytes.toString('hex') })));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('keep empty folders', async () => {
    expect(await unpack(archive([{ entry: { name: 'pg_wal/summaries', kind: 'folder', size: 0 }, bytes: Buffer.alloc(0) }]), 512)).toEqual([
      { name: 'pg_wal/summaries', kind: 'folder', text: '' },
    ]);
  });

  test('that are cut off, damaged, or lead outside are refused', async () => {
    const good = archive([file('a', Buffer.from('content'))]);
    await expect(unpack(good.subarray(0, good.length - 1_024), 512)).rejects.toThrow('cut off');
    const bad = Buffer.from(good);
    bad[3] = 65;
    await expect(unpack(bad, 512)).rejects.toThrow('damaged');
    for (const name of ['../evil', 'a/../../evil', '/etc/evil'])
      await expect(unpack(archive([file(name, Buffer.alloc(1))]), 512), name).rejects.toThrow('outside itself');
  });

  test('refuse names that do not fit', () => {
    expect(() => header({ name: 'x'.repeat(101), kind: 'file', size: 0 })).toThrow('too long');
    expect(header({ name: `${'d'.repeat(90)}/${'f'.repeat(90)}`, kind: 'file', size: 0 })).toHaveLength(512);
  });
});
