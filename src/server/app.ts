/** The whole server: the database, the platform over it, the modules, and HTTP in front. */
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Config } from './config.js';
import type { AppRoute } from './context.js';
import { computeFile, webFolder } from './folders.js';
import { identityModule } from './modules/identity/index.js';
import { makeModules } from './modules.js';
import type { Clock } from './platform/clock.js';
import { Compute } from './platform/compute/compute.js';
import { Db } from './platform/db/db.js';
import { makePool } from './platform/db/pool.js';
import { Events } from './platform/events/events.js';
import { Files } from './platform/files/files.js';
import { httpApp } from './platform/http/app.js';
import { closerOf } from './platform/http/closing.js';
import { makeMetrics } from './platform/http/metrics.js';
import { Jobs } from './platform/jobs/jobs.js';
import type { Logger } from './platform/log/logger.js';
import { Outbox } from './platform/outbox/outbox.js';
import { Signals } from './platform/signals/signals.js';
import { makeStorage } from './platform/storage/make-storage.js';
import type { Services } from './services.js';
import { VERSION } from './version.js';

export interface AppOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  /** The application's role; never the owner. */
  readonly connection: pg.ClientConfig;
  readonly reads: pg.ClientConfig | null;
  readonly secret: (name: string) => Promise<string>;
  /** Do jobs and deliver messages; without it this process only serves requests. */
  readonly work?: boolean;
  /** Further operations, for tests of the platform. */
  readonly routes?: readonly AppRoute[];
  readonly superviseSeconds?: number;
  /** What a computing thread runs, where it is not the file of this tree. */
  readonly computeFile?: string;
  /** Runs before anything starts, for tests that declare jobs or message handlers of their own. */
  readonly prepare?: (services: Services) => void;
}

export interface App {
  readonly http: FastifyInstance;
  readonly services: Services;
  /** Where the first account is made, or null when there is one. */
  firstAccountLink(origin: string): Promise<string | null>;
  /** Stops taking requests, lets those under way end, then everything behind them. */
  stop(): Promise<void>;
}

export async function createApp(options: AppOptions): Promise<App> {
  const { config, clock, log } = options;
  const pool = (connection: pg.ClientConfig, name: string): pg.Pool =>
    makePool({
      connection,
      max: config.DATABASE_POOL,
      name: `tandem:${process.pid}:${name}`,
      onError: (error) => log.warn({ err: error }, 'A database connection broke'),
    });
  const main = pool(options.connection, 'main');
  const reads = options.reads ? pool(options.reads, 'reads') : main;
  const db = new Db(main, reads);
  const signals = new Signals(options.connection, main, log);
  const outbox = new Outbox({ db, signals, clock, log });
  const services: Services = {
    config,
    clock,
    log,
    db,
    signals,
    outbox,
    events: new Events(outbox, signals),
    files: new Files(db, clock),
    storage: makeStorage(config),
    jobs: new Jobs({
      db,
      signals,
      clock,
      log,
      connection: options.connection,
      ...(options.superviseSeconds ? { superviseSeconds: options.superviseSeconds } : {}),
    }),
    compute: new Compute({ entry: options.computeFile ?? computeFile() }),
    metrics: makeMetrics(reads === main ? { main } : { main, reads }),
    secret: options.secret,
    version: VERSION,
  };
  const stopping = new AbortController();
  const identity = await identityModule(services, main);
  const modules = [identity, ...(await makeModules(services))];
  const http = await httpApp({
    db,
    clock,
    gate: identity.gate,
    routes: [...modules.flatMap((module) => module.routes), ...(options.routes ?? [])],
    log,
    metrics: services.metrics,
    metricsToken: config.TANDEM_METRICS_TOKEN,
    publicUrl: config.PUBLIC_URL,
    checkAnswers: config.checkAnswers,
    uploadLimit: config.TANDEM_UPLOAD_LIMIT_MB * 1_000_000,
    rateLimit: config.TANDEM_RATE_LIMIT,
    trustProxy: config.TANDEM_TRUST_PROXY,
    webFolder: webFolder(),
    version: VERSION,
    stopping: stopping.signal,
    ready: () =>
      main.query('select 1').then(
        () => true,
        () => false,
      ),
  });
  const closeHttp = closerOf(http);
  options.prepare?.(services);
  await signals.start();
  await services.jobs.start({ work: options.work ?? true });
  for (const module of modules) await module.start?.();
  if (options.work ?? true) outbox.start();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await closeHttp();
    for (const module of [...modules].reverse()) await module.stop?.();
    await services.jobs.stop();
    await services.compute.stop();
    await outbox.stop();
    await signals.stop();
    await main.end();
    if (reads !== main) await reads.end();
  };
  let stopped: Promise<void> | null = null;
  return {
    http,
    services,
    firstAccountLink: (origin) => identity.firstAccountLink(origin),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}
