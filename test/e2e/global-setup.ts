/**
 * Once per run of the journeys: the product is built and started, and one person makes the first
 * account with the printed link and opens the sample, all in a browser that the journeys then share.
 */
import type { BrowserContextOptions } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { launchSharedBrowser } from './browser.js';
import { makeFirstAccount, openSample } from './first-steps.js';
import { buildWhenStale, dataFolder, removeFolder, startTandem } from './tandem-process.js';
import { watchTroubles } from './troubles.js';

export interface World {
  readonly url: string;
  readonly browser: string;
  /** Where the server keeps its data. */
  readonly folder: string;
  /** Of the sample. */
  readonly partnership: string;
  /** What the browser keeps of Maya, who is signed in as its internal lead. */
  readonly maya: Exclude<BrowserContextOptions['storageState'], string | undefined>;
}

declare module 'vitest' {
  export interface ProvidedContext {
    world: World;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildWhenStale();
  const folder = dataFolder();
  const ends: (() => unknown)[] = [() => removeFolder(folder)];
  const end = async (): Promise<void> => {
    for (const one of ends.splice(0).reverse()) await one();
  };
  try {
    const [server, shared] = await Promise.all([startTandem(folder), launchSharedBrowser()]);
    ends.push(
      () => server.end('SIGTERM'),
      () => shared.close(),
    );
    const browser = await chromium.connect(shared.wsEndpoint());
    const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const troubles = watchTroubles(page);
    await makeFirstAccount(page, server.firstAccountLink ?? '');
    const partnership = await openSample(page);
    if (troubles.length > 0) throw new Error(`The first steps had troubles:\n${troubles.join('\n')}`);
    project.provide('world', { url: server.url, browser: shared.wsEndpoint(), folder, partnership, maya: await context.storageState() });
    await browser.close();
  } catch (error) {
    await end();
    throw error;
  }
  return end;
}
