/** A request with files, what each side sees of them, the time it took, and whether it went well. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectFine } from './looks.js';
import { providerLead } from './provider-lead.js';
import { ask, chooseCategory } from './tickets.js';
import { api, home, test } from './world.js';

const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
const choose = (page: Page, ...files: readonly (readonly [string, Buffer])[]) =>
  page.locator('input[type=file]').setInputFiles(files.map(([name, buffer]) => ({ name, mimeType: 'application/octet-stream', buffer })));
const files = (page: Page) => page.getByRole('list', { name: 'Conversation' }).getByRole('list', { name: 'Files' }).getByRole('link');

test('files, time and satisfaction of one ticket', { timeout: 90_000 }, async ({ visit }) => {
  // An empty file is refused; that is part of the journey.
  const maya = await visit({ expected: [/400/] });
  const grace = await providerLead(maya, visit);

  // What does not arrive holds the ticket back until it is removed.
  await maya.goto(`${home}/tickets/new`);
  await maya.getByLabel('Subject').fill('Screen is black since this morning');
  await chooseCategory(maya, 'Hardware');
  await maya.getByLabel('Description').fill('See the picture.');
  await choose(maya, ['black.png', PICTURE], ['setup.png', Buffer.from('MZ\u0000\u0003')], ['empty.txt', Buffer.alloc(0)]);
  await maya.getByText('the file is empty').waitFor();
  await maya.getByText('its content is not what the name says').waitFor();
  const create = maya.getByRole('button', { name: 'Create ticket' });
  await expect.poll(() => create.getAttribute('aria-description')).toContain('did not arrive');
  await maya.getByRole('button', { name: 'Remove empty.txt' }).click();
  await create.click();
  await maya.waitForURL(/tickets\/[0-9a-f-]{36}$/);
  const address = maya.url();
  const id = address.split('/').at(-1)!;
  await expect.poll(() => files(maya).count()).toBe(2);

  // The other side sees the picture as one, and keeps what pretends to be one.
  await grace.goto(address);
  const picture = files(grace).filter({ hasText: 'black.png' }).getByRole('presentation');
  await expect.poll(() => picture.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)).toBe(1);
  const [download] = await Promise.all([grace.waitForEvent('download'), files(grace).filter({ hasText: 'setup.png' }).click()]);
  expect(download.suggestedFilename()).toBe('setup.png');

  // A note of the own side keeps its file to that side.
  const mine = await uploaded(maya, 'ours.txt');
  await ask(maya, `${api}/tickets/${id}/messages`, { audience: 'own-party', text: 'For us', attachments: [mine] });
  await maya.reload();
  await files(maya).filter({ hasText: 'ours.txt' }).waitFor();
  await grace.reload();
  await files(grace).first().waitFor();
  expect(await files(grace).filter({ hasText: 'ours.txt' }).count()).toBe(0);
  expect((await grace.request.get(`${api}/attachments/${mine}/content`)).status()).toBe(404);

  // Grace's timer outlives the page; what she writes about it stays on her side, its sum does not.
  await grace.getByRole('button', { name: 'Start timer' }).click();
  await grace.getByRole('button', { name: /Stop timer/ }).waitFor();
  await grace.reload();
  await grace.getByRole('button', { name: /Stop timer/ }).click();
  const dialog = grace.getByRole('dialog', { name: 'Stop the timer' });
  await dialog.getByLabel('Time', { exact: true }).fill('1:15');
  await dialog.getByLabel('Note').fill('Swapped the cable');
  await expectFine(grace, () => dialog.waitFor(), '[role=dialog]');
  await grace.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Stop and log' }).click();
  await grace.getByText('Swapped the cable').waitFor();
  // What she corrects stays readable, for her side.
  await grace.getByRole('button', { name: 'Edit 1 h 15' }).click();
  const editing = grace.getByRole('dialog', { name: 'Edit time' });
  await editing.getByLabel('Note').fill('Swapped both cables');
  await editing.getByRole('button', { name: 'Save' }).click();
  const corrections = (who: Page) => who.getByRole('region', { name: 'Time' }).getByRole('button', { name: 'Corrections' });
  await corrections(grace).click();
  await grace.getByRole('list', { name: 'Corrections' }).getByText('Swapped the cable').waitFor();
  await grace.getByRole('link', { name: 'My week' }).click();
  await grace.getByRole('cell', { name: '1 h 15' }).first().waitFor();

  await ask(grace, `${api}/tickets/${id}/resolution`, { note: 'It was the cable.' });
  await maya.reload();
  await maya.getByRole('region', { name: 'Time' }).getByText('1 h 15 included').waitFor();
  await corrections(maya).click();
  await maya.getByText('Nothing was corrected or removed.').waitFor();
  expect(await maya.getByText(/Swapped/).count()).toBe(0);
  await maya.getByRole('button', { name: 'Not good' }).click();
  await maya.getByLabel('What went well, what did not?').fill('It took all morning');
  await maya.getByRole('button', { name: 'Save the comment' }).click();
  await maya.getByText('said it did not go well').first().waitFor();
  await grace.goto(address);
  await grace.getByRole('region', { name: 'Satisfaction' }).getByText('It took all morning').waitFor();
});

/** Sends a file as the page's person; answers its id. */
async function uploaded(page: Page, name: string): Promise<string> {
  const headers = { origin: new URL(page.url()).origin, 'content-type': 'application/octet-stream' };
  const answer = await page.request.post(`${api}/attachments?name=${name}`, { headers, data: Buffer.from('ours') });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}
