/** The history of another desk: imported by the wizard, told to the last row, and replayed. */
import { expect } from 'vitest';
import { home, test } from './world.js';

const TICKETS = 4_000;
const AT = Date.UTC(2026, 2, 2, 9);

/** A log of four changes a ticket; two rows in it cannot be read. */
function log(): string {
  const lines = ['number,changed_at,created_at,status,team,priority,category,subject,requester,assignee'];
  const iso = (ms: number): string => new Date(ms).toISOString();
  for (let ticket = 1; ticket <= TICKETS; ticket++) {
    const created = AT + ticket * 3_600_000;
    const row = (minutes: number, status: string, team: string): string =>
      [
        `T${ticket}`,
        iso(created + minutes * 60_000),
        iso(created),
        status,
        team,
        'P3',
        'printer',
        `"Printer ${ticket}, jammed"`,
        'Ana',
        '',
      ].join(',');
    lines.push(row(0, 'New', 'Desk'), row(20, 'Open', 'Desk'), row(90, 'Open', 'Floor'), row(200, 'Resolved', 'Floor'));
    if (ticket === 2) lines.push(`T2,yesterday,${iso(created)},Closed,Floor,P3,printer,x,Ana,`);
    if (ticket === 3) lines.push(`T3,${iso(created + 18_000_000)},${iso(created)},Exploded,Floor,P3,printer,x,Ana,`);
  }
  return `${lines.join('\n')}\n`;
}

test('an export is uploaded, mapped, imported with progress, and each refused row is on the receipt', { timeout: 90_000 }, async ({
  visit,
}) => {
  const page = await visit({ expected: [/^400 POST .*\/mapping-check$/] });
  await page.goto(`${home}/agreement/history/new`);
  await page.locator('input[type=file]').setInputFiles({ name: 'old-desk.csv', mimeType: 'text/csv', buffer: Buffer.from(log()) });
  await page.getByText('utf-8, separated by commas, 10 columns').waitFor();
  // The preset that has these columns is taken by itself.
  const preset = page.getByLabel('Begin from');
  await expect.poll(() => preset.inputValue()).toBe('log');
  const mapping = page.getByLabel('Mapping (YAML)');
  const text = await mapping.inputValue();
  const edited = text
    .replace('teams: {}', 'teams:\n  Service desk: { party: Northwind IT, tier: 1 }\n  Onsite IT: { party: Harbor Lane, tier: 2 }')
    .replace(
      'team: { column: team, values: {}, otherwise: unknown }',
      'team: { column: team, values: { Desk: Service desk, Floor: Onsite IT }, otherwise: stop }',
    )
    .replace(
      'category: { column: category, values: {}, default: respond',
      'category: { column: category, values: { printer: Respond › Hardware › Printer }, default: respond',
    )
    .replace('Closed: closed\n', 'Closed: closed\n    otherwise: stop\n');

  // A slip in the mapping is told with its place, and nothing is imported.
  await mapping.fill(edited.replace('shape: log', 'shape: logg'));
  const check = page.getByRole('button', { name: 'Check on the first rows' });
  const refused = page.waitForResponse((response) => response.url().endsWith('/mapping-check'));
  await check.click();
  expect((await refused).status()).toBe(400);
  await page.getByRole('alert').getByText(/logg/).first().waitFor();

  await mapping.fill(edited);
  const run = page.getByRole('button', { name: 'Import it' });
  expect(await run.getAttribute('aria-description')).toBe('Check the mapping first');
  await check.click();
  await page.getByText(/of them would be refused\./).waitFor();
  // What was typed survives a reload.
  await page.reload();
  await expect.poll(() => mapping.inputValue()).toBe(edited);
  await page.getByLabel('Name of this history').fill('The desk before');
  await run.click();
  await page.waitForURL(/\/agreement\/history\/[0-9a-f-]{36}$/);
  await page.getByRole('progressbar').waitFor();
  await page.getByRole('link', { name: 'Replay it' }).waitFor({ timeout: 60_000 });
  const figure = (name: string): Promise<string | null> =>
    page
      .locator('dl div')
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator('dd')
      .textContent();
  expect(await figure('Tickets')).toBe('4,000');
  expect(await figure('Rows read')).toBe('16,002');
  expect(await figure('Rows used')).toBe('16,000');
  expect(await figure('Rows ignored')).toBe('0');
  expect(await figure('Rows refused')).toBe('2');
  const receipt = page.getByRole('region', { name: 'Receipt of refused rows' }).locator('tbody tr');
  await expect.poll(() => receipt.count()).toBe(2);
  const rows = await receipt.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
  expect(rows[0]?.[0]).toBe('10');
  expect(rows[0]?.[1]).toMatch(/yesterday/);
  expect(rows[1]?.[0]).toBe('15');
  expect(rows[1]?.[1]).toMatch(/Exploded/);

  await page.getByRole('link', { name: 'Open its tickets' }).click();
  await page
    .getByRole('table', { name: 'Tickets' })
    .getByRole('link', { name: /^Printer \d+, jammed$/ })
    .first()
    .waitFor();
  await page.goBack();
  await page.getByRole('link', { name: 'Replay it' }).click();
  await page.getByRole('button', { name: 'Replay', exact: true }).click();
  await page.getByRole('heading', { name: /over The desk before$/ }).waitFor();
  await page.getByText('would have an owner').waitFor();
});
