/** The server of the desk's benchmarks, bundled as in production, in a process of its own. */
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

interface DeskProcess {
  readonly url: string;
  readonly cookie: string;
  readonly partnership: string;
  readonly pid: number;
  /** Fills the desk up to so many tickets. */
  grow(tickets: number): Promise<void>;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

export async function deskProcess(): Promise<DeskProcess> {
  execFileSync(process.execPath, ['scripts/build.mjs', 'desk-server=bench/desk-server.ts'], { cwd: root, stdio: 'ignore' });
  const child = spawn(process.execPath, ['dist/desk-server.mjs'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value as string);
  const ready = await next();
  return {
    ...ready,
    pid: child.pid!,
    grow: async (tickets) => {
      child.stdin.write(`grow ${tickets}\n`);
      await next();
    },
    stop: async () => {
      child.stdin.end();
      await new Promise((resolve) => child.on('exit', resolve));
    },
  };
}
