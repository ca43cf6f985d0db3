/** The provider's lead, whom several journeys need. Only the first one can be let in, so whoever comes first invites her. */
import type { Page } from 'playwright-core';
import { signIn } from './first-steps.js';
import { ask } from './tickets.js';
import { api, home, type Visit } from './world.js';

export const GRACE = { name: 'Grace Holt', email: 'grace@northwind.example', password: 'grace has a long password' };

/** Maya invites her in Settings and she joins by the link; once she has joined, she signs in. In a browser of her own, with the troubles that belong to the journey. */
export async function providerLead(maya: Page, visit: Visit, expected: readonly RegExp[] = []): Promise<Page> {
  await maya.goto(`${home}/settings`);
  const grace = await visit({ as: null, expected });
  const { items } = (await ask(maya, `${api}/members`)) as { items: { email: string | null; invited: boolean }[] };
  if (items.some((one) => one.email === GRACE.email && !one.invited)) {
    await grace.goto(`/sign-in?next=${encodeURIComponent(home)}`);
    await signIn(grace, GRACE);
  } else {
    await maya.getByRole('button', { name: 'Invite a person' }).click();
    const dialog = maya.getByRole('dialog', { name: 'Invite a person' });
    await dialog.getByLabel('Name').fill(GRACE.name);
    await dialog.getByLabel('E-mail').fill(GRACE.email);
    await dialog.getByLabel('Role').selectOption('provider-lead');
    await dialog.getByLabel('Service desk').check();
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    const link = await dialog.getByRole('textbox', { name: /Pass this link on/ }).inputValue();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await dialog.waitFor({ state: 'detached' });
    await grace.goto(link);
    await grace.getByLabel('Password', { exact: true }).fill(GRACE.password);
    await grace.getByRole('button', { name: 'Join' }).click();
  }
  await grace.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  return grace;
}
