/** An agreement file comes in on the page of the agreement: refused with every problem, then shown as a draft with its proof. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ROOT } from './tandem-process.js';
import { ask } from './tickets.js';
import { api, home, test } from './world.js';

const FILE = readFileSync(join(ROOT, 'examples/harbor-lane.yaml'), 'utf8');
/** Three slips: a name, a key and a zone. */
const BROKEN = FILE.replace('party: Northwind IT', 'party: Nortwind IT')
  .replace('scope: project', 'skope: project')
  .replace('America/New_York', 'America/New_Yrk');

const asFile = (text: string) => ({ name: 'harbor-lane.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });

const ownPartnership = (page: Page, name: string): Promise<{ id: string }> =>
  ask(page, '/api/v1/partnerships', { name, internalName: name, providerName: 'Keystone', zone: 'UTC' });

const versionsOf = async (page: Page, partnership: string): Promise<number> =>
  (await ask<{ items: unknown[] }>(page, `/api/v1/partnerships/${partnership}/agreements`)).items.length;

/** What the browser downloads when something is pressed. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString() };
}

test('a lead brings in a file: its problems with their places, then the draft with its proof', { timeout: 90_000 }, async ({ visit }) => {
  const page = await visit({ expected: [/^400 POST .*\/agreements$/] });
  const own = await ownPartnership(page, 'Birch Paper');
  await page.goto(`/p/${own.id}/agreement`);
  // Nothing is in force before both sides have signed; the draft to begin from is a version that can be looked at.
  await page.getByRole('heading', { name: 'No agreement is in force' }).waitFor();
  await page.getByRole('region', { name: 'Drafts' }).getByRole('link', { name: 'Birch Paper' }).waitFor();
  await page.getByLabel('Version shown').selectOption({ label: 'Version 1, draft: Birch Paper' });
  await page.getByText('version 1 · draft').waitFor();
  const starter = await downloaded(page, async () => {
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Agreement file (YAML)' }).click();
  });
  expect(starter.name).toBe('birch-paper-v1.yaml');
  expect(starter.text).toContain('name: "Birch Paper"');
  await page.goto(`/p/${own.id}/agreement`);
  await page.getByRole('button', { name: 'Bring in a file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Bring in a file' });
  const template = await downloaded(page, () => dialog.getByRole('link', { name: 'Download a template' }).click());
  expect(template.text).toBe(FILE);

  await dialog.locator('input[type=file]').setInputFiles(asFile(BROKEN));
  await dialog.getByRole('alert').getByText('harbor-lane.yaml has 3 problems.').waitFor();
  const lineOf = (part: string): number => BROKEN.split('\n').findIndex((line) => line.includes(part)) + 1;
  const problems = await dialog.getByRole('region', { name: 'Problems in the file' }).getByRole('listitem').allTextContents();
  expect(problems).toEqual([
    expect.stringMatching(new RegExp(`^line ${lineOf('America/New_Yrk')}, column 7.*America/New_York.*zone: America/New_Yrk$`)),
    expect.stringMatching(new RegExp(`^line ${lineOf('Nortwind')}, column \\d+.*Did you mean "Northwind IT"\\?party: Nortwind IT$`)),
    expect.stringMatching(new RegExp(`^line ${lineOf('skope')}, column \\d+.*Did you mean "scope"\\?`)),
  ]);
  expect(await versionsOf(page, own.id)).toBe(1);

  await dialog.locator('input[type=file]').setInputFiles(asFile(FILE));
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('version 2 · draft').waitFor();
  const grid = page.getByRole('grid', { name: 'Responsibility matrix' });
  // Teams and parties of the draft, which the partnership does not have.
  await grid.getByText('Onsite IT').first().waitFor();
  await page.getByRole('img', { name: /^Owned 68\.\d.*Harbor Lane.*Northwind IT/ }).waitFor();
  const gap = page.getByRole('list', { name: 'Findings' }).getByText('Nobody owns Run › anything but Patching');
  await gap.waitFor();
  expect(await versionsOf(page, own.id)).toBe(2);

  // The parts beside it stay with the draft, and a reload does.
  await page.reload();
  await gap.waitFor();
  await page.keyboard.press('F8');
  await page.waitForURL(/version=.*finding=|finding=.*version=/);
  await page.getByRole('link', { name: 'Try this situation' }).click();
  await page.getByRole('heading', { name: 'Answer' }).waitFor();
  await page.getByRole('link', { name: 'Matrix', exact: true }).click();
  await page.getByText('version 2 · draft').waitFor();
  const kept = await downloaded(page, async () => {
    await page.getByRole('button', { name: 'Download', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Agreement file (YAML)' }).click();
  });
  expect(kept).toEqual({ name: 'harbor-lane-manufacturing-and-northwind-it-v2.yaml', text: FILE });
  await page.getByLabel('Version shown').selectOption({ label: 'Version 1, draft: Birch Paper' });
  await grid.getByText('Internal IT').first().waitFor();
  // Without an agreement in force nobody can be accountable for a ticket.
  await page.goto(`/p/${own.id}/tickets/new`);
  await page.getByRole('heading', { name: 'No agreement is in force' }).waitFor();
  await page.getByRole('link', { name: 'To the drafts' }).click();
  await page.getByRole('region', { name: 'Drafts' }).waitFor();
});

test('a technician sees why a file cannot be brought in', async ({ visit }) => {
  const maya = await visit();
  const { link } = await ask<{ link: string }>(maya, `${api}/members`, {
    name: 'Tom Fields',
    email: 'tom@harbor.example',
    role: 'internal-technician',
    teams: ['onsite-it'],
  });
  const tom = await visit({ as: null });
  await tom.goto(link);
  await tom.getByLabel('Password', { exact: true }).fill('tom has a long password');
  await tom.getByRole('button', { name: 'Join' }).click();
  await tom.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  await tom.goto(`${home}/agreement`);
  const button = tom.getByRole('button', { name: 'Bring in a file' });
  await expect.poll(() => button.getAttribute('aria-description')).toBe('Only the lead of a party can bring in an agreement file');
  await button.click({ force: true });
  expect(await tom.getByRole('dialog').count()).toBe(0);
});
