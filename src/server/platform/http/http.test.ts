import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { noContent, route } from '../../../contract/route.js';
import { partnershipParams } from '../../../contract/shapes.js';
import { memberRoute, personRoute, publicRoute } from '../../context.js';
import { type RawAnswer, testApp } from '../../testing/test-app.js';
import { forbidden, notFound, refused } from './refusal.js';

const tag = 'Test';
const answer = z.strictObject({ got: z.unknown() });
const body = z.strictObject({
  name: z.string().max(10),
  inner: z.strictObject({ n: z.number().int() }).optional(),
  list: z.array(z.number()).optional(),
});
const echo = route({
  id: 'echo',
  method: 'POST',
  path: '/test/echo/:id',
  access: 'public',
  tag,
  summary: 'x',
  params: z.strictObject({ id: z.uuid() }),
  query: z.strictObject({ tag: z.array(z.string()).max(3).optional(), n: z.coerce.number().int().optional() }),
  body,
  answer,
});
const fail = route({
  id: 'fail',
  method: 'GET',
  path: '/test/fail',
  access: 'public',
  tag,
  summary: 'x',
  query: z.strictObject({ how: z.string() }),
  answer,
});
const wrong = route({
  id: 'wrong',
  method: 'GET',
  path: '/test/wrong',
  access: 'public',
  tag,
  summary: 'x',
  answer: z.strictObject({ n: z.number() }),
});
const whoami = route({ id: 'whoami', method: 'GET', path: '/test/me', access: 'session', tag, summary: 'x', answer });
const inside = route({
  id: 'inside',
  method: 'POST',
  path: '/partnerships/:partnership/test',
  tag,
  summary: 'x',
  params: partnershipParams,
  body: z.strictObject({ n: z.number() }),
  answer,
});
const empty = route({
  id: 'empty',
  method: 'DELETE',
  path: '/test/empty',
  access: 'public',
  tag,
  summary: 'x',
  answer: noContent,
  status: 204,
});

const app = await testApp({
  env: { PUBLIC_URL: '' },
  routes: [
    publicRoute(echo, async ({ params, query, body: sent }) => ({ got: { params, query, body: sent } })),
    publicRoute(fail, async ({ query: { how } }) => {
      if (how === 'forbidden') throw forbidden([{ code: 'test.no', ref: 'r1', text: 'Only the internal lead' }]);
      if (how === 'refused') throw refused([{ code: 'test.state', ref: null, text: 'It is closed' }]);
      if (how === 'missing') throw notFound();
      if (how === 'database')
        throw Object.assign(new Error('Key (email)=(ann@example.org)'), { severity: 'ERROR', code: '23505', detail: 'ann@example.org' });
      throw new Error('password=hunter2');
    }),
    publicRoute(wrong, async () => ({ n: 'not a number' }) as never),
    personRoute(whoami, async (_call, { person }) => ({ got: person.id })),
    memberRoute(inside, async (_call, ctx) => ({ got: ctx.member.role })),
    publicRoute(empty, async () => null),
  ],
});
const nobody = app.anonymous;
const id = '0190aaaa-0000-7000-8000-000000000000';
const send = (path: string, payload: unknown, headers: Record<string, string> = {}): Promise<RawAnswer> =>
  nobody.request('POST', path, { body: payload, headers });
const problemOf = ({ status, headers, json }: RawAnswer) => {
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(json).toMatchObject({ status });
  return json as {
    type: string;
    code: string;
    detail: string | null;
    places: { path: (string | number)[]; text: string }[];
    causes: unknown[];
  };
};

