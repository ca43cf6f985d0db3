/** One request, two answers: in hours it goes to internal IT, after hours to the first tier of the provider. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { account, agree, entered, signedIn } from './founder.js';
import { dataFolder, ROOT, removeFolder, startTandem, type TandemProcess } from './tandem-process.js';
import { chooseCategory } from './tickets.js';
import { test } from './world.js';

const folder = dataFolder();
const clockFile = join(folder, 'clock-shift');
let server: TandemProcess | null = null;
afterAll(async () => {
  await server?.end('SIGKILL');
  removeFolder(folder);
});

const DAY = 86_400_000;
const today = Math.floor(Date.now() / DAY) * DAY;
const tuesday = [1, 2, 3, 4, 5, 6, 7].map((days) => today + days * DAY).find((day) => new Date(day).getUTCDay() === 2)!;
/** The next Tuesday at an hour of the agreement's zone, UTC. */
const tuesdayAt = (hour: number): number => tuesday + hour * 3_600_000;

const shiftBy = (moment: number): string => {
  const shift = String(moment - Date.now());
  writeFileSync(clockFile, shift);
  return shift;
};

/** Waits until the server has noticed. */
async function becomes(moment: number): Promise<void> {
  const shift = shiftBy(moment);
  await expect.poll(() => readFileSync(`${clockFile}.seen`, 'utf8'), { timeout: 15_000 }).toBe(shift);
}

test('a request goes to internal IT in hours, and to the first tier of the provider after hours', { timeout: 90_000 }, async ({
  visit,
}) => {
  shiftBy(tuesdayAt(10));
  const shifted = { NODE_OPTIONS: `--import ${join(ROOT, 'test/e2e/shifted-clock.mjs')}`, CLOCK_SHIFT_FILE: clockFile };
  server = await startTandem(folder, shifted);
  const { url } = server;
  const founder = await signedIn(server);
  const made = await founder.post('/partnerships', { name: 'Hours', internalName: 'Own IT', providerName: 'Provider', zone: 'UTC' });
  const { id: partnership } = (await made.json()) as { id: string };
  const at = `/partnerships/${partnership}`;
  await agree(url, founder, at);
  const who = { name: 'Ruth Ames', email: 'ruth@example.org', role: 'requester', teams: [] };
  const { link } = (await (await founder.post(`${at}/members`, who)).json()) as { link: string };
  const ruth = await entered(url, `/invitations/${link.split('/').at(-1)}/acceptance`, { password: account.password });

  const page = await visit({ as: null, url, width: 390 });
  const { hostname } = new URL(url);
  const cookies = ruth.cookie.split('; ').map((one) => {
    const [name, ...value] = one.split('=');
    return { name: name!, value: value.join('='), domain: hostname, path: '/' };
  });
  await page.context().addCookies(cookies);

  const asks = async (moment: number, subject: string): Promise<void> => {
    await becomes(moment);
    await page.clock.setFixedTime(moment);
    await page.goto(`/p/${partnership}/tickets/new`);
    await page.getByLabel('Subject').fill(subject);
    await chooseCategory(page, 'Hardware');
    await page.getByLabel('Description').fill('It does not start.');
    await page.getByRole('button', { name: 'Create ticket' }).click();
    await page.getByRole('heading', { level: 1, name: subject }).waitFor();
  };
  const holder = () => page.getByRole('complementary', { name: 'About this ticket' });

  await asks(tuesdayAt(11), 'Laptop stays dark');
  await expect.poll(() => holder().textContent()).toMatch(/Internal IT/);
  await expect.poll(() => holder().textContent()).not.toMatch(/Service desk/);
  await asks(tuesdayAt(22), 'Laptop stays dark again');
  await expect.poll(() => holder().textContent()).toMatch(/Service desk/);
  await page.getByText('tier 1', { exact: true }).first().waitFor();
});
