/** The queue at 100,000 tickets scrolls: by wheel and by key, through many pages, while others work on it. */
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { largeDesk } from './large-desk.js';
import { ask } from './tickets.js';
import { test } from './world.js';

const TICKETS = 100_000;
const LINE = 34;
let desk = '';
beforeAll(async () => {
  desk = await largeDesk(TICKETS);
});

interface Watched {
  /** By place in the list, which ticket was seen there. */
  readonly seen: Record<number, string>;
  readonly troubles: string[];
  frames: number;
  most: number;
}

/** Looks at every frame that is drawn: rows fill it, each at its place, none twice. */
const watch = (page: Page) =>
  page.evaluate((line) => {
    const watched: Watched = { seen: {}, troubles: [], frames: 0, most: 0 };
    (globalThis as unknown as { watched: Watched }).watched = watched;
    const list = document.querySelector<HTMLElement>('[role=table]')!;
    const look = (): void => {
      const frame = list.getBoundingClientRect();
      const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
      const ids = new Set(rows.map((row) => row.dataset.row));
      const inSight = rows.filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > frame.top && top < frame.bottom;
      });
      watched.frames += 1;
      watched.most = Math.max(watched.most, rows.length);
      if (ids.size < rows.length) watched.troubles.push('A ticket twice');
      if (inSight.length < Math.floor((list.clientHeight - 2 * line) / line))
        watched.troubles.push(`${inSight.length} rows at ${list.scrollTop}`);
      for (const row of rows) {
        const place = Number(row.dataset.index);
        watched.seen[place] ??= row.dataset.row!;
        if (watched.seen[place] !== row.dataset.row) watched.troubles.push(`Another ticket at ${place}`);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, LINE);
const watched = (page: Page) => page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);

test('100,000 tickets scroll: each frame shows rows, in the order of the server, and nothing moves while others work', async ({
  visit,
}) => {
  // Where the pointer rests a ticket is fetched ahead; these have no history to show.
  const page = await visit({ expected: [/tickets\/[0-9a-f-]{36}$/, /500 \(Internal Server Error\)/] });
  await page.goto(`/p/${desk}/tickets`);
  const list = page.getByRole('table', { name: 'Tickets' });
  await list.locator('[data-row]').first().waitFor();
  const box = (await list.boundingBox())!;
  const top = () => list.evaluate((frame) => Math.round(frame.scrollTop));
  await watch(page);

  // By wheel, row by row past the eye.
  await page.mouse.move(box.x + 400, box.y + 300);
  for (let turn = 0; turn < 130; turn += 1) await page.mouse.wheel(0, 700);
  await expect.poll(top, { timeout: 15_000 }).toBeGreaterThan(2_000 * LINE);
  // By key, wherever the focus is; End reaches the end of what is fetched, and more is.
  await page.mouse.move(2, 2);
  const before = await top();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect.poll(top).toBeGreaterThan(before + 20 * LINE);
  for (let height = 0; height < 4_000 * LINE; height = await list.evaluate((frame) => frame.scrollHeight)) await page.keyboard.press('End');
  const { seen, troubles, most, frames } = await watched(page);
  expect(troubles).toEqual([]);
  expect(frames).toBeGreaterThan(20);
  // As many rows exist as are in sight, and some beside: no more with more tickets.
  expect(most).toBeLessThan(80);

  // Every place that was seen holds the ticket that the server has there.
  const truth: string[] = [];
  for (let after = ''; truth.length < 2_000; ) {
    const next: { items: { id: string }[]; next: string } = await ask(page, `/api/v1/partnerships/${desk}/tickets?limit=200${after}`);
    truth.push(...next.items.map((row) => row.id));
    after = `&after=${encodeURIComponent(next.next)}`;
  }
  expect(truth.filter((_, place) => seen[place] === undefined)).toEqual([]);
  expect(truth.map((_, place) => seen[place])).toEqual(truth);

  // In the middle, with rows chosen and a row in focus: what comes above moves nothing.
  await list.evaluate((frame, line) => frame.scrollTo({ top: 900 * line + 10 }), LINE);
  const chosen = truth[903]!;
  const row = (id: string) => list.locator(`[data-row="${id}"]`);
  await row(chosen).getByRole('checkbox').click();
  await row(truth[905]!)
    .getByRole('checkbox')
    .click({ modifiers: ['Shift'] });
  // Neither pointer nor keyboard hold the rows.
  await page.getByRole('heading', { level: 1 }).click();
  const place = async (id: string) => Math.round((await row(id).boundingBox())!.y);
  const at = await place(chosen);
  const body = { subject: 'Portcullis does not open', text: 'Since today', category: 'roadmap' };
  const { id: fresh } = await ask<{ id: string }>(page, `/api/v1/partnerships/${desk}/tickets`, body);
  // It stands first; every other is counted one further down now.
  await expect.poll(() => row(chosen).getAttribute('data-index')).toBe('904');
  expect(await place(chosen)).toBe(at);
  expect(await list.getByRole('checkbox', { checked: true }).count()).toBe(3);
  await page.getByText('3 chosen').waitFor();

  // The keyboard walks on from what is in sight, and keeps its row however far the list is scrolled.
  await page.keyboard.press('j');
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement).dataset.rowLink);
  await expect.poll(focused).toBe(truth[901]);
  await list.evaluate((frame) => frame.scrollTo({ top: 0 }));
  await row(fresh).waitFor();
  expect(await focused()).toBe(truth[901]);
  await page.keyboard.press('j');
  await expect.poll(focused).toBe(truth[902]);
  expect(await list.getByRole('checkbox', { checked: true }).count()).toBe(3);
});
