/** The part of the tar format (ustar) that a database folder needs: folders and plain files with short names. */
import type { FileHandle } from 'node:fs/promises';

const BLOCK = 512;

export interface TarEntry {
  /** With `/` between folders. */
  readonly name: string;
  readonly kind: 'file' | 'folder';
  readonly size: number;
}

export function header({ name, kind, size }: TarEntry): Buffer {
  const block = Buffer.alloc(BLOCK);
  const [prefix, base] = split(kind === 'folder' ? `${name}/` : name);
  block.write(base, 0, 100, 'utf8');
  const octal = (value: number, at: number, length: number): void => {
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, length, 'latin1');
  };
  octal(kind === 'folder' ? 0o700 : 0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  block.write('        ', 148, 8, 'latin1');
  block.write(kind === 'folder' ? '5' : '0', 156, 1, 'latin1');
  block.write('ustar\x0000', 257, 8, 'latin1');
  block.write(prefix, 345, 155, 'utf8');
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 8, 'latin1');
  return block;
}

function split(name: string): [string, string] {
  if (Buffer.byteLength(name) <= 100) return ['', name];
  const cut = name.lastIndexOf('/', name.length - 2);
  const parts: [string, string] = [name.slice(0, cut), name.slice(cut + 1)];
  if (cut < 0 || Buffer.byteLength(parts[0]) > 155 || Buffer.byteLength(parts[1]) > 100)
    throw new Error(`The name is too long for an archive: ${name}`);
  return parts;
}

/** Zeros up to the next block. */
export const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

/** The end of an archive. */
export const END = Buffer.alloc(BLOCK * 2);

/** Exactly `size` bytes of a file that may be written meanwhile: what it lacks is zero, what came after is left out. */
export async function* fixedSize(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  let at = 0;
  while (at < size) {
    const buffer = Buffer.allocUnsafe(Math.min(1_048_576, size - at));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
  for (; at < size; at += Math.min(1_048_576, size - at)) yield Buffer.alloc(Math.min(1_048_576, size - at));
}

export interface TarSink {
  entry(entry: TarEntry): Promise<void>;
  data(piece: Buffer): Promise<void>;
}

/**
 * Reads an archive: each entry, then its content in pieces. Throws where the bytes are no archive, but
 * reads to the end before: what the source itself finds wrong, such as a checksum, says more.
 */
export async function readTar(source: AsyncIterable<Buffer>, sink: TarSink): Promise<void> {
  const reader = new TarReader(sink);
  let failure: unknown = null;
  for await (const chunk of source) {
    if (failure !== null) continue;
    try {
      await reader.take(chunk);
    } catch (error) {
      failure = error;
    }
  }
  if (failure !== null) throw failure;
  if (!reader.ended) throw new Error('The archive is cut off');
}

class TarReader {
  ended = false;
  private held: Buffer = Buffer.alloc(0);
  private left = 0;
  private skip = 0;

  constructor(private readonly sink: TarSink) {}

  async take(chunk: Buffer): Promise<void> {
    if (this.ended) return;
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    while (!this.ended && (await this.step()));
  }

  /** False when more bytes are needed. */
  private async step(): Promise<boolean> {
    if (this.left > 0) {
      const piece = this.cut(Math.min(this.left, this.held.length));
      this.left -= piece.length;
      if (piece.length > 0) await this.sink.data(piece);
      return piece.length > 0;
    }
    if (this.skip > 0) {
      const passed = this.cut(Math.min(this.skip, this.held.length)).length;
      this.skip -= passed;
      return passed > 0;
    }
    if (this.held.length < BLOCK) return false;
    const entry = parse(this.cut(BLOCK));
    this.ended = entry === null;
    if (entry === null) return false;
    await this.sink.entry(entry);
    this.left = entry.size;
    this.skip = padding(entry.size).length;
    return true;
  }

  private cut(length: number): Buffer {
    const piece = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return piece;
  }
}

function parse(block: Buffer): TarEntry | null {
  if (block.every((byte) => byte === 0)) return null;
  const text = (at: number, length: number): string => block.toString('utf8', at, at + length).replace(/\0.*$/s, '');
  const sum = Number.parseInt(text(148, 8), 8);
  let actual = 8 * 32;
  for (const [index, byte] of block.entries()) if (index < 148 || index >= 156) actual += byte;
  if (sum !== actual) throw new Error('This is not an archive of ours, or it is damaged');
  const prefix = text(345, 155);
  const name = `${prefix ? `${prefix}/` : ''}${text(0, 100)}`;
  const kind = block[156] === 53 ? 'folder' : 'file';
  const clean = name.replace(/\/$/, '');
  if (clean.startsWith('/') || clean.split('/').includes('..')) throw new Error(`The archive names a place outside itself: ${name}`);
  return { name: clean, kind, size: kind === 'folder' ? 0 : Number.parseInt(text(124, 12), 8) };
}
