/** Where the embedded server keeps its things. */
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RunAs } from './run-as.js';

/** The socket's own name is fixed; a port number is only part of it. */
export const PORT = 5432;
/** Linux allows 107 bytes for the path of a socket, macOS 103. */
const SOCKET_PATH_LIMIT = 103;

export interface Places {
  /** The data folder of the product (TANDEM_DATA). */
  readonly folder: string;
  readonly pgdata: string;
  readonly log: string;
}

export function placesIn(dataFolder: string): Places {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const folder = realpathSync(dataFolder);
  return { folder, pgdata: path.join(folder, 'postgres'), log: path.join(folder, 'postgres.log') };
}

/** Folder of the Unix socket: inside the data folder, or a private one in a shorter place when the path would be too long. */
export function socketFolder(places: Places, temp = os.tmpdir()): string {
  const inside = path.join(places.folder, 'run');
  if (fits(inside)) return inside;
  const key = createHash('sha256').update(places.folder).digest('hex').slice(0, 12);
  for (const base of [process.env.XDG_RUNTIME_DIR, temp, '/tmp']) {
    if (!base) continue;
    const outside = path.join(base, `tandem-${process.getuid?.() ?? 0}-${key}`);
    if (fits(outside)) return outside;
  }
  throw new Error(`The path of ${places.folder} is too long for a database socket. Set TANDEM_DATA to a shorter one.`);
}

const fits = (folder: string): boolean => Buffer.byteLength(path.join(folder, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_LIMIT;

/** Makes a folder that only we and the server's user can enter; refuses one that somebody else prepared. */
export function privateFolder(folder: string, as: RunAs): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const ours = process.getuid?.();
  const allowed = as.kind === 'user' ? [ours, as.uid] : [ours];
  if (!found.isDirectory() || (ours !== undefined && !allowed.includes(found.uid))) {
    throw new Error(`${folder} belongs to somebody else. Remove it or set TANDEM_DATA to another folder.`);
  }
  chmodSync(folder, 0o700);
  if (as.kind === 'user') chownSync(folder, as.uid, as.gid);
}
