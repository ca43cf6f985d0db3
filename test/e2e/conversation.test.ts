/** Two people write on one ticket: they see each other, nobody writes past the other, and nothing typed is lost. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectFine } from './looks.js';
import { providerLead } from './provider-lead.js';
import { ask, freshTicket } from './tickets.js';
import { api, home, test, world } from './world.js';

const conversation = (page: Page) => page.getByRole('list', { name: 'Conversation' });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply', exact: true });
const also = (page: Page) => page.getByRole('list', { name: 'Also here' });

/** The editor has taken the place of the plain field. */
const editor = (page: Page) => page.getByRole('toolbar', { name: 'Formatting' }).waitFor();

test('a mention, a reply that crossed another, and a draft that follows its writer', { timeout: 90_000 }, async ({ visit }) => {
  const maya = await visit();
  // What was refused because it crossed is part of the journey.
  const grace = await providerLead(maya, visit, [/409/]);
  const address = `${home}/tickets/${await freshTicket(maya, 'Label printer skips every other label')}`;
  await Promise.all([maya.goto(address), grace.goto(address)]);
  await Promise.all([editor(maya), editor(grace)]);

  // A mention by keyboard, and a table that stays one.
  await maya.getByLabel('Who reads it').selectOption('shared');
  await maya.keyboard.press('Escape');
  await reply(maya).click();
  await maya.keyboard.type('Look, @Grace');
  await maya.getByRole('listbox').getByRole('option', { name: 'Grace Holt' }).first().waitFor();
  await maya.keyboard.press('Enter');
  await maya.keyboard.type('at this:');
  await maya.getByRole('button', { name: 'Table', exact: true }).click();
  await maya.keyboard.type('Tray 2');
  await also(grace).getByText('Maya Lindgren is writing to both IT teams').waitFor();
  await maya.keyboard.press('Control+Enter');
  const said = conversation(grace).getByRole('article').filter({ hasText: '@Grace Holt' });
  await said
    .getByRole('cell', { name: 'Tray 2' })
    .or(said.getByRole('columnheader', { name: 'Tray 2' }))
    .waitFor();
  await maya.getByText('Sent to both IT teams').waitFor();

  // Grace writes; before she is done, Maya says what she would not know.
  await grace.keyboard.press('r');
  await grace.keyboard.type('We send a new printer.');
  await reply(maya).click();
  await maya.keyboard.type('It was the paper: all is well.');
  await also(maya).getByText('Grace Holt is writing to everyone').waitFor();
  await maya.keyboard.press('Control+Enter');
  await conversation(maya).getByText('all is well').waitFor();
  await grace.keyboard.press('Control+Enter');
  const crossed = grace.getByRole('alert').filter({ hasText: 'This came in while you were writing' });
  await crossed.getByText('It was the paper').waitFor();
  await expectFine(grace, () => crossed.waitFor(), 'form');
  await grace.setViewportSize({ width: 1440, height: 900 });
  await crossed.getByRole('button', { name: 'Keep editing' }).click();
  expect(await reply(grace).textContent()).toBe('We send a new printer.');
  await grace.keyboard.press('Control+Enter');
  await conversation(maya).getByText('We send a new printer.').waitFor();
  await expect.poll(() => reply(grace).textContent()).toBe('');

  // What Maya began is there on another device, and is gone once it is sent from there.
  await maya.getByLabel('Who reads it').selectOption('own-party');
  await reply(maya).click();
  await maya.keyboard.type('Between us: **ask** for the invoice.');
  await maya.getByText('Draft kept').waitFor();
  const elsewhere = await visit({ expected: [/409/] });
  await elsewhere.goto(address);
  await elsewhere.getByText('You began this').waitFor();
  await editor(elsewhere);
  expect(await elsewhere.getByLabel('Who reads it').inputValue()).toBe('own-party');
  expect(await reply(elsewhere).locator('strong').textContent()).toBe('ask');
  await elsewhere.getByLabel('Who reads it').selectOption('requester');
  await elsewhere.getByText(/You began this for Harbor Lane only\. Now it goes to everyone/).waitFor();
  await elsewhere.getByRole('button', { name: 'Keep it for Harbor Lane only' }).click();
  await elsewhere.getByRole('button', { name: /Keep as a note/ }).click();
  await conversation(elsewhere).getByText('Between us').waitFor();
  await elsewhere.reload();
  await editor(elsewhere);
  expect(await reply(elsewhere).textContent()).toBe('');

  // From one ticket to another and back inside the page: nothing of one is seen on the other.
  const other = await freshTicket(maya, 'Scanner beeps twice');
  await elsewhere.goto(`${home}/tickets/${other}`);
  await conversation(elsewhere).getByText('It began this morning.').waitFor();
  const open = async (words: string): Promise<void> => {
    await elsewhere.keyboard.press('Escape');
    await elsewhere.keyboard.press('Control+k');
    await elsewhere.getByRole('textbox', { name: 'Go to or act on anything' }).fill(words);
    await elsewhere
      .getByRole('button', { name: new RegExp(words) })
      .first()
      .click();
    await elsewhere.getByRole('heading', { level: 1, name: new RegExp(words) }).waitFor();
  };
  await open('Label printer skips');
  await conversation(elsewhere).getByText('all is well').waitFor();
  await open('Scanner beeps');
  expect(await conversation(elsewhere).getByText('all is well').count()).toBe(0);

  // Closed by somebody else in the middle of a sentence: the sentence stays.
  await reply(elsewhere).click();
  await elsewhere.keyboard.type('Half a thought');
  await ask(maya, `${api}/tickets/${other}/resolution`, { note: 'It was the volume.' });
  await maya.request.post(`${api}/tickets/${other}/closure`, { headers: { origin: new URL(world.url).origin } });
  await elsewhere.getByText('What you typed stays here').waitFor();
  expect(await reply(elsewhere).textContent()).toBe('Half a thought');

  // Two change one canned reply: the later reads what the earlier wrote, and loses nothing.
  const session = await ask<{ person: { id: string } }>(maya, '/api/v1/session');
  const owner = { kind: 'person', id: session.person.id };
  await ask(maya, `${api}/canned-replies`, { owner, name: 'Volume', text: 'Turn it down.' });
  const dialog = (page: Page) => page.getByRole('dialog', { name: 'Change Volume' });
  for (const page of [maya, elsewhere]) {
    await page.goto(`${home}/settings/replies`);
    await page
      .getByRole('row', { name: /Volume/ })
      .getByRole('button', { name: 'Change' })
      .click();
  }
  await dialog(elsewhere).getByLabel('Text', { exact: true }).fill('Turn it off.');
  await dialog(maya).getByLabel('Text', { exact: true }).fill('Turn it down, please.');
  await dialog(maya).getByRole('button', { name: 'Keep' }).click();
  await dialog(maya).waitFor({ state: 'detached' });
  await dialog(elsewhere).getByRole('button', { name: 'Keep' }).click();
  const met = dialog(elsewhere).getByRole('alert');
  await met.getByText('Turn it down, please.').waitFor();
  await expectFine(elsewhere, () => met.waitFor(), '[role=dialog]');
  await elsewhere.setViewportSize({ width: 1440, height: 900 });
  expect(await dialog(elsewhere).getByLabel('Text', { exact: true }).inputValue()).toBe('Turn it off.');
  // A slip of the hand, and a reload, lose nothing either.
  await elsewhere.keyboard.press('Escape');
  await elsewhere.reload();
  await elsewhere
    .getByRole('row', { name: /Volume/ })
    .getByRole('button', { name: 'Change' })
    .click();
  expect(await dialog(elsewhere).getByLabel('Text', { exact: true }).inputValue()).toBe('Turn it off.');
  await dialog(elsewhere).getByRole('button', { name: 'Keep' }).click();
  await elsewhere.getByRole('row', { name: /Turn it off/ }).waitFor();
});
