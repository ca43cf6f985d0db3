import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { fastify } from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { serveWeb } from './web-files.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'tandem-web-'));
mkdirSync(path.join(folder, 'assets'));
writeFileSync(
  path.join(folder, 'index.html'),
  '<!doctype html><head><style nonce="__CSP_NONCE__"></style><script type="module" src="/assets/main-abc123.js" nonce="__CSP_NONCE__"></script></head>',
);
writeFileSync(path.join(folder, 'assets/main-abc123.js'), 'console.log(1)');
writeFileSync(path.join(folder, 'assets/main-abc123.js.br'), brotliCompressSync('console.log(1)'));
writeFileSync(path.join(folder, 'assets/main-abc123.js.gz'), gzipSync('console.log(1)'));
const ahead = [
  { path: '/p/:partnership', scripts: ['/assets/home.js'], styles: [], answers: ['/api/v1/session', '/api/v1/partnerships/:partnership'] },
];
writeFileSync(path.join(folder, 'ahead.json'), JSON.stringify(ahead));
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

test('a file is sent as the build packed it to who can unpack it', async () => {
  const ask = async (encodings: string) => {
    const { headers, statusCode } = await app.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': encodings } });
    return [statusCode, headers['content-encoding'], headers['content-type'], headers['cache-control']];
  };
  const rest = [expect.stringMatching(/^(text|application)\/javascript; charset=utf-8$/), 'public, max-age=31536000, immutable'];
  expect(await ask('gzip, deflate, br')).toEqual([200, 'br', ...rest]);
  expect(await ask('gzip')).toEqual([200, 'gzip', ...rest]);
  expect(await ask('identity')).toEqual([200, undefined, ...rest]);
  expect((await app.inject({ url: '/assets/main-abc123.js' })).headers.vary).toBe('accept-encoding');
});

test('a page names what it will ask for: answers about its address only for who brings a cookie', async () => {
  const stranger = (await app.inject({ url: '/p/0190?view=all', headers: page })).body;
  expect(stranger).toContain('href="/assets/home.js"');
  expect(stranger).toContain('href="/api/v1/session"');
  expect(stranger).not.toContain('/api/v1/partnerships');
  const known = (await app.inject({ url: '/p/0190?view=all', headers: { ...page, cookie: 'a=b' } })).body;
  expect(known).toContain('href="/api/v1/partnerships/0190"></head>');
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
  ['/ahead.json', page],
  ['/assets/main-abc123.js.br', page],
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
