/**
 * The typed client, used by the web app and by scripts: `client(fetch, base)(listTickets, {...})`.
 * A refusal throws `ProblemError` with the server's problem document; a broken connection throws what fetch throws.
 */
import type { z } from 'zod';
import { type Problem, ProblemError, problem } from './errors.js';
import type { AnswerOf, Operation } from './route.js';

type Part<Name extends string, Schema extends z.ZodType> = keyof z.input<Schema> extends never
  ? { readonly [N in Name]?: undefined }
  : Record<string, never> extends z.input<Schema>
    ? { readonly [N in Name]?: z.input<Schema> }
    : { readonly [N in Name]: z.input<Schema> };

/** What a call needs: only the parts that the operation declares, optional where everything in them is. */
export type CallInput<Op extends Operation> = Part<'params', Op['params']> &
  Part<'query', Op['query']> &
  Part<'body', Op['body']> & { readonly signal?: AbortSignal };

export type Call = <Op extends Operation>(operation: Op, input: CallInput<Op>) => Promise<AnswerOf<Op>>;

/** The address of an operation, for links, downloads and event sources. */
export function urlOf<Op extends Operation>(
  operation: Op,
  input: Pick<CallInput<Op>, Extract<'params' | 'query', keyof CallInput<Op>>>,
  base = '/api/v1',
): string {
  const { params, query } = input as { params?: Record<string, unknown>; query?: Record<string, unknown> };
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const tail = search.toString();
  return `${base}${path}${tail ? `?${tail}` : ''}`;
}

/** Makes a caller over a fetch function. `base` ends before the operation's path. */
export function client(fetchFn: typeof fetch = fetch, base = '/api/v1'): Call {
  return async (operation, input) => {
    const { body, signal } = input as { body?: unknown; signal?: AbortSignal };
    const response = await fetchFn(urlOf(operation, input as never, base), {
      method: operation.method,
      credentials: 'same-origin',
      headers: body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (response.status === 204) return null as never;
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as never;
    throw new ProblemError(readProblem(text, response.status));
  };
}

function readProblem(text: string, status: number): Problem {
  try {
    const parsed = problem.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // A proxy in between may answer with something other than JSON.
  }
  return {
    type: 'about:blank',
    code: 'unavailable',
    title: 'The server did not answer as expected',
    status,
    detail: null,
    causes: [],
    places: [],
  };
}
