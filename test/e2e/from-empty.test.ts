/** The whole way: from empty registers to an agreement that both sides have signed, and its document. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { drawPdf } from './draw-pdf.js';
import { MAYA } from './first-steps.js';
import { ask } from './tickets.js';
import { test } from './world.js';

/** All of it has an owner. */
const WHOLE = /^100(\.0+)?\s?% owned$/;

const IDA = { name: 'Ida Berg', email: 'ida@keystone.example', password: 'ida has a long password' };

/** Two systems, and a row that cannot be read. */
const SYSTEMS = `name,kind,criticality,dependsOn
SQL cluster,server,critical,
ERP,application,critical,SQL cluster
Plotter,gadget,ordinary,
`;

const grid = (page: Page) => page.getByRole('grid', { name: 'Draft of the matrix' });
const cell = (page: Page, category: string, column = 0) =>
  grid(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`(^| )${category}$`) }) })
    .getByRole('gridcell')
    .nth(column);
const stored = (page: Page) => page.getByRole('status').filter({ hasText: 'Everything is stored' }).waitFor();
const openPart = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of the draft' }).getByRole('link', { name, exact: true }).click();

async function sign(page: Page, party: string, { name, password }: { name: string; password: string }): Promise<void> {
  await page.getByLabel(`Signs for ${party}`).selectOption({ label: name });
  await page.getByText(`${name} has not signed yet`).waitFor();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Sign for ${party}` });
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(password);
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await page.getByText(`Signed by ${name}`).waitFor();
}

test('two leads design, prove and sign an agreement, beginning with nothing', { timeout: 240_000 }, async ({ visit }) => {
  const maya = await visit();
  const own = await ask<{ id: string }>(maya, '/api/v1/partnerships', {
    name: 'Juniper Tools',
    internalName: 'Juniper Tools',
    providerName: 'Keystone',
    zone: 'Europe/Berlin',
  });
  const home = `/p/${own.id}`;

  // Discovery: the good rows of a file come in, the bad one is told with its line.
  await maya.goto(`${home}/plan/discovery`);
  await maya.getByText('Nothing on this register yet').waitFor();
  await maya.getByRole('button', { name: 'Import' }).click();
  const importing = maya.getByRole('dialog', { name: 'Import into: Systems' });
  await importing.locator('input[type=file]').setInputFiles({ name: 'systems.csv', mimeType: 'text/csv', buffer: Buffer.from(SYSTEMS) });
  await importing.getByText(/^line 4: .*“gadget”/).waitFor();
  await importing.getByRole('button', { name: 'Take only the 2 good rows' }).click();
  await importing.getByText('2 rows were taken.').waitFor();
  await importing.getByRole('button', { name: 'Close' }).last().click();
  await maya.getByRole('button', { name: 'SQL cluster' }).waitFor();

  // The task map makes the first draft.
  await maya.goto(`${home}/plan`);
  await maya.getByRole('button', { name: 'Show the tasks' }).click();
  await maya.getByRole('button', { name: /^Take suggestions for \d+ undecided tasks$/ }).click();
  await maya.getByText(/^(\d+) of \1 decided$/).waitFor();
  await maya.getByRole('button', { name: 'Make a first draft' }).click();
  const making = maya.getByRole('dialog', { name: 'Make a first draft' });
  await making.getByRole('button', { name: 'Make the draft' }).click();
  await making.getByRole('link', { name: 'Open the draft' }).click();
  await grid(maya).waitFor();
  await maya.getByText(WHOLE).waitFor();
  const draft = new URL(maya.url()).pathname;

  // The provider's lead comes in by a link and sees the same draft.
  await maya.goto(`${home}/settings`);
  await maya.getByRole('button', { name: 'Invite a person' }).click();
  const invite = maya.getByRole('dialog', { name: 'Invite a person' });
  await invite.getByLabel('Name').fill(IDA.name);
  await invite.getByLabel('E-mail').fill(IDA.email);
  await invite.getByLabel('Role').selectOption('provider-lead');
  await invite.getByLabel('Service desk').check();
  await invite.getByRole('button', { name: 'Make the link' }).click();
  const link = await invite.getByRole('textbox', { name: /Pass this link on/ }).inputValue();
  const ida = await visit({ as: null });
  await ida.goto(link);
  await ida.getByLabel('Password', { exact: true }).fill(IDA.password);
  await ida.getByRole('button', { name: 'Join' }).click();
  await ida.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await ida.goto(draft);
  await grid(ida).waitFor();
  await maya.goto(draft);
  await grid(maya).waitFor();

  // She suggests to take the roadmap; it is declined with a word, and nothing has changed.
  await ida.getByLabel('Suggest instead').check();
  await cell(ida, 'Reinvent').click();
  const before = await cell(maya, 'Reinvent').textContent();
  await ida.keyboard.type('serv');
  await ida.getByRole('combobox', { name: 'Accountable' }).waitFor();
  await ida.keyboard.press('Enter');
  const suggest = ida.getByRole('dialog', { name: 'Suggest this change' });
  await suggest.getByLabel('Why').fill('We would gladly lead these projects.');
  await suggest.getByRole('button', { name: 'Send the suggestion' }).click();
  await suggest.waitFor({ state: 'detached' });
  await maya.getByRole('tab', { name: /Suggestions 1/ }).click();
  const card = maya.getByRole('article', { name: `Suggestion by ${IDA.name}` });
  await card.getByLabel('A word to it').fill('Projects stay with us.');
  await card.getByRole('button', { name: 'Decline' }).click();
  await ida.getByRole('tab', { name: 'Suggestions' }).click();
  await ida.getByText('Projects stay with us.').waitFor();
  expect(await cell(maya, 'Reinvent').textContent()).toBe(before);

  // A gap is made, found with an example, and mended with one click.
  await cell(maya, 'Respond').click();
  await maya.keyboard.press('Shift+End');
  await maya.keyboard.press('Delete');
  await maya.getByRole('button', { name: /^\d+ gaps?$/ }).click();
  const gap = maya.getByRole('list', { name: 'Findings' }).getByRole('listitem').filter({ hasText: 'Nobody owns Respond' }).first();
  await gap.getByText(/^For example: Respond/).waitFor();
  await gap.getByLabel('Team').selectOption({ label: 'Service desk' });
  await gap.getByRole('button', { name: 'Give it to this team' }).click();
  await maya.getByText(WHOLE).waitFor();
  await cell(ida, 'Respond').getByText('Service desk').waitFor();

  // Promised around the clock, and nobody there at night: stands in the way until the internal lead waives it.
  await openPart(maya, 'Exceptions');
  await maya.getByRole('button', { name: 'Add an exception' }).click();
  const adding = maya.getByRole('dialog', { name: 'Add an exception' });
  await adding.getByRole('combobox', { name: 'Priority' }).click();
  await maya.getByRole('option', { name: 'P1' }).click();
  await maya.keyboard.press('Escape');
  await adding.getByLabel('Accountable').selectOption({ label: 'Internal IT' });
  await adding.getByLabel('Policy').selectOption({ label: 'Round the clock' });
  await adding.getByRole('button', { name: 'Save' }).click();
  await maya.getByRole('button', { name: '1 unstaffed (blocker)' }).waitFor();
  await stored(maya);

  // What they will sign is read as a contract, and gets its name.
  await openPart(maya, 'Contract');
  await maya.getByLabel('Name of the agreement').fill('Juniper Tools and Keystone');
  await maya.keyboard.press('Enter');
  await maya.getByRole('article').getByText('Juniper Tools and Keystone', { exact: true }).waitFor();
  await openPart(ida, 'Contract');
  await ida.getByRole('article').getByText('Juniper Tools and Keystone', { exact: true }).waitFor();
  await openPart(maya, 'Places');
  await maya.getByRole('region', { name: 'Systems' }).getByText('SQL cluster').waitFor();
  await stored(maya);
  await maya.getByRole('link', { name: 'Propose for signature' }).click();
  await maya.getByText(/stands? in the way$/).waitFor();
  const waive = maya.getByRole('button', { name: 'Waive', exact: true });
  for (let left = await waive.count(); left > 0; left -= 1) {
    await waive.first().click();
    const waiving = maya.getByRole('dialog', { name: 'Waive a finding' });
    await waiving.getByLabel('Why it may pass').fill('The second shift begins in spring.');
    await waiving.getByLabel('Until, at the latest').fill(`${new Date().getFullYear() + 1}-04-30`);
    await waiving.getByRole('button', { name: 'Waive', exact: true }).click();
    await waiving.waitFor({ state: 'detached' });
    await expect.poll(() => waive.count()).toBe(left - 1);
  }
  await maya.getByText('Nothing stands in the way').waitFor();
  await maya.getByText('Every situation has an owner.').waitFor();
  await maya.getByRole('button', { name: 'Propose for signature' }).click();
  await maya.waitForURL('**/signatures/*');
  const proposal = new URL(maya.url()).pathname;

  await sign(maya, 'Juniper Tools', MAYA);
  await ida.goto(proposal);
  await ida.getByText('The second shift begins in spring.').first().waitFor();
  await sign(ida, 'Keystone', IDA);
  await ida.getByText(/^in force/).waitFor();

  // From now on tickets are routed by it.
  await maya.goto(`${home}/agreement`);
  await maya.getByText(/^version \d+ · in force/).waitFor();
  const { holder } = await ask<{ holder: { team: string } | null }>(maya, `/api/v1/partnerships/${own.id}/tickets`, {
    subject: 'Nobody can sign in',
    text: 'Since this morning.',
    category: 'respond',
  });
  expect(holder).not.toBeNull();

  // The document, drawn: every page filled within its margins, the signatures and the digest on it.
  await maya.getByRole('button', { name: 'Download', exact: true }).click();
  const [download] = await Promise.all([
    maya.waitForEvent('download'),
    maya.getByRole('menuitem', { name: 'Service agreement (PDF)' }).click(),
  ]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  const reader = await visit({ as: null });
  const pages = await drawPdf(reader, Buffer.concat(parts));
  const kept = process.env.TANDEM_PICTURES;
  if (kept) {
    mkdirSync(kept, { recursive: true });
    for (const [at, { picture }] of pages.entries()) writeFileSync(join(kept, `page-${at + 1}.png`), picture);
  }
  expect(pages.length).toBeGreaterThanOrEqual(4);
  for (const { ink, margins, words } of pages) {
    expect(words).toBeGreaterThan(20);
    expect(ink).toBeGreaterThan(0.005);
    expect(Math.min(margins.left, margins.right, margins.top, margins.bottom)).toBeGreaterThan(14);
  }
});
