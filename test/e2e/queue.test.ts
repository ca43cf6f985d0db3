/** The queue by address and by keyboard, and a new ticket that lands in it. */
import { expect } from 'vitest';
import { chooseCategory } from './tickets.js';
import { home, test } from './world.js';

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
  expect(await page.getByLabel('Sort').inputValue()).toBe('number');
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
  await chooseCategory(page, 'Hardware');
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
