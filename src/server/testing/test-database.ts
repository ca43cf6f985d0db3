/** A database of one's own, copied from the migrated template in a moment. */
import type pg from 'pg';
import { afterAll, inject } from 'vitest';
import { SUPERUSER } from '../platform/db/embedded/initialise.js';
import { APP_ROLE, OWNER_ROLE, withClient } from '../platform/db/roles.js';
import { newId } from '../platform/ids.js';
import { TEMPLATE } from './global-setup.js';

export interface TestDatabase {
  readonly name: string;
  /** Makes tables; skips the wall. */
  readonly owner: pg.ClientConfig;
  /** Serves requests. */
  readonly app: pg.ClientConfig;
  readonly superuser: pg.ClientConfig;
  drop(): Promise<void>;
}

/** Dropped after the test file. `template: null` gives an empty one. */
export async function testDatabase(template: string | null = TEMPLATE): Promise<TestDatabase> {
  const name = `test_${newId().replaceAll('-', '')}`;
  const at = (user: string, database: string): pg.ClientConfig => ({ ...inject('postgres'), user, database });
  await withClient(at(SUPERUSER, 'postgres'), async (client) => {
    // Copying waits for nobody, but two copies at once refuse each other for an instant.
    await client.query('select pg_advisory_lock(1)');
    // The quicker way where nothing waits for the disk.
    await client.query(`create database ${name} owner ${OWNER_ROLE}${template === null ? '' : ` template ${template} strategy file_copy`}`);
    // Rights on the database itself are not copied.
    await client.query(`revoke create, temporary on database ${name} from public`);
  });
  const database = {
    name,
    owner: at(OWNER_ROLE, name),
    app: at(APP_ROLE, name),
    superuser: at(SUPERUSER, name),
    drop: () =>
      withClient(at(SUPERUSER, 'postgres'), async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
  afterAll(() => database.drop());
  return database;
}

/** Rows of a plain statement, as the given role. */
export function rowsOf<Row extends pg.QueryResultRow>(connection: pg.ClientConfig, text: string, values: unknown[] = []): Promise<Row[]> {
  return withClient(connection, async (client) => (await client.query<Row>(text, values)).rows);
}
