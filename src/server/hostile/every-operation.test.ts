/**
 * Every operation of the contract refuses whom it must: 401 nobody, 404 whoever is not of the
 * partnership and whatever is not in it, 403 with a cause a role that may not. A new operation is asked
 * by itself, and needs a row in `who-may.ts`.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../contract/errors.js';
import { operations } from '../../contract/operations.js';
import type { Operation } from '../../contract/route.js';
import { createTicket } from '../../contract/tickets.js';
import { openApi } from '../platform/http/openapi.js';
import type { Caller } from '../testing/test-app.js';
import { type Schema, type Source, valid } from './schema-values.js';
import { MAY_BE_GONE, MAY_NOT } from './who-may.js';
import { fill, hostileWorld, ROLES, send } from './world.js';

const world = await hostileWorld();
const { app, callers, elsewhere } = world;
const document = openApi(operations, '1') as {
  paths: Record<string, Record<string, Schema>>;
  components: { schemas: Record<string, Schema> };
};
const source: Source = { components: document.components.schemas, names: ['erp', 'service-desk'], ids: [callers['internal-lead'].id] };

/** Bodies and queries that the schema takes, the plainest first. */
const made = new Map<string, readonly Input[]>();
function inputs(op: Operation): readonly Input[] {
  const known = made.get(op.id) ?? make(op);
  made.set(op.id, known);
  return known;
}

interface Input {
  readonly query: string;
  readonly body: unknown;
}

function make(op: Operation): readonly Input[] {
  const described = document.paths[`/api/v1${op.path.replace(/:(\w+)/g, '{$1}')}`]![op.method.toLowerCase()]!;
  const content = (described.requestBody as { content: Record<string, { schema: Schema }> } | undefined)?.content['application/json']
    ?.schema;
  const needed = ((described.parameters ?? []) as readonly { name: string; in: string; required: boolean; schema: Schema }[]).filter(
    (one) => one.in === 'query' && one.required,
  );
  const any = fc.record({
    query: fc.tuple(...needed.map((one) => valid(one.schema, source))),
    body: content ? valid(content, source) : fc.constant(undefined),
  });
  return fc
    .sample(any, { numRuns: 20, seed: 1 })
    .map(({ query, body }) => ({
      query: new URLSearchParams(needed.map((one, index): [string, string] => [one.name, String(query[index])])).toString(),
      body,
    }))
    .filter(
      ({ query, body }) =>
        op.query.safeParse(Object.fromEntries(new URLSearchParams(query))).success &&
        (content === undefined || op.body.safeParse(body).success),
    );
}

/** The first answer that is not about the shape of the input. */
async function ask(caller: Caller, op: Operation, url: string): Promise<{ readonly status: number; readonly problem: Problem }> {
  let last = { status: 400, problem: {} as Problem };
  for (const { query, body } of inputs(op).slice(0, 8)) {
    const answer = await send(caller, op, url + (query ? `?${query}` : ''), body);
    last = { status: answer.status, problem: answer.json as Problem };
    if (answer.status !== 400) break;
  }
  return last;
}

const named = (all: readonly Operation[]) => all.map((op) => [op.id, op] as const);
const members = operations.filter((op) => op.access === 'member');

test('the tables name operations that exist, and every one that changes something', () => {
  const ids = operations.map((op) => op.id);
  expect([...Object.keys(MAY_NOT), ...Object.keys(MAY_BE_GONE)].filter((id) => !ids.includes(id))).toEqual([]);
  const missing = members.filter((op) => !(op.id in MAY_NOT)).map((op) => op.id);
  expect(missing, 'Say in who-may.ts which roles this is forbidden to').toEqual([]);
});

test.each(named(operations.filter((op) => op.access !== 'public')))('401 %s: nobody', async (_, op) => {
  const answer = await send(app.anonymous, op, fill(op, world.names));
  expect({ status: answer.status, code: (answer.json as Problem).code }).toEqual({ status: 401, code: 'unauthenticated' });
});

describe('404', () => {
  test.each(named(members))('%s: a partnership of others', async (_, op) => {
    for (const caller of [world.outsider, world.stranger]) expect((await ask(caller, op, fill(op, world.names))).status).toBe(404);
  });
  const things = members.filter((op) => /:(?!partnership|kind|clock|team)\w+/.test(op.path) && op.wire !== 'events');
  test.each(named(things))("%s: another partnership's thing", async (_, op) => {
    const { status, problem } = await ask(world.stranger, op, fill(op, world.names, { partnership: elsewhere }));
    expect(status, JSON.stringify(problem)).toBe(MAY_BE_GONE[op.id] ?? 404);
  });
});

describe('403', () => {
  // What ends things comes last.
  const ordered = [...members]
    .filter((op) => op.wire !== 'events')
    .sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
  test.each(named(ordered))('%s', async (_, op) => {
    const params = { partnership: app.partnership };
    const body = { subject: 'Period is closed', text: 'Since today', category: 'erp' };
    const ticket =
      op.path.includes(':ticket') && op.method !== 'GET' ? (await callers.requester.call(createTicket, { params, body })).id : world.ticket;
    const forbidden: string[] = [];
    // Whoever may least comes first, so that the others have not changed it yet.
    for (const role of [...ROLES].reverse()) {
      const { status, problem } = await ask(callers[role], op, fill(op, world.names, { ticket }));
      if (status !== 403) continue;
      expect(problem.causes[0]?.text, role).toBeTruthy();
      forbidden.push(role);
    }
    if (process.env.TANDEM_TEST_PRINT) console.log(`ROW ${op.id}: [${forbidden.map((one) => `'${one}'`).join(', ')}],`);
    const expected = MAY_NOT[op.id];
    if (expected !== 'as asked') expect(forbidden.sort()).toEqual([...(expected ?? [])].sort());
  });
});
