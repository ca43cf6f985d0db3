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
  await importing.getByText(/^line 3: function: “backp” is none of .* Did you mean “backup”\?$/).waitFor();
  await importing.getByRole('region', { name: 'The first rows' }).getByText('Our desk').waitFor();
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
  await dialog.getByText('There is “our DESK” already.').waitFor();
  await dialog.getByLabel('Name').fill('Their desk');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  const findings = page.getByRole('list', { name: 'Findings on this register' });
  await findings.getByText('Two primary tools for ticketing: Our desk, Their desk. Agree on one.').waitFor();

  await findings.getByText('No tool for documentation, and parties that work together need one.').waitFor();

  await table.getByRole('button', { name: 'Their desk' }).click();
  const change = page.getByRole('dialog', { name: 'Their desk' });
  await change.getByLabel('Primary').selectOption({ label: 'no' });
  await change.getByRole('button', { name: 'Save' }).click();
  await findings.getByText('Two primary tools').waitFor({ state: 'detached' });

  // What was taken off comes back.
  await table.getByRole('button', { name: 'Their desk' }).click();
  await change.getByRole('button', { name: 'Take Their desk off the register' }).click();
  await page.getByText('Their desk is off the register.').waitFor();
  expect(await table.getByRole('button', { name: 'Their desk' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Put back' }).click();
  await table.getByRole('button', { name: 'Their desk' }).waitFor();
});

test('systems are drawn with what fails with them, and brought into a draft', { timeout: 90_000 }, async ({ visit }) => {
  const page = await visit({ expected: [/^409 PUT .*\/registers\/systems\//] });
  const own = await ask<{ id: string }>(page, '/api/v1/partnerships', {
    name: 'Birch Mills',
    internalName: 'Birch Mills',
    providerName: 'Keystone',
    zone: 'UTC',
  });
  const api = `/api/v1/partnerships/${own.id}`;
  const add = (name: string, criticality: string, dependsOn: string[]) =>
    ask<{ id: string }>(page, `${api}/registers/systems`, { name, values: { kind: 'server', criticality, dependsOn, owner: 'internal' } });
  await add('Storage', 'critical', []);
  await add('SQL cluster', 'critical', ['storage']);
  await add('Fax', 'ordinary', []);
  await ask(page, `${api}/registers/sites`, { name: 'Main mill', values: {} });

  // A dependency is chosen from what there is; a wrong one is kept and told.
  await page.goto(`/p/${own.id}/plan/discovery`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to: Systems' });
  await dialog.getByLabel('Name').fill('ERP');
  await dialog.getByLabel('Kind').selectOption({ label: 'application' });
  await dialog.getByLabel('Criticality').selectOption({ label: 'important' });
  const depends = dialog.getByRole('combobox', { name: 'Depends on' }).or(dialog.getByRole('textbox', { name: 'Depends on' }));
  await depends.fill('sql');
  await page.getByRole('option', { name: 'SQL cluster' }).click();
  await depends.fill('Storrage;');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  const findings = page.getByRole('list', { name: 'Findings on this register' });
  await findings.getByText('ERP depends on Storrage, which is not on the register. Is Storage meant?').waitFor();

  // The graph, by keyboard: from the ERP to the right, and what fails with the storage in words.
  await page.getByRole('button', { name: 'Graph' }).click();
  await page.getByText('1 system neither depends on another').waitFor();
  await page.getByRole('button', { name: /^ERP, important; depends directly on 1, and 0 on it$/ }).focus();
  await page.getByText('It needs SQL cluster, Storage.', { exact: false }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByText('If it fails, these fail too: ERP, SQL cluster.').waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('system')).not.toBeNull();
  await page.reload();
  await page.getByText('If it fails, these fail too: ERP, SQL cluster.').waitFor();

  // Two people at one entry: what the other wrote is shown, and saved over on purpose.
  await page.getByRole('button', { name: 'Open Storage' }).click();
  const change = page.getByRole('dialog', { name: 'Storage' });
  await change.getByLabel('Vendor').fill('Mine');
  const { items } = await ask<{ items: { id: string; name: string; revision: number; values: object }[] }>(
    page,
    `${api}/registers/systems?search=storage`,
  );
  const storage = items.find((one) => one.name === 'Storage')!;
  const values = { ...storage.values, vendor: 'Theirs' };
  const put = await page.request.put(`${api}/registers/systems/${storage.id}`, {
    headers: { origin: new URL(page.url()).origin },
    data: { revision: storage.revision, name: 'Storage', values },
  });
  expect(put.ok()).toBe(true);
  await change.getByRole('button', { name: 'Save', exact: true }).click();
  await change.getByText('Vendor: Theirs').waitFor();
  await change.getByRole('button', { name: 'Save mine over it' }).click();
  await change.waitFor({ state: 'detached' });

  // Into a draft: shown first, made once, and nothing is left to do the second time.
  const versions = await ask<{ items: { id: string }[] }>(page, `${api}/agreements`);
  await ask(page, `${api}/drafts`, { name: 'With systems', agreement: versions.items[0]!.id });
  await page.getByRole('button', { name: 'Bring into a draft' }).click();
  const bring = page.getByRole('dialog', { name: 'Bring systems and sites into a draft' });
  await bring.getByText('4 systems are added').waitFor();
  await bring.getByText('1 site is added').waitFor();
  await bring.getByRole('button', { name: 'Make 5 changes' }).click();
  await bring.getByText('5 changes were made in the draft.').waitFor();
  await bring.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('button', { name: 'Bring into a draft' }).click();
  await bring.getByText('The draft holds everything that is on the registers.').waitFor();
});
