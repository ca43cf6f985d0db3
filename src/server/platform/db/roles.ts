/**
 * Two roles. The owner makes tables and is used for migrations alone. `tandem_app` serves requests
 * and jobs: it owns nothing, is no superuser and cannot bypass row-level security.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';

export const OWNER_ROLE = 'tandem_owner';
export const APP_ROLE = 'tandem_app';
export const DATABASE = 'tandem';

/** In a cluster of our own: both roles and the database. The connection is the superuser's. */
export async function prepareCluster(superuser: pg.ClientConfig, database = DATABASE): Promise<void> {
  await withClient(superuser, async (client) => {
    for (const role of [OWNER_ROLE, APP_ROLE]) {
      if (!(await exists(client, 'select 1 from pg_roles where rolname = $1', role))) {
        await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls`);
      }
    }
    if (!(await exists(client, 'select 1 from pg_database where datname = $1', database))) {
      await client.query(`create database ${pg.escapeIdentifier(database)} owner ${OWNER_ROLE}`);
    }
  });
}

/**
 * On somebody's server: a login of its own for this database that carries the rights of `tandem_app`.
 * Its password is made once and kept where only the owner reads.
 */
export async function prepareLogin(owner: pg.ClientConfig): Promise<pg.ClientConfig> {
  return withClient(owner, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const login = `${(rows[0]?.name ?? '').slice(0, 40)}_tandem_app`;
    try {
      await client.query(`select pg_advisory_lock(7236512)`);
      if (!(await exists(client, 'select 1 from pg_roles where rolname = $1', APP_ROLE)))
        await client.query(`create role ${APP_ROLE} nologin`);
      const secret = await keptSecret(client, `login:${login}`);
      const name = pg.escapeIdentifier(login);
      if (!(await exists(client, 'select 1 from pg_roles where rolname = $1', login))) {
        await client.query(
          `create role ${name} login inherit nosuperuser nobypassrls password ${pg.escapeLiteral(secret)} in role ${APP_ROLE}`,
        );
      }
      return { user: login, password: secret };
    } catch (error) {
      throw new Error(
        `The user of DATABASE_URL cannot make the login that serves requests (${(error as Error).message}). Give it CREATEROLE, or make a login in role ${APP_ROLE} yourself and set DATABASE_APP_URL.`,
        { cause: error },
      );
    } finally {
      await client.query(`select pg_advisory_unlock(7236512)`);
    }
  });
}

/** A secret of this installation, made on first use. Only the owner's connection reads it. */
export async function keptSecret(client: pg.Client, name: string): Promise<string> {
  await client.query('create table if not exists instance_secrets (name text primary key, value text not null)');
  await client.query('insert into instance_secrets (name, value) values ($1, $2) on conflict do nothing', [
    name,
    randomBytes(32).toString('base64url'),
  ]);
  const { rows } = await client.query<{ value: string }>('select value from instance_secrets where name = $1', [name]);
  return rows[0]?.value as string;
}

/** Takes from everybody what PostgreSQL gives everybody: making schemas and temporary things in this database. */
export async function closeDatabase(owner: pg.ClientConfig): Promise<void> {
  await withClient(owner, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    await client.query(`revoke create, temporary on database ${pg.escapeIdentifier(rows[0]?.name ?? '')} from public`);
  });
}

/** Refuses to serve with a role for which row-level security does not hold. */
export async function checkWall(app: pg.ClientConfig): Promise<void> {
  await withClient(app, async (client) => {
    const { rows } = await client.query<{ name: string; strong: boolean; owns: boolean; granted: boolean }>(
      `select current_user as name, rolsuper or rolbypassrls as strong,
              exists (select 1 from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p')) as owns,
              pg_has_role(current_user, $1, 'USAGE') as granted
       from pg_roles where rolname = current_user`,
      [APP_ROLE],
    );
    const role = rows[0];
    if (!role || role.strong || role.owns || !role.granted) {
      throw new Error(
        `Requests would be served as ${role?.name}, for whom the wall between partnerships does not hold. Use a login in role ${APP_ROLE} that owns no tables and is neither superuser nor BYPASSRLS.`,
      );
    }
  });
}

export async function withClient<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ ...connection, application_name: `tandem:${process.pid}:admin` });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function exists(client: pg.Client, query: string, value: string): Promise<boolean> {
  return ((await client.query(query, [value])).rowCount ?? 0) > 0;
}
