/** A rule for approvals, the question it asks by itself, and a ticket that does not end before its work is done. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { providerLead } from './provider-lead.js';
import { ask } from './tickets.js';
import { api, home, test } from './world.js';

test('a change waits for its approver and its checklist; the approver answers on the phone', { timeout: 90_000 }, async ({ visit }) => {
  // A template that somebody else changed meanwhile is part of the journey.
  const maya = await visit({ expected: [/409/] });
  const grace = await providerLead(maya, visit);

  await maya.goto(`${home}/settings`);
  await maya.getByRole('link', { name: /^Desk settings/ }).click();
  await maya.getByText('Nothing needs approval').waitFor();
  await maya.getByRole('button', { name: 'Add a rule' }).click();
  const dialog = maya.getByRole('dialog', { name: 'A rule for approvals' });
  const save = dialog.getByRole('button', { name: 'Save' });
  expect(await save.getAttribute('aria-description')).toBe('Give it a name');
  await dialog.getByLabel('Name').fill('Change board');
  await dialog
    .getByRole('combobox', { name: 'People' })
    .or(dialog.getByRole('textbox', { name: 'People' }))
    .first()
    .click();
  await maya.getByRole('option', { name: 'Grace Holt' }).click();
  await maya.keyboard.press('Escape');
  await save.click();
  await dialog.waitFor({ state: 'detached' });
  await maya.getByRole('cell', { name: 'Change board' }).waitFor();
  await maya.getByRole('checkbox', { name: 'Before resolving: Checklist complete, Change' }).check();
  await maya.getByRole('checkbox', { name: 'Before resolving: Approvals granted, Change' }).check();
  await maya.getByRole('button', { name: 'Save what must hold' }).click();
  await maya.getByText(/^Changed by Maya Lindgren/).waitFor();

  const id = await startFromTemplate(maya);
  await maya.getByText('0 of 1: waits for Grace Holt').waitFor();
  await maya.getByText('0 of 1 done').waitFor();
  await maya.getByLabel('New checklist item').fill('Check the tape');
  await maya.keyboard.press('Enter');
  await maya.getByRole('checkbox', { name: 'Check the tape' }).click();
  await maya.getByText('1 of 2 done').waitFor();
  await maya
    .getByRole('list')
    .getByText(/The checklist is not complete: 1 of 2 is open/)
    .waitFor();

  await grace.setViewportSize({ width: 390, height: 800 });
  await grace.goto(`${home}/tickets/${id}`);
  await grace.getByRole('button', { name: 'Approve / Decline' }).click();
  const answer = grace.getByRole('dialog', { name: 'Your answer: Change board' });
  expect(await answer.getByRole('button', { name: 'Decline' }).getAttribute('aria-description')).toBe('Say why you decline');
  await answer.getByRole('button', { name: 'Approve', exact: true }).click();
  await grace.getByText('1 of 1: Grace Holt approved').waitFor();
  // The other page learns of it by itself.
  await maya.getByText('1 of 1: Grace Holt approved').waitFor();

  await maya.getByRole('checkbox', { name: 'Tell the plant' }).click();
  await maya.getByText('2 of 2 done').waitFor();
  expect(await maya.getByText('Missing before it is resolved').count()).toBe(0);
  // Other journeys find the desk as it was.
  const kept = await ask<{ revision: number; settings: { gates: object } }>(maya, `${api}/desk-settings`);
  const none = { resolve: [], close: [] };
  const gates = { incident: none, 'service-request': none, problem: none, change: none };
  const cleared = await maya.request.put(`${api}/desk-settings`, {
    headers: { origin: new URL(maya.url()).origin },
    data: { settings: { approvals: [], gates }, revision: kept.revision },
  });
  expect(cleared.status()).toBe(200);
});

/** A change whose tags and checklist come with its template; answers the ticket. */
async function startFromTemplate(maya: Page): Promise<string> {
  const fields = { type: 'change', category: 'training', impact: 'low', urgency: 'low', tier: 1, system: null, site: null };
  const content = { ...fields, subject: 'Move the backup', text: 'On Saturday.', tags: ['backup'], checklist: ['Tell the plant'] };
  const kept = { owner: { kind: 'party', id: 'harbor-lane' }, name: 'Moved backup', content };
  await ask(maya, `${api}/ticket-templates`, kept);
  await maya.goto(`${home}/tickets/new`);
  const start = maya.getByLabel('Start from a template');
  await maya.getByLabel('Subject').fill('Typed before');
  await start.selectOption('Moved backup');
  await maya.getByRole('dialog', { name: 'Replace what you typed?' }).getByRole('button', { name: 'Replace' }).click();
  await maya.getByRole('button', { name: 'Create ticket' }).click();
  await maya.getByRole('heading', { level: 1, name: 'Move the backup' }).waitFor();
  await maya.goto(`${home}/settings/templates`);
  await meetAnother(maya, kept);
  await maya
    .getByRole('row', { name: /Moved backup/ })
    .getByRole('button', { name: 'Archive' })
    .click();
  await maya.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  await maya.getByText('No templates yet').waitFor();
  await maya.goBack();
  await maya.getByRole('heading', { level: 1, name: 'Move the backup' }).waitFor();
  return new URL(maya.url()).pathname.split('/').at(-1) ?? '';
}

/** Somebody else changes the template while it is being changed here: what is typed stays, beside what the other made. */
async function meetAnother(maya: Page, kept: { readonly name: string; readonly content: object }): Promise<void> {
  await maya
    .getByRole('row', { name: /Moved backup/ })
    .getByRole('button', { name: 'Change' })
    .click();
  const dialog = maya.getByRole('dialog', { name: 'Change “Moved backup”' });
  await dialog.getByLabel('Subject').fill('Move it twice');
  const { items } = await ask<{ items: { id: string; name: string; revision: number }[] }>(maya, `${api}/ticket-templates`);
  const { id = '', revision } = items.find((one) => one.name === kept.name) ?? {};
  const other = await maya.request.put(`${api}/ticket-templates/${id}`, {
    headers: { origin: new URL(maya.url()).origin },
    data: { ...kept, content: { ...kept.content, text: 'On Sunday.' }, revision },
  });
  expect(other.status()).toBe(200);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').getByText('On Sunday.').waitFor();
  expect(await dialog.getByLabel('Subject').inputValue()).toBe('Move it twice');
  await dialog.getByRole('button', { name: 'Take that instead' }).click();
  expect(await dialog.getByLabel('Subject').inputValue()).toBe('Move the backup');
  expect(await dialog.getByLabel('Description').inputValue()).toBe('On Sunday.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
}
