/** The lists of a draft: catalogue, hours and calendars, parties and teams, places. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectFine } from './looks.js';
import { ask } from './tickets.js';
import { api, home, test } from './world.js';

/** A fresh draft, opened at one of its parts. */
async function openDraft(page: Page, name: string, part: string): Promise<string> {
  await page.goto(home);
  const { items } = await ask<{ items: { id: string; state: string }[] }>(page, `${api}/agreements`);
  const agreement = items.find((one) => one.state === 'effective')?.id;
  const { id: draft } = await ask<{ id: string }>(page, `${api}/drafts`, { name, agreement });
  await page.goto(`${home}/agreement/drafts/${draft}?part=${part}`);
  await page.getByText(/% owned$/).waitFor();
  return draft;
}
const stored = (page: Page) => page.getByRole('status').filter({ hasText: 'Everything is stored' }).waitFor();
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const save = async (page: Page, name: string, action = 'Save'): Promise<void> => {
  await dialog(page, name).getByRole('button', { name: action }).click();
  await dialog(page, name).waitFor({ state: 'detached' });
};
const rowOf = (page: Page, list: string, text: string) =>
  page.getByRole('region', { name: list, exact: true }).getByRole('row').filter({ hasText: text });
/** A dialog that opens over this page is looked at and closed. */
async function look(page: Page, opener: string, name: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await button(page, opener).first().click();
  await expectFine(page, () => dialog(page, name).waitFor(), '[role="dialog"]');
  await page.keyboard.press('Escape');
  await dialog(page, name).waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('the catalogue by keyboard: add, move, order, search, remove with what names it, undo', { timeout: 120_000 }, async ({ visit }) => {
  const page = await visit();
  await openDraft(page, 'Catalogue', 'catalogue');
  const tree = page.getByRole('treegrid', { name: 'Service catalogue' });
  const line = (name: string) => tree.getByRole('row').filter({ has: page.getByRole('gridcell', { name, exact: true }) });
  const focused = (name: string) => expect.poll(() => line(name).evaluate((row) => row === document.activeElement)).toBe(true);

  await tree.locator('[data-category="hardware"]').focus();
  await page.keyboard.press('Insert');
  const add = dialog(page, 'Add a category');
  await add.getByRole('button', { name: 'Save' }).click();
  await add.getByText('Give it a name').waitFor();
  await add.getByLabel('Name').fill('printer');
  await add.getByText('There is one of this name already').waitFor();
  await add.getByLabel('Name').fill('Barcode scanner');
  await page.keyboard.press('Enter');
  await add.waitFor({ state: 'detached' });
  await focused('Barcode scanner');
  expect(await line('Barcode scanner').getAttribute('aria-level')).toBe('3');
  const order = (): Promise<string[]> =>
    tree
      .locator('tr[aria-level="3"] td:first-child')
      .allTextContents()
      .then((names) => names.filter((name) => /scanner/i.test(name)));
  expect(await order()).toEqual(['Scanner', 'Barcode scanner']);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(['Barcode scanner', 'Scanner']);
  await focused('Barcode scanner');

  // Below another R, deciding something; what stands below a category is no place for it.
  await page.keyboard.press('Enter');
  const edit = dialog(page, 'Edit Barcode scanner');
  await edit.getByLabel('Name').fill('Scanner policy');
  await edit.getByRole('combobox', { name: 'Stands below' }).fill('Training');
  await page.getByRole('option', { name: 'Reinforce › Training', exact: true }).click();
  await edit.getByLabel('Decides').selectOption('policy');
  await save(page, 'Edit Barcode scanner');
  await focused('Scanner policy');
  await line('Scanner policy').getByText('policy', { exact: true }).waitFor();
  await button(page, 'Edit Hardware').click();
  await dialog(page, 'Edit Hardware').getByRole('combobox', { name: 'Stands below' }).fill('Printer');
  await page.getByText('Nothing found').waitFor();
  await page.keyboard.press('Escape');
  await dialog(page, 'Edit Hardware').getByRole('button', { name: 'Cancel' }).click();

  // Only a leaf goes; a root has no such button; the one with a row says what goes along.
  const hardware = button(page, 'Remove Hardware');
  expect(await hardware.getAttribute('aria-description')).toMatch(/categories stand below it/);
  expect(await button(page, 'Remove Respond').count()).toBe(0);
  await page.getByRole('searchbox', { name: 'Search the catalogue' }).fill('file sh');
  await page.getByText('1 found').waitFor();
  expect(await tree.locator('tbody tr').count()).toBe(3);
  await line('File share').focus();
  await page.keyboard.press('Delete');
  const remove = dialog(page, 'Remove File share');
  await remove
    .getByRole('list', { name: 'What goes along' })
    .getByText(/Infrastructure/)
    .waitFor();
  await expectFine(page, () => remove.waitFor(), '[role="dialog"]');
  await page.setViewportSize({ width: 1440, height: 900 });
  await remove.getByRole('button', { name: 'Remove all of it' }).click();
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
  await page.getByRole('searchbox', { name: 'Search the catalogue' }).fill('');
  await line('Calendar').focus();
  expect(await line('File share').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await line('File share').getByText('1 row').waitFor();
  await page.keyboard.press('Control+Shift+Z');
  await line('File share').waitFor({ state: 'detached' });
  await stored(page);

  // The same from the matrix.
  await page.getByRole('navigation', { name: 'Parts of the draft' }).getByRole('link', { name: 'Matrix' }).click();
  const grid = page.getByRole('grid', { name: 'Draft of the matrix' });
  await grid.getByRole('row').filter({ hasText: 'Connectivity' }).getByRole('gridcell').first().click();
  await button(page, 'Add a category below Connectivity').click();
  await dialog(page, 'Add a category').getByLabel('Name').fill('Guest network');
  await save(page, 'Add a category');
  await grid.getByRole('rowheader', { name: 'Guest network' }).waitFor();
  await stored(page);
});

test('windows, holidays and calendars', { timeout: 120_000 }, async ({ visit }) => {
  const page = await visit();
  await openDraft(page, 'Hours', 'hours');

  // Two windows cannot have one hour; a window that goes says what it takes along.
  await button(page, 'Edit the windows').click();
  const windows = dialog(page, 'Edit the windows');
  await windows.getByRole('button', { name: 'Add a window' }).click();
  await windows.getByLabel('Name').first().fill('Evening');
  await windows.getByLabel('Hours').first().fill('fri 16:00-20:00');
  await windows.getByText('Evening has fri 16:00-17:00 already').waitFor();
  await windows.getByRole('button', { name: 'Save' }).click();
  await windows.getByLabel('Hours').first().fill('fri 17:00-20:00');
  await windows.getByRole('button', { name: 'Remove the window Weekend' }).click();
  await windows.getByRole('list', { name: 'What goes along' }).getByRole('listitem').first().waitFor();
  await save(page, 'Edit the windows');
  await page.getByRole('img', { name: /^Evening 3 h a week, Business 45 h a week, After hours 120 h a week$/ }).waitFor();
  await button(page, 'Undo').click();
  await page.getByRole('img', { name: /Weekend 48 h a week/ }).waitFor();

  // A pasted list tells each line that cannot be read.
  await button(page, 'Zone and holidays').click();
  const days = dialog(page, 'Zone and holidays');
  await days.getByRole('combobox', { name: 'Time zone' }).fill('berlin');
  await page.getByRole('option', { name: 'Europe/Berlin' }).click();
  await days.getByRole('button', { name: 'Paste a list' }).click();
  await days
    .getByLabel('A holiday on each line')
    .fill('2028-05-01 Labour Day\n2028-02-30 No day\nMay Day\n12-26 Boxing Day\n2028-12-31 Old Year 12:00-24:00');
  await days.getByText('Line 2, "2028-02-30 No day": there is no such day').waitFor();
  await days.getByText('Line 3, "May Day": begin it with a date').waitFor();
  await days.getByRole('button', { name: 'Add 3 holidays' }).click();
  await days.getByRole('button', { name: /^Show all/ }).click();
  await days.getByRole('listitem').filter({ hasText: 'Old Year' }).getByText('12:00-24:00').waitFor();
  await days.getByLabel('Day', { exact: true }).fill('2028-08-15');
  await days.getByLabel('Name', { exact: true }).fill('Assumption');
  await days.getByLabel('every year').check();
  await page.keyboard.press('Tab');
  await days.getByRole('button', { name: 'Add the holiday' }).click();
  await days.getByRole('listitem').filter({ hasText: '15 August, every year' }).waitFor();
  await days.getByRole('button', { name: 'Remove Boxing Day' }).click();
  await save(page, 'Zone and holidays');
  await page.getByText('Clock of Europe/Berlin').waitFor();
  await page.getByText(/^15 holidays, which belong to/).waitFor();

  // A calendar of its own name, with a day that differs; it goes again while nobody uses it.
  await button(page, 'Add a calendar').click();
  const add = dialog(page, 'Add a calendar');
  await add.getByLabel('Name').first().fill('office');
  await add.getByRole('button', { name: 'Save' }).click();
  await add.getByText('There is one of this name already').waitFor();
  await add.getByLabel('Name').first().fill('Late shift');
  await add.getByLabel('Hours').first().fill('mon-fri 14:00');
  await add.getByText('"14:00" are no hours').waitFor();
  await add.getByLabel('Hours').first().fill('mon-fri 14:00-23:00');
  await add.getByRole('img', { name: /^Open 45 h a week/ }).waitFor();
  await add.getByRole('combobox', { name: 'Take the holidays of …' }).selectOption({ index: 1 });
  await add.getByRole('button', { name: 'Show all 15' }).click();
  await add.getByRole('listitem').filter({ hasText: 'Labour Day' }).waitFor();
  const single = add.getByRole('group', { name: 'Other hours on single days' });
  await single.getByLabel('Day', { exact: true }).fill('2027-03-06');
  await single.getByLabel('Name', { exact: true }).fill('Inventory');
  await single.getByLabel('What', { exact: true }).selectOption('opens');
  await single.getByLabel('Hours', { exact: true }).fill('09:00-12:00');
  await single.getByRole('button', { name: 'Add the day' }).click();
  await single.getByRole('listitem').filter({ hasText: 'open as well 09:00-12:00' }).waitFor();
  await save(page, 'Add a calendar');
  const late = rowOf(page, 'Calendars', 'Late shift');
  await late.getByText('45 h').waitFor();
  await late.getByText('nobody yet').waitFor();
  await late.getByText('15 holidays, 1 other day').waitFor();
  expect(await button(page, 'Remove Office').getAttribute('aria-description')).toMatch(/Used by Onsite IT/);
  // A clock runs on it, so it cannot be closed for good.
  await button(page, 'Edit Office').click();
  await dialog(page, 'Edit Office').getByLabel('Hours').first().fill('closed');
  const single2 = dialog(page, 'Edit Office').getByRole('group', { name: 'Other hours on single days' });
  for (const remove of await single2.getByRole('button', { name: /^Remove/ }).all()) await remove.click();
  await dialog(page, 'Edit Office').getByText('A clock or a rota runs on it').waitFor();
  await dialog(page, 'Edit Office').getByRole('button', { name: 'Cancel' }).click();
  await button(page, 'Remove Late shift').click();
  await late.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Calendars' }).click();
  await page.keyboard.press('Control+z');
  await late.waitFor();
  await stored(page);
  await look(page, 'Zone and holidays', 'Zone and holidays');
  await look(page, 'Edit the windows', 'Edit the windows');
  await look(page, 'Edit Late shift', 'Edit Late shift');
});

test('a second provider, its teams, a rota, and a team that is replaced everywhere', { timeout: 120_000 }, async ({ visit }) => {
  const page = await visit();
  const draft = await openDraft(page, 'Teams', 'teams');
  expect(await button(page, 'Remove Harbor Lane').getAttribute('aria-description')).toMatch(/internal party stays/);
  expect(await button(page, 'Remove Northwind IT').getAttribute('aria-description')).toMatch(/It has teams: Service desk/);

  await button(page, 'Add a provider').click();
  const provider = dialog(page, 'Add a provider');
  await provider.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => provider.getByText('Give it a name').count()).toBe(2);
  await provider.getByLabel('Name', { exact: false }).first().fill('Harrier SOC');
  await provider.getByLabel('Its first team').fill('Night watch');
  await save(page, 'Add a provider');
  const watch = rowOf(page, 'Teams', 'Night watch');
  await watch.getByText('Harrier SOC').waitFor();
  // Its own colour, told apart from the other provider's.
  expect(await watch.locator('[data-tone]').getAttribute('data-tone')).toBe('provider-2');

  await button(page, 'Add a team').click();
  const team = dialog(page, 'Add a team');
  await team.getByRole('button', { name: 'Save' }).click();
  await team.getByText('Give it a name').waitFor();
  await team.getByLabel('Name').fill('night WATCH');
  await team.getByText('There is one of this name already').waitFor();
  await team.getByLabel('Name').fill('Threat hunters');
  await team.getByLabel('Party').selectOption({ label: 'Harrier SOC' });
  await team.getByLabel('Somebody is on call outside these hours').check();
  await team.getByRole('button', { name: 'Save' }).click();
  await team.getByText('Name at least one person').waitFor();
  await team.getByLabel('People, in their order').fill('Ana, Ben');
  await team.getByLabel('Turns count from').fill('2026-01-05');
  await save(page, 'Add a team');
  const calls = rowOf(page, 'On call in the next weeks', 'Threat hunters').getByRole('cell');
  const people = (await calls.allTextContents()).slice(1);
  expect([...people].sort()).toEqual(['Ana', 'Ana', 'Ben', 'Ben']);
  expect(people[0]).not.toBe(people[1]);

  // The desk goes, and the new team stands wherever it was named.
  await button(page, 'Remove Service desk').click();
  const remove = dialog(page, 'Remove Service desk');
  await remove.getByLabel('Who takes its place').selectOption({ label: 'Night watch (Harrier SOC)' });
  await remove
    .getByText(/becomes Night watch/)
    .first()
    .waitFor();
  await expectFine(page, () => remove.waitFor(), '[role="dialog"]');
  await page.setViewportSize({ width: 1440, height: 900 });
  await remove.getByRole('button', { name: 'Replace everywhere and remove' }).click();
  await rowOf(page, 'Teams', 'Service desk').waitFor({ state: 'detached' });
  await page.getByRole('navigation', { name: 'Parts of the draft' }).getByRole('link', { name: 'Matrix' }).click();
  const grid = page.getByRole('grid', { name: 'Draft of the matrix' });
  await grid.getByText('Night watch').first().waitFor();
  expect(await grid.getByText('Service desk').count()).toBe(0);
  await page.getByRole('navigation', { name: 'Parts of the draft' }).getByRole('link', { name: 'Teams' }).click();
  await button(page, 'Undo').click();
  await rowOf(page, 'Teams', 'Service desk').waitFor();

  // Without teams the provider can go.
  await button(page, 'Remove Night watch').click();
  await button(page, 'Remove Threat hunters').click();
  await rowOf(page, 'Teams', 'Threat hunters').waitFor({ state: 'detached' });
  await button(page, 'Rename Harrier SOC').click();
  await dialog(page, 'Rename Harrier SOC').getByLabel('Name').fill('Kestrel SOC');
  await save(page, 'Rename Harrier SOC');
  await button(page, 'Remove Kestrel SOC').click();
  await rowOf(page, 'Parties', 'Kestrel SOC').waitFor({ state: 'detached' });
  await stored(page);
  // Clocks run on the calendar of this team, so it cannot be closed for good.
  await button(page, 'Edit Service desk').click();
  const desk = dialog(page, 'Edit Service desk');
  await desk.getByRole('textbox', { name: 'Hours' }).fill('closed');
  await desk.getByText('A clock or a rota runs on it').waitFor();
  await desk.getByRole('button', { name: 'Cancel' }).click();

  // What changes while a dialog is open is not overwritten unseen.
  await button(page, 'Edit Infrastructure').click();
  const edit = dialog(page, 'Edit Infrastructure');
  await edit.getByLabel('Name').fill('Servers');
  const { agreement } = await ask<{ agreement: { teams: { id: string; name: string }[] } }>(page, `${api}/drafts/${draft}`);
  const was = agreement.teams.find(({ id }) => id === 'infrastructure');
  const change = { kind: 'put', list: 'teams', was, item: { ...was, name: 'Platform' } };
  await ask(page, `${api}/drafts/${draft}/edits`, { key: '0b0c7d7e-6a3f-4c53-9d0b-2f6a5b3f1c11', changes: [change] });
  await page.getByText('Platform').first().waitFor();
  await edit.getByRole('button', { name: 'Save' }).click();
  const conflict = dialog(page, 'Somebody else was faster');
  await conflict.getByText('Servers').first().waitFor();
  await conflict.getByRole('button', { name: 'Put mine over it' }).click();
  await rowOf(page, 'Teams', 'Servers').waitFor();
  await stored(page);
  await look(page, 'Add a provider', 'Add a provider');
  await look(page, 'Edit Servers', 'Edit Servers');
});

test('places, as a suggestion, and for who may only read', { timeout: 120_000 }, async ({ visit }) => {
  const page = await visit();
  const draft = await openDraft(page, 'Places', 'places');

  await button(page, 'Remove Plant network').click();
  const remove = dialog(page, 'Remove Plant network');
  await remove.getByText('Exception plant-network-down').waitFor();
  await remove.getByRole('button', { name: 'Remove all of it' }).click();
  await rowOf(page, 'Systems', 'Plant network').waitFor({ state: 'detached' });
  await button(page, 'Undo').click();
  await rowOf(page, 'Systems', 'Plant network').waitFor();
  await button(page, 'Add a system').click();
  const system = dialog(page, 'Add a system');
  await system.getByLabel('Name').fill('Label server');
  await system.getByLabel('Criticality').selectOption('critical');
  await system.getByLabel('Owner').selectOption({ label: 'Northwind IT' });
  await save(page, 'Add a system');
  await rowOf(page, 'Systems', 'Label server').getByText('Northwind IT').waitFor();

  await button(page, 'Add an attribute').click();
  const attribute = dialog(page, 'Add an attribute');
  await attribute.getByLabel('Name').fill('Group of the requester');
  await attribute.getByLabel('Value').fill('Executives');
  expect(await attribute.getByRole('button', { name: 'Remove Executives' }).getAttribute('aria-description')).toMatch(/at least one value/);
  await attribute.getByRole('button', { name: 'Add a value' }).click();
  await attribute.getByLabel('Value').last().fill('executives');
  await expect.poll(() => attribute.getByText('There is one of this name already').count()).toBe(2);
  await attribute.getByLabel('Value').last().fill('Warehouse');
  await save(page, 'Add an attribute');
  await rowOf(page, 'Further attributes', 'Executives, Warehouse').waitFor();
  await stored(page);
  await look(page, 'Edit Label server', 'Edit Label server');
  await look(page, 'Edit Group of the requester', 'Edit Group of the requester');
  await look(page, 'Rename Warehouse', 'Rename Warehouse');

  // What is suggested changes nothing.
  await page.getByLabel('Suggest instead').check();
  await button(page, 'Add a site').click();
  await dialog(page, 'Add a site').getByLabel('Name').fill('Second plant');
  await save(page, 'Add a site');
  const suggest = dialog(page, 'Suggest this change');
  await suggest.getByText('Second plant').first().waitFor();
  await suggest.getByLabel('Why').fill('It opens in May.');
  await suggest.getByRole('button', { name: 'Send the suggestion' }).click();
  await suggest.waitFor({ state: 'detached' });
  expect(await rowOf(page, 'Sites', 'Second plant').count()).toBe(0);

  // A draft that was dropped can be read and not edited.
  await page.evaluate((address) => fetch(address, { method: 'DELETE' }), `${api}/drafts/${draft}`);
  for (const [part, title] of [
    ['places', 'Systems'],
    ['teams', 'Parties'],
    ['hours', 'Calendars'],
    ['catalogue', 'Service catalogue'],
  ] as const) {
    await page.goto(`${home}/agreement/drafts/${draft}?part=${part}`);
    await page.getByRole('heading', { level: 2, name: title }).waitFor();
    expect(
      await page
        .locator('main')
        .getByRole('button', { name: /^(Add|Edit|Remove|Rename) / })
        .count(),
    ).toBe(0);
  }
});

test('in German, on a phone', async ({ visit }) => {
  const page = await visit({ width: 390 });
  const draft = await openDraft(page, 'Deutsch', 'hours');
  await page.evaluate(() => localStorage.setItem('tandem.language', 'de'));
  await page.goto(`${home}/agreement/drafts/${draft}?part=hours`);
  await button(page, 'Kalender hinzufügen').click();
  const add = dialog(page, 'Kalender hinzufügen');
  await add.getByRole('textbox', { name: 'Zeiten' }).first().fill('mo-fr 08:00-17:00');
  await add.getByText('„mo-fr“ sind keine Tage').waitFor();
  await add.getByRole('button', { name: 'Speichern' }).click();
  await add.getByText('Geben Sie einen Namen an').waitFor();
  await expectFine(page, () => add.waitFor(), '[role="dialog"]');
});
