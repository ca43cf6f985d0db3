/** The OpenAPI 3.1 description, derived from the contract. Schemas with an id become named components. */
import { z } from 'zod';
import { PROBLEMS, type ProblemCode, problem } from '../../../contract/errors.js';
import type { Operation } from '../../../contract/route.js';

type Json = Record<string, unknown>;

const PREFIX = '/api/v1';
const TYPES = {
  json: 'application/json',
  events: 'text/event-stream',
  file: 'application/octet-stream',
  upload: 'application/json',
} as const;

export function openApi(operations: readonly Operation[], version: string): Json {
  const components: Json = {};
  const schema = (value: z.ZodType, io: 'input' | 'output'): Json =>
    withComponents(z.toJSONSchema(value, { io, target: 'draft-2020-12', reused: 'inline', unrepresentable: 'any' }) as Json, components);
  const problemSchema = schema(problem, 'output');
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = `${PREFIX}${operation.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation, schema, problemSchema) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tandem',
      version,
      description: 'The signed responsibility matrix that runs your co-managed IT.',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map((one) => one.tag))].map((name) => ({ name })),
    paths,
    components: { schemas: components, securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'tandem.session_token' } } },
  };
}

function describe(operation: Operation, schema: (value: z.ZodType, io: 'input' | 'output') => Json, problemSchema: Json): Json {
  const empty = operation.status === 204;
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    tags: [operation.tag],
    security: operation.access === 'public' ? [] : [{ session: [] }],
    ...parameters(operation, schema),
    ...body(operation, schema),
    responses: {
      [operation.status]: {
        description: 'Done',
        ...(empty
          ? {}
          : { content: { [TYPES[operation.wire]]: { schema: operation.wire === 'file' ? {} : schema(operation.answer, 'output') } } }),
      },
      ...Object.fromEntries(
        codesOf(operation).map((code) => [
          PROBLEMS[code].status,
          { description: PROBLEMS[code].title, content: { 'application/problem+json': { schema: problemSchema } } },
        ]),
      ),
    },
  };
}

function codesOf(operation: Operation): ProblemCode[] {
  const codes: ProblemCode[] = ['invalid', 'too-many', 'internal'];
  if (operation.access !== 'public') codes.push('unauthenticated');
  if (operation.access === 'member') codes.push('not-found', 'forbidden');
  if (operation.method !== 'GET') codes.push('conflict', 'too-large', 'unsupported-media', 'refused');
  return codes;
}

function parameters(operation: Operation, schema: (value: z.ZodType, io: 'input' | 'output') => Json): Json {
  const of = (part: z.ZodType, where: 'path' | 'query'): Json[] => {
    const described = schema(part, 'input');
    const required = new Set((described.required as string[] | undefined) ?? []);
    return Object.entries((described.properties as Record<string, Json> | undefined) ?? {}).map(([name, one]) => ({
      name,
      in: where,
      required: where === 'path' || required.has(name),
      schema: one,
    }));
  };
  const all = [...of(operation.params, 'path'), ...of(operation.query, 'query')];
  return all.length > 0 ? { parameters: all } : {};
}

function body(operation: Operation, schema: (value: z.ZodType, io: 'input' | 'output') => Json): Json {
  if (operation.wire === 'upload') return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  const described = schema(operation.body, 'input');
  if (
    operation.method === 'GET' ||
    Object.keys((described.properties as Json | undefined) ?? { other: described.$ref ?? described.anyOf ?? described.oneOf }).length === 0
  )
    return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: described } } } };
}

/** Moves the definitions of one schema to the shared components and points the references there. */
function withComponents(root: Json, components: Json): Json {
  const { $schema: _dialect, $defs, ...rest } = root;
  for (const [name, definition] of Object.entries(($defs as Json | undefined) ?? {})) components[name] = rewrite(definition);
  const rewritten = rewrite(rest) as Json;
  // A schema that is itself named becomes a component too.
  if (typeof rewritten.id !== 'string') return rewritten;
  const { id, ...definition } = rewritten;
  components[id as string] = definition;
  return { $ref: `#/components/schemas/${id}` };
}

function rewrite(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(rewrite);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) =>
      key === '$ref' && typeof value === 'string' ? [key, value.replace('#/$defs/', '#/components/schemas/')] : [key, rewrite(value)],
    ),
  );
}
