/** Maps whatever was thrown to the closed set of problems, once. What is unforeseen is logged and hidden. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ProblemCode } from '../../../contract/errors.js';
import { TooManyLists } from '../../../core/routing/compiled.js';
import { problemOf, Refusal, type RefusalDetails } from './refusal.js';

/** Fastify's own refusals, by code or status. */
const FASTIFY: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'invalid',
  FST_ERR_CTP_INVALID_JSON_BODY: 'invalid',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

/** PostgreSQL says these when it is stopping, full or cut off: try again later. */
const UNAVAILABLE = new Set(['57P01', '57P02', '57P03', '53300', '08006', '08001', '08003', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET']);
/** Two transactions wanted the same thing. */
const CONFLICT = new Set(['40001', '40P01', '55P03', '23505']);

export interface Mapped {
  readonly code: ProblemCode;
  readonly details: RefusalDetails;
  /** Nobody expected it: somebody should look. */
  readonly unforeseen: boolean;
}

export function mapError(error: unknown): Mapped {
  if (error instanceof Refusal) return { code: error.code, details: error.details, unforeseen: false };
  const { code = '', statusCode } = error as Partial<FastifyError>;
  const known = FASTIFY[code];
  if (known) return { code: known, details: known === 'invalid' ? { detail: 'The body is not JSON' } : {}, unforeseen: false };
  if (error instanceof SyntaxError && statusCode === 400)
    return { code: 'invalid', details: { detail: 'The body is not JSON' }, unforeseen: false };
  // Somebody's agreement, which nobody can compile: it says which rules are to be mended.
  if (error instanceof TooManyLists) {
    const causes = [{ code: 'agreement.too-many-lists', ref: error.rules[0] ?? null, text: error.message }];
    return { code: 'refused', details: { detail: error.message, causes }, unforeseen: false };
  }
  if (CONFLICT.has(code)) return { code: 'conflict', details: {}, unforeseen: true };
  if (UNAVAILABLE.has(code) || (error as Error)?.message?.startsWith('timeout exceeded when trying to connect')) {
    return { code: 'unavailable', details: { headers: { 'retry-after': '2' } }, unforeseen: true };
  }
  return { code: 'internal', details: {}, unforeseen: true };
}

export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const { code, details, unforeseen } = mapError(error);
    if (unforeseen) request.log.error({ err: error }, 'A request failed');
    return sendProblem(request, reply, code, details);
  });
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ProblemCode, details: RefusalDetails = {}): FastifyReply {
  const problem = problemOf(code, code === 'internal' ? { detail: `Tell your administrator this number: ${request.id}` } : details);
  return reply
    .code(problem.status)
    .headers(details.headers ?? {})
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
