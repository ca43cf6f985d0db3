/** The agreement in force: its matrix, what the proof says, and one situation. */
import { expect } from 'vitest';
import { chooseCategory } from './tickets.js';
import { home, test } from './world.js';

test('the matrix shows who is accountable, and the proof leads from finding to finding', async ({ visit }) => {
  const page = await visit();
  await page.goto(`${home}/agreement`);
  const grid = page.getByRole('grid', { name: 'Responsibility matrix' });
  await grid.waitFor();
  const hardware = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Hardware', exact: true }) });
  await hardware.getByText('Onsite IT').first().waitFor();

  const bar = page.getByRole('img', { name: /^Owned \d.*Harbor Lane.*Northwind IT/ });
  await bar.waitFor();
  const findings = page.getByRole('list', { name: 'Findings' }).getByRole('button');
  await findings.first().waitFor();
  const total = await findings.count();
  const pressed = (): Promise<number> =>
    findings.evaluateAll((buttons) => buttons.findIndex((button) => button.getAttribute('aria-pressed') === 'true'));
  expect(await pressed()).toBe(-1);
  for (const at of [0, 1 % total, 2 % total]) {
    await page.keyboard.press('F8');
    await expect.poll(pressed).toBe(at);
    expect(new URL(page.url()).searchParams.get('finding')).toBeTruthy();
  }
  // The cell of the finding has the focus, and arrow keys go on from there.
  await page.locator('td[data-in-finding]').first().waitFor();
  const place = (): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('data-place') ?? null);
  await expect.poll(place).not.toBeNull();
  const before = await place();
  await page.keyboard.press('ArrowDown');
  await expect.poll(place).not.toBe(before);

  // The address alone leads to the finding.
  await page.reload();
  await findings.first().waitFor();
  await expect.poll(pressed).toBe(2 % total);
});

test('a situation is answered with owner, reasons and clocks, and the night changes them', async ({ visit }) => {
  const page = await visit();
  await page.goto(`${home}/agreement/situation`);
  await page.getByText('Choose a category to see who gets it.').waitFor();
  await chooseCategory(page, 'Hardware');
  await page.waitForURL('**/situation?**category=hardware**');
  await page.getByLabel('Moment').fill('2026-11-18T10:30');
  const answer = page.locator('[aria-live=polite]').filter({ has: page.getByRole('heading', { name: 'Answer' }) });
  await answer.getByRole('definition').filter({ hasText: 'Business' }).waitFor();
  await answer.getByText('Onsite IT').first().waitFor();
  const causes = answer.locator('ul li');
  const byDay = await causes.allTextContents();
  expect(byDay.length).toBeGreaterThan(0);
  expect(await answer.getByRole('table').first().getByRole('row').count()).toBeGreaterThan(1);

  await page.getByLabel('Moment').fill('2026-11-19T03:00');
  await answer.getByText('Service desk').first().waitFor();
  await expect.poll(() => causes.allTextContents()).not.toEqual(byDay);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await answer.getByText('Service desk').first().waitFor();
});
