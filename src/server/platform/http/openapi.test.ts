import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operations } from '../../../contract/operations.js';
import { noContent, route } from '../../../contract/route.js';
import { openApi } from './openapi.js';

type Json = Record<string, unknown>;
const walk = (node: unknown, see: (node: Json) => void): void => {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) see(node as Json);
  for (const value of Object.values(node)) walk(value, see);
};

describe('the description', () => {
  const description = openApi(operations, '1.2.3') as {
    openapi: string;
    paths: Record<string, Record<string, Json>>;
    components: { schemas: Json };
  };

  test('has every operation once, by its name', () => {
    const ids = Object.values(description.paths).flatMap((path) => Object.values(path).map((one) => one.operationId));
    expect(ids.sort()).toEqual(operations.map((one) => one.id).sort());
  });

  test('every reference leads to a named component', () => {
    const missing: unknown[] = [];
    walk(description, ({ $ref }) => {
      if (typeof $ref === 'string' && !(($ref.split('/').pop() as string) in description.components.schemas)) missing.push($ref);
    });
    expect(missing).toEqual([]);
    expect(Object.keys(description.components.schemas)).toEqual(expect.arrayContaining(['Problem', 'Job', 'Member', 'Partnership']));
  });

  test('leaves no dialect, definition or id of a schema behind', () => {
    const found: string[] = [];
    walk(description.components.schemas, (node) => {
      for (const key of ['$schema', '$defs']) if (key in node) found.push(key);
      if (typeof node.id === 'string') found.push(`id ${node.id}`);
    });
    expect(found).toEqual([]);
  });

  test('is valid for an independent reader', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tandem-openapi-'));
    const file = path.join(folder, 'openapi.json');
    writeFileSync(file, JSON.stringify(description));
    const redocly = path.resolve(import.meta.dirname, '../../../../node_modules/.bin/redocly');
    const { status, stdout } = spawnSync(redocly, ['lint', '--extends=spec', '--format=json', file], {
      encoding: 'utf8',
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    });
    rmSync(folder, { recursive: true });
    expect({ status, problems: JSON.parse(stdout.slice(stdout.indexOf('{'))).totals?.errors }, stdout).toEqual({ status: 0, problems: 0 });
  });

  test('is the same every time', () => {
    expect(JSON.stringify(openApi(operations, '1.2.3'))).toBe(JSON.stringify(description));
  });
});

test('parameters, bodies and refusals of one operation', () => {
  const named = z.strictObject({ n: z.number() }).meta({ id: 'Named' });
  const put = route({
    id: 'put',
    method: 'PUT',
    path: '/things/:thing',
    tag: 'Things',
    summary: 'Put',
    params: z.strictObject({ thing: z.uuid() }),
    query: z.strictObject({ force: z.string().optional() }),
    body: named,
    answer: z.strictObject({ list: z.array(named) }),
  });
  const remove = route({
    id: 'remove',
    method: 'DELETE',
    path: '/things/:thing',
    access: 'public',
    tag: 'Things',
    summary: 'Remove',
    params: z.strictObject({ thing: z.uuid() }),
    answer: noContent,
    status: 204,
  });
  const { paths, components } = openApi([put, remove], '1') as {
    paths: Record<string, Record<string, Json>>;
    components: { schemas: Json };
  };
  const things = paths['/api/v1/things/{thing}'] as Record<string, Json>;
  expect(things.put).toMatchObject({
    security: [{ session: [] }],
    parameters: [
      { name: 'thing', in: 'path', required: true },
      { name: 'force', in: 'query', required: false },
    ],
    requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Named' } } } },
  });
  expect(Object.keys(things.put?.responses as Json)).toEqual(['200', '400', '401', '403', '404', '409', '413', '415', '422', '429', '500']);
  expect(things.delete).toMatchObject({ security: [] });
  expect(things.delete).not.toHaveProperty('requestBody');
  expect(things.delete).toMatchObject({ responses: { 204: { description: 'Done' } } });
  expect(components.schemas.Named).toMatchObject({ type: 'object', additionalProperties: false });
});
