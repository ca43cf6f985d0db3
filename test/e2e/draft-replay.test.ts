/** A draft before it is proposed: tried beside the version in force, compared with it, and run through the year. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ask } from './tickets.js';
import { api, home, test } from './world.js';

interface Rule {
  readonly id: string;
  readonly category: string;
  readonly accountable: string;
  readonly responsible: readonly string[];
}

/** A draft in which the service desk gets hardware, made as a page makes it. */
async function hardwareToTheDesk(page: Page, name: string): Promise<{ id: string; edit: (team: string) => Promise<void> }> {
  const versions = await ask<{ items: { id: string; state: string }[] }>(page, `${api}/agreements`);
  const inForce = versions.items.find((one) => one.state === 'effective')!;
  const { id } = await ask<{ id: string }>(page, `${api}/drafts`, { name, agreement: inForce.id });
  const edit = async (team: string): Promise<void> => {
    const { agreement } = await ask<{ agreement: { rules: Rule[] } }>(page, `${api}/drafts/${id}`);
    const was = agreement.rules.find((rule) => rule.category === 'hardware')!;
    const item = { ...was, accountable: team, responsible: [team] };
    const key = await page.evaluate(() => crypto.randomUUID());
    const answer = await ask<{ made: boolean }>(page, `${api}/drafts/${id}/edits`, {
      key,
      changes: [{ kind: 'put', list: 'rules', was, item }],
    });
    expect(answer.made).toBe(true);
  };
  await edit('service-desk');
  return { id, edit };
}

const tools = (page: Page) => page.getByRole('navigation', { name: 'Try this draft' });
const noSideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

test('a draft is tried, compared and replayed; a later edit changes nothing in the report', { timeout: 120_000 }, async ({ visit }) => {
  const page = await visit({ expected: [/^422 POST .*\/replays$/, /status of 422/] });
  await page.goto(home);
  const { id, edit } = await hardwareToTheDesk(page, 'Hardware to the desk');

  // A situation, and what the version in force says of it.
  await page.goto(`${home}/agreement/drafts/${id}`);
  await tools(page).getByRole('link', { name: 'Try a situation' }).click();
  await page.getByRole('heading', { name: 'A situation in draft “Hardware to the desk”, revision 1' }).waitFor();
  await page.goto(`${home}/agreement/drafts/${id}/situation?category=printer&at=2026-03-03T10:00`);
  const [inDraft, inForce] = [page.getByRole('region', { name: 'In the draft' }), page.getByRole('region', { name: 'In force today' })];
  await inDraft.getByText('Service desk').first().waitFor();
  await inForce.getByText('The version in force says something else.').waitFor();
  await inForce.getByText('Onsite IT').first().waitFor();
  await page.goto(`${home}/agreement/drafts/${id}/situation?category=accounts&at=2026-03-03T10:00`);
  await inForce.getByText('The version in force says the same.').waitFor();

  // The exact difference, with tickets and hours, beside the edit.
  await tools(page).getByRole('link', { name: 'Compare with the version in force' }).click();
  await page.getByRole('heading', { name: /^From version \d+ \(in force\) to draft “Hardware to the desk”, revision 1$/ }).waitFor();
  await page.getByText(/^Respond › Hardware.*moves from Onsite IT to Service desk/).waitFor();
  await page.getByText(/^[\d,]+ tickets of the last 12 months$/).waitFor();
  await page.getByText('From Harbor Lane to Northwind IT').waitFor();
  await page.getByText(/^Counted over [\d,]+ tickets since/).waitFor();
  await page.getByText(/^Rule "hardware" \(Respond › Hardware\) changed: accountable, responsible$/).waitFor();

  // The year, against the version in force.
  await tools(page).getByRole('link', { name: 'Replay history' }).click();
  const agreement = page.getByLabel('Agreement', { exact: true });
  await expect
    .poll(() => agreement.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.textContent))
    .toBe('Draft “Hardware to the desk”, revision 1');
  const compare = page.getByLabel('Compare with');
  expect(await compare.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.textContent)).toMatch(/\(in force\)$/);
  await page.getByLabel('History').selectOption({ label: 'The old desk, one year (20,000)' });

  // Somebody edits meanwhile: refused with the revision, and the form shows how the draft stands.
  await edit('onsite-it');
  await edit('service-desk');
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await page.getByText('The draft stands at revision 3 by now, and you saw revision 1. Look at it again').waitFor();
  await agreement.locator('option', { hasText: 'Draft “Hardware to the desk”, revision 3' }).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await page.waitForURL(/\/agreement\/replay\/[0-9a-f-]{36}$/);
  await edit('onsite-it');
  await page.reload();
  await page.getByRole('heading', { name: 'Draft “Hardware to the desk”, revision 3 over The old desk, one year' }).waitFor();
  await page.getByText('would have an owner').waitFor({ timeout: 60_000 });
  const moved = page.getByRole('row').filter({ has: page.getByRole('cell', { name: /^Onsite IT\s+hardware$/ }) });
  await page.getByRole('columnheader', { name: 'By Draft “Hardware to the desk”, revision 3' }).first().waitFor();
  expect(await moved.getByRole('cell').allTextContents()).toEqual([
    expect.stringContaining('Onsite IT'),
    expect.stringContaining('Service desk'),
    expect.stringMatching(/^[\d,]+$/),
    expect.anything(),
  ]);
  await page.getByRole('link', { name: 'Open the draft' }).click();
  await page.getByRole('heading', { level: 1, name: 'Hardware to the desk' }).waitFor();
});

test('any two versions are compared, also on a phone; a replay is removed by who started it', { timeout: 120_000 }, async ({ visit }) => {
  const page = await visit({ width: 390 });
  await page.goto(`${home}/agreement/compare`);
  const from = page.getByLabel('From', { exact: true });
  await page.getByRole('heading', { name: /^From version \d+ \(in force\) to version \d+/ }).waitFor();
  const versions = await from.locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  const heading = await page.getByRole('heading', { name: /^From version/ }).textContent();
  // The other way round.
  const to = page.getByLabel('To', { exact: true });
  const [chosenFrom, chosenTo] = [await from.inputValue(), (await to.inputValue()).replace('version ', '')];
  expect(versions).toEqual(expect.arrayContaining([chosenFrom, chosenTo]));
  expect(chosenFrom).not.toBe(chosenTo);
  await from.selectOption(chosenTo);
  await to.selectOption(`version ${chosenFrom}`);
  await expect.poll(() => page.getByRole('heading', { name: /^From version/ }).textContent()).not.toBe(heading);
  expect(new URL(page.url()).searchParams.get('from')).toBe(chosenTo);
  await page.getByRole('heading', { name: 'What was edited' }).waitFor();
  expect(await noSideways(page)).toBe(true);
  await page.reload();
  expect(await from.inputValue()).toBe(chosenTo);

  await page.goto(`${home}/agreement/replay`);
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await page.waitForURL(/\/agreement\/replay\/[0-9a-f-]{36}$/);
  const address = page.url();
  await page.getByRole('button', { name: 'Remove' }).click({ timeout: 60_000 });
  const dialog = page.getByRole('dialog', { name: 'Remove this replay' });
  await dialog.getByRole('button', { name: 'Remove this replay' }).click();
  await page.waitForURL(/\/agreement\/replay$/);
  const gone = address.slice(address.indexOf('/p/'));
  await expect.poll(() => page.locator(`a[href="${gone}"]`).count()).toBe(0);
});
