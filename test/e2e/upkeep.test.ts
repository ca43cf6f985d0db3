/** After signing: a review is set and finished, what has drifted leads to a request, and a request is answered and asked again. */

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { dayIn, zoneOf } from './day-in.js';
import { ask } from './tickets.js';
import { home, test } from './world.js';

/** A partnership of her own, where nothing is in force yet: other journeys look at the requests of the sample. */
async function ownPartnership(page: Page): Promise<string> {
  const names = { name: 'Quayside Foods', internalName: 'Quayside', providerName: 'Northwind IT', zone: 'Europe/Berlin' };
  const { id } = await ask<{ id: string }>(page, '/api/v1/partnerships', names);
  return `/p/${id}`;
}

test('a lead sets a review, Home reminds of it, and finishing it sets the next', async ({ visit }) => {
  const maya = await visit();
  await maya.goto(`${home}/agreement/upkeep`);
  await maya.getByText('No review is set.').waitFor();
  await maya.getByRole('button', { name: 'Set a review' }).click();
  const dialog = maya.getByRole('dialog', { name: 'When the agreement is reviewed' });
  const day = dayIn(await zoneOf(maya), Date.now(), 5);
  await dialog.getByLabel('Next review').fill(day);
  await dialog.getByLabel('After that').selectOption({ label: 'every 3 months' });
  await dialog.getByLabel('What to look at').fill('The printers');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  // Four where midnight passes meanwhile.
  await maya.getByText(/in [45] days$/).waitFor();

  await maya.goto(home);
  await maya.getByRole('link', { name: /^Review of the agreement is due on/ }).click();
  await maya.getByRole('button', { name: 'Finish the review' }).click();
  const finish = maya.getByRole('dialog', { name: /^Finish the review of/ });
  await finish.getByLabel('What came of it').fill('They stay where they are');
  await finish.getByRole('button', { name: 'Finish the review' }).click();
  await finish.waitFor({ state: 'detached' });
  await maya.getByText('Reviews that were').waitFor();
  await maya.getByText('They stay where they are').waitFor();
  await maya.goto(home);
  await maya.getByRole('link', { name: /things? ha(s|ve) drifted$/ }).waitFor();
  expect(await maya.getByRole('link', { name: /^Review of the agreement/ }).count()).toBe(0);
});

test('what has drifted leads to a request that is about it', async ({ visit }) => {
  const maya = await visit();
  await maya.goto(home);
  await maya.getByRole('link', { name: /things? ha(s|ve) drifted$/ }).click();
  await maya.getByRole('button', { name: 'Ask for a change: Respond › Accounts' }).click();
  const dialog = maya.getByRole('dialog', { name: 'Ask for a change of the agreement' });
  await dialog.getByText('About: Respond › Accounts').waitFor();
  expect(await dialog.getByLabel('What should change').inputValue()).toBe('Name Respond › Accounts in the agreement');
  await maya.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await maya.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Ask for a change: Respond › Accounts');
});

test('a request is declined, asked again, accepted, and leads to its draft', async ({ visit }) => {
  const maya = await visit();
  await maya.goto(`${await ownPartnership(maya)}/agreement/requests`);
  await maya.getByRole('button', { name: 'Ask for a change' }).first().click();
  const dialog = maya.getByRole('dialog', { name: 'Ask for a change of the agreement' });
  await dialog.getByLabel('What should change').fill('Printers after five');
  await dialog.getByLabel('Why').fill('Nobody answers');
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.waitFor({ state: 'detached' });
  await maya.getByRole('button', { name: 'Decline “Printers after five”' }).click();
  const answer = maya.getByRole('dialog', { name: /^Decline/ });
  await answer.getByLabel('Why not').fill('People come in May');
  await answer.getByRole('button', { name: 'Decline' }).click();
  await answer.waitFor({ state: 'detached' });
  await maya.getByRole('button', { name: 'Ask again: “Printers after five”' }).click();
  await dialog.getByRole('button', { name: 'Send' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await maya.getByRole('heading', { name: 'Printers after five' }).count()).toBe(2);

  await maya.getByRole('button', { name: 'Accept “Printers after five”' }).click();
  const accept = maya.getByRole('dialog', { name: /^Accept/ });
  await accept.getByRole('button', { name: 'Accept' }).click();
  await accept.waitFor({ state: 'detached' });
  await maya.getByRole('link', { name: /^Open the draft that/ }).click();
  await maya.waitForURL('**/agreement/drafts/*');
});

test('before a version is in force there is nothing to look after', async ({ visit }) => {
  const maya = await visit();
  await maya.goto(`${await ownPartnership(maya)}/agreement/upkeep`);
  await maya.getByRole('heading', { name: 'No agreement is in force' }).waitFor();
  await maya.getByRole('link', { name: 'Look at the signatures' }).click();
  await maya.getByText('No version has been proposed').waitFor();
});

test('on a phone nothing scrolls sideways', async ({ visit }) => {
  const maya = await visit({ width: 390, scheme: 'dark' });
  await maya.goto(`${home}/agreement/upkeep`);
  await maya.getByText('Categories in use that no rule names').waitFor();
  await maya.getByText('Every open ticket follows').or(maya.getByText('Tickets of which versions')).first().waitFor();
  expect(await maya.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
