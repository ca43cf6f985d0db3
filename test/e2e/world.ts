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

interface Visited {
  readonly page: Page;
  readonly troubles: string[];
}

async function open({ as = world.maya, width = 1440, scheme = 'light', url = world.url }: VisitOptions = {}): Promise<Visited> {
  const context = await (await browser()).newContext({
    baseURL: url,
    locale: 'en-GB',
    colorScheme: scheme,
    viewport: { width, height: 900 },
    ...(as ? { storageState: as } : {}),
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  return { page, troubles: watchTroubles(page) };
}

let touring: Promise<Visited> | undefined;

export const test = base.extend<{ visit: Visit; tour: Page }>({
  visit: async ({ task }, use) => {
    const visits: (Visited & { readonly expected: readonly RegExp[] })[] = [];
    await use(async (options = {}) => {
      const visited = await open(options);
      visits.push({ ...visited, expected: options.expected ?? [] });
      return visited.page;
    });
    const troubles = visits.flatMap((one) => one.troubles.filter((text) => !one.expected.some((pattern) => pattern.test(text))));
    for (const { page } of visits) await page.context().close();
    if (troubles.length > 0) throw new Error(`${task.name} had troubles behind the page:\n${troubles.join('\n')}`);
  },
  // One page of Maya's that goes from address to address, with what the browser has read already: for tests that only look.
  tour: async ({ task }, use) => {
    touring ??= open();
    const { page, troubles } = await touring;
    troubles.length = 0;
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await use(page);
    // What it still asks for, or hears, belongs to nobody.
    await page.goto('about:blank');
    if (troubles.length > 0) throw new Error(`${task.name} had troubles behind the page:\n${troubles.join('\n')}`);
  },
});