describe('input', () => {
  test('arrives validated: a list of one is a list, numbers are numbers', async () => {
    const { json } = await send(`/api/v1/test/echo/${id}?tag=a&n=5`, { name: 'Ann' });
    expect(json).toEqual({ got: { params: { id }, query: { tag: ['a'], n: 5 }, body: { name: 'Ann' } } });
  });

  test('400 names every place at once', async () => {
    const sent = await send('/api/v1/test/echo/nonsense?n=x&more=1', {
      name: 'much too long a name',
      inner: { n: 1.5, extra: true },
      other: 1,
    });
    const { code, places, type } = problemOf(sent);
    expect([sent.status, code, type]).toEqual([400, 'invalid', 'urn:tandem:problem:invalid']);
    expect(places.map((one) => one.path.join('.')).sort()).toEqual([
      'body.inner.extra',
      'body.inner.n',
      'body.name',
      'body.other',
      'params.id',
      'query.more',
      'query.n',
    ]);
  });

  test('400 has at most a hundred places', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`key${n}`, n]));
    const { places } = problemOf(await send(`/api/v1/test/echo/${id}`, { name: 'a', ...many }));
    expect(places).toHaveLength(100);
    const list = problemOf(await send(`/api/v1/test/echo/${id}`, { name: 'a', list: Array(500).fill('x') }));
    expect(list.places).toHaveLength(100);
    expect(list.places[0]?.path).toEqual(['body', 'list', 0]);
  });

  test.each([
    ['no JSON', '{"name":', 'application/json', 400, 'invalid'],
    ['nothing at all', '', 'application/json', 400, 'invalid'],
    ['a prototype', '{"name":"a","__proto__":{"x":1}}', 'application/json', 400, 'invalid'],
    ['a form', 'name=a', 'application/x-www-form-urlencoded', 415, 'unsupported-media'],
    ['plain text', '{"name":"a"}', 'text/plain', 415, 'unsupported-media'],
    ['too much', JSON.stringify({ name: 'x'.repeat(3_100_000) }), 'application/json', 413, 'too-large'],
    ['deep nesting', '['.repeat(100_000) + ']'.repeat(100_000), 'application/json', 400, 'invalid'],
  ])('%s is refused', async (_name, payload, type, status, code) => {
    const result = await app.app.http.inject({
      method: 'POST',
      url: `/api/v1/test/echo/${id}`,
      headers: { 'content-type': type },
      payload,
    });
    expect(result.statusCode).toBe(status);
    expect(result.json().code).toBe(code);
  });

  test('an operation without a body takes none, and refuses one that says something', async () => {
    expect((await nobody.request('DELETE', '/api/v1/test/empty')).status).toBe(204);
    expect((await nobody.request('DELETE', '/api/v1/test/empty', { body: { really: true } })).status).toBe(400);
  });
});

describe('addresses', () => {
  test('404 for what is not there, 405 for the wrong method', async () => {
    expect(problemOf(await nobody.request('GET', '/api/v1/nothing')).code).toBe('not-found');
    expect(problemOf(await nobody.request('GET', `/api/v1/test/echo/${id}%`)).code).toBe('not-found');
    const wrongMethod = await nobody.request('PUT', '/api/v1/test/fail');
    expect(problemOf(wrongMethod).code).toBe('method-not-allowed');
    expect(wrongMethod.headers.get('allow')).toBe('GET');
  });
});

describe('who asks', () => {
  test('401 before anything of the body is read', async () => {
    expect(problemOf(await nobody.request('GET', '/api/v1/test/me')).code).toBe('unauthenticated');
    expect((await send(`/api/v1/partnerships/${app.partnership}/test`, { n: 'x'.repeat(2_000_000) })).status).toBe(401);
    expect((await nobody.request('GET', '/api/v1/test/me', { headers: { cookie: 'tandem.session_token=made.up' } })).status).toBe(401);
  });

  test('400 before 404, 404 for a partnership of others, and the same for one that is not', async () => {
    const outsider = await app.outsider();
    expect((await outsider.request('POST', '/api/v1/partnerships/x/test', { body: { n: 1 } })).status).toBe(400);
    const theirs = await outsider.request('POST', `/api/v1/partnerships/${app.partnership}/test`, { body: { n: 1 } });
    const none = await outsider.request('POST', `/api/v1/partnerships/${id}/test`, { body: { n: 1 } });
    expect([theirs.status, none.status]).toEqual([404, 404]);
    expect(theirs.json).toEqual(none.json);
  });

  test('a member gets in', async () => {
    const lead = await app.as('provider-lead');
    expect((await lead.request('POST', `/api/v1/partnerships/${app.partnership}/test`, { body: { n: 1 } })).json).toEqual({
      got: 'provider-lead',
    });
  });

  test.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'http://localhost:3000' }, 200],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 200],
  ])('a change asked for with %j is answered %i', async (headers, status) => {
    const lead = await app.as('internal-lead');
    const result = await lead.request('POST', `/api/v1/partnerships/${app.partnership}/test`, {
      body: { n: 1 },
      headers: { host: 'localhost:3000', ...headers } as Record<string, string>,
    });
    expect(result.status).toBe(status);
  });

  test('reading is open to links from elsewhere', async () => {
    expect((await nobody.request('GET', '/api/v1/session', { headers: { origin: 'https://evil.example' } })).status).toBe(200);
  });
});

