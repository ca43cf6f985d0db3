/**
 * One ticket, two parties: who reads what, a hand-off with its context, its way back, and whose time it was.
 * Their category is Harbor Lane's at every hour, so that it makes no difference when this runs.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { providerLead } from './provider-lead.js';
import { ask, freshTicket } from './tickets.js';
import { api, home, test, world } from './world.js';

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
  // She accepts what was taken back a moment before; and gives it back without a word of news.
  const grace = await providerLead(maya, visit, [/^409 POST .*acceptance$/, /^422 POST .*hand-offs$/]);
  const id = await freshTicket(maya, 'Docking station drops the second screen', 'training');
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
  const accept = grace.getByRole('button', { name: 'Accept', exact: true });
  await accept.waitFor();
  // Whoever is asked answers first.
  expect(await grace.getByRole('button', { name: /^(Wait|Resolve)/ }).count()).toBe(0);
  const ticket = `${api}/tickets/${id}`;
  const offerAgain = async (page: Page, toTeam: string, evidence: string) => {
    const context = { tried: 'Another dock, another cable.', evidence, needed: 'Roll it back.', reason: 'skill' };
    const { openHandOff } = await ask<{ openHandOff: { id: string } }>(page, `${ticket}/hand-offs`, { toTeam, context });
    return openHandOff.id;
  };
  // Maya takes it back in the very moment in which Grace accepts: Grace is told by whom and when.
  await grace.route('**/acceptance', async (route) => {
    const { openHandOff } = await ask<{ openHandOff: { id: string } }>(maya, ticket);
    await maya.request.delete(`${ticket}/hand-offs/${openHandOff.id}`, { headers: { origin: new URL(world.url).origin } });
    await route.continue();
  });
  await accept.click();
  await grace.getByText(/^Maya Lindgren took it back at \d\d:\d\d/).waitFor();
  await accept.waitFor({ state: 'detached' });
  await grace.unroute('**/acceptance');
  await offerAgain(maya, 'service-desk', 'Event 4101 in the log.');
  await accept.click();
  const about = grace.getByRole('complementary', { name: 'About this ticket' });
  await about.getByText('Service desk').first().waitFor();
  await maya.getByRole('complementary', { name: 'About this ticket' }).getByText('Service desk').first().waitFor();
  await conversation(maya).getByText('accepted').first().waitFor();

  // Back without a word of news is refused, and what was typed stays; with news it goes.
  await grace.keyboard.press('h');
  const back = grace.getByRole('dialog', { name: 'Hand off to the other party' });
  await back.getByLabel('To which team').selectOption('onsite-it');
  await back.getByLabel('What was tried').fill('another dock, another cable');
  await back.getByLabel('What is needed').fill('Do it yourselves');
  const offerBack = back.getByRole('button', { name: 'Offer the hand-off' });
  await offerBack.click();
  await back.getByText(/held this ticket before: answer what it asked, or add what it does not know yet/).waitFor();
  await back.getByLabel('Evidence').fill('The driver of May works.');
  await offerBack.click();
  await back.waitFor({ state: 'detached' });
  await maya.getByRole('button', { name: 'Accept', exact: true }).click();
  await maya.getByRole('complementary', { name: 'About this ticket' }).getByText('Service desk back to Onsite IT').waitFor();
  expect(await maya.getByText('Both leads are called in.').count()).toBe(0);

  // The second time it comes back, the leads are called in.
  const second = await offerAgain(maya, 'service-desk', 'It is back with the driver of May.');
  await ask(grace, `${ticket}/hand-offs/${second}/acceptance`, {});
  await maya.getByText('Both leads are called in.').waitFor();
  await conversation(maya)
    .getByText(/called in both leads: it came back 2 times/)
    .waitFor();

  // Northwind marks a stretch that was its own; Harbor Lane disputes it; both figures stand until it is decided.
  const strip = grace.getByRole('slider', { name: /^Stretches of this ticket/ });
  await strip.focus();
  await grace.keyboard.press('End');
  expect(await strip.getAttribute('aria-valuetext')).toMatch(/^Service desk: /);
  await grace.keyboard.press('Enter');
  await grace.getByRole('button', { name: 'We were not accountable then' }).click();
  const mark = grace.getByRole('dialog', { name: 'Mark time that was not yours' });
  await mark.getByLabel('Why').fill('No power in the plant');
  await mark.getByRole('button', { name: 'Mark it' }).click();
  await mark.waitFor({ state: 'detached' });
  const claims = maya.getByRole('complementary', { name: 'About this ticket' });
  await claims.getByText('waits for an answer').waitFor();
  await claims.getByRole('button', { name: 'Dispute' }).click();
  const dispute = maya.getByRole('dialog', { name: 'Dispute that time' });
  await dispute.getByLabel('Why').fill('It was on');
  await dispute.getByRole('button', { name: 'Dispute' }).click();
  await dispute.waitFor({ state: 'detached' });
  await claims.getByText('disputed, the leads decide').waitFor();
  await claims.getByRole('button', { name: 'It stands', exact: true }).waitFor();

  // The band on top, and the same in a table that everybody can show.
  await maya.getByRole('button', { name: 'Show as a table' }).click();
  await maya.getByRole('region', { name: /^Ball in court/ }).waitFor();
  const band = maya.getByRole('img', { name: /^Ball in court: .*Onsite IT.*Service desk/ });
  await band.waitFor();
  const table = maya.getByRole('table', { name: /^Ball in court/ });
  expect(await table.getByRole('columnheader').allTextContents()).toEqual(['Holder', 'State', 'From', 'To', 'Length']);
  const holders = await table.locator('tbody tr td:first-child').allTextContents();
  expect([...new Set(holders)]).toEqual(['Onsite IT', 'Service desk']);
});

test('each clock explains its deadline, span by span, and gives the focus back', async ({ visit }) => {
  const page = await visit();
  const id = await freshTicket(page, 'Badge reader at the gate is slow', 'training');
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

  // It waits: the clock says for what, and the pause is one of the stretches, by its name.
  await page.getByRole('button', { name: 'Wait', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Set to wait' });
  await dialog.getByRole('button', { name: 'Wait' }).click();
  await dialog.waitFor({ state: 'detached' });
  const clocks = page.getByRole('complementary', { name: 'About this ticket' });
  await clocks
    .getByText(/^paused: waiting on requester, .* left$/)
    .first()
    .waitFor();
  await clocks.getByRole('img', { name: 'paused' }).first().waitFor();
  await why.click();
  await spans.getByRole('cell', { name: 'paused: waiting on requester' }).waitFor();
  await page.getByText('It is paused, so it has no deadline now').waitFor();
});
