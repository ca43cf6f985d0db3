/**
 * Whatever is sent to whichever operation by whomever: an answer or a problem with its place, never a
 * failure of ours. Requests are made from the OpenAPI document, so that a new operation is asked too.
 *
 * TANDEM_TEST_REQUESTS makes more requests an operation, TANDEM_TEST_SEED others.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROBLEMS, type Problem } from '../../contract/errors.js';
import { operations } from '../../contract/operations.js';
import type { Operation } from '../../contract/route.js';
import { openApi } from '../platform/http/openapi.js';
import type { RawAnswer } from '../testing/test-app.js';
import { oddText, oddValue } from './odd-values.js';
import { broken, type Schema, type Source, valid } from './schema-values.js';
import { plantSecrets, toldIn } from './secrets.js';
import { fill, hostileWorld, ROLES, send } from './world.js';

const REQUESTS = Number(process.env.TANDEM_TEST_REQUESTS ?? 6);
const SEED = Number(process.env.TANDEM_TEST_SEED ?? 20_261_201);

/** Ends the session that asks; makes a whole partnership at each call. */
const NOT_HERE = new Set(['signOut', 'openSample']);

const world = await hostileWorld();
const secrets = await plantSecrets(world);
const { app, callers } = world;
const document = openApi(operations, '1') as {
  paths: Record<string, Record<string, Schema>>;
  components: { schemas: Record<string, Schema> };
};
const source: Source = {
  components: document.components.schemas,
  names: ['erp', 'printer', 'service-desk', 'onsite-it', 'northwind', 'internal', 'main-plant', 'Period is closed', 'P1', 'hall 3', '1001'],
  ids: [...world.names.values()]
    .flat()
    .filter((id) => id.length === 36)
    .concat(Object.values(callers).map(({ id }) => id)),
};

interface Asked {
  readonly role: (typeof ROLES)[number];
  readonly url: string;
  readonly body: unknown;
}

/** A request of the operation: as it should be, with one thing wrong, or anything at all. */
function requests(op: Operation): fc.Arbitrary<Asked> {
  const described = document.paths[`/api/v1${op.path.replace(/:(\w+)/g, '{$1}')}`]![op.method.toLowerCase()]!;
  const parameters = (described.parameters as readonly { name: string; in: string; required: boolean; schema: Schema }[] | undefined) ?? [];
  const content = (described.requestBody as { content: Record<string, { schema: Schema }> } | undefined)?.content;
  const schema = content?.['application/json']?.schema;
  const whole = schema
    ? fc.oneof(
        { weight: 3, arbitrary: valid(schema, source) },
        { weight: 2, arbitrary: broken(schema, source) },
        { weight: 1, arbitrary: oddValue },
      )
    : null;
  const body = whole ?? (op.wire === 'upload' ? oddText : fc.constant(undefined));
  const query = fc.tuple(
    ...parameters
      .filter((one) => one.in === 'query')
      .map((one) =>
        fc.tuple(
          fc.constant(one.name),
          fc.oneof(
            { weight: one.required ? 0 : 4, arbitrary: fc.constant(undefined) },
            { weight: 4, arbitrary: valid(one.schema, source) },
            { weight: 1, arbitrary: oddText },
          ),
        ),
      ),
  );
  const path = fc.dictionary(fc.constantFrom(...[...op.path.matchAll(/:(\w+)/g)].map(([, name]) => name!), 'none'), oddText, {
    maxKeys: 1,
  });
  const choice = fc.record({
    role: fc.constantFrom(...ROLES),
    other: fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: path }),
    query,
    body,
    choose: fc.nat(4),
  });
  return choice.map(({ role, other, query: asked, body: sent, choose }) => {
    const pairs = asked.flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined).map((one) => [name, wellFormed(String(one))]),
    );
    const others = Object.fromEntries(Object.entries(other).map(([name, text]) => [name, wellFormed(text.slice(0, 400)) || 'x']));
    const tail = new URLSearchParams(pairs as [string, string][]).toString();
    return { role, url: fill(op, world.names, others, choose) + (tail ? `?${tail}` : ''), body: sent };
  });
}

/** As an address can carry it. */
const wellFormed = (text: string): string => Buffer.from(text).toString();

function check({ status, headers, text, json }: RawAnswer): void {
  expect(status, text.slice(0, 500)).toBeLessThan(500);
  if (status < 400) return;
  expect(headers.get('content-type'), text.slice(0, 200)).toMatch(/^application\/problem\+json/);
  const { code, places, causes, detail } = json as Problem;
  expect(PROBLEMS[code].status).toBe(status);
  if (status === 400) expect(places.length > 0 || detail === 'The body is not JSON', text.slice(0, 500)).toBe(true);
  if (status === 403 || status === 422) expect(causes.length, text.slice(0, 500)).toBeGreaterThan(0);
}

const asked = operations.filter((op) => op.wire !== 'events' && !NOT_HERE.has(op.id));
test.each(asked.map((op) => [op.id, op] as const))('%s', async (_, op) => {
  const property = fc.asyncProperty(requests(op), async ({ role, url, body }) => {
    const answer = await send(callers[role], op, url, body);
    check(answer);
    expect(toldIn(answer.text, secrets, role)).toEqual([]);
  });
  await fc.assert(property, { seed: SEED, numRuns: REQUESTS, endOnFailure: true });
  // Two that want one thing at once are told so; that is no failure.
  expect(app.takeErrors().filter((line) => !/"code":"(23505|40001|40P01)"/.test(line))).toEqual([]);
});
