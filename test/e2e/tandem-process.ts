/** The product as people start it: the built `tandem serve`, as a process of its own on a free port. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_WITHIN_MS = 60_000;

/** Does nothing where the build is up to date. */
export function buildWhenStale(): void {
  const script = `import { build, isBuilt } from ${JSON.stringify(join(ROOT, 'scripts/build.mjs'))}; if (!isBuilt()) await build();`;
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** The built command line. */
export const TANDEM = join(ROOT, 'dist/tandem.mjs');

/** What a command prints. Findings end it with 1, and are no reason to fail. */
export function runTandem(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [TANDEM, ...args], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0 && status !== 1) throw new Error(`tandem ${args.join(' ')} ended with ${status}\n${stderr}`);
  return stdout;
}

export interface TandemProcess {
  readonly url: string;
  /** Null where the first account stands. */
  readonly firstAccountLink: string | null;
  readonly pid: number;
  /** All it has printed so far. */
  output(): string;
  /** Sends a signal and waits for the end; answers the exit code, or null when the signal ended it. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

export const dataFolder = (): string => mkdtempSync(join(tmpdir(), 'tandem-e2e-'));

/** Removes it, and ends a database in it that outlived a server that was killed. */
export function removeFolder(folder: string): void {
  const lock = join(folder, 'postgres', 'postmaster.pid');
  try {
    process.kill(Number(readFileSync(lock, 'utf8').split('\n')[0]), 'SIGQUIT');
  } catch {
    // No database runs here.
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}

/** Only what the server needs: variables of the tests are none of its business. */
function environment(folder: string, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(TANDEM_|DATABASE_|VITEST|NODE_OPTIONS$|NODE_ENV$|PORT$|HOST$)/.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    NODE_ENV: 'production',
    TANDEM_DATA: folder,
    PORT: '0',
    TANDEM_RATE_LIMIT: '0',
    LOG_LEVEL: 'warn',
    ...more,
  };
}

/** Starts it and waits until it says where it is. */
export async function startTandem(folder: string, more: Readonly<Record<string, string>> = {}): Promise<TandemProcess> {
  const child = spawn(process.execPath, [TANDEM, 'serve'], {
    cwd: ROOT,
    env: environment(folder, more),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`${why}\n${printed}`));
    const timer = setTimeout(() => fail('The server did not say where it is'), START_WITHIN_MS);
    const take = (chunk: Buffer): void => {
      printed += chunk.toString();
      const found = /^Tandem is at (\S+)\n/m.exec(printed);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1] ?? '');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('exit', (code) => fail(`The server ended with ${code}`));
  }).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  await settled(child);
  return {
    url,
    firstAccountLink: /^Make the first account: (\S+)$/m.exec(printed)?.[1] ?? null,
    pid: child.pid ?? 0,
    output: () => printed,
    end: async (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** The link follows the address, at times in a chunk of its own. */
const settled = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 150);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
