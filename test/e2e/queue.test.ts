/** The queue by address and by keyboard, live in two browsers, with views that are kept and changes to many; and a new ticket that lands in it. */
import { expect } from 'vitest';
import { chooseCategory, freshTicket } from './tickets.js';
import { api, home, test, world } from './world.js';

test('filters are in the address: both ways, and they narrow the list', async ({ visit }) => {
  const page = await visit();
  await page.goto(`${home}/tickets`);
  const priorities = page.getByRole('table', { name: 'Tickets' }).locator('[role=cell][data-column=priority]');
  await priorities.first().waitFor();
  expect(new Set(await priorities.allTextContents()).size).toBeGreaterThan(1);
  await page.getByLabel('Priority').selectOption('P2');
  await page.waitForURL('**/tickets?priority=P2');
  await expect.poll(async () => [...new Set(await priorities.allTextContents())]).toEqual(['P2']);

  await page.goto(`${home}/tickets?status=all&type=service-request&sort=number`);
  await priorities.first().waitFor();
  expect(await page.getByLabel('Type').inputValue()).toBe('service-request');
  expect(await page.getByRole('columnheader', { name: 'Number' }).getAttribute('aria-sort')).toBe('descending');
  const numbers = (await page.getByRole('table', { name: 'Tickets' }).locator('[role=cell][data-column=number]').allTextContents()).map(
    Number,
  );
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));

  await page.getByLabel('Search tickets').fill('zebra in the server room');
  await page.getByText('No ticket matches').waitFor();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await priorities.first().waitFor();
});

test('j and k walk the rows, Enter opens one, Back returns', async ({ visit }) => {
  const page = await visit();
  await page.goto(`${home}/tickets`);
  const rows = page.getByRole('table', { name: 'Tickets' }).locator('[data-index]');
  await rows.first().waitFor();
  const [first, second] = await rows.getByRole('link').allTextContents();
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('j');
  await expect.poll(focused).toBe(first);
  await page.keyboard.press('j');
  await expect.poll(focused).toBe(second);
  await page.keyboard.press('k');
  await expect.poll(focused).toBe(first);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: first ?? '' }).waitFor();
  await page.goBack();
  await rows.first().waitFor();
});

test('c begins a ticket: who gets it and why is shown before it is sent, then it stands in the queue', async ({ visit }) => {
  const page = await visit();
  await page.goto(`${home}/tickets`);
  await page.getByRole('table', { name: 'Tickets' }).waitFor();
  await page.keyboard.press('c');
  await page.waitForURL('**/tickets/new');
  const who = page.getByRole('complementary');
  await who.getByText('Choose a category to see who gets it, and why.').waitFor();
  const subject = 'Label printer at dock 4 prints blank labels';
  await page.getByLabel('Subject').fill(subject);
  await chooseCategory(page, 'Awareness training');
  await who.getByText('Onsite IT').first().waitFor();
  const causes = await who.getByRole('listitem').allTextContents();
  expect(causes.length).toBeGreaterThan(0);
  // The priority follows impact and urgency at once.
  await who.getByText('P3 from impact and urgency').waitFor();
  await page.getByLabel('Impact').selectOption('high');
  await page.getByLabel('Urgency').selectOption('high');
  await who.getByText('P1 from impact and urgency').waitFor();

  // What is missing is said, and nothing is sent.
  const create = page.getByRole('button', { name: 'Create ticket' });
  expect(await create.getAttribute('aria-description')).toBe('Say what is wrong or wanted');
  await page.getByLabel('Description').fill('Since this morning. The ribbon is new.');
  await create.click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  await page.getByRole('list', { name: 'Conversation' }).getByText('The ribbon is new.').waitFor();
  await page.getByText('The agreement gave it to Onsite IT').waitFor();

  await page.goto(`${home}/tickets?search=dock%204%20prints`);
  await page.getByRole('table', { name: 'Tickets' }).getByRole('link', { name: subject }).waitFor();
});

