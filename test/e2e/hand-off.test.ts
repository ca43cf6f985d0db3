/** One ticket, two parties: who reads what, and a hand-off with its context. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { providerLead } from './provider-lead.js';
import { ask, freshTicket } from './tickets.js';
import { home, test } from './world.js';

const conversation = (page: Page) => page.getByRole('list', { name: 'Conversation' });

async function write(page: Page, audience: string, text: string, button: RegExp): Promise<void> {
  await page.getByLabel('Who reads it').selectOption(audience);
  await page.getByLabel('Reply').fill(text);
  await page.getByRole('button', { name: button }).click();
  await conversation(page).getByText(text).waitFor();
  await expect.poll(() => page.getByLabel('Reply').evaluate((field) => ('value' in field ? field.value : field.textContent))).toBe('');
}

test('a note stays with its party, a hand-off carries its context, and both sides see the ball move', { timeout: 90_000 }, async ({
  visit,
}) => {
  const maya = await visit();
  const grace = await providerLead(maya, visit);
  const id = await freshTicket(maya, 'Docking station drops the second screen');
  const address = `${home}/tickets/${id}`;
  await maya.goto(address);
  await grace.goto(address);
  await grace.getByRole('heading', { level: 1 }).waitFor();

  await maya.getByText('the requester and both teams will read this').waitFor();
  await write(maya, 'own-party', 'Between us: the dock is out of warranty.', /Keep as a note/);
  await conversation(maya).getByRole('article').filter({ hasText: 'Between us' }).getByText('Harbor Lane only').waitFor();
  await write(maya, 'shared', 'Firmware 1.4 is on it.', /Send to both teams/);
  // The page of the other party learns of it by itself.
  await conversation(grace).getByText('Firmware 1.4 is on it.').waitFor();
  expect(await grace.getByText('out of warranty').count()).toBe(0);
  expect(JSON.stringify(await ask(grace, `/api/v1/partnerships/${home.split('/')[2]}/tickets/${id}`))).not.toContain('out of warranty');

  const handOff = maya.getByRole('button', { name: /^Hand off/ });
  await handOff.focus();
  await maya.keyboard.press('Enter');
  const dialog = maya.getByRole('dialog', { name: 'Hand off to the other party' });
  await dialog.getByLabel('To which team').selectOption('service-desk');
  const offer = dialog.getByRole('button', { name: 'Offer the hand-off' });
  expect(await offer.getAttribute('aria-description')).toBe('Say what is needed');
  await maya.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => handOff.evaluate((element) => element === document.activeElement)).toBe(true);

  await maya.keyboard.press('h');
  expect(await dialog.getByLabel('To which team').inputValue()).toBe('service-desk');
  await dialog.getByLabel('What was tried').fill('Another dock, another cable.');
  await dialog.getByLabel('Evidence').fill('Event 4101 in the log.');
  await dialog.getByLabel('What is needed').fill('Roll the display driver back.');
  await offer.click();
  await dialog.waitFor({ state: 'detached' });
  await maya.getByRole('button', { name: 'Take the offer back' }).waitFor();

  await conversation(grace).getByText('Roll the display driver back.').waitFor();
  await conversation(grace).getByText('Another dock, another cable.').waitFor();
  await grace.goto(home);
  await grace.getByRole('link', { name: 'Docking station drops the second screen' }).first().click();
  await grace.getByRole('button', { name: 'Accept', exact: true }).click();
  const about = grace.getByRole('complementary', { name: 'About this ticket' });
  await about.getByText('Service desk').first().waitFor();
  await maya.getByRole('complementary', { name: 'About this ticket' }).getByText('Service desk').first().waitFor();
  await conversation(maya).getByText('accepted').waitFor();

  // The band on top, and the same in a table.
  const band = maya.getByRole('img', { name: /^Ball in court: .*Onsite IT.*Service desk/ });
  await band.waitFor();
  const table = maya.getByRole('table', { name: /^Ball in court/ });
  expect(await table.getByRole('columnheader').allTextContents()).toEqual(['Holder', 'State', 'From', 'To', 'Length']);
  const holders = await table.locator('tbody tr td:first-child').allTextContents();
  expect([...new Set(holders)]).toEqual(['Onsite IT', 'Service desk']);
});

test('each clock explains its deadline, span by span, and gives the focus back', async ({ visit }) => {
  const page = await visit();
  const id = await freshTicket(page, 'Badge reader at the gate is slow');
  await page.goto(`${home}/tickets/${id}`);
  const why = page.getByRole('button', { name: 'Why this deadline: Resolve' });
  await why.focus();
  await page.keyboard.press('Enter');
  const spans = page.getByRole('dialog').getByRole('table');
  await spans.waitFor();
  expect(await spans.getByRole('columnheader').allTextContents()).toEqual(['From', 'To', 'Why', 'Counted']);
  const rows = await spans.locator('tbody tr').count();
  expect(rows).toBeGreaterThan(0);
  expect(await spans.locator('tbody tr[data-counted]').count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await spans.waitFor({ state: 'detached' });
  await expect.poll(() => why.evaluate((element) => element === document.activeElement)).toBe(true);
});