describe('refusals', () => {
  test('403 and 422 carry their reasons', async () => {
    const no = await nobody.request('GET', '/api/v1/test/fail?how=forbidden');
    expect([no.status, problemOf(no)]).toEqual([
      403,
      expect.objectContaining({
        detail: 'Only the internal lead',
        causes: [{ code: 'test.no', ref: 'r1', text: 'Only the internal lead' }],
      }),
    ]);
    const closed = await nobody.request('GET', '/api/v1/test/fail?how=refused');
    expect([closed.status, problemOf(closed).code]).toEqual([422, 'refused']);
    expect((await nobody.request('GET', '/api/v1/test/fail?how=missing')).status).toBe(404);
  });

  test('500 is logged with its number, and hidden', async () => {
    const broken = await nobody.request('GET', '/api/v1/test/fail?how=surprise');
    const { code, detail } = problemOf(broken);
    expect([broken.status, code]).toEqual([500, 'internal']);
    expect(broken.text).not.toContain('hunter2');
    expect(detail).toContain(broken.headers.get('x-request-id'));
    const [line] = app.takeErrors();
    expect(JSON.parse(line ?? '{}')).toMatchObject({ msg: 'A request failed', reqId: broken.headers.get('x-request-id') });
  });

  test('a value that exists already is a conflict, and no value is logged', async () => {
    const conflict = await nobody.request('GET', '/api/v1/test/fail?how=database');
    expect([conflict.status, conflict.text.includes('ann@')]).toEqual([409, false]);
    expect(app.takeErrors().join()).not.toContain('"detail"');
  });

  test('an answer that does not fit the contract is an error here', async () => {
    expect((await nobody.request('GET', '/api/v1/test/wrong')).status).toBe(500);
    expect(app.takeErrors().join()).toContain('The answer of wrong does not fit the contract');
  });
});

describe('headers', () => {
  test('the policy is strict, and plain http stays plain', async () => {
    const { headers } = await nobody.request('GET', '/health');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|upgrade-insecure/);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('answers of operations are not kept by anybody', async () => {
    for (const path of ['/api/v1/session', '/api/v1/nothing'])
      expect((await nobody.request('GET', path)).headers.get('cache-control'), path).toBe('no-store');
  });

  test('a large answer is compressed for who takes it', async () => {
    const plain = await nobody.request('GET', '/api/v1/openapi.json');
    const packed = await app.app.http.inject({ url: '/api/v1/openapi.json', headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.rawPayload.length).toBeLessThan(plain.text.length / 3);
    expect(gzipSync('').subarray(0, 2)).toEqual(packed.rawPayload.subarray(0, 2));
  });
});

describe('the server itself', () => {
  test('is healthy, ready, and measured for this machine alone', async () => {
    expect((await nobody.request('GET', '/health')).json).toMatchObject({ status: 'ok' });
    expect((await nobody.request('GET', '/ready')).status).toBe(200);
    const local = await app.app.http.inject({ url: '/metrics', remoteAddress: '127.0.0.1' });
    expect(local.body).toMatch(/tandem_http_request_seconds_count\{method="POST",route="\/api\/v1\/test\/echo\/:id"/);
    expect(local.body).toContain('tandem_database_connections{pool="main",state="idle"}');
    expect(local.body).not.toContain(id);
    expect((await nobody.request('GET', '/metrics')).status).toBe(404);
    const proxied = await app.app.http.inject({ url: '/metrics', remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '1.2.3.4' } });
    expect(proxied.statusCode).toBe(404);
  });
});
