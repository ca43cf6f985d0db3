/**
 * PostgreSQL refuses to run as root. When we are root it runs in a user namespace of its own, where
 * root looks like an ordinary user; where that is forbidden, as another system user.
 */
import { type SpawnOptions, spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { chmod, chown, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Binaries } from './binaries.js';

export type RunAs =
  | { readonly kind: 'self' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'user'; readonly name: string; readonly uid: number; readonly gid: number };

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: SpawnOptions;
}

export function command(as: RunAs, file: string, args: readonly string[]): Command {
  if (as.kind === 'namespace')
    return { file: 'unshare', args: ['--user', '--map-user=1000', '--map-group=1000', file, ...args], options: {} };
  if (as.kind === 'user') return { file, args, options: { uid: as.uid, gid: as.gid } };
  return { file, args, options: {} };
}

export interface Circumstances {
  readonly uid: number | null;
  readonly canUnshare: () => boolean;
  readonly users: () => readonly { name: string; uid: number; gid: number }[];
}

export const circumstances: Circumstances = {
  uid: process.getuid?.() ?? null,
  canUnshare: () => spawnSync('unshare', ['--user', '--map-user=1000', '--map-group=1000', 'true'], { stdio: 'ignore' }).status === 0,
  users: () => passwd(readFileSync('/etc/passwd', 'utf8')),
};

export function passwd(text: string): { name: string; uid: number; gid: number }[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

const CANDIDATES = ['tandem', 'postgres', 'nobody'];

/** Who runs the server for the data in `pgdata`, which may not exist yet. `folder` holds it. */
export function chooseRunAs(binaries: Binaries, folder: string, pgdata: string, around: Circumstances = circumstances): RunAs {
  if (around.uid !== 0) return { kind: 'self' };
  const owner = statSync(pgdata, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return userOf(around, owner.uid, owner.gid);
  if (around.canUnshare()) return { kind: 'namespace' };
  if (owner) throw new Error(cannot(`the data in ${pgdata} belongs to root`));
  for (const name of CANDIDATES) {
    const user = around.users().find((one) => one.name === name);
    if (user && reaches(user, binaries, folder)) return { kind: 'user', ...user };
  }
  throw new Error(cannot(`no other system user (${CANDIDATES.join(', ')}) reaches both ${folder} and ${binaries.postgres}`));
}

/** Gives a tree that we made to the user who runs the server; nothing to do where that is ourselves. */
export async function handOver(as: RunAs, folder: string, tree: string): Promise<void> {
  if (as.kind !== 'user') return;
  // He passes through; he can list nothing.
  await chmod(folder, 0o711);
  await chown(tree, as.uid, as.gid);
  for (const entry of await readdir(tree, { recursive: true })) await chown(path.join(tree, entry), as.uid, as.gid);
}

const cannot = (why: string): string =>
  `PostgreSQL does not run as root. User namespaces are forbidden here and ${why}. Start as an ordinary user, or set TANDEM_DATA to a folder that such a user can reach, or set DATABASE_URL to a PostgreSQL server.`;

function userOf(around: Circumstances, uid: number, gid: number): RunAs {
  return { kind: 'user', name: around.users().find((one) => one.uid === uid)?.name ?? String(uid), uid, gid };
}

/** The data folder itself is ours to open; what lies above it is not. */
function reaches(user: { uid: number; gid: number }, binaries: Binaries, folder: string): boolean {
  const as = { uid: user.uid, gid: user.gid, stdio: 'ignore', cwd: '/' } as const;
  return spawnSync(binaries.postgres, ['--version'], as).status === 0 && spawnSync('test', ['-x', path.dirname(folder)], as).status === 0;
}
