/** Service levels, escalation and hand-off rules of a draft, RACI of cells, what the contract says, and who else is there. */
import type { Locator, Page } from 'playwright-core';
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
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).click();

async function beginDraft(page: Page, name: string): Promise<void> {
  await page.goto(`${home}/agreement`);
  await page.getByRole('button', { name: 'Edit as a draft' }).click();
  const begin = page.getByRole('dialog', { name: 'Edit as a draft' });
  await begin.getByLabel('Name').fill(name);
  await begin.getByRole('button', { name: 'Begin the draft' }).click();
  await grid(page).waitFor();
}

/** Writes into a field and leaves it. */
async function write(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Enter');
}

test('times are written as people write them; a policy is copied, named and taken away with what names it', { timeout: 120_000 }, async ({
  visit,
}) => {
  const page = await visit();
  await beginDraft(page, 'With other times');
  await openPart(page, 'Service levels');
  const standard = page.getByRole('region', { name: 'Standard', exact: true });
  const respond = standard.getByLabel('P2: Respond');
  await respond.fill('soon');
  await standard.getByText('"soon" is no length of time. Write it such as 30 min, 4 h or 2 d; nothing was stored.').waitFor();
  await respond.press('Enter');
  await respond.press('Escape');
  expect(await respond.inputValue()).toBe('1 h');
  await write(respond, '2 d');
  await standard.getByText('P2: a first answer within 48 hours').waitFor();
  expect(await respond.inputValue()).toBe('48 h');
  await standard.getByRole('group', { name: 'P2: Paused while' }).getByLabel('third party').check();
  await standard.getByText(/P2:.* waits on the requester or a third party\./).waitFor();
  await write(standard.getByLabel('Northwind IT, P1: holds at most'), '90 min');
  await standard.getByText('Northwind IT holds a P1 ticket for at most 1 hour 30 minutes').waitFor();
  const thresholds = standard.getByLabel('Thresholds of Standard');
  await thresholds.fill('half');
  await standard.getByText('Percentages from 1 to 1000').waitFor();
  await write(thresholds, '100, 60');
  expect(await thresholds.inputValue()).toBe('60, 100');
  await undo(page);
  await expect.poll(() => thresholds.inputValue()).toBe('50, 75, 90, 100');

  // Other times for some types stand before those for all.
  await standard.getByRole('button', { name: 'Times for some ticket types' }).click();
  const types = page.getByRole('dialog', { name: 'Times for some ticket types' });
  await types.getByRole('button', { name: 'Save' }).click();
  await types.getByText('P1 has times for all types').waitFor();
  await types.getByLabel('incident').check();
  await types.getByRole('button', { name: 'Save' }).click();
  await write(standard.getByLabel('P1, incident: Respond'), '5 min');
  await standard.getByText('P1, incidents: a first answer within 5 minutes').waitFor();
  await standard.getByRole('rowheader', { name: 'P1, all others' }).waitFor();

  // A policy begins as a copy of another and has a name of its own.
  await page.getByRole('button', { name: 'Add a policy' }).click();
  const add = page.getByRole('dialog', { name: 'Add a policy' });
  await add.getByLabel('Name').fill('standard');
  await add.getByText('There is a policy called standard already').waitFor();
  await add.getByLabel('Name').fill('Gold');
  await add.getByRole('button', { name: 'Save' }).click();
  const gold = page.getByRole('region', { name: 'Gold', exact: true });
  await gold.getByText('P1, incidents: a first answer within 5 minutes').waitFor();
  await page.getByLabel('Default policy').selectOption('gold');
  await gold.getByText('Holds wherever no other times are named.').waitFor();

  // The default goes only together with what takes its place.
  await gold.getByRole('button', { name: 'Remove Gold', exact: true }).click();
  const remove = page.getByRole('dialog', { name: 'Remove Gold' });
  await remove.getByText('the default of the agreement').waitFor();
  await remove.getByLabel('They take').selectOption({ label: 'Standard' });
  await remove.getByRole('button', { name: 'Remove it and move them' }).click();
  await gold.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Default policy').inputValue()).toBe('standard');
  await undo(page);
  await gold.waitFor();
  await stored(page);

  await page.getByLabel('Priority at high impact and low urgency').selectOption('P1');
  await openPart(page, 'Contract');
  const contract = page.getByRole('article');
  await contract.getByText('P1, incidents: a first answer within 5 minutes').first().waitFor();
  await contract.getByRole('row', { name: 'high P1 P2 P1' }).waitFor();
  await contract.getByRole('link', { name: 'Change: Escalation' }).click();
  await page.getByRole('heading', { name: 'Hand-off rules' }).waitFor();
});

