/** What everybody does first. */
import type { Page } from 'playwright-core';

export const MAYA = { name: 'Maya Lindgren', email: 'maya@example.org', password: 'a long enough password' };

/** From the printed link to the page that asks where to begin. */
export async function makeFirstAccount(page: Page, link: string, who = MAYA): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(who.name);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await page.waitForURL('**/welcome');
}

/** Opens the sample, waits for its year of history, and answers its id from the address of Home. */
export async function openSample(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await page.waitForURL('**/p/*', { timeout: 120_000 });
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
