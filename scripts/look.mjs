// Takes pictures of pages, so that a change can be looked at before it is called done:
//   node scripts/look.mjs --base http://127.0.0.1:3000 --out /tmp/look / /p/…/tickets
// Each path at 1440, 1024 and 390 px, light and dark. With --email and --password it signs in first;
// --widths 1440 and --schemes light narrow it down; --axe also names what axe-core finds. Errors of
// the page's console are printed, and end the run with exit code 1.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';

register();
const { launchBrowser } = await import('../test/e2e/browser.ts');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:3000' },
    out: { type: 'string', default: 'look' },
    email: { type: 'string' },
    password: { type: 'string' },
    widths: { type: 'string', default: '1440,1024,390' },
    schemes: { type: 'string', default: 'light,dark' },
    language: { type: 'string', default: 'en' },
    axe: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
  },
});
const paths = positionals.length > 0 ? positionals : ['/'];
const axe = values.axe ? readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') : '';
mkdirSync(values.out, { recursive: true });

const nameOf = (path) =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replace(/[^\w-]+/g, '-')
    .replace(/^-|-$/g, '') || 'start';
let troubles = 0;
const trouble = (text) => {
  troubles += 1;
  console.log(text);
};

const browser = await launchBrowser();
try {
  for (const width of values.widths.split(',').map(Number)) {
    for (const scheme of values.schemes.split(',')) {
      const phone = width < 600;
      const context = await browser.newContext({
        baseURL: values.base,
        colorScheme: scheme,
        viewport: { width, height: phone ? 844 : 900 },
        hasTouch: phone,
        deviceScaleFactor: phone ? 2 : 1,
        bypassCSP: values.axe,
        locale: values.language,
      });
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && trouble(`${page.url()} console: ${message.text()}`));
      page.on('pageerror', (error) => trouble(`${page.url()} error: ${error.message}`));
      if (values.email)
        await context.request.post('/api/v1/session', {
          data: { email: values.email, password: values.password },
          headers: { origin: new URL(values.base).origin },
        });
      for (const path of paths) {
        await page.goto(path);
        await page
          .waitForFunction(() => document.querySelector('h1') && !document.querySelector('[role="status"]'), null, { timeout: 15_000 })
          .catch(() => trouble(`${path} did not settle`));
        await page.waitForTimeout(150);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wide > 0) trouble(`${path} at ${width} px is ${wide} px too wide`);
        await page.screenshot({ path: join(values.out, `${nameOf(path)}-${width}-${scheme}.png`), fullPage: values.full });
        if (!values.axe) continue;
        await page.evaluate(axe);
        const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
        for (const one of found.violations)
          trouble(
            `${path} ${width} ${scheme} axe ${one.id}: ${one.nodes
              .slice(0, 3)
              .map((node) => `${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`)
              .join(' | ')}`,
          );
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
}
if (troubles > 0) process.exitCode = 1;
