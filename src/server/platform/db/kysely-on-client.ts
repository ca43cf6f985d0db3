/**
 * Kysely over one pooled connection. The object is built once per connection, statements get names
 * (PostgreSQL plans them once per connection), and begin, tenant and the first statement travel
 * together because the connection pipelines.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Driver,
  DummyDriver,
  type KyselyProps,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely';
import type pg from 'pg';
import { statementName } from './statement-name.js';
import type { Tables } from './tables.js';

const adapter = new PostgresAdapter();
const driver: Driver = new DummyDriver();
const dialect = new PostgresDialect({
  pool: async () => {
    throw new Error('Statements run inside read() or write(), never on a pool of their own');
  },
});

class ClientConnection implements DatabaseConnection {
  constructor(private readonly client: pg.ClientBase) {}

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const values = query.parameters as unknown[];
    const name = statementName(query.sql, values.length);
    const result = await this.client.query(name === null ? { text: query.sql, values } : { name, text: query.sql, values });
    const changes = result.command === 'INSERT' || result.command === 'UPDATE' || result.command === 'DELETE' || result.command === 'MERGE';
    return changes ? { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) } : { rows: result.rows as R[] };
  }

  // biome-ignore lint/correctness/useYield: streams are refused
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Page through large results by key: a cursor cannot share a pipelined connection');
  }
}

export function kyselyOnClient(client: pg.ClientBase): Transaction<Tables> {
  const connection = new ClientConnection(client);
  const executor = new DefaultQueryExecutor(new PostgresQueryCompiler(), adapter, {
    provideConnection: (consumer) => consumer(connection),
  });
  const props: KyselyProps = { config: { dialect }, driver, dialect, executor };
  return new Transaction<Tables>(props);
}
