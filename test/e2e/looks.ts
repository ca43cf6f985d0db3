/** Looks at a page light and dark, wide and on a phone: what axe finds, and what scrolls sideways. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Both schemes and both widths, each once: colours are the same at every width, and what stands where in either scheme. */
const LOOKS = [
  { width: 1440, scheme: 'light' },
  { width: 390, scheme: 'dark' },
] as const;

/** What axe finds on the page as it is now, in words. */
async function violations(page: Page, within: string | null): Promise<string[]> {
  // Evaluated by the debugger, so the page's policy for scripts stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate(
    (root) =>
      (globalThis as unknown as { axe: { run: (root: Document | string, options: object) => Promise<AxeResults> } }).axe.run(
        root ?? document,
        {
          resultTypes: ['violations'],
          preload: false,
          rules: { 'target-size': { enabled: true } },
        },
      ),
    within,
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.replace(/\s+/g, ' ')})`),
  );
}

/** What makes the page scroll sideways, in words. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const clipped = (element: Element): boolean => {
      for (let at = element.parentElement; at !== null && at !== document.body; at = at.parentElement)
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !clipped(element),
    );
    return [
      `${root.scrollWidth} wide in ${root.clientWidth}`,
      ...wide.slice(0, 3).map((element) => `too wide: ${element.outerHTML.slice(0, 120)}`),
    ];
  });

/** Nothing fades in while axe measures contrast. */
export const settle = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.race([
      Promise.all(
        document
          .getAnimations()
          .filter((one) => one.effect?.getTiming().iterations !== Infinity)
          .map((one) => one.finished.catch(() => null)),
      ),
      new Promise((resolve) => setTimeout(resolve, 1_000)),
    ]),
  );

/**
 * Nothing that axe finds and nothing too wide, in both looks.
 *
 * @param within looks at this alone: what a dialog half covers is no target to press
 */
export async function expectFine(page: Page, ready: () => Promise<unknown>, within: string | null = null): Promise<void> {
  const problems: string[] = [];
  for (const { width, scheme } of LOOKS) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    await ready();
    await settle(page);
    for (const problem of [...(await violations(page, within)), ...(await sideways(page))]) problems.push(`${width} ${scheme}: ${problem}`);
  }
  expect(problems).toEqual([]);
}
