/** The closed set of errors, sent as `application/problem+json` (RFC 9457). */
import { z } from 'zod';
import { cause } from './shapes.js';

/** Every code with its status and title; anything unforeseen is `internal`, logged and hidden. */
export const PROBLEMS = {
  invalid: { status: 400, title: 'The input is not as expected' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'You may not do this' },
  'not-found': { status: 404, title: 'There is no such thing here' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  conflict: { status: 409, title: 'Something changed in between' },
  'too-large': { status: 413, title: 'That is more than this address takes' },
  'unsupported-media': { status: 415, title: 'This address does not take that kind of content' },
  refused: { status: 422, title: 'The rules do not allow this now' },
  'too-many': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'Not ready yet' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

/** Where in the input something is wrong, and how to mend it. `path` starts with `body`, `query` or `params`. */
export const place = z.strictObject({
  path: z.array(z.union([z.string(), z.number()])),
  text: z.string(),
  /** What is wrong, as a key for words in the reader's language, with what fills them. */
  code: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
});

export const problem = z
  .object({
    type: z.string(),
    code: z.enum(PROBLEM_CODES),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().nullable(),
    /** Why, in words: for 403 and 422. */
    causes: z.array(cause),
    /** For 400: every place at once. */
    places: z.array(place),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;
export type Place = z.infer<typeof place>;

/** Thrown by the client for every refusal. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
  }
}
