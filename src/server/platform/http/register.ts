/** Puts the operations of the contract on a fastify instance. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Operation } from '../../../contract/route.js';
import type { Clock } from '../clock.js';
import type { Db } from '../db/db.js';
import { newId } from '../ids.js';
import { eventsStream } from './events-stream.js';
import { limitedBytes } from './limited-bytes.js';
import { originOf, refuseForeignOrigin } from './origin.js';
import { notFound, Refusal } from './refusal.js';
import type { FileAnswer, Incoming, RequestContext, Route, ServerSentEvent } from './route.js';
import { validate } from './validate.js';

/** Who asks, and what he is in a partnership: answered by the module that knows people. */
export interface Gate<Person, Member> {
  /** `setCookies` takes what renews a session. */
  person(cookie: string | undefined, setCookies: (cookies: readonly string[]) => void): Promise<Person | null>;
  member(person: Person, partnership: string): Promise<Member | null>;
}

export interface RegisterOptions<Person, Member> {
  readonly db: Db;
  readonly clock: Clock;
  readonly gate: Gate<Person, Member>;
  readonly publicUrl: string | null;
  /** Answers that do not fit the contract become errors. */
  readonly checkAnswers: boolean;
  readonly uploadLimit: number;
  /** Ends when the server stops: streams end with it. */
  readonly stopping: AbortSignal;
}

/** Kept as it comes, a form would be a file with its boundaries and headers in it. */
const FORM = /^\s*(multipart\/|application\/x-www-form-urlencoded)/i;
const NO_FORM = 'Send the file itself as the body (`application/octet-stream`), not a form around it';

/** `:name` is how fastify names parameters too. A colon inside a segment would be taken for one. */
export function registerRoutes<Person, Member>(
  app: FastifyInstance,
  routes: readonly Route<Person, Member>[],
  options: RegisterOptions<Person, Member>,
): void {
  const json = routes.filter(({ operation }) => operation.wire !== 'upload');
  for (const route of json) register(app, route, options);
  // Uploads arrive as they are: nothing parses them.
  app.register(async (raw) => {
    raw.removeAllContentTypeParsers();
    raw.addContentTypeParser('*', ({ headers }, payload, done) => {
      if (FORM.test(headers['content-type'] ?? '')) done(new Refusal('unsupported-media', { detail: NO_FORM }));
      else done(null, payload);
    });
    for (const route of routes.filter(({ operation }) => operation.wire === 'upload')) register(raw, route, options);
  });
}

function register<Person, Member>(app: FastifyInstance, route: Route<Person, Member>, options: RegisterOptions<Person, Member>): void {
  const { operation } = route;
  const people = new WeakMap<FastifyRequest, Person>();
  app.route({
    method: operation.method,
    url: operation.path,
    // A stream of events must not wait in a compressor's buffer.
    ...(operation.wire === 'events' ? { compress: false } : {}),
    config: { operation: operation.id },
    // Before the body is read: strangers do not get to send one.
    onRequest: async (request, reply) => {
      refuseForeignOrigin(request, options.publicUrl);
      if (operation.access === 'public') return;
      const person = await options.gate.person(request.headers.cookie, (cookies) => void reply.header('set-cookie', cookies));
      if (person === null) throw new Refusal('unauthenticated');
      people.set(request, person);
    },
    handler: async (request, reply) => {
      const parts = validate(operation, { params: request.params, query: request.query, body: request.body });
      const call: Incoming<Operation> = { ...parts, upload: uploadOf(operation, request, options.uploadLimit) };
      const context = requestContext(request, reply, options);
      const result = await route.handle(call, await widen(context, people.get(request), operation, parts.params, options));
      return answer(operation, result, reply, context, options.checkAnswers);
    },
  });
}

function requestContext<Person, Member>(
  request: FastifyRequest,
  reply: FastifyReply,
  options: RegisterOptions<Person, Member>,
): RequestContext {
  let signal: AbortSignal | null = null;
  return {
    requestId: request.id,
    now: options.clock.now(),
    newId,
    log: request.log as RequestContext['log'],
    // Made when first asked for: few handlers wait for anything, and signals are not free.
    get signal() {
      signal ??= AbortSignal.any([untilGone(reply), options.stopping]);
      return signal;
    },
    ip: request.ip,
    headers: request.headers,
    origin: originOf(request, options.publicUrl),
    setHeader: (name, value) => void reply.header(name, value),
  };
}

async function widen<Person, Member>(
  context: RequestContext,
  person: Person | undefined,
  operation: Operation,
  params: unknown,
  { gate, db }: RegisterOptions<Person, Member>,
) {
  if (person === undefined) return context;
  if (operation.access !== 'member') return Object.assign(context, { person });
  const { partnership } = params as { partnership: string };
  const member = await gate.member(person, partnership);
  // Not a member: the partnership does not exist for him.
  if (member === null) throw notFound();
  return Object.assign(context, {
    person,
    partnership,
    member,
    read: <T>(work: Parameters<typeof db.read<T>>[1]) => db.read(partnership, work),
    report: <T>(work: Parameters<typeof db.report<T>>[1]) => db.report(partnership, work),
    write: <T>(work: Parameters<typeof db.write<T>>[1]) => db.write(partnership, work),
  });
}

function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  if (reply.raw.destroyed) gone.abort();
  else reply.raw.once('close', () => gone.abort());
  return gone.signal;
}

function uploadOf(operation: Operation, request: FastifyRequest, limit: number): Readable {
  if (operation.wire !== 'upload') return Readable.from([]);
  return limitedBytes(
    request.body instanceof Readable ? request.body : Readable.from([]),
    limit,
    Number(request.headers['content-length'] ?? 0),
  );
}

function answer(operation: Operation, result: unknown, reply: FastifyReply, context: RequestContext, check: boolean): unknown {
  reply.header('cache-control', 'no-store');
  if (operation.wire === 'events') {
    reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no');
    return reply.send(eventsStream(result as AsyncIterable<ServerSentEvent>, context.signal));
  }
  if (operation.wire === 'file') {
    const { name, type, content } = result as FileAnswer;
    return reply
      .type(type)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .send(content);
  }
  if (check) {
    const checked = operation.answer.safeParse(result);
    if (!checked.success) throw new Error(`The answer of ${operation.id} does not fit the contract: ${checked.error.message}`);
  }
  reply.code(operation.status);
  if (operation.status === 204) return reply.send();
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(result));
}
