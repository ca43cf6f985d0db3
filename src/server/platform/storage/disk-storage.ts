/**
 * A folder. A file is written under a name that does not count, brought to the disk, and renamed: a crash
 * leaves either the whole of it or a `.part` that `delete` takes along.
 */
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Storage } from './storage.js';

export class DiskStorage implements Storage {
  constructor(private readonly folder: string) {}

  async put(key: string, content: Readable): Promise<void> {
    const target = this.place(key);
    const part = `${target}.part`;
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    try {
      const file = await open(part, 'w', 0o600);
      try {
        await writeFile(file, content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(part, target);
    } catch (error) {
      content.destroy();
      await rm(part, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(target));
  }

  async open(key: string): Promise<Readable | null> {
    const file = await open(this.place(key), 'r').catch(nothingThere);
    return file?.createReadStream() ?? null;
  }

  async delete(key: string): Promise<void> {
    const target = this.place(key);
    await rm(target, { force: true });
    await rm(`${target}.part`, { force: true });
  }

  async exists(key: string): Promise<boolean> {
    return (await stat(this.place(key)).catch(nothingThere)) !== null;
  }

  private place(key: string): string {
    if (!/^[0-9a-z/-]+$/.test(key)) throw new Error(`Not a key of the storage: ${key}`);
    return path.join(this.folder, key);
  }
}

function nothingThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}

/** The name is on the disk too, where the system knows how. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
