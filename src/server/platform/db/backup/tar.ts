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

/** Reads an archive: each entry, then its content in pieces. Throws where the bytes are no archive. */
export async function readTar(
  source: AsyncIterable<Buffer>,
  sink: { entry(entry: TarEntry): Promise<void>; data(piece: Buffer): Promise<void> },
): Promise<void> {
  let held: Buffer = Buffer.alloc(0);
  let left = 0;
  let skip = 0;
  let ended = false;
  for await (const chunk of source) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (!ended) {
      if (left > 0) {
        if (held.length === 0) break;
        const piece = held.subarray(0, Math.min(left, held.length));
        await sink.data(piece);
        left -= piece.length;
        held = held.subarray(piece.length);
      } else if (skip > 0) {
        const step = Math.min(skip, held.length);
        if (step === 0) break;
        skip -= step;
        held = held.subarray(step);
      } else {
        if (held.length < BLOCK) break;
        const block = held.subarray(0, BLOCK);
        held = held.subarray(BLOCK);
        const entry = parse(block);
        if (entry === null) {
          ended = true;
          break;
        }
        await sink.entry(entry);
        left = entry.size;
        skip = padding(entry.size).length;
      }
    }
  }
  if (!ended) throw new Error('The archive is cut off');
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
