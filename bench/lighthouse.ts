/**
 * What Lighthouse says of the built product's pages, each fetched anew with an empty cache: as a
 * desktop, and as the slow phone on a slow network that Lighthouse takes when told nothing.
 * Run: npx tsx bench/lighthouse.ts
 */
import { createServer } from 'node:net';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import lighthouse, { type Config, desktopConfig, type RunnerResult } from 'lighthouse';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../test/e2e/browser.js';
import { type BenchRow, printRows } from './row.js';
import { type Page, visitableSample } from './visitable-sample.js';

const RUNS = 3;
const DEVICES: readonly { readonly name: string; readonly config: Config | undefined }[] = [
  { name: 'desktop', config: desktopConfig },
  { name: "Lighthouse's phone, four times slower, on slow 4G", config: undefined },
];

interface Verdict {
  readonly page: string;
  readonly performance: number;
  readonly accessibility: number;
}

export async function run(): Promise<BenchRow[]> {
  const sample = await visitableSample();
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    const verdicts = new Map(DEVICES.map(({ name }) => [name, [] as Verdict[]]));
    // Those outside come first: whoever is signed in is led away from them.
    for (const page of [...sample.pages].sort((a, b) => Number(b.outside ?? false) - Number(a.outside ?? false))) {
      if (!page.outside) await signIn(browser, sample.url, sample.cookies);
      for (const { name, config } of DEVICES) verdicts.get(name)?.push(await judge(page, sample.url, name, config, port));
    }
    const all = [...verdicts.values()].flat();
    const row = (what: string, judged: readonly Verdict[], by: 'performance' | 'accessibility', target: number): BenchRow => {
      const worst = judged.reduce((a, b) => (b[by] < a[by] ? b : a));
      const lowest = `the lowest of ${sample.pages.length} pages (${worst.page})`;
      return { what: `Lighthouse ${what}, ${lowest}`, ours: worst[by], unit: 'of 100', target, higherIsBetter: true, rivals: [] };
    };
    return [
      ...[...verdicts].map(([device, judged]) => row(`performance, ${device}`, judged, 'performance', 95)),
      row('accessibility, both devices', all, 'accessibility', 100),
    ];
  } finally {
    await browser.close();
    await sample.stop();
  }
}

/** The median of several runs for performance, which the machine can only worsen; accessibility is the same in all. */
async function judge(page: Page, url: string, device: string, config: Config | undefined, port: number): Promise<Verdict> {
  const results: RunnerResult[] = [];
  for (let run = 0; run < RUNS; run++) {
    const result = await lighthouse(
      `${url}${page.address}`,
      { port, logLevel: 'error', onlyCategories: ['performance', 'accessibility'], disableFullPageScreenshot: true },
      config,
    );
    if (result === undefined || result.lhr.runtimeError) throw new Error(result?.lhr.runtimeError?.message ?? 'Lighthouse said nothing');
    // Its cookie or its page is gone: the verdict would be of another page.
    if (new URL(result.lhr.finalDisplayedUrl).pathname !== page.address)
      throw new Error(`${page.name} led to ${result.lhr.finalDisplayedUrl}`);
    results.push(result);
  }
  const score = ({ lhr }: RunnerResult, category: string): number => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  const ordered = results.toSorted((a, b) => score(a, 'performance') - score(b, 'performance'));
  const middle = ordered[Math.floor(RUNS / 2)] as RunnerResult;
  const verdict = {
    page: page.name,
    performance: score(middle, 'performance'),
    accessibility: Math.min(...results.map((one) => score(one, 'accessibility'))),
  };
  const shown = (id: string): string => middle.lhr.audits[id]?.displayValue ?? '';
  console.error(
    `${page.name}, ${device}: performance ${ordered.map((one) => score(one, 'performance')).join('/')}, accessibility ${verdict.accessibility};`,
    `first paint ${shown('first-contentful-paint')}, largest ${shown('largest-contentful-paint')}, blocked ${shown('total-blocking-time')},`,
    `shift ${shown('cumulative-layout-shift')}, speed index ${shown('speed-index')}; load ${loadavg()[0]?.toFixed(1)}`,
  );
  for (const { id, title } of Object.values(middle.lhr.audits).filter((one) => one.score === 0 && inAccessibility(middle, one.id)))
    console.error(`  accessibility: ${id}, ${title}`);
  return verdict;
}

const inAccessibility = ({ lhr }: RunnerResult, id: string): boolean =>
  lhr.categories.accessibility?.auditRefs.some((ref) => ref.id === id && ref.weight > 0) ?? false;

/** For the pages that Lighthouse opens, which belong to no context of the driver. */
async function signIn(browser: Browser, url: string, cookies: readonly { readonly name: string; readonly value: string }[]): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  await session.send('Storage.setCookies', { cookies: cookies.map(({ name, value }) => ({ name, value, url })) });
  await session.detach();
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address === null || typeof address === 'string' ? reject(new Error('No port')) : resolve(address.port)));
    });
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await run());
