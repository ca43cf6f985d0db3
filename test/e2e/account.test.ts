/** Coming in and going out. */
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { MAYA, makeFirstAccount, signIn } from './first-steps.js';
import { dataFolder, removeFolder, startTandem, type TandemProcess } from './tandem-process.js';
import { home, test } from './world.js';

test('whoever opened the sample is at Home, with what waits and all tickets', async ({ visit }) => {
  const page = await visit();
  await page.goto('/');
  await page.waitForURL(`**${home}`);
  await page.getByText('What waits for you at Harbor Lane Manufacturing').waitFor();
  await page.getByRole('heading', { name: 'Hand-offs to answer' }).waitFor();
  expect(await page.getByRole('link', { name: /^\d+\s*open$/ }).textContent()).not.toMatch(/^0/);
  expect(await page.title()).toMatch(/^Home · (Harbor Lane Manufacturing · )?Tandem$/);
});

describe('an installation of its own', () => {
  const folder = dataFolder();
  let server: TandemProcess;
  beforeAll(async () => {
    server = await startTandem(folder);
  });
  afterAll(async () => {
    await server.end('SIGTERM');
    removeFolder(folder);
  });

  test('the first account needs the printed link, which works once; then a partnership of one’s own is started', async ({ visit }) => {
    const { url, firstAccountLink: link } = server;
    const stranger = await visit({ as: null, url });
    await stranger.goto('/');
    await stranger.getByRole('heading', { name: 'The first account needs its link' }).waitFor();

    const page = await visit({ as: null, url });
    await makeFirstAccount(page, link ?? '');
    await page.getByRole('button', { name: 'Start a partnership' }).click();
    await page.getByLabel('Name of the partnership').fill('Alder Bakery');
    await page.getByLabel('Internal IT').fill('Alder IT');
    await page.getByLabel('Provider', { exact: true }).fill('Keystone');
    await page.getByRole('button', { name: 'Start a partnership' }).click();
    await page.waitForURL('**/agreement');
    await page.getByRole('heading', { name: 'No agreement is in force' }).waitFor();
    await page.getByRole('link', { name: 'Open the draft' }).click();
    await page.getByRole('grid', { name: 'Draft of the matrix' }).waitFor();
    await page.getByText(/^100(\.0+)?\s?% owned$/).waitFor();

    await stranger.goto(link ?? '');
    await stranger.getByText('The first account stands already').waitFor();
  });
});

test('a wrong password is told, the right one leads back to where one wanted to go, and signing out ends it', async ({ visit }) => {
  const page = await visit({ as: null, expected: [/^401 POST \/api\/v1\/session$/] });
  await page.goto(`${home}/tickets?priority=P1`);
  await page.waitForURL('**/sign-in?next=*');
  await signIn(page, { ...MAYA, password: 'not the password' });
  await page.getByText('E-mail or password is not right.').waitFor();
  await signIn(page, MAYA);
  await page.waitForURL(`**${home}/tickets?priority=P1`);
  await page.getByRole('button', { name: /internal lead/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto(home);
  await page.waitForURL('**/sign-in?next=*');
});

test('an address that leads nowhere says so, and so does a partnership of others', async ({ visit }) => {
  const page = await visit({ expected: [/^404 GET \/api\/v1\/partnerships\/0190a000-/] });
  for (const address of ['/nowhere/at/all', '/p/0190a000-0000-7000-8000-0000000000ff']) {
    await page.goto(address);
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    expect(await page.title()).toBe('There is no such page · Tandem');
  }
  await page.getByRole('link', { name: 'Go to Home' }).click();
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});
