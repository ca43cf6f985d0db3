/** pg-boss, which keeps the queues: installed by the owner, run by the application's role. */
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import packageJson from 'pg-boss/package.json' with { type: 'json' };
import { APP_ROLE, withClient } from '../db/roles.js';

const SCHEMA = 'pgboss';

/** Makes or renews the queue tables. Does nothing when this version of pg-boss did it before. */
export async function installQueues(owner: pg.ClientConfig): Promise<void> {
  const version = packageJson.version;
  const installed = await withClient(owner, async (client) => {
    const { rows } = await client.query<{ version: string | null }>(
      `select obj_description(to_regnamespace('${SCHEMA}'), 'pg_namespace') as version`,
    );
    return rows[0]?.version;
  });
  if (installed === version) return;
  const boss = new PgBoss({
    ...bossConnection(owner),
    schema: SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
    application_name: `tandem:${process.pid}:queues`,
  });
  await boss.start();
  await boss.stop({ graceful: false });
  await withClient(owner, async (client) => {
    await client.query(`
      grant usage on schema ${SCHEMA} to ${APP_ROLE};
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${APP_ROLE};
      grant usage on all sequences in schema ${SCHEMA} to ${APP_ROLE};
      grant execute on all functions in schema ${SCHEMA} to ${APP_ROLE};
      comment on schema ${SCHEMA} is '${version}'`);
  });
}

/** How soon a job of a killed server is noticed: its sign of life is due every ten seconds. */
export const HEARTBEAT_SECONDS = 10;

export function makeBoss(app: pg.ClientConfig, superviseSeconds: number): PgBoss {
  return new PgBoss({
    ...bossConnection(app),
    schema: SCHEMA,
    max: 3,
    application_name: `tandem:${process.pid}:jobs`,
    migrate: false,
    createSchema: false,
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    useListenNotify: true,
    supervise: true,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  });
}

/** The parts of a connection that pg-boss takes. */
function bossConnection(
  connection: pg.ClientConfig,
): Partial<Record<'host' | 'user' | 'database' | 'connectionString', string>> & { port?: number } {
  const { host, port, user, database, connectionString } = connection;
  return {
    ...(host ? { host } : {}),
    ...(port ? { port } : {}),
    ...(user ? { user } : {}),
    ...(database ? { database } : {}),
    ...(connectionString ? { connectionString } : {}),
  };
}
