/** Looks at a page light and dark, wide and on a phone: what axe finds, and what scrolls sideways. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** At one width only colours differ between light and dark, so the second look at it is for contrast alone. */
const LOOKS = [
  { width: 1440, scheme: 'light', only: null },
  { width: 1440, scheme: 'dark', only: ['color-contrast'] },
  { width: 390, scheme: 'dark', only: null },
  { width: 390, scheme: 'light', only: ['color-contrast'] },
] as const;
type Look = (typeof LOOKS)[number];
/** Dialogs stand over pages that are looked at in every way. */
export const DIALOG_LOOKS = [LOOKS[0], LOOKS[2]];

/** What axe finds on the page as it is now, in words. */
async function violations(page: Page, only: readonly string[] | null, within: string | null): Promise<string[]> {
  // Evaluated by the debugger, so the page's policy for scripts stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate(
    ({ rules, root }) =>
      (globalThis as unknown as { axe: { run: (root: Document | string, options: object) => Promise<AxeResults> } }).axe.run(
        root ?? document,
        {
          resultTypes: ['violations'],
          preload: false,
          ...(rules === null ? { rules: { 'target-size': { enabled: true } } } : { runOnly: { type: 'rule', values: rules } }),
        },
      ),
    { rules: only, root: within },
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
 * Nothing that axe finds and nothing too wide, in every look.
 *
 * @param within looks at this alone: what a dialog half covers is no target to press
 */
export async function expectFine(
  page: Page,
  ready: () => Promise<unknown>,
  looks: readonly Look[] = LOOKS,
  within: string | null = null,
): Promise<void> {
  const problems: string[] = [];
  for (const { width, scheme, only } of looks) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    await ready();
    await settle(page);
    for (const problem of [...(await violations(page, only, within)), ...(await sideways(page))])
      problems.push(`${width} ${scheme}: ${problem}`);
  }
  expect(problems).toEqual([]);
}
