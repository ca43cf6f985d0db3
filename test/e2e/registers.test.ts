/** Discovery: entries by hand and from a file, what is wrong said at its place, and two primary tools found. */
import { expect } from 'vitest';
import { ask } from './tickets.js';
import { test } from './world.js';

test('tools come from a file and by hand, and the second primary one is found', { timeout: 60_000 }, async ({ visit }) => {
  const page = await visit({ expected: [/^400 POST .*\/registers\/tools$/] });
  const own = await ask<{ id: string }>(page, '/api/v1/partnerships', {
    name: 'Elm Dairy',
    internalName: 'Elm Dairy',
    providerName: 'Keystone',
    zone: 'UTC',
  });
  await page.goto(`/p/${own.id}/plan`);
  await page.getByRole('link', { name: 'Discovery' }).click();
  await page.getByText('Nothing on this register yet').waitFor();
  await page.getByRole('combobox', { name: 'Registers' }).selectOption({ label: 'Tools' });
  await expect.poll(() => new URL(page.url()).searchParams.get('register')).toBe('tools');

  await page.getByRole('button', { name: 'Import' }).click();
  const importing = page.getByRole('dialog', { name: 'Import into: Tools' });
  const csv = 'name,function,party,primary\nOur desk,ticketing,Elm Dairy,yes\nVault,backp,Keystone,yes\n';
  await importing.locator('input[type=file]').setInputFiles({ name: 'tools.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await importing.getByText(/^line 3: function: "backp" is none of .* did you mean "backup"\?$/).waitFor();
  await importing.getByRole('button', { name: 'Take only the good row' }).click();
  await importing.getByText('1 row was taken.').waitFor();
  await importing.getByRole('button', { name: 'Close' }).last().click();
  const table = page.getByRole('region', { name: 'Tools' });
  await table.getByRole('button', { name: 'Our desk' }).waitFor();

  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to: Tools' });
  await dialog.getByLabel('Name').fill('our DESK');
  await dialog.getByLabel('Function').selectOption({ label: 'ticketing' });
  await dialog.getByLabel('Party').selectOption({ label: 'Keystone' });
  await dialog.getByLabel('Primary').selectOption({ label: 'yes' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('There is "our DESK" already').waitFor();
  await dialog.getByLabel('Name').fill('Their desk');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  const findings = page.getByRole('list', { name: 'Findings among the tools' });
  await findings.getByText('Two primary tools for ticketing: Our desk, Their desk. Agree on one.').waitFor();

  await table.getByRole('button', { name: 'Their desk' }).click();
  const change = page.getByRole('dialog', { name: 'Their desk' });
  await change.getByLabel('Primary').selectOption({ label: 'no' });
  await change.getByRole('button', { name: 'Save' }).click();
  await findings.waitFor({ state: 'detached' });
});