test('two browsers see each other live, a view is kept with its count, many are changed with an answer for each', async ({ visit }) => {
  const [page, other] = [await visit(), await visit()];
  const list = page.getByRole('table', { name: 'Tickets' });
  await other.goto(`${home}/tickets`);
  await page.goto(`${home}/tickets?search=portcullis`);
  await page.getByText('No ticket matches').waitFor();
  // What comes elsewhere comes here, too. At every hour her own party holds these.
  for (const n of [1, 2, 3]) await freshTicket(other, `Portcullis ${n} does not open`, 'roadmap');
  for (const n of [1, 2, 3]) await list.getByRole('link', { name: `Portcullis ${n} does not open` }).waitFor();

  // Under the pointer nothing moves: what came waits until it is asked for.
  await list.getByRole('link', { name: 'Portcullis 2 does not open' }).hover();
  await freshTicket(other, 'Portcullis 4 does not open', 'roadmap');
  const waiting = page.getByRole('status').filter({ hasText: '1 change waits' });
  await waiting.waitFor();
  expect(await list.getByRole('link').count()).toBe(3);
  await page.keyboard.press('.');
  await list.getByRole('link', { name: 'Portcullis 4 does not open' }).waitFor();

  // A range with Shift, and what is done to it; the priority says why in each ticket.
  await list.getByRole('checkbox').nth(1).click();
  await list
    .getByRole('checkbox')
    .nth(3)
    .click({ modifiers: ['Shift'] });
  const bulk = page.getByRole('region', { name: 'Change the chosen tickets' });
  await bulk.getByText('3 chosen').waitFor();
  await bulk.getByRole('button', { name: 'Priority' }).click();
  const form = page.getByRole('dialog', { name: 'Priority' });
  await form.getByLabel('Priority').selectOption('P1');
  await form.getByLabel('Why').fill('Trucks wait outside');
  await form.getByRole('button', { name: 'Apply to 3 tickets' }).click();
  await bulk.getByText('3 changed').waitFor();
  const priorities = () => list.locator('[role=cell][data-column=priority]').allTextContents();
  await expect.poll(async () => (await priorities()).filter((text) => text === 'P1').length).toBe(3);
  await page.getByRole('button', { name: 'Choose none' }).click();
  // What somebody else changes while it is being changed here is said before it is overwritten.
  const first = list.locator('[data-row]').first();
  await first.locator('[data-edit=priority]').click();
  const editor = page.getByRole('dialog');
  await editor.getByLabel('Why').fill('Only one truck');
  const classified = await other.request.patch(`${api}/tickets/${await first.getAttribute('data-row')}/classification`, {
    headers: { origin: new URL(world.url).origin },
    data: { priority: 'P2', reason: 'The gate next to it opens' },
  });
  expect(classified.status()).toBe(200);
  await editor.getByText('Somebody has changed it meanwhile: it is P2 now').waitFor();
  expect(await editor.getByLabel('Why').inputValue()).toBe('Only one truck');
  await page.keyboard.press('Escape');
  await editor.waitFor({ state: 'detached' });
  // What is refused says why, and stays chosen: none of these is resolved.
  await list.getByRole('checkbox').nth(1).click();
  await bulk.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: 'Apply to 1 ticket' }).click();
  await bulk.getByText('1 refused: it stays chosen and says why').waitFor();
  expect(await list.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Choose none' }).click();

  // The filters of the moment under a name, with a live count; the other browser finds it after a reload.
  await page.getByLabel('Search tickets').fill('');
  await page.getByLabel('Priority').selectOption('P1');
  await page.getByRole('button', { name: 'Save view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save these filters as a view' });
  await dialog.getByLabel('Name').fill('Urgent');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL('**/tickets?*view=*');
  await other.reload();
  const tabs = other.getByRole('navigation', { name: 'Views' });
  const tab = tabs.getByRole('link', { name: /Urgent/ });
  await expect.poll(() => tab.textContent()).toMatch(/Urgent\d+/);
  await tab.click();
  await expect.poll(async () => [...new Set(await other.locator('[role=cell][data-column=priority]').allTextContents())]).toEqual(['P1']);
  expect(await tabs.locator('[aria-current]').allTextContents()).toEqual([await tab.textContent()]);

  // It asks before it goes, and the filters stay as they were.
  await other.getByRole('button', { name: 'Views' }).click();
  await other.getByRole('menuitem', { name: /Urgent/ }).waitFor();
  await other.keyboard.press('Escape');
  await other.getByRole('button', { name: 'More about Urgent' }).click();
  await other.getByRole('menuitem', { name: 'Remove' }).click();
  await other.getByRole('dialog', { name: 'Remove “Urgent”?' }).getByRole('button', { name: 'Remove' }).click();
  await tab.waitFor({ state: 'detached' });
  expect(await other.getByLabel('Priority').inputValue()).toBe('P1');
});
