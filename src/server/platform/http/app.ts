/** The HTTP server: plugins in their order, operations, the web app, and how it stops. */
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify, LogController } from 'fastify';
import { newId } from '../ids.js';
import type { Logger } from '../log/logger.js';
import { handleErrors, mapError, sendProblem } from './errors.js';
import { type Metrics, measureRequests, serveMetrics } from './metrics.js';
import { openApi } from './openapi.js';
import { Refusal } from './refusal.js';
import { type RegisterOptions, registerRoutes } from './register.js';
import type { Route } from './route.js';
import { contentPolicy, securityHeaders } from './security.js';
import { apiNotFound, serveWeb } from './web-files.js';

export interface HttpOptions<Person, Member> extends RegisterOptions<Person, Member> {
  readonly routes: readonly Route<Person, Member>[];
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly metricsToken: string | null;
  /** Requests a minute from one address; 0 for no limit. */
  readonly rateLimit: number;
  readonly trustProxy: string | null;
  readonly webFolder: string;
  readonly version: string;
  /** True when requests can be served now. */
  readonly ready: () => Promise<boolean>;
}

const PREFIX = '/api/v1';
/** An agreement file of two million characters, as JSON writes it. */
const BODY_LIMIT = 3_000_000;

export async function httpApp<Person, Member>(options: HttpOptions<Person, Member>): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: options.log,
    // One line of ours a request, below: fastify's own hold addresses.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(),
    // What fastify refuses before it looks for an operation, such as a malformed address.
    frameworkErrors: (error, request, reply) =>
      void sendProblem(request as FastifyRequest, reply as unknown as FastifyReply, mapError(error).code),
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy === null ? false : options.trustProxy.split(',').map((one) => one.trim()),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300, caseSensitive: true, ignoreTrailingSlash: false },
    requestTimeout: 0,
    keepAliveTimeout: 65_000,
  }) as unknown as FastifyInstance;
  handleErrors(app);
  // JSON alone: a form of another site cannot send it.
  app.removeContentTypeParser('text/plain');
  await app.register(helmet, securityHeaders(options.publicUrl));
  await app.register(compress, { global: true, threshold: 1_024, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } });
  measureRequests(app, options.metrics);
  const policy = contentPolicy(options.publicUrl);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', policy);
    reply.header('x-request-id', request.id);
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });

  app.get('/health', async () => ({ status: 'ok', version: options.version }));
  app.get('/ready', async (_request, reply) => {
    const ready = !options.stopping.aborted && (await options.ready());
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' });
  });
  serveMetrics(app, options.metrics, options.metricsToken);

  const operations = options.routes.map(({ operation }) => operation);
  await app.register(
    async (api) => {
      if (options.rateLimit > 0) {
        await api.register(rateLimit, {
          max: options.rateLimit,
          timeWindow: 60_000,
          errorResponseBuilder: (_request, { ttl }) =>
            new Refusal('too-many', { headers: { 'retry-after': String(Math.ceil(ttl / 1_000)) } }),
        });
      }
      // Made when somebody asks: it takes longer than everything else at the start.
      let description: string | null = null;
      const described = (): string => {
        description ??= JSON.stringify(openApi(operations, options.version));
        return description;
      };
      api.get('/openapi.json', async (_request, reply) => reply.type('application/json; charset=utf-8').send(described()));
      registerRoutes(api, options.routes, options);
      api.setNotFoundHandler(apiNotFound(operations, PREFIX));
    },
    { prefix: PREFIX },
  );
  await serveWeb(app, options.webFolder, options.publicUrl);
  return app;
}
