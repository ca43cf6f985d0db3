/** What runs on a data folder, read from its pid file and the process table. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly status: string;
}

/** The pid file's content, or null when there is none (or it is half written). */
export function readPidFile(pgdata: string): Postmaster | null {
  let text: string;
  try {
    text = readFileSync(path.join(pgdata, 'postmaster.pid'), 'utf8');
  } catch {
    return null;
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return { pid, socketFolder: lines[4]?.trim() ?? '', status: lines[7]?.trim() ?? '' };
}

/** True when the process lives and is a PostgreSQL on this data: a pid may have been given to another program, or be a zombie. */
export function servesData(pid: number, pgdata: string): boolean {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      if (stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'Z') return false;
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(pgdata);
    } catch {
      return false;
    }
  }
  const ps = spawnSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], { encoding: 'utf8' });
  return ps.status === 0 && !ps.stdout.trimStart().startsWith('Z') && ps.stdout.includes(pgdata);
}

/** Ends a server: fast shutdown first (open transactions roll back, data is written), the immediate one when that hangs. */
export async function endServer(pid: number, pgdata: string, patienceMs = 30_000): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', patienceMs],
    ['SIGQUIT', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < patience; waited += 10) {
      if (!servesData(pid, pgdata)) return;
      await sleep(10);
    }
  }
  throw new Error(`The database server (process ${pid}) does not stop`);
}
