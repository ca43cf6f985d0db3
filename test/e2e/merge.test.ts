/** The record of a ticket in its place, and two tickets that become one: the old number leads on, and what was said stays readable. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectFine } from './looks.js';
import { freshTicket } from './tickets.js';
import { home, test } from './world.js';

const side = (page: Page) => page.getByRole('complementary', { name: 'About this ticket' });
const conversation = (page: Page) => page.getByRole('list', { name: 'Conversation' });

test('a ticket is tagged, its priority overridden and given back; merged into another, its number leads there and the merge can be undone', {
  timeout: 90_000,
}, async ({ visit }) => {
  const page = await visit();
  const [first, second] = [
    await freshTicket(page, 'Label printer feeds blanks', 'policy'),
    await freshTicket(page, 'Labels come out blank', 'policy'),
  ];
  await page.goto(`${home}/tickets/${second}`);
  const number = (await page
    .getByText(/^#\d+$/)
    .first()
    .textContent())!.slice(1);

  const panel = side(page);
  await panel.getByRole('button', { name: 'Change Tags' }).click();
  await panel
    .getByRole('textbox', { name: 'Tags' })
    .or(panel.getByRole('combobox', { name: 'Tags' }))
    .first()
    .fill('Labels');
  await page.keyboard.press('Enter');
  // Leaving the field closes its list, which hangs over the button.
  await page.keyboard.press('Tab');
  await panel.getByRole('form', { name: 'Change Tags' }).getByRole('button', { name: 'Save' }).click();
  await panel.getByText('labels', { exact: true }).waitFor();
  await expect.poll(() => panel.getByRole('button', { name: 'Change Tags' }).evaluate((one) => one === document.activeElement)).toBe(true);

  await panel.getByRole('button', { name: 'Change Priority' }).click();
  const priority = panel.getByRole('form', { name: 'Change Priority' });
  expect(await priority.getByRole('button', { name: 'Save' }).getAttribute('aria-description')).toBe('Say why');
  await priority.getByLabel('Priority').selectOption('P1');
  await priority.getByLabel('Reason').fill('The line stands still');
  await priority.getByRole('button', { name: 'Save' }).click();
  await panel.getByText(/P1, overridden by Maya Lindgren: The line stands still/).waitFor();

  // Somebody else writes on it, and changes its tags; he is told of what changes meanwhile, and loses nothing.
  const other = await visit();
  await other.goto(`${home}/tickets/${second}`);
  const reply = other.getByRole('textbox', { name: 'Reply', exact: true });
  await reply.click();
  await other.keyboard.type('Half a thought');
  await side(other).getByRole('button', { name: 'Change Tags' }).click();
  await panel.getByRole('button', { name: 'Change Tags' }).click();
  await panel
    .getByRole('form', { name: 'Change Tags' })
    .getByRole('combobox')
    .or(panel.getByRole('textbox', { name: 'Tags' }))
    .first()
    .fill('paper');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await panel.getByRole('form', { name: 'Change Tags' }).getByRole('button', { name: 'Save' }).click();
  await side(other).getByRole('status').getByText('labels, paper').waitFor();

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Merge/ }).click();
  const dialog = page.getByRole('dialog', { name: `Merge #${number} into another ticket` });
  await expectFine(page, () => dialog.waitFor(), '[role=dialog]');
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByLabel('The other ticket').first().fill('Label printer feeds');
  await page.getByRole('option', { name: /Label printer feeds blanks/ }).click();
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await page.waitForURL(`**/tickets/${first}?*`);
  await page.getByText(`#${number} was merged into this ticket.`).waitFor();
  await conversation(page).getByText(`written on #${number}`).waitFor();
  await conversation(page).getByText(`merged #${number} into it`).waitFor();
  await other.waitForURL(`**/tickets/${first}?*`);
  await expect.poll(() => other.getByRole('textbox', { name: 'Reply', exact: true }).textContent()).toBe('Half a thought');

  await page.goto(`${home}/tickets/${second}`);
  await page.waitForURL(`**/tickets/${first}?*`);
  await page.getByRole('link', { name: `Show #${number} as it was` }).click();
  await page.getByText(/^Merged into #\d+/).waitFor();
  await page.getByRole('button', { name: 'Take the merge back' }).click();
  await page.waitForURL(`**/tickets/${second}`);
  await conversation(page).getByText('took the merge back').waitFor();
});
