/**
 * The queue with 5,000 rows loaded, in a browser: from a key or a click to the picture that answers it,
 * as the browser's own Event Timing measures it; and the memory of the page.
 * Run: npx tsx bench/queue-paint.ts
 */
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../test/e2e/browser.js';
import { deskProcess } from './desk-process.js';
import { type BenchRow, printRows } from './row.js';

const ROWS = 5_000;
const TARGET_MS = 100;

/** Starts to keep the longest times from an event to its picture. */
const watch = (page: Page) =>
  page.evaluate(() => {
    const kept: number[] = [];
    (globalThis as unknown as { kept: number[] }).kept = kept;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) kept.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as never);
  });

/** The worst of what happened while something was done; eight milliseconds is the finest step of the measure. */
async function worst(page: Page, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => (globalThis as unknown as { kept: number[] }).kept.splice(0));
  await act();
  await page.waitForTimeout(400);
  return page.evaluate(() => Math.max(8, ...(globalThis as unknown as { kept: number[] }).kept));
}

export async function run(): Promise<BenchRow[]> {
  const server = await deskProcess();
  const browser = await launchBrowser(['--enable-precise-memory-info']);
  try {
    await server.grow(ROWS * 12);
    const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    await context.addCookies(
      server.cookie
        .split('; ')
        .map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), url: server.url })),
    );
    const page = await context.newPage();
    await page.goto(`/p/${server.partnership}/tickets`);
    const list = page.getByRole('table', { name: 'Tickets' });
    await list.waitFor();
    const loaded = () => list.evaluate((frame) => Math.round(frame.scrollHeight / 34));
    for (let rows = 0; rows < ROWS; rows = await loaded()) {
      await list.evaluate((frame) => frame.scrollTo({ top: frame.scrollHeight }));
      await page.waitForTimeout(40);
    }
    await watch(page);
    await list.evaluate((frame) => frame.scrollTo({ top: 40_000 }));
    await page.waitForTimeout(300);
    const times: Record<string, number> = {
      'choose a row': await worst(page, async () => {
        for (let n = 3; n < 8; n += 1) await list.getByRole('checkbox').nth(n).click();
      }),
      'walk with j and k': await worst(page, async () => {
        for (const key of 'jjjjjkkjjj') await page.keyboard.press(key);
      }),
      'choose a range': await worst(page, async () =>
        list
          .getByRole('checkbox')
          .nth(12)
          .click({ modifiers: ['Shift'] }),
      ),
    };
    times.sort = await worst(page, async () => {
      await page.getByRole('button', { name: 'Number' }).click();
      await list.waitFor();
    });
    times.group = await worst(page, () => page.getByLabel('Group by').selectOption('status'));
    const heap = await page.evaluate(
      () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 1_000_000,
    );
    return [
      ...Object.entries(times).map(([what, ours]) => ({
        what: `queue with 5,000 rows, ${what}: interaction to paint, worst`,
        ours,
        unit: 'ms',
        target: TARGET_MS,
        higherIsBetter: false,
        rivals: [],
      })),
      { what: 'queue with 5,000 rows: memory of its script', ours: heap, unit: 'MB', target: 150, higherIsBetter: false, rivals: [] },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await run());
