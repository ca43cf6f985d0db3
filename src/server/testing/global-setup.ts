/** Once per run of the tests: a PostgreSQL of their own with a migrated template, which each test file copies. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrationsFolder } from '../folders.js';
import { SUPERUSER } from '../platform/db/embedded/initialise.js';
import { launchEmbedded } from '../platform/db/embedded/launch.js';
import { migrate, readMigrations } from '../platform/db/migrate.js';
import { OWNER_ROLE, prepareCluster } from '../platform/db/roles.js';
import { installQueues } from '../platform/jobs/boss.js';

export const TEMPLATE = 'tandem_template';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { host: string; port: number };
  }
}

/** Nothing here survives the run, so nothing waits for the disk, and nothing is tidied up behind the tests. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off', 'max_connections=200'].flatMap((one) => [
  '-c',
  one,
]);

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tandem-test-'));
  const server = await launchEmbedded({ folder, settings: FAST });
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    await prepareCluster(server.connection(SUPERUSER, 'postgres'), TEMPLATE);
    const owner = server.connection(OWNER_ROLE, TEMPLATE);
    await migrate(owner, readMigrations(migrationsFolder()));
    await installQueues(owner);
    const { host = '', port = 0 } = server.connection(SUPERUSER, 'postgres');
    project.provide('postgres', { host, port });
  } catch (error) {
    await server.stop();
    remove();
    throw error;
  }
  return async () => {
    await endConnections(server.connection(SUPERUSER, 'postgres'));
    await server.stop();
    remove();
  };
}

/** A test that failed half-way may have left some. */
async function endConnections(superuser: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(superuser);
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  await client.end();
}
