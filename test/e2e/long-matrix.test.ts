/** A matrix of some hundred categories: only what is in sight is drawn, and the keyboard reaches all of it. */
import { expect } from 'vitest';
import { ask } from './tickets.js';
import { api, home, test } from './world.js';

const ADDED = 260;

test('far rows are reached by keyboard and by their name, and edited there', { timeout: 90_000 }, async ({ visit }) => {
  const page = await visit();
  const inForce = await ask<{ version: { id: string } }>(page, `${api}/agreement`);
  const { id } = await ask<{ id: string }>(page, `${api}/drafts`, { name: 'A long one', agreement: inForce.version.id });
  const changes = Array.from({ length: ADDED }, (_, at) => ({
    kind: 'put',
    list: 'categories',
    was: null,
    item: { id: `added-${at}`, name: `Added ${at}`, parent: 'reinvent', decides: null },
  }));
  await ask(page, `${api}/drafts/${id}/edits`, { key: crypto.randomUUID(), changes });
  await page.goto(`${home}/agreement/drafts/${id}`);
  const grid = page.getByRole('grid', { name: 'Draft of the matrix' });
  await grid.getByRole('rowheader', { name: 'Run' }).first().waitFor();
  const rows = grid.getByRole('row');
  const count = Number(await grid.getAttribute('aria-rowcount'));
  expect(count).toBeGreaterThan(ADDED);
  expect(await rows.count()).toBeLessThan(90);

  await grid.getByRole('gridcell').first().click();
  await page.keyboard.press('Control+End');
  const last = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `Added ${ADDED - 1}` }) });
  await expect
    .poll(() =>
      last
        .getByRole('gridcell')
        .last()
        .evaluate((one) => one === document.activeElement),
    )
    .toBe(true);
  expect(await last.getAttribute('aria-rowindex')).toBe(String(count));
  await page.keyboard.type('serv');
  await page.getByRole('combobox', { name: 'Accountable' }).waitFor();
  await page.keyboard.press('Enter');
  await last.getByRole('gridcell').last().getByText('Service desk').waitFor();

  // Scrolled away, the focus stays, and the next key goes on from it.
  await grid.evaluate((one) => one.parentElement?.scrollTo(0, 0));
  await grid.getByRole('rowheader', { name: 'Run' }).first().waitFor();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => grid.getByRole('rowheader', { name: `Added ${ADDED - 2}` }).isVisible()).toBe(true);
  await page.keyboard.press('Control+Home');
  await expect
    .poll(() =>
      grid
        .getByRole('gridcell')
        .first()
        .evaluate((one) => one === document.activeElement),
    )
    .toBe(true);

  await page.getByPlaceholder('Find a category').fill('Added 130');
  await expect.poll(() => grid.getByRole('rowheader', { name: 'Added 130' }).isVisible()).toBe(true);
  expect(await rows.count()).toBeLessThan(90);
});
