/** A year replayed: the page, the answer behind it and the command line say the same. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import type { ReplayReport } from '../../src/core/replay/report.js';
import { dayIn, zoneOf } from './day-in.js';
import { ROOT, removeFolder, runTandem } from './tandem-process.js';
import { ask } from './tickets.js';
import { api, home, test } from './world.js';

const folder = mkdtempSync(join(tmpdir(), 'tandem-e2e-seed-'));
afterAll(() => removeFolder(folder));

const english = new Intl.NumberFormat('en-GB');

/** What the page shows as figures, by name. */
async function figuresOf(page: Page): Promise<Record<string, string>> {
  const pairs = await page
    .locator('dl[aria-label=Figures] > div')
    .evaluateAll((all) => all.map((one) => [one.querySelector('dt')?.textContent ?? '', one.querySelector('dd')?.textContent ?? '']));
  return Object.fromEntries(pairs) as Record<string, string>;
}

async function clockRowsOf(page: Page): Promise<string[][]> {
  return page
    .getByRole('region', { name: 'Clocks' })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].slice(0, 6).map((cell) => cell.textContent ?? '')));
}

const clockName = { respond: 'Respond', update: 'Update', resolve: 'Resolve', accept: 'Accept' } as const;

/** The page of a replay against what the command line printed for the same files. */
async function expectSame(page: Page, printed: ReplayReport): Promise<void> {
  await page.getByText('would have an owner').waitFor({ timeout: 60_000 });
  const figures = await figuresOf(page);
  expect(figures).toMatchObject({
    tickets: english.format(printed.tickets),
    'would be unowned': english.format(printed.routed.unowned),
    'with an unknown value': english.format(printed.routed.unknown),
    'would go to another team': english.format(printed.moved),
    'stay where they were': english.format(printed.stays),
    'passed between the parties': english.format(printed.handOffs.crossings),
    bounced: english.format(printed.handOffs.bounces),
  });
  const count = (value: number): string => english.format(value);
  expect(await clockRowsOf(page)).toEqual(
    printed.clocks.map(({ kind, priority, counts }) => [
      clockName[kind],
      priority,
      count(counts.met),
      count(counts.missed),
      count(counts.open),
      count(counts['no-data']),
    ]),
  );
  const [, , partnership, , , replay] = new URL(page.url()).pathname.split('/');
  const answered = await ask<{ report: ReplayReport }>(page, `/api/v1/partnerships/${partnership}/replays/${replay}`);
  for (const part of [
    'tickets',
    'firstAt',
    'lastAt',
    'routed',
    'teams',
    'parties',
    'clocks',
    'handOffs',
    'load',
    'unowned',
    'unknown',
    'moves',
    'landed',
    'kpis',
  ] as const)
    expect(answered.report[part], part).toEqual(printed[part]);
}

test('the sample’s year, and `tandem replay` on what `tandem seed` writes', { timeout: 120_000 }, async ({ visit }) => {
  const page = await visit();
  await page.goto(`${home}/agreement/replay`);
  await page.getByLabel('History').selectOption({ label: 'The old desk, one year (20,000)' });
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  const { items } = await ask<{ items: { source: string; createdAt: number }[] }>(page, `${api}/histories`);
  // Not today's: a week may have begun since the sample was opened.
  const until = dayIn(await zoneOf(page), items.find(({ source }) => source === 'sample')!.createdAt);
  runTandem('seed', '--out', folder, '--until', until);
  const { report } = JSON.parse(
    runTandem('replay', join(folder, 'agreement.yaml'), join(folder, 'history.csv.gz'), '--map', join(folder, 'map.yaml'), '--json'),
  ) as { report: ReplayReport };
  expect(report.tickets).toBe(20_000);
  await expectSame(page, report);

  // The tickets behind a figure.
  await page.locator('dl[aria-label=Figures]').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Close the list' }).waitFor();
  await page.getByText('Tickets behind this figure').first().waitFor();
});

async function chooseDraft(page: Page, label: string): Promise<void> {
  const select = page.getByLabel(label, { exact: true });
  const draft = select.locator('option', { hasText: /\(draft\)$/ }).first();
  await draft.waitFor({ state: 'attached' });
  await select.selectOption((await draft.getAttribute('value')) ?? '');
}

const LOG = join(ROOT, '../shared/data/history/servicenow-incident-events.csv.gz');
const EXAMPLE = join(ROOT, 'examples/servicenow-log');

test.runIf(existsSync(LOG))(
  'the ServiceNow log through the wizard, and `tandem replay` on the file',
  { timeout: 180_000 },
  async ({ visit }) => {
    const page = await visit();
    const own = await ask<{ id: string }>(page, '/api/v1/partnerships', {
      name: 'Alder Foods',
      internalName: 'Alder Foods',
      providerName: 'Keystone',
      zone: 'UTC',
    });
    await page.goto(`/p/${own.id}/agreement`);
    await page.getByRole('button', { name: 'Bring in a file' }).click();
    await page.locator('input[type=file]').setInputFiles(join(EXAMPLE, 'agreement.yaml'));
    await page.getByText('version 2 · draft').waitFor();
    await page.goto(`/p/${own.id}/agreement/history/new`);
    await page.locator('input[type=file]').setInputFiles(LOG);
    const mapping = page.getByLabel('Mapping (YAML)');
    await expect.poll(() => page.getByLabel('Begin from').inputValue()).toBe('servicenow-log');
    await mapping.fill(readFileSync(join(EXAMPLE, 'map.yaml'), 'utf8'));
    // Its names are those of what was brought in, not of the small draft that the partnership began with.
    await chooseDraft(page, 'Names as in');
    await page.getByRole('button', { name: 'Check on the first rows' }).click();
    await page.getByText(/^The first [\d,]+ rows become [\d,]+ tickets\.$/).waitFor();
    await page.getByRole('button', { name: 'Import it' }).click();
    await page.getByRole('link', { name: 'Replay it' }).waitFor({ timeout: 90_000 });
    await page.getByRole('link', { name: 'Replay it' }).click();
    await chooseDraft(page, 'Agreement');
    await page.getByRole('button', { name: 'Replay', exact: true }).click();
    const { report } = JSON.parse(
      runTandem('replay', join(EXAMPLE, 'agreement.yaml'), LOG, '--map', join(EXAMPLE, 'map.yaml'), '--json'),
    ) as { report: ReplayReport };
    await expectSame(page, report);
  },
);
