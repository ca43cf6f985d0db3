import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fastify } from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { serveWeb } from './web-files.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'tandem-web-'));
mkdirSync(path.join(folder, 'assets'));
writeFileSync(
  path.join(folder, 'index.html'),
  '<!doctype html><style nonce="__CSP_NONCE__"></style><script type="module" src="/assets/main-abc123.js" nonce="__CSP_NONCE__"></script>',
);
writeFileSync(path.join(folder, 'assets/main-abc123.js'), 'console.log(1)');
writeFileSync(path.join(folder, 'icon.svg'), '<svg/>');
writeFileSync(path.join(folder, '.secret'), 'x');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const app = fastify();
await serveWeb(app, folder, null);
const page = { accept: 'text/html,application/xhtml+xml' };

test('hashed files stay for ever, others are asked for again', async () => {
  const script = await app.inject({ url: '/assets/main-abc123.js' });
  expect([script.statusCode, script.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  expect((await app.inject({ url: '/icon.svg' })).headers['cache-control']).toBe('no-cache');
});

test.each(['/', '/index.html', '/p/0190/tickets', '/first-account?token=abc'])(
  '%s answers the page, with a nonce of its own',
  async (url) => {
    const [first, second] = await Promise.all([app.inject({ url, headers: page }), app.inject({ url, headers: page })]);
    expect([first.statusCode, first.headers['cache-control'], first.headers['content-type']]).toEqual([
      200,
      'no-store',
      'text/html; charset=utf-8',
    ]);
    const nonce = /nonce="([^"]+)"/.exec(first.body)?.[1] ?? '';
    expect(nonce.length).toBeGreaterThanOrEqual(22);
    expect(first.body).not.toContain('__CSP_NONCE__');
    expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(second.body).not.toContain(nonce);
  },
);

test.each([
  ['/assets/gone-123.js', page],
  ['/.secret', page],
  ['/../package.json', page],
  ['/%2e%2e/package.json', page],
  ['/p/0190', { accept: 'application/json' }],
  ['/api/v2/anything', page],
])('%s is not found', async (url, headers) => {
  expect((await app.inject({ url, headers })).statusCode).toBe(404);
});

test('posting to a page is not found', async () => {
  expect((await app.inject({ method: 'POST', url: '/p/0190', headers: page })).statusCode).toBe(404);
});
