/**
 * Where a history comes from: something that can be read from its beginning as often as needed.
 *
 * A history is read twice: once to learn its encoding, dialect and whether each ticket's rows stand
 * together, so that a file that cannot be read is refused before its first ticket; and once in earnest.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnreadableFile } from './problem.js';

export interface HistorySource {
  readonly name: string;
  /** Size as stored, when it is known: for progress. */
  readonly bytes: number | null;
  /** The raw bytes from the beginning, gzipped or not. */
  open(): AsyncIterable<Uint8Array>;
}

/** A file on disk. @throws as `fs.stat` does when there is none. */
export const fileSource = async (path: string): Promise<HistorySource> => {
  const { size } = await stat(path);
  return { name: basename(path), bytes: size, open: () => createReadStream(path, { highWaterMark: 262_144 }) };
};

/** Text or bytes already in memory. */
export const memorySource = (content: string | Uint8Array, name = 'history.csv'): HistorySource => {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    name,
    bytes: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
};

const nothing = async function* (): AsyncGenerator<Uint8Array> {};

/** What a file that is no text says of itself in its first bytes. */
const foreign = (head: Uint8Array): string | null => {
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'a ZIP archive or an Excel workbook, not CSV: unpack it, or save the sheet as CSV';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'an old Excel workbook, not CSV: save the sheet as CSV';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'a PDF, not CSV';
  if (starts(0x28, 0xb5, 0x2f, 0xfd)) return 'compressed with zstd: only gzip is read, unpack it first';
  if (starts(0x42, 0x5a, 0x68)) return 'compressed with bzip2: only gzip is read, unpack it first';
  if (starts(0xfd, 0x37, 0x7a, 0x58, 0x5a)) return 'compressed with xz: only gzip is read, unpack it first';
  return null;
};

/**
 * The plain bytes of a source: gunzipped when they begin like gzip, whatever the name says.
 *
 * @param onRaw told how many stored bytes have been taken, for progress.
 * @throws UnreadableFile for other archives and for gzip data that is damaged or ends early.
 */
export async function* plainBytes(source: HistorySource, onRaw: (bytes: number) => void = () => {}): AsyncGenerator<Uint8Array> {
  const raw = source.open()[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  let ended = false;
  while (length < 6 && !ended) {
    const step = await raw.next();
    if (step.done === true) ended = true;
    else {
      first.push(step.value);
      length += step.value.length;
    }
  }
  const head = Buffer.concat(first);
  const known = foreign(head);
  if (known !== null) {
    await raw.return?.();
    throw new UnreadableFile({ line: null, column: null, text: `this is ${known}` });
  }
  const all = async function* () {
    try {
      onRaw(head.length);
      yield head;
      const rest = ended ? nothing() : { [Symbol.asyncIterator]: () => raw };
      for await (const chunk of rest) {
        onRaw(chunk.length);
        yield chunk;
      }
    } finally {
      await raw.return?.();
    }
  };
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all();
    return;
  }
  const stored = Readable.from(all(), { objectMode: false, highWaterMark: 262_144 });
  const gunzip = createGunzip({ chunkSize: 262_144 });
  stored.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of stored.pipe(gunzip)) yield chunk as Uint8Array;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!code.startsWith('Z_')) throw error;
    const text = code === 'Z_BUF_ERROR' ? 'the gzip data ends early: the file was cut off' : 'the gzip data is damaged';
    throw new UnreadableFile({ line: null, column: null, text });
  } finally {
    stored.destroy();
    gunzip.destroy();
  }
}
