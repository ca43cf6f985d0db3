/**
 * Every page, light and wide, dark and on a phone: no violation that axe finds, a title, and nothing
 * that scrolls sideways. Dialogs as well.
 */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import { expectFine, settle } from './looks.js';
import { freshTicket } from './tickets.js';
import { api, home, test, world } from './world.js';

describe('pages', () => {
  const at = { ticket: '', history: '', replay: '', own: '', draft: '' };
  beforeAll(async () => {
    const headers = { cookie: world.maya.cookies.map(({ name, value }) => `${name}=${value}`).join('; '), origin: world.url };
    const get = async <T>(path: string): Promise<T> => (await fetch(`${world.url}${api}${path}`, { headers })).json() as Promise<T>;
    const tickets = await get<{ items: { id: string; bounces: number; status: string }[] }>('/tickets?status=all&limit=200');
    at.ticket = tickets.items.find((one) => one.bounces > 0)?.id ?? '';
    at.history =
      (await get<{ items: { id: string; source: string }[] }>('/histories')).items.find((one) => one.source === 'sample')?.id ?? '';
    const send = (method: string, path: string, body: unknown) =>
      fetch(`${world.url}/api/v1/partnerships${path}`, {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const own = await send('POST', '', { name: 'Linden Mills', internalName: 'Linden Mills', providerName: 'Keystone', zone: 'UTC' });
    at.own = ((await own.json()) as { id: string }).id;
    const weights = { capacity: 50, risk: 50, expertise: 50 };
    await send('PUT', `/${at.own}/task-map`, { people: 100, hoursAvailable: 80, weights, skills: null });
    const changes = [{ task: 'reset-password', revision: 0, decision: 'share' }];
    await send('POST', `/${at.own}/task-map/edits`, { changes });
    const tool = { function: 'ticketing', party: 'internal', primary: true };
    for (const name of ['Desk', 'Other desk']) await send('POST', `/${at.own}/registers/tools`, { name, values: tool });
    const agreements = await get<{ items: { id: string; state: string }[] }>('/agreements');
    const started = await fetch(`${world.url}${api}/replays`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({
        history: at.history,
        agreement: agreements.items.find((one) => one.state === 'effective')?.id,
        compare: agreements.items.find((one) => one.state === 'draft')?.id ?? null,
      }),
    });
    at.replay = ((await started.json()) as { replay: { id: string } }).replay.id;
    const draft = await fetch(`${world.url}${api}/drafts`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'To be looked at', agreement: agreements.items.find((one) => one.state === 'effective')?.id }),
    });
    at.draft = ((await draft.json()) as { id: string }).id;
    const state = async (): Promise<string> => (await get<{ replay: { state: string } }>(`/replays/${at.replay}`)).replay.state;
    while ((await state()) !== 'done') await new Promise((resolve) => setTimeout(resolve, 300));
  });

  const text = (value: string | RegExp) => (page: Page) => page.getByText(value).first().waitFor();
  const pages: readonly (readonly [string, () => string, (page: Page) => Promise<unknown>])[] = [
    ['Welcome', () => '/welcome', text('Where do you want to begin?')],
    ['Home', () => home, text('Hand-offs to answer')],
    ['Tickets', () => `${home}/tickets`, (page) => page.locator('[data-index="0"]').waitFor()],
    ['On call', () => `${home}/on-call`, text('On call now')],
    ['New ticket', () => `${home}/tickets/new`, text('Who will get it')],
    ['Ticket', () => `${home}/tickets/${at.ticket}`, text('Why it is here')],
    ['Agreement', () => `${home}/agreement`, (page) => page.getByRole('list', { name: 'Findings' }).waitFor()],
    ['Draft', () => `${home}/agreement/drafts/${at.draft}`, (page) => page.getByText(/% owned$/).waitFor()],
    ...(['catalogue', 'hours', 'teams', 'places'] as const).map(
      (part) =>
        [
          `Draft, ${part}`,
          () => `${home}/agreement/drafts/${at.draft}?part=${part}`,
          (page: Page) => page.getByText(/% owned$/).waitFor(),
        ] as const,
    ),
    [
      'Proposal',
      () => `${home}/agreement/drafts/${at.draft}/proposal`,
      (page) => page.getByRole('heading', { name: 'What changes' }).waitFor(),
    ],
    ['Signatures', () => `${home}/agreement/signatures`, text('No version has been proposed')],
    ['Requests', () => `${home}/agreement/requests`, text('Nobody has asked for a change')],
    ['Upkeep', () => `${home}/agreement/upkeep`, text('Categories in use that no rule names')],
    ['Situation', () => `${home}/agreement/situation?category=hardware`, (page) => page.getByRole('heading', { name: 'Answer' }).waitFor()],
    ['Comparison', () => `${home}/agreement/compare`, (page) => page.getByRole('heading', { name: 'What was edited' }).waitFor()],
    ['Draft compared', () => `${home}/agreement/drafts/${at.draft}/compare`, text('Nothing was edited.')],
    [
      'Situation in a draft',
      () => `${home}/agreement/drafts/${at.draft}/situation?category=hardware`,
      text('The version in force says the same.'),
    ],
    ['Replays', () => `${home}/agreement/replay`, (page) => page.getByRole('region', { name: 'Replay' }).waitFor()],
    ['Replay', () => `${home}/agreement/replay/${at.replay}?all=true`, text('Tickets behind this figure')],
    ['Histories', () => `${home}/agreement/history`, text('The old desk, one year')],
    ['History', () => `${home}/agreement/history/${at.history}`, (page) => page.getByRole('link', { name: 'Replay it' }).waitFor()],
    ['Import wizard', () => `${home}/agreement/history/new`, text('Drop a file here, or choose one')],
    ['Task map, to begin', () => `${home}/plan`, (page) => page.getByRole('button', { name: 'Show the tasks' }).waitFor()],
    ['Task map', () => `/p/${at.own}/plan`, (page) => page.getByRole('region', { name: 'Areas of relief' }).waitFor()],
    [
      'Registers',
      () => `/p/${at.own}/plan/discovery?register=tools`,
      (page) => page.getByRole('list', { name: 'Findings on this register' }).waitFor(),
    ],
    ['Settings', () => `${home}/settings`, text('Everybody who works in this partnership')],
    ['Missing', () => '/nowhere', text('There is no such page')],
    ['All partnerships', () => '/all/tickets', (page) => page.locator('[data-index="0"]').waitFor()],
    ['Take notice', () => `${home}/tickets/${at.ticket}/acknowledge`, text('Open the ticket')],
    ['Desk settings', () => `${home}/settings/desk`, text('Save what must hold')],
    ['Canned replies', () => `${home}/settings/replies`, text('New reply')],
    ['Templates', () => `${home}/settings/templates`, text('Add a template')],
    ['My week', () => `${home}/time`, text('Export CSV')],
  ];
  test.for(pages)('%s', async ([, address, ready], { tour: page }) => {
    await page.goto(address());
    await ready(page);
    expect(await page.title()).toMatch(/^\S.* · Tandem$/);
    // The name from the first answer has made way.
    expect(await page.locator('#splash').count()).toBe(0);
    await expectFine(page, () => ready(page));
  });

  const outside: readonly (readonly [string, string, string])[] = [
    ['Sign in', '/sign-in', 'Password'],
    ['First account', '/first-account', 'The first account stands already'],
    ['Invitation', '/invitations/0123456789012345678901234567', 'Choose a password'],
    ['Rating', '/rate/0123456789012345678901234567', 'This link has run out'],
  ];
  test.for(outside)('%s, signed out', async ([, address, words], { visit }) => {
    const page = await visit({ as: null, expected: [/^404 GET .*\/ratings\//] });
    await page.goto(address);
    await text(words)(page);
    expect(await page.title()).toMatch(/^\S.* · Tandem$/);
    await expectFine(page, () => text(words)(page));
  });
});

test('the wizard with a file', async ({ visit }) => {
  const page = await visit();
  await page.goto(`${home}/agreement/history/new`);
  const csv =
    'number,changed_at,created_at,status,team,priority,category,subject,requester,assignee\n1,2026-01-05T09:00:00Z,2026-01-05T09:00:00Z,New,Desk,P3,printer,Jam,Ana,\n';
  await page.locator('input[type=file]').setInputFiles({ name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await expect.poll(() => page.getByLabel('Begin from').inputValue()).toBe('log');
  await page.getByRole('button', { name: 'Check on the first rows' }).click();
  await page.getByText(/^The first .* tickets\.$/).waitFor();
  await expectFine(page, () => page.getByText('What the file holds').waitFor());
});

test('the dialog for an agreement file, with the problems of one', async ({ visit }) => {
  const page = await visit({ expected: [/^400 POST .*\/agreements$/] });
  await page.goto(`${home}/agreement`);
  const opener = page.getByRole('button', { name: 'Bring in a file' });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: 'Bring in a file' });
  await expectFine(page, () => dialog.waitFor());
  const file = { name: 'slip.yaml', mimeType: 'application/yaml', buffer: Buffer.from('tandem: 1\nnmae: Slip\n') };
  await dialog.locator('input[type=file]').setInputFiles(file);
  const problems = dialog.getByRole('region', { name: 'Problems in the file' });
  await expectFine(page, () => problems.waitFor());
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('dialogs: the focus is seen, stays inside and goes back', async ({ visit }) => {
  const page = await visit();
  const id = await freshTicket(page, 'Keyboard of the packing line sticks');
  await page.goto(`${home}/tickets/${id}`);
  const dialogs: readonly (readonly [RegExp, string])[] = [
    [/^Hand off/, 'Hand off to the other party'],
    [/^Wait/, 'Set to wait'],
    [/^Resolve/, 'Resolve'],
  ];
  for (const [button, title] of dialogs) {
    await page.setViewportSize({ width: 1440, height: 900 });
    const opener = page.getByRole('button', { name: button });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.waitFor();
    await settle(page);
    const inside = (): Promise<boolean> => dialog.evaluate((element) => element.contains(document.activeElement));
    await expect.poll(inside).toBe(true);
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab');
      expect(await inside()).toBe(true);
      expect(await focusIsSeen(page)).toEqual([]);
    }
    await expectFine(page, () => dialog.waitFor());
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
  }
});

test('the palette and the sheet of shortcuts open by key and give the focus back', async ({ visit }) => {
  const page = await visit();
  await page.goto(`${home}/tickets`);
  await page.locator('[data-index="0"]').waitFor();
  await page.keyboard.press('j');
  const row = page.locator('[data-index="0"] a');
  const onRow = (): Promise<boolean> => row.evaluate((element) => element === document.activeElement);
  await expect.poll(onRow).toBe(true);
  await page.keyboard.press('Control+k');
  const field = page.getByPlaceholder('Type a page, an action or a ticket');
  await field.waitFor();
  await expectFine(page, () => field.waitFor());
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('j');
  await expect.poll(onRow).toBe(false);
  await page.keyboard.press('k');
  await expect.poll(onRow).toBe(true);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.waitFor();
  await expectFine(page, () => sheet.waitFor());
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

test('the notices stand beside the page, whole', async ({ visit }) => {
  const page = await visit();
  await page.goto(home);
  await page.getByRole('button', { name: /^Notices/ }).click();
  const panel = page.getByRole('dialog', { name: 'Notices' });
  await panel.waitFor();
  await settle(page);
  const { right, width } = await panel.evaluate((one) => ({ right: one.getBoundingClientRect().right, width: window.innerWidth }));
  expect(right).toBe(width);
  await expectFine(page, () => panel.waitFor());
});

test('the first Tab leads past the rail, and every stop is seen', async ({ visit }) => {
  const page = await visit();
  await page.goto(home);
  await page.getByText('Hand-offs to answer').first().waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
  for (let step = 0; step < 25; step++) {
    expect(await focusIsSeen(page)).toEqual([]);
    await page.keyboard.press('Tab');
  }
});

/** Empty when the element with the focus, or a ring around it, looks otherwise than without. */
const focusIsSeen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return [];
    const look = (): string => {
      for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) one.finish();
      return [at, at.parentElement]
        .flatMap((element) => (element ? [getComputedStyle(element), getComputedStyle(element, '::after')] : []))
        .map(({ outline, outlineStyle, boxShadow, border }) => [outlineStyle === 'none' ? '' : outline, boxShadow, border].join())
        .join();
    };
    const focused = look();
    at.blur();
    const blurred = look();
    at.focus({ preventScroll: true });
    return focused === blurred ? [at.outerHTML.slice(0, 160)] : [];
  });
