/**
 * Bytes to text. A byte order mark decides; otherwise the encoding that was asked for; otherwise
 * UTF-8 as long as every byte fits it, else windows-1252, which is what spreadsheets write.
 *
 * Nothing is replaced silently: bytes that are not valid in the encoding, and NUL characters, make
 * the file unreadable, with the place of the first one.
 */
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { UnreadableFile } from './problem.js';

export const ENCODINGS = ['utf-8', 'latin1', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface ByteOrderMark {
  readonly encoding: Encoding;
  readonly length: number;
}

/** @param head the first three bytes or more */
export const byteOrderMark = (head: Uint8Array): ByteOrderMark | null => {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
};

interface Decoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

const REPLACEMENT = '�';

/** How many bytes at the end begin a character that is not finished: 0 to 3. */
const unfinished = (bytes: Uint8Array): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
};

/** Says with a place that the bytes do not fit; the place is added by `textOf`, which counts lines. */
class Misfit extends Error {
  constructor(
    readonly before: string,
    readonly byte: number,
  ) {
    super('not UTF-8');
  }
}

const utf8Decoder = (): Decoder => {
  let carry: Uint8Array = new Uint8Array(0);
  const check = (bytes: Buffer): string => {
    const text = bytes.toString('utf8');
    if (isUtf8(bytes)) return text;
    const before = text.slice(0, text.indexOf(REPLACEMENT));
    throw new Misfit(before, bytes[Buffer.byteLength(before)]!);
  };
  return {
    write(chunk) {
      const bytes = carry.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([carry, chunk]);
      const whole = bytes.length - unfinished(bytes);
      carry = Uint8Array.from(bytes.subarray(whole));
      return check(bytes.subarray(0, whole));
    },
    end: () => check(Buffer.from(carry)),
  };
};

const decoder = (encoding: Encoding): Decoder => {
  if (encoding === 'utf-8') return utf8Decoder();
  const stream = iconv.getDecoder(encoding, { stripBOM: false });
  return { write: (bytes) => stream.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)), end: () => stream.end() ?? '' };
};

/** Thrown by `textOf` when `auto` guessed UTF-8 and the bytes say otherwise: read again as windows-1252. */
export class GuessedWrong extends Error {}

export interface DecodeOptions {
  readonly encoding: Encoding | 'auto';
  /** `auto` has been settled before: bytes that do not fit are then the file's fault. */
  readonly settled?: boolean;
}

/**
 * The text of a file, chunk by chunk, without its byte order mark.
 *
 * @param onEncoding told once, before the first text.
 * @throws UnreadableFile with line and column; GuessedWrong when `auto` has to be read again.
 */
export async function* textOf(
  bytes: AsyncIterable<Uint8Array>,
  options: DecodeOptions,
  onEncoding: (encoding: Encoding) => void = () => {},
): AsyncGenerator<string> {
  let reader: Decoder | null = null;
  let marked = false;
  let encoding: Encoding = 'utf-8';
  let line = 1;
  let column = 1;
  let head: Uint8Array = new Uint8Array(0);

  const walk = (text: string, to: number) => {
    let from = 0;
    for (let at = text.indexOf('\n'); at !== -1 && at < to; at = text.indexOf('\n', from)) {
      line += 1;
      column = 1;
      from = at + 1;
    }
    column += to - from;
  };
  const decoded = (take: () => string): string => {
    try {
      const text = take();
      const nul = text.indexOf('\0');
      if (nul === -1) {
        walk(text, text.length);
        return text;
      }
      walk(text, nul);
      const hint = encoding.startsWith('utf-16') ? '' : '; if the file is UTF-16, set encoding: utf-16le';
      throw new UnreadableFile({ line, column, text: `a NUL character${hint}` });
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      if (options.encoding === 'auto' && options.settled !== true && !marked) throw new GuessedWrong();
      walk(error.before, error.before.length);
      const byte = error.byte.toString(16).toUpperCase().padStart(2, '0');
      const text = `byte 0x${byte} is not valid in UTF-8; if the file comes from a Windows program, set encoding: windows-1252`;
      throw new UnreadableFile({ line, column, text });
    }
  };
  const begin = (): Decoder => {
    const mark = byteOrderMark(head);
    marked = mark !== null;
    encoding = mark?.encoding ?? (options.encoding === 'auto' ? 'utf-8' : options.encoding);
    onEncoding(encoding);
    head = mark === null ? head : head.subarray(mark.length);
    return decoder(encoding);
  };

  for await (const chunk of bytes) {
    let next = chunk;
    if (reader === null) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      if (head.length < 4) continue;
      reader = begin();
      next = head;
    }
    const current = reader;
    const text = decoded(() => current.write(next));
    if (text !== '') yield text;
  }
  if (reader === null) {
    const last = begin();
    reader = last;
    const text = decoded(() => last.write(head));
    if (text !== '') yield text;
  }
  const last = reader;
  const text = decoded(() => last.end());
  if (text !== '') yield text;
}
