/**
 * Launches a Chromium for journeys and screenshots.
 *
 * `TANDEM_CHROMIUM` names one; otherwise a system Chromium is taken when there is one, and the one
 * packed in `@sparticuz/chromium` when there is none. The packed one brings its own nss libraries and
 * fonts, but unpacks them only on hosts that look like a serverless runtime: for machines without nss
 * this module says so in the environment, before the package is loaded.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

const runs = (path: string): boolean => {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
};

/** The path of a Chromium that starts here. */
async function executable(): Promise<string> {
  const named = process.env.TANDEM_CHROMIUM;
  if (named) return named;
  const system = SYSTEM.find((path) => existsSync(path));
  if (system && runs(system)) return system;
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  return unpacked();
}

/** The packed one unpacks into the temporary folder of whoever came first; another user could not start it there. */
async function unpacked(): Promise<string> {
  const own = join(tmpdir(), `tandem-chromium-${process.getuid?.() ?? 'user'}`);
  mkdirSync(own, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = own;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** How every Chromium here is started. The sandbox needs an ordinary user, so it is off for root. */
async function launching(): Promise<LaunchOptions> {
  const path = await executable();
  const asRoot = process.getuid?.() === 0;
  return {
    executablePath: path,
    headless: true,
    args: [
      '--headless=shell',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--hide-scrollbars',
      '--font-render-hinting=none',
      ...(asRoot ? ['--no-sandbox'] : []),
    ],
  };
}

/** A headless browser. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { args = [], ...options } = await launching();
  return chromium.launch({ ...options, args: [...args, ...more] });
}

/** A headless browser that several processes share by its `wsEndpoint()`. */
export const launchSharedBrowser = async (): Promise<BrowserServer> => chromium.launchServer(await launching());
