/** For every journey: the shared world, and people who visit it. Unexpected troubles of a visit fail the test. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { test as base, inject } from 'vitest';
import { watchTroubles } from './troubles.js';

export const world = inject('world');
/** Of the sample's pages. */
export const home = `/p/${world.partnership}`;
export const api = `/api/v1/partnerships/${world.partnership}`;

export interface VisitOptions {
  /** Nobody is signed in when null. */
  readonly as?: BrowserContextOptions['storageState'] | null;
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly url?: string;
  /** Troubles that belong to the journey. */
  readonly expected?: readonly RegExp[];
}

export type Visit = (options?: VisitOptions) => Promise<Page>;

let connection: Promise<Browser> | undefined;

async function browser(): Promise<Browser> {
  const known = await connection;
  if (known?.isConnected()) return known;
  connection = chromium.connect(world.browser);
  return connection;
}

export const test = base.extend<{ visit: Visit }>({
  visit: async ({ task }, use) => {
    const visits: { page: Page; troubles: string[]; expected: readonly RegExp[] }[] = [];
    await use(async ({ as = world.maya, width = 1440, scheme = 'light', url = world.url, expected = [] } = {}) => {
      const context = await (await browser()).newContext({
        baseURL: url,
        locale: 'en-GB',
        colorScheme: scheme,
        viewport: { width, height: 900 },
        ...(as ? { storageState: as } : {}),
      });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      visits.push({ page, troubles: watchTroubles(page), expected });
      return page;
    });
    const troubles = visits.flatMap((one) => one.troubles.filter((text) => !one.expected.some((pattern) => pattern.test(text))));
    for (const { page } of visits) await page.context().close();
    if (troubles.length > 0) throw new Error(`${task.name} had troubles behind the page:\n${troubles.join('\n')}`);
  },
});
