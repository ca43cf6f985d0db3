/** Two leads of two parties edit one draft at once. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { providerLead } from './provider-lead.js';
import { home, test } from './world.js';

const grid = (page: Page) => page.getByRole('grid', { name: 'Draft of the matrix' });
const line = (page: Page, category: string) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: category }) });
const cell = (page: Page, category: string, column = 0) => line(page, category).getByRole('gridcell').nth(column);
const openPart = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the draft' }).getByRole('link', { name }).click();
const stored = (page: Page) => page.getByRole('status').filter({ hasText: 'Everything is stored' }).waitFor();

/** Opens the picker by typing, as people do. */
async function give(page: Page, category: string, team: string, column = 0): Promise<void> {
  await cell(page, category, column).click();
  await page.keyboard.type(team.slice(0, 4).toLowerCase());
  await page.getByRole('combobox', { name: 'Accountable' }).waitFor();
  await page.keyboard.press('Enter');
  await cell(page, category, column).getByText(team).waitFor();
}

test('both see each other’s edits, a conflict is shown, a gap is mended, a suggestion is declined', { timeout: 180_000 }, async ({
  visit,
}) => {
  const maya = await visit();
  const grace = await providerLead(maya, visit, [/ERR_INTERNET_DISCONNECTED/]);
  await maya.goto(`${home}/agreement`);
  await maya.getByRole('button', { name: 'Edit as a draft' }).click();
  const begin = maya.getByRole('dialog', { name: 'Edit as a draft' });
  await begin.getByLabel('Name').fill('Next year, together');
  await begin.getByRole('button', { name: 'Begin the draft' }).click();
  await grid(maya).waitFor();
  await maya.getByRole('heading', { level: 1, name: 'Next year, together' }).waitFor();

  await grace.goto(`${home}/agreement`);
  await grace.getByRole('link', { name: 'Next year, together' }).click();
  await grid(grace).waitFor();

  // Each sees the other's edit, and whose it is.
  await give(maya, 'Printer', 'Infrastructure');
  await cell(grace, 'Printer').getByText('Infrastructure').waitFor();
  await grace.getByText('Maya Lindgren changed Printer').waitFor();
  await give(grace, 'Printer', 'Service desk');
  await cell(maya, 'Printer').getByText('Service desk').waitFor();
  await maya.getByText('Grace Holt changed Printer').waitFor();

  // A range is filled down, and taken back by key.
  const before = await cell(maya, 'Hardware').textContent();
  await cell(maya, 'Hardware').click();
  await maya.keyboard.press('Shift+ArrowDown');
  await maya.keyboard.press('Shift+ArrowDown');
  await maya.keyboard.press('Control+d');
  await cell(grace, 'Printer')
    .getByText(before ?? '')
    .waitFor();
  await maya.keyboard.press('Control+z');
  await cell(maya, 'Printer').getByText('Service desk').waitFor();
  await cell(grace, 'Printer').getByText('Service desk').waitFor();
  await maya.keyboard.press('Control+Shift+z');
  await cell(grace, 'Printer')
    .getByText(before ?? '')
    .waitFor();
  await stored(maya);

  // Without a connection Grace's edit waits; Maya is faster, so hers met another and is shown with it.
  await grace.context().setOffline(true);
  await cell(grace, 'Printer').click();
  await grace.keyboard.type('infra');
  await grace.keyboard.press('Enter');
  await grace.getByText('Not stored yet').waitFor();
  await give(maya, 'Printer', 'Security operations');
  await stored(maya);
  await grace.context().setOffline(false);
  const conflict = grace.getByRole('dialog', { name: 'Somebody else was faster' });
  await conflict.getByText('Infrastructure').waitFor({ timeout: 30_000 });
  await conflict.getByText('Security operations').waitFor();
  await conflict.getByRole('button', { name: 'Put mine over it' }).click();
  await cell(maya, 'Printer').getByText('Infrastructure').waitFor();
  await stored(grace);

  // A gap is made, found by the proof in the page, and mended with one click.
  const gaps = maya.getByRole('button', { name: /^\d+ gaps?$/ });
  await maya.getByText(/% owned$/).waitFor();
  const had = (await gaps.count()) === 0 ? 0 : Number.parseInt((await gaps.textContent()) ?? '', 10);
  await cell(maya, 'Respond').click();
  await maya.keyboard.press('Shift+End');
  await maya.keyboard.press('Delete');
  await expect
    .poll(async () => ((await gaps.count()) === 0 ? 0 : Number.parseInt((await gaps.textContent()) ?? '', 10)))
    .toBeGreaterThan(had);
  await gaps.click();
  const findings = maya.getByRole('list', { name: 'Findings' });
  const found = findings.getByRole('listitem').filter({ hasText: 'Nobody owns Respond' }).first();
  await found.getByRole('button', { name: 'Show me' }).click();
  await found.getByLabel('Team').selectOption('service-desk');
  await found.getByRole('button', { name: 'Give it to this team' }).click();
  await cell(maya, 'Respond').getByText('Service desk').waitFor();
  await cell(grace, 'Respond').getByText('Service desk').waitFor();
  await expect
    .poll(async () => ((await gaps.count()) === 0 ? 0 : Number.parseInt((await gaps.textContent()) ?? '', 10)))
    .toBeLessThanOrEqual(had);

  // Names that are no team are asked about before anything changes.
  await cell(maya, 'Hardware').click();
  await cell(maya, 'Hardware').evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Service dsk');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  const paste = maya.getByRole('dialog', { name: 'Which team is meant?' });
  expect(await paste.getByLabel('"Service dsk" is').inputValue()).toBe('service-desk');
  await paste.getByRole('button', { name: 'Paste' }).click();
  await cell(maya, 'Hardware').getByText('Service desk').waitFor();

  // A suggestion changes nothing; the other lead sees before and after, and declines with a word.
  await grace.getByLabel('Suggest instead').check();
  await cell(grace, 'Accounts').click();
  const accounts = await cell(grace, 'Accounts').textContent();
  await grace.keyboard.type('infra');
  await grace.keyboard.press('Enter');
  const suggest = grace.getByRole('dialog', { name: 'Suggest this change' });
  await suggest.getByLabel('Why').fill('We reset most of them anyway.');
  await suggest.getByRole('button', { name: 'Send the suggestion' }).click();
  await suggest.waitFor({ state: 'detached' });
  expect(await cell(grace, 'Accounts').textContent()).toBe(accounts);
  await maya.getByRole('tab', { name: /Suggestions 1/ }).click();
  const card = maya.getByRole('article', { name: 'Suggestion by Grace Holt' });
  await card.getByText('We reset most of them anyway.').waitFor();
  await card.getByText(/Infrastructure/).waitFor();
  await card.getByLabel('A word to it').fill('Not this year.');
  await card.getByRole('button', { name: 'Decline' }).click();
  await card.getByText('Not this year.').waitFor();
  await grace.getByRole('tab', { name: 'Suggestions' }).click();
  await grace.getByText('Not this year.').waitFor();
  expect(await cell(maya, 'Accounts').textContent()).toBe(accounts);
});

