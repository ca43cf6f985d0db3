import { expect, test } from 'vitest';
import { testApp } from '../../testing/test-app.js';

const app = await testApp({
  env: {
    TANDEM_RATE_LIMIT: '5',
    TANDEM_METRICS_TOKEN: 'a token',
    PUBLIC_URL: 'https://desk.example.org',
    TANDEM_TRUST_PROXY: '10.0.0.0/8',
  },
});

const ask = (from: string, headers: Record<string, string> = {}) =>
  app.app.http.inject({ url: '/api/v1/openapi.json', remoteAddress: from, headers });

test('one address gets so many requests a minute, others go on', async () => {
  for (let n = 0; n < 5; n += 1) expect((await ask('192.0.2.1')).statusCode).toBe(200);
  const refused = await ask('192.0.2.1');
  expect(refused.statusCode).toBe(429);
  expect(refused.headers['content-type']).toContain('application/problem+json');
  expect(refused.json()).toMatchObject({ code: 'too-many', status: 429 });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask('192.0.2.2')).statusCode).toBe(200);
});

test('behind a proxy that is trusted the address is the caller’s; nobody else can choose one', async () => {
  for (let n = 0; n < 5; n += 1) await ask('10.0.0.1', { 'x-forwarded-for': '198.51.100.1' });
  expect((await ask('10.0.0.1', { 'x-forwarded-for': '198.51.100.1' })).statusCode).toBe(429);
  expect((await ask('10.0.0.1', { 'x-forwarded-for': '198.51.100.2' })).statusCode).toBe(200);
  for (let n = 0; n < 5; n += 1) await ask('203.0.113.1', { 'x-forwarded-for': `198.51.100.${n + 10}` });
  expect((await ask('203.0.113.1', { 'x-forwarded-for': '198.51.100.99' })).statusCode).toBe(429);
});

test('health is never refused', async () => {
  for (let n = 0; n < 8; n += 1) expect((await app.app.http.inject({ url: '/health', remoteAddress: '192.0.2.1' })).statusCode).toBe(200);
});

test('with a token the metrics are for who knows it', async () => {
  const at = (authorization: string) => app.app.http.inject({ url: '/metrics', remoteAddress: '192.0.2.9', headers: { authorization } });
  expect((await at('Bearer a token')).statusCode).toBe(200);
  expect((await at('Bearer another')).statusCode).toBe(404);
});

test('under https the policy upgrades, cookies are secure, and the public address counts as our own', async () => {
  const { headers } = await app.app.http.inject({ url: '/health' });
  expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  expect(headers['strict-transport-security']).toContain('max-age=31536000');
  const caller = await app.outsider();
  expect(caller.cookie).toContain('__Secure-tandem.session_token=');
  const out = (origin: string) => caller.request('DELETE', '/api/v1/session', { headers: { origin, host: 'inner:3000' } });
  expect((await out('https://elsewhere.example')).status).toBe(403);
  expect((await out('https://desk.example.org')).status).toBe(204);
});