test('escalation steps and hand-off rules are edited, in order and in words', { timeout: 90_000 }, async ({ visit }) => {
  const page = await visit();
  await beginDraft(page, 'With other steps');
  await openPart(page, 'Escalation');
  const steps = page.getByRole('list', { name: 'Escalation' }).getByRole('listitem');
  await steps.first().waitFor();
  const had = await steps.count();
  await page.getByRole('button', { name: 'Add a step' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a step' });
  await dialog.getByLabel('At % of its time').fill('none');
  await dialog.getByText('A percentage above 0').waitFor();
  await dialog.getByLabel('At % of its time').fill('120');
  await dialog.getByLabel('Tell the leads of the parties').uncheck();
  await dialog.getByText('This step reaches nobody').waitFor();
  await dialog.getByRole('combobox', { name: 'Tell these teams' }).click();
  await page.getByRole('option', { name: 'Infrastructure' }).click();
  await dialog.getByLabel('P1').check();
  await dialog.getByLabel('Wake them').check();
  const words = 'When the resolution is late, at 120 % of its time (P1), Infrastructure is told, also outside their hours.';
  await dialog.getByText(words).waitFor();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await steps.last().getByText(words).waitFor();
  expect(await steps.count()).toBe(had + 1);
  await page.getByRole('button', { name: 'Move the step Resolve at 120 % up' }).click();
  await expect.poll(() => steps.nth(had - 1).textContent()).toContain('120 %');
  await page.getByRole('button', { name: 'Remove the step Resolve at 120 %' }).click();
  await expect.poll(() => steps.count()).toBe(had);

  await page.getByLabel('The ball changes hands').selectOption('immediate');
  await page.getByText('The ball changes hands at once when a ticket is handed over.').waitFor();
  await undo(page);
  await write(page.getByRole('textbox', { name: 'Accept within' }), '');
  await page.getByText('A time is needed here').waitFor();
  await write(page.getByRole('textbox', { name: 'Accept within' }), '45 min');
  await page.getByText('changes hands by itself after 45 minutes').waitFor();
  await write(page.getByRole('textbox', { name: 'Bounces until the leads are called in' }), '3');
  await page.getByText('When a ticket was handed back 3 times').waitFor();
  await page.getByRole('button', { name: 'Ask for more in a category' }).click();
  const fields = page.getByRole('dialog', { name: 'Ask for more in a category' });
  await fields.getByRole('button', { name: 'Save' }).click();
  await fields.getByText('Choose a category').waitFor();
  await fields.getByRole('combobox', { name: 'Category' }).fill('Printer');
  await page.getByRole('option', { name: /Printer/ }).click();
  await fields.getByLabel('Fields').fill('asset number, last toner');
  await fields.getByRole('button', { name: 'Save' }).click();
  await page.getByText('For Printer a hand-off also says: asset number and last toner.').waitFor();
  await page.getByRole('button', { name: 'Remove the fields of Printer' }).click();
  await page.getByText('For Printer a hand-off').waitFor({ state: 'detached' });
  await stored(page);
});

test('all of RACI is set by keyboard for a range; scope and its sentence; exceptions of a row', { timeout: 90_000 }, async ({ visit }) => {
  const page = await visit();
  await beginDraft(page, 'With more roles');
  await cell(page, 'Hardware').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  const picker = page.getByRole('dialog', { name: 'Who gets it' });
  await page.keyboard.type('serv');
  await page.keyboard.press('Alt+ArrowDown');
  for (const team of ['Infra', 'Onsite']) {
    await page.keyboard.type(team);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await picker.getByRole('combobox', { name: 'Consulted' }).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type('Security');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  // Who does the work is not consulted as well.
  await page.keyboard.type('Infra');
  expect(await page.getByRole('option', { name: 'Infrastructure', disabled: true }).count()).toBeGreaterThan(0);
  await page.keyboard.press('Control+Enter');
  await picker.waitFor({ state: 'detached' });
  const panel = page.getByRole('region', { name: 'This cell' });
  await panel.getByText('Infrastructure, Onsite IT does the work').waitFor();
  await panel.getByText('Consulted: Security operations').waitFor();
  await panel
    .getByText('Service desk is Accountable and Infrastructure and Onsite IT do the work; Security operations is Consulted.')
    .waitFor();

  await panel.getByLabel('Scope of these cells').selectOption('project');
  await panel.getByText(/^The following work is done as a project, agreed and priced before it begins: Respond › Hardware/).waitFor();
  await stored(page);

  await line(page, 'Warehouse').count();
  await page.getByRole('button', { name: /exceptions? concerns? Hardware: show/ }).click();
  await page.getByText('Exceptions for Hardware').waitFor();
  const rows = page.getByRole('region', { name: 'Exceptions' }).locator('tbody tr');
  const some = await rows.count();
  await page.getByRole('button', { name: 'Show all exceptions' }).click();
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(some);
  expect(new URL(page.url()).searchParams.get('category')).toBeNull();
});

test('each sees who else is there and in which cell; a suggestion says which times change', { timeout: 120_000 }, async ({ visit }) => {
  const maya = await visit();
  const grace = await providerLead(maya, visit);
  await beginDraft(maya, 'Seen by two');
  await grace.goto(maya.url());
  await grid(grace).waitFor();
  await cell(grace, 'Printer').click();
  await cell(maya, 'Printer').getByRole('img', { name: 'Grace Holt is here' }).waitFor();
  await maya.getByRole('list', { name: 'Also here' }).getByText('Grace Holt is at Printer, Business').waitFor();
  await openPart(grace, 'Service levels');
  await maya.getByText('Grace Holt reads Service levels').waitFor();
  await grace
    .getByRole('list', { name: 'Also here' })
    .getByText(/^(ML )?Maya Lindgren is at/)
    .waitFor();

  await grace.getByLabel('Suggest instead').check();
  const standard = grace.getByRole('region', { name: 'Standard', exact: true });
  await write(standard.getByLabel('P1: Respond'), '10 min');
  const suggest = grace.getByRole('dialog', { name: 'Suggest this change' });
  await suggest.getByText(/a first answer within 15 minutes/).waitFor();
  await suggest.getByText(/a first answer within 10 minutes/).waitFor();
  await suggest.getByRole('button', { name: 'Cancel' }).click();
  expect(await standard.getByLabel('P1: Respond').inputValue()).toBe('15 min');
  await grace.goto(`${home}/tickets`);
  await maya.getByRole('list', { name: 'Also here' }).waitFor({ state: 'detached' });
});