test('exceptions, windows and teams are edited; a comment is dealt with', { timeout: 90_000 }, async ({ visit }) => {
  const page = await visit();
  await page.goto(`${home}/agreement`);
  await page.getByRole('button', { name: 'Edit as a draft' }).click();
  const begin = page.getByRole('dialog', { name: 'Edit as a draft' });
  await begin.getByLabel('Name').fill('With exceptions');
  await begin.getByRole('button', { name: 'Begin the draft' }).click();
  await grid(page).waitFor();
  await openPart(page, 'Exceptions');
  const rows = page.getByRole('region', { name: 'Exceptions' }).locator('tbody tr');
  const order = (): Promise<string[]> => rows.locator('td:nth-child(2)').allTextContents();
  await rows.first().waitFor();
  const had = await order();

  await page.getByRole('button', { name: 'Add an exception' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add an exception' });
  await dialog.getByRole('combobox', { name: 'Priority' }).click();
  await page.getByRole('option', { name: 'P1' }).click();
  await dialog.getByLabel('Accountable').selectOption('security-operations');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await order()).length).toBe(had.length + 1);
  const id = (await order()).at(-1)!;
  await rows.last().getByText('P1').waitFor();

  await page.getByRole('button', { name: `Move ${id} up` }).click();
  await expect.poll(async () => (await order()).indexOf(id)).toBe(had.length - 1);
  await page.getByRole('button', { name: `Say something about ${id}` }).click();
  await page.getByLabel('Say something about it').fill('Is that for the night as well?');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await page.getByRole('article').getByText('Is that for the night as well?').waitFor();
  await page.getByRole('button', { name: 'Dealt with' }).click();
  await page.getByText('Dealt with by Maya Lindgren').waitFor();
  await page.getByRole('button', { name: `Remove exception ${id}` }).click();
  await expect.poll(order).toEqual(had);
  await stored(page);

  // Hours are written as in the file; what cannot be read says what is expected, and nothing is stored.
  await openPart(page, 'Hours');
  await page.getByRole('button', { name: 'Edit the windows' }).click();
  const windows = page.getByRole('dialog', { name: 'Edit the windows' });
  const hours = windows.getByLabel('Hours').first();
  await hours.fill('mon-fri 08:00');
  await windows.getByText(/such as/).waitFor();
  await hours.fill('mon-fri 08:00-18:00');
  await windows.getByRole('img', { name: /^Business 50 h a week/ }).waitFor();
  await windows.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('img', { name: /^Business 50 h a week/ }).waitFor();
  await openPart(page, 'Teams');
  await page.getByRole('button', { name: 'Edit Service desk' }).click();
  const team = page.getByRole('dialog', { name: 'Edit Service desk' });
  await team.getByLabel('Name').fill('Help desk');
  await team.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('region', { name: 'Teams' }).getByText('Help desk').first().waitFor();
  await stored(page);
});
