/** A draft is proposed by one lead, signed by both, and is then in force. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { MAYA } from './first-steps.js';
import { GRACE, providerLead } from './provider-lead.js';
import { ask } from './tickets.js';
import { api, home, test } from './world.js';

interface Draft {
  readonly id: string;
  readonly agreement: { readonly exceptions: readonly { readonly id: string }[] };
}

/** Hardly any ticket is so, and other journeys share the agreement. */
const exception = {
  id: 'problems-of-run',
  when: {
    categories: ['run'],
    types: ['problem'],
    priorities: ['P4'],
    tiers: [3],
    windows: null,
    systems: null,
    sites: null,
    attributes: {},
  },
  accountable: 'onsite-it',
  responsible: ['infrastructure'],
  consulted: [],
  informed: [],
  scope: 'included',
  policy: null,
};

/** A draft with one exception more. */
async function changedDraft(page: Page): Promise<string> {
  const inForce = await ask<{ version: { id: string } }>(page, `${api}/agreement`);
  const { id } = await ask<Draft>(page, `${api}/drafts`, { name: 'Problems of Run', agreement: inForce.version.id });
  const changes = [{ kind: 'put', list: 'exceptions', was: null, item: exception }];
  await ask(page, `${api}/drafts/${id}/edits`, { key: crypto.randomUUID(), changes });
  return id;
}

async function sign(page: Page, party: string, who: string, password: string): Promise<void> {
  await page.getByLabel(`Signs for ${party}`).selectOption({ label: who });
  await page.getByText(`${who} has not signed yet`).waitFor();
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Sign for ${party}` });
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(password);
  await dialog.getByRole('button', { name: 'Sign' }).click();
}

test('both leads see what changes, sign the same text, and it holds', { timeout: 120_000 }, async ({ visit }) => {
  const maya = await visit({ expected: [/401/] });
  const grace = await providerLead(maya, visit);
  const draft = await changedDraft(maya);
  await maya.goto(`${home}/agreement/drafts/${draft}/proposal`);
  await maya
    .getByText(/^Run.*Onsite IT/)
    .first()
    .waitFor({ timeout: 30_000 });
  await maya.getByText('Nothing stands in the way').waitFor();
  await maya.getByRole('button', { name: 'Propose for signature' }).click();
  await maya.waitForURL('**/signatures/*');
  const address = new URL(maya.url()).pathname;
  const digest = await maya.locator('code').first().textContent();

  // A wrong password signs nothing.
  await sign(maya, 'Harbor Lane', MAYA.name, 'not the password');
  await maya.getByText('The password is wrong, so nothing was done').waitFor();
  await maya.getByRole('textbox', { name: 'Your password' }).fill(MAYA.password);
  await maya.getByRole('dialog').getByRole('button', { name: 'Sign' }).click();
  await maya.getByText(`Signed by ${MAYA.name}`).waitFor();

  await grace.goto(address);
  await grace.getByText(`Signed by ${MAYA.name}`).waitFor();
  expect(await grace.locator('code').first().textContent()).toBe(digest);
  await sign(grace, 'Northwind IT', GRACE.name, GRACE.password);
  await grace.getByText(`Signed by ${GRACE.name}`).waitFor();
  await grace.getByText(/^in force/).waitFor();

  // The matrix that routes is the new one, without a restart.
  await maya.goto(`${home}/agreement/signatures`);
  const row = maya.getByRole('row').filter({ has: maya.locator(`a[href="${address}"]`) });
  await row.getByText('in force').waitFor();
  const { agreement } = await ask<Draft>(maya, `${api}/agreement`);
  expect(agreement.exceptions.map((one) => one.id)).toContain(exception.id);
});

test('who signs what was proposed anew meanwhile is shown the difference, and signs nothing', { timeout: 120_000 }, async ({ visit }) => {
  const maya = await visit({ expected: [/^422 POST .*\/signatures$/] });
  const grace = await providerLead(maya, visit);
  const inForce = await ask<{ version: { id: string } }>(maya, `${api}/agreement`);
  const { id: draft } = await ask<Draft>(maya, `${api}/drafts`, { name: 'Twice', agreement: inForce.version.id });
  const propose = async (): Promise<string> => {
    const { revision } = await ask<{ revision: number }>(maya, `${api}/drafts/${draft}`);
    return (await ask<{ id: string }>(maya, `${api}/drafts/${draft}/proposal`, { revision, effectiveAt: null })).id;
  };
  const first = await propose();
  await maya.goto(`${home}/agreement/signatures/${first}`);
  await maya.getByLabel('Signs for Harbor Lane').selectOption({ label: MAYA.name });
  await maya.getByRole('button', { name: 'Sign', exact: true }).click();
  const dialog = maya.getByRole('dialog', { name: 'Sign for Harbor Lane' });

  // Meanwhile Grace takes it back, changes one thing, and proposes it again.
  const headers = { origin: new URL(maya.url()).origin };
  expect((await grace.request.delete(`${api}/agreements/${first}/proposal`, { headers })).ok()).toBe(true);
  const changes = [
    {
      kind: 'put',
      list: 'exceptions',
      was: null,
      item: { ...exception, id: 'changes-of-run', when: { ...exception.when, types: ['change'] } },
    },
  ];
  await ask(grace, `${api}/drafts/${draft}/edits`, { key: crypto.randomUUID(), changes });
  const second = await propose();

  await dialog.getByRole('textbox', { name: 'Your password' }).fill(MAYA.password);
  await dialog.getByRole('button', { name: 'Sign' }).click();
  await dialog.getByText(/proposed anew with another text/).waitFor();
  await dialog
    .getByText(/^Run.*Onsite IT/)
    .first()
    .waitFor();
  await dialog.getByRole('link', { name: 'Read what is proposed now' }).click();
  await maya.waitForURL(`**/signatures/${second}`);
  await dialog.waitFor({ state: 'detached' });
  // Other journeys share the agreement: it is left as it was.
  expect((await grace.request.delete(`${api}/agreements/${second}/proposal`, { headers })).ok()).toBe(true);
});
