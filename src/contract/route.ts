/**
 * One operation of the API as a value: the server registers it, the client calls it, OpenAPI is
 * derived from it. Method and path say what happens; the schemas say what goes in and out.
 */
import { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call at all. `session`: a signed-in person; `member`: of the partnership in the path (others get 404). */
export type Access = 'public' | 'session' | 'member';

export type Body = z.ZodType;

/** Besides JSON: `events` answers server-sent events, `file` streams a download, `upload` takes a raw stream. */
export type Wire = 'json' | 'events' | 'file' | 'upload';

export interface Operation<Params extends Body = Body, Query extends Body = Body, In extends Body = Body, Out extends Body = Body> {
  /** camelCase, unique: the name in the client and in OpenAPI. */
  readonly id: string;
  readonly method: Method;
  /** Below `/api/v1`, parameters as `:name`. */
  readonly path: string;
  readonly access: Access;
  readonly wire: Wire;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: In;
  readonly answer: Out;
  /** Status of success. */
  readonly status: number;
}

const nothing = z.strictObject({});
type Nothing = typeof nothing;

export interface RouteInput<Params extends Body, Query extends Body, In extends Body, Out extends Body> {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly access?: Access;
  readonly wire?: Wire;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: In;
  readonly answer: Out;
  readonly status?: number;
}

/** Declares an operation. Left out: a member's JSON operation without parameters, query or body, answering 200. */
export function route<Out extends Body, Params extends Body = Nothing, Query extends Body = Nothing, In extends Body = Nothing>(
  input: RouteInput<Params, Query, In, Out>,
): Operation<Params, Query, In, Out> {
  return {
    id: input.id,
    method: input.method,
    path: input.path,
    access: input.access ?? 'member',
    wire: input.wire ?? 'json',
    tag: input.tag,
    summary: input.summary,
    description: input.description ?? '',
    params: input.params ?? (nothing as unknown as Params),
    query: input.query ?? (nothing as unknown as Query),
    body: input.body ?? (nothing as unknown as In),
    answer: input.answer,
    status: input.status ?? 200,
  };
}

/** What a handler is given and a caller passes, after validation. */
export type ParamsOf<Op extends Operation> = z.output<Op['params']>;
export type QueryOf<Op extends Operation> = z.output<Op['query']>;
export type BodyOf<Op extends Operation> = z.output<Op['body']>;
export type AnswerOf<Op extends Operation> = z.output<Op['answer']>;

/** The answer of operations that have nothing to say: 204. */
export const noContent = z.null();
