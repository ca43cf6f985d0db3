/** Brings the database up: the embedded server or the one of DATABASE_URL, roles, migrations, secrets. */
import type pg from 'pg';
import { SUPERUSER } from './embedded/initialise.js';
import { keepRunning } from './embedded/keep-running.js';
import { launchEmbedded } from './embedded/launch.js';
import { type Migration, migrate } from './migrate.js';
import { APP_ROLE, checkWall, closeDatabase, DATABASE, keptSecret, OWNER_ROLE, prepareCluster, prepareLogin, withClient } from './roles.js';

export interface DatabaseOptions {
  /** A PostgreSQL server of one's own; null starts the embedded one. */
  readonly url: string | null;
  /** The login that serves requests on that server; null lets the owner make one. */
  readonly appUrl: string | null;
  /** A replica for reads, with the application's login. */
  readonly readUrl: string | null;
  readonly folder: string;
  readonly migrations: readonly Migration[];
  readonly onWait?: (text: string) => void;
  /** Told when the embedded server died and was started again, or could not be. */
  readonly onRestart?: (error: unknown) => void;
}

export interface OpenDatabase {
  /** Migrations and maintenance only. */
  readonly owner: pg.ClientConfig;
  /** Everything at run time. */
  readonly app: pg.ClientConfig;
  readonly reads: pg.ClientConfig | null;
  /** Superuser of the embedded server, for backups; null on somebody's server. */
  readonly superuser: pg.ClientConfig | null;
  readonly pgdata: string | null;
  readonly applied: readonly string[];
  secret(name: string): Promise<string>;
  stop(): Promise<void>;
}

export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.url !== null) return openExternal(options, options.url);
  const launch = () => launchEmbedded({ folder: options.folder, ...(options.onWait ? { onWait: options.onWait } : {}) });
  const server = keepRunning(await launch(), launch, options.onRestart ?? (() => undefined));
  try {
    await prepareCluster(server.connection(SUPERUSER, 'postgres'));
    const owner = server.connection(OWNER_ROLE, DATABASE);
    const app = server.connection(APP_ROLE, DATABASE);
    await closeDatabase(owner);
    const applied = await migrate(owner, options.migrations);
    return {
      owner,
      app,
      reads: null,
      superuser: server.connection(SUPERUSER, DATABASE),
      pgdata: server.pgdata,
      applied,
      secret: (name) => withClient(owner, (client) => keptSecret(client, name)),
      stop: async () => void (await server.stop()),
    };
  } catch (error) {
    await server.stop().catch(() => undefined);
    throw error;
  }
}

async function openExternal(options: DatabaseOptions, url: string): Promise<OpenDatabase> {
  const owner: pg.ClientConfig = { connectionString: url };
  const app = options.appUrl === null ? loginAt(url, await prepareLogin(owner)) : { connectionString: options.appUrl };
  await closeDatabase(owner);
  const applied = await migrate(owner, options.migrations);
  await checkWall(app);
  return {
    owner,
    app,
    reads: options.readUrl === null ? null : { connectionString: options.readUrl },
    superuser: null,
    pgdata: null,
    applied,
    secret: (name) => withClient(owner, (client) => keptSecret(client, name)),
    stop: async () => undefined,
  };
}

/** The same address with another login. */
function loginAt(url: string, login: pg.ClientConfig): pg.ClientConfig {
  const address = new URL(url);
  address.username = encodeURIComponent(login.user ?? '');
  address.password = encodeURIComponent(String(login.password ?? ''));
  return { connectionString: address.href };
}
