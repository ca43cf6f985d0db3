/**
 * The first start of a built copy until the page of the one-time link can be typed into, in a browser
 * that was open before; and the memory of server and database at rest.
 * Run: npx tsx bench/start.ts
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../test/e2e/browser.js';
import { type BenchRow, printRows } from './row.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const REST_MS = 8_000;

export async function run(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const began = performance.now();
  const server = spawn(process.execPath, [join(root, 'dist', 'tandem.mjs'), 'serve'], {
    env: { ...process.env, TANDEM_DATA: folder, PORT: '0', LOG_LEVEL: 'error', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const link = await new Promise<string>((resolve, reject) => {
      let text = '';
      server.stdout.on('data', (chunk) => {
        text += chunk;
        const found = /Make the first account: (\S+)\n/.exec(text);
        if (found) resolve(found[1]!);
      });
      server.on('exit', () => reject(new Error(`The server ended: ${text}`)));
    });
    await page.goto(link, { waitUntil: 'commit' });
    await page.locator('input:enabled').first().waitFor();
    const seconds = (performance.now() - began) / 1000;
    // The browser is no part of what rests.
    await browser.close();
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const rows: BenchRow[] = [
      {
        what: 'first start until the first page can be typed into, after build',
        ours: seconds,
        unit: 's',
        target: 4,
        higherIsBetter: false,
        rivals: [],
      },
    ];
    const megabytes = memoryBelow(server.pid!);
    if (megabytes !== null)
      rows.push({ what: 'memory at rest, database included', ours: megabytes, unit: 'MB', target: 350, higherIsBetter: false, rivals: [] });
    return rows;
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    if (server.exitCode === null) await new Promise((resolve) => server.on('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Proportional share of memory of a process and everything below it, so that what they share counts once; null off Linux. */
function memoryBelow(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  const parents = new Map<number, number>();
  for (const line of execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')) {
    const [child, parent] = line.trim().split(/\s+/).map(Number);
    parents.set(child!, parent!);
  }
  const belongs = (one: number): boolean => one === pid || (one > 1 && belongs(parents.get(one) ?? 0));
  let kilobytes = 0;
  for (const one of parents.keys()) {
    if (!belongs(one)) continue;
    try {
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It ended meanwhile.
    }
  }
  return kilobytes / 1024;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await run());
