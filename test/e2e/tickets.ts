/** Small steps around tickets, shared by journeys. */
import type { Page } from 'playwright-core';
import { api, world } from './world.js';

/** Types into the category field and takes the first that matches. */
export async function chooseCategory(page: Page, typed: string): Promise<void> {
  const field = page
    .getByRole('combobox', { name: 'Category' })
    .or(page.getByRole('textbox', { name: 'Category' }))
    .first();
  await field.click();
  await field.fill(typed);
  await page.getByRole('listbox').getByRole('option').first().click();
}

/** Asks the API as the person of the page. */
export async function ask<T>(page: Page, path: string, body?: unknown): Promise<T> {
  const headers = { origin: new URL(world.url).origin };
  const answer = body === undefined ? await page.request.get(path, { headers }) : await page.request.post(path, { headers, data: body });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/**
 * A fresh ticket of the page's person; answers its id. The one category whose route is the same at
 * every hour: the internal team has it, so that its actions are there by night too.
 */
export async function freshTicket(page: Page, subject: string, category = 'training'): Promise<string> {
  const { id } = await ask<{ id: string }>(page, `${api}/tickets`, { subject, text: 'It began this morning.', category });
  return id;
}
