/** A phone at night, and who is on call: taking notice with one button, swapping a turn, and what Home and the bell say. */
import { expect } from 'vitest';
import { dayIn } from './day-in.js';
import { providerLead } from './provider-lead.js';
import { ask } from './tickets.js';
import { api, home, test } from './world.js';

interface Escalations {
  readonly items: readonly { readonly key: string; readonly acknowledged: unknown }[];
}

test('one takes notice on the phone and the other side reads who; a turn is swapped and taken back', { timeout: 60_000 }, async ({
  visit,
}) => {
  const maya = await visit({ width: 390 });
  await maya.goto(home);
  // The sample comes with tickets that are overdue: the sweeper has told the leads of both sides.
  const { items } = await ask<{ items: { id: string }[] }>(maya, `${api}/tickets?due=over`);
  let found: { ticket: string; key: string } | undefined;
  await expect
    .poll(
      async () => {
        for (const { id } of items) {
          const told = await ask<Escalations>(maya, `${api}/tickets/${id}/escalations`);
          const open = told.items.findLast((one) => one.acknowledged === null && one.key.endsWith(':both-leads'));
          if (open) found = { ticket: id, key: open.key };
        }
        return found;
      },
      { timeout: 15_000 },
    )
    .toBeDefined();
  const address = `${home}/tickets/${found!.ticket}/acknowledge?key=${encodeURIComponent(found!.key)}`;
  await maya.goto(address);
  const button = maya.getByRole('button', { name: 'I have it' });
  expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await button.click();
  await maya.getByText(/Maya Lindgren took notice/).waitFor();
  expect(await button.count()).toBe(0);

  const grace = await providerLead(await visit(), visit);
  await grace.goto(address);
  await grace.getByText(/Maya Lindgren took notice/).waitFor();
  await grace.getByRole('link', { name: 'Open the ticket' }).click();
  await grace
    .getByRole('list', { name: 'Conversation' })
    .getByText(/took notice/)
    .waitFor();

  // By key from wherever one is; on a busy machine the second may come too late to belong to the first.
  await expect
    .poll(async () => {
      await maya.keyboard.press('g');
      await maya.keyboard.press('o');
      return maya.url();
    })
    .toMatch(/on-call/);
  const theirs = maya.getByRole('button', { name: 'Put somebody else on call' });
  await expect.poll(() => theirs.getAttribute('aria-description')).toMatch(/^Only people of Infrastructure/);

  await grace.goto(home);
  await grace.getByRole('link', { name: 'Who is on call' }).click();
  await grace.getByRole('button', { name: 'Put somebody else on call' }).click();
  const dialog = grace.getByRole('dialog', { name: 'Put somebody else on call for Infrastructure' });
  const arrange = dialog.getByRole('button', { name: 'Arrange' });
  expect(await arrange.getAttribute('aria-description')).toBe('Choose a person and both times');
  await dialog.getByLabel('Who takes it').selectOption({ label: 'Priya Raman' });
  // Noon is on every clock; an hour of the night may be left out.
  const field = (days: number) => `${dayIn('UTC', Date.now(), days)}T12:00`;
  await dialog.getByLabel('From').fill(field(-1));
  await dialog.getByLabel('Until').fill(field(2));
  await arrange.click();
  await dialog.waitFor({ state: 'detached' });
  await grace.getByText(/On call now: Priya Raman/).waitFor();
  await grace.getByRole('button', { name: 'Take back: Priya Raman' }).click();
  await expect.poll(() => grace.getByRole('button', { name: /^Take back/ }).count()).toBe(0);

  await grace.getByRole('button', { name: /^Notices/ }).click();
  await grace.getByRole('dialog', { name: 'Notices' }).waitFor();
  await grace.keyboard.press('Escape');
  await grace.getByRole('dialog', { name: 'Notices' }).waitFor({ state: 'detached' });

  await grace
    .getByRole('button', { name: 'Account' })
    .or(grace.getByRole('button', { name: /^Grace Holt/ }))
    .first()
    .click();
  await grace.getByRole('menuitem', { name: /^My week/ }).click();
  await grace.getByRole('heading', { level: 1, name: 'My week' }).waitFor();
});
