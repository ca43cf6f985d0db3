/** Starts the server and stops it again when asked to. */
import type { AddressInfo } from 'node:net';
import { type App, createApp } from './app.js';
import type { Config } from './config.js';
import { migrationsFolder } from './folders.js';
import { systemClock } from './platform/clock.js';
import { readMigrations } from './platform/db/migrate.js';
import { type OpenDatabase, openDatabase } from './platform/db/open-database.js';
import { installQueues } from './platform/jobs/boss.js';
import { type Logger, makeLogger } from './platform/log/logger.js';

export interface RunningServer {
  readonly app: App;
  readonly address: string;
  readonly firstAccountLink: string | null;
  stop(): Promise<void>;
}

/** The database as the configuration says, brought up to this release. */
export async function openConfigured(config: Config, log: Logger): Promise<OpenDatabase> {
  const database = await openDatabase({
    url: config.DATABASE_URL,
    appUrl: config.DATABASE_APP_URL,
    readUrl: config.DATABASE_READ_URL,
    folder: config.TANDEM_DATA,
    migrations: readMigrations(migrationsFolder()),
    onWait: (text) => log.warn(text),
    onRestart: (error) =>
      error === null
        ? log.error('The database server had died and was started again')
        : log.error({ err: error }, 'The database server died and does not start'),
  });
  try {
    if (database.applied.length > 0) log.info({ migrations: database.applied }, 'The database was brought up to this release');
    await installQueues(database.owner);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

export async function startServer(config: Config): Promise<RunningServer> {
  const log = makeLogger(config.LOG_LEVEL);
  const database = await openConfigured(config, log);
  let app: App | null = null;
  try {
    app = await createApp({ config, clock: systemClock, log, connection: database.app, reads: database.reads, secret: database.secret });
    await app.http.listen({ host: config.HOST, port: config.PORT });
  } catch (error) {
    await app?.stop();
    await database.stop();
    throw error;
  }
  const running = app;
  const address = config.PUBLIC_URL?.replace(/\/$/, '') ?? shownAddress(running.http.server.address() as AddressInfo);
  return {
    app: running,
    address,
    firstAccountLink: await running.firstAccountLink(address),
    stop: async () => {
      await running.stop();
      await database.stop();
    },
  };
}

/** "Every address" is not one that a person can open. */
function shownAddress({ address, port, family }: AddressInfo): string {
  const host = address === '0.0.0.0' || address === '::' ? 'localhost' : String(family) === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}
