/** Writes the content of a backup into an empty folder. Nothing waits for the disk: whoever keeps the folder does that. */
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { readTar } from './tar.js';

export async function unpack(file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let current: FileHandle | null = null;
  let reading: Promise<void> = Promise.resolve();
  const finish = async (): Promise<void> => {
    await current?.close();
    current = null;
  };
  try {
    await pipeline(createReadStream(file), createGunzip(), (plain) => {
      reading = readTar(plain as AsyncIterable<Buffer>, {
        entry: async ({ name, kind }) => {
          await finish();
          const target = path.join(folder, name);
          if (kind === 'folder') await mkdir(target, { recursive: true, mode: 0o700 });
          else {
            await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
            current = await open(target, 'wx', 0o600);
          }
        },
        data: async (piece) => {
          await current?.writeFile(piece);
        },
      });
      return reading;
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') throw new Error(`${file} is not a backup, or it is damaged`);
    throw error;
  } finally {
    // A damaged stream ends the pipeline while a file may still be about to open.
    await reading.catch(() => undefined);
    await finish();
  }
}
