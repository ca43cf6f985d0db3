/** The task map: from the size of the company over decisions by keyboard to a first draft that opens. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ask } from './tickets.js';
import { test } from './world.js';

const ownPartnership = (page: Page, name: string): Promise<{ id: string }> =>
  ask(page, '/api/v1/partnerships', { name, internalName: name, providerName: 'Keystone', zone: 'UTC' });

test('a lead says what the week holds, decides, sees it change, and opens the first draft', { timeout: 90_000 }, async ({ visit }) => {
  const page = await visit();
  const own = await ownPartnership(page, 'Cedar Foods');
  await page.goto(`/p/${own.id}`);
  await page.getByRole('link', { name: 'Plan' }).first().click();

  // First the size; what is no number is said at its field.
  const begin = page.getByRole('region', { name: 'Begin with the size of your company' });
  await begin.getByLabel('People in the company').fill('none');
  await begin.getByRole('button', { name: 'Show the tasks' }).click();
  await begin.getByText('A whole number from 1 to 100,000').waitFor();
  await begin.getByLabel('People in the company').fill('200');
  await begin.getByRole('button', { name: 'Show the tasks' }).click();

  const week = page.getByRole('region', { name: 'The week, before and after' });
  const reset = page.getByRole('group', { name: 'Decision: Reset a password' });
  const hours = page.getByLabel('Hours a week: Reset a password');
  await hours.waitFor();
  expect(await hours.inputValue()).toBe('3');
  const draftButton = page.getByRole('button', { name: 'Make a first draft' });
  expect(await draftButton.getAttribute('aria-description')).toBe('Decide on at least one task first');

  // Hours by keyboard: Enter keeps them and goes on, Escape takes back.
  await hours.focus();
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  const unlock = page.getByLabel('Hours a week: Unlock an account');
  await expect.poll(() => unlock.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type('99');
  await page.keyboard.press('Escape');
  expect(await unlock.inputValue()).toBe('1.2');

  // A decision by arrow keys, and the week follows: a tenth of the 20 hours stays.
  const given = week.getByText('given away').locator('..').locator('dd');
  expect(await given.textContent()).toBe('0 h');
  await reset.getByRole('radio', { name: 'keep' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => reset.getByRole('radio', { name: 'delegate' }).isChecked()).toBe(true);
  await expect.poll(() => given.textContent()).toBe('18 h');
  const relief = page.getByRole('region', { name: 'Areas of relief' });
  await relief.getByText('Passwords and sign-in').waitFor();

  // Only what can be given away: risk stays.
  const risk = page.getByRole('group', { name: 'Decision: Accept remaining risk' });
  expect(await risk.getByRole('radio', { name: 'delegate' }).isDisabled()).toBe(true);

  // The server has it: a reload shows the same, and what is open is found by its address.
  await page.getByText(/^1 of \d+ decided$/).waitFor();
  // Edits are sent one after the other: the last of the three is waited for.
  const decided = async () => {
    const { tasks } = await ask<{ tasks: { decision: string | null }[] }>(page, `/api/v1/partnerships/${own.id}/task-map`);
    return tasks.flatMap((task) => task.decision ?? []);
  };
  await expect.poll(decided).toEqual(['delegate']);
  await page.reload();
  await expect.poll(() => hours.inputValue()).toBe('20');
  await expect.poll(() => reset.getByRole('radio', { name: 'delegate' }).isChecked()).toBe(true);
  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'undecided ones' });
  await expect.poll(() => new URL(page.url()).searchParams.get('show')).toBe('undecided');
  await reset.waitFor({ state: 'detached' });

  // Weights change what is suggested; taking the suggestions decides the rest.
  const suggestions = page.getByText('suggested: delegate');
  const before = await suggestions.count();
  await page.getByRole('slider', { name: 'We lack know-how' }).fill('100');
  await expect.poll(() => suggestions.count()).toBeGreaterThan(before);
  await page.getByRole('button', { name: /^Take suggestions for \d+ undecided tasks$/ }).click();
  await page.getByText('No task fits').waitFor();
  await page.getByRole('button', { name: 'Show all tasks' }).click();
  await expect.poll(() => relief.getByRole('listitem').count()).toBeGreaterThanOrEqual(3);

  await draftButton.click();
  const dialog = page.getByRole('dialog', { name: 'Make a first draft' });
  expect(await dialog.getByLabel('Name of the draft').inputValue()).toBe('Cedar Foods, first draft');
  await dialog.getByRole('button', { name: 'Make the draft' }).click();
  await dialog
    .getByText(/^“Cedar Foods, first draft” stands: \d+ categories, \d+ rules, \d+ teams\. Every situation has an owner\.$/)
    .waitFor();
  await dialog.getByRole('link', { name: 'Open the draft' }).click();
  await page.waitForURL(/\/agreement\/drafts\/[0-9a-f-]{36}/);
  await page.getByText('Passwords and sign-in').first().waitFor();
});

test('two people at once: the second is told, and sees what stands', async ({ visit }) => {
  const first = await visit();
  const own = await ownPartnership(first, 'Alder Textiles');
  const second = await visit({ expected: [/^409 POST .*\/task-map\/edits$/] });
  await first.goto(`/p/${own.id}/plan`);
  await first.getByRole('button', { name: 'Show the tasks' }).click();
  const choice = (page: Page, name: string) =>
    page.getByRole('group', { name: 'Decision: Check backup jobs' }).locator('label', { hasText: name });
  await choice(first, 'keep').waitFor();
  await second.goto(`/p/${own.id}/plan`);
  await choice(second, 'keep').waitFor();
  await choice(first, 'delegate').click();
  await first.getByText(/^1 of \d+ decided$/).waitFor();
  await choice(second, 'keep').click();
  await second.getByRole('alert').getByText('Somebody changed "Check backup jobs" meanwhile').waitFor();
  await expect.poll(() => choice(second, 'delegate').getByRole('radio').isChecked()).toBe(true);
});

test('a task of one own is added, removed, and put back', async ({ visit }) => {
  const page = await visit({ expected: [/^400 POST .*\/task-map\/tasks$/] });
  const own = await ownPartnership(page, 'Rowan Print');
  await page.goto(`/p/${own.id}/plan`);
  await page.getByRole('button', { name: 'Show the tasks' }).click();
  await page.getByRole('button', { name: 'Add a task' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a task' });
  await dialog.getByLabel('Title').fill('Reset a password');
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await dialog.getByRole('alert').getByText('There is a task "Reset a password" already').waitFor();
  await dialog.getByLabel('Title').fill('Calibrate the presses');
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await dialog.waitFor({ state: 'detached' });
  const row = page.getByRole('group', { name: 'Decision: Calibrate the presses' });
  await row.waitFor();
  await row.getByRole('radio', { name: 'delegate' }).click();
  await page.getByText(/^1 of \d+ decided$/).waitFor();
  await page.getByRole('button', { name: 'Remove Calibrate the presses' }).click();
  await row.waitFor({ state: 'detached' });
  await page.getByText('Calibrate the presses was removed.').waitFor();
  await page.getByRole('button', { name: 'Put back' }).click();
  await row.waitFor();
  expect(await row.getByRole('radio', { name: 'delegate' }).isChecked()).toBe(true);
});
