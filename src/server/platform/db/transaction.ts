/**
 * Kysely over one transaction of one pooled connection. Nothing is sent before the first statement:
 * begin, tenant and that statement then leave in one packet, and a transaction without statements
 * costs nothing. Repeated statements have names, so PostgreSQL plans them once per connection. A
 * handle that is used after its end fails, instead of speaking inside somebody else's transaction.
 */
import type { Duplex } from 'node:stream';
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
const compiler = new PostgresQueryCompiler();
const driver: Driver = new DummyDriver();
const dialect = new PostgresDialect({
  pool: async () => {
    throw new Error('Statements run inside read() or write(), never on a pool of their own');
  },
});

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

export class ClientTransaction implements DatabaseConnection {
  private state: 'new' | 'open' | 'ended' = 'new';
  private begun: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly client: pg.ClientBase,
    /** The statements that open it, without values. */
    private readonly begin: string,
  ) {}

  /** The handle for one piece of work. */
  queries(): Transaction<Tables> {
    const executor = new DefaultQueryExecutor(compiler, adapter, { provideConnection: (consumer) => consumer(this) });
    const props: KyselyProps = { config: { dialect }, driver, dialect, executor };
    return new Transaction<Tables>(props);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const values = query.parameters as unknown[];
    const name = statementName(query.sql, values.length);
    const { command, rows, rowCount } = await this.send(name === null ? { text: query.sql, values } : { name, text: query.sql, values });
    return CHANGES.has(command) ? { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0) } : { rows: rows as R[] };
  }

  private send(query: pg.QueryConfig): Promise<pg.QueryResult> {
    if (this.state === 'ended') throw new Error('This transaction has ended: await what it is used for');
    if (this.state === 'open') return this.client.query(query);
    this.state = 'open';
    const { stream } = (this.client as unknown as { connection: { stream: Duplex } }).connection;
    stream.cork();
    this.begun = this.client.query(this.begin);
    // Told by commit, and by every statement after it.
    this.begun.catch(() => undefined);
    const sent = this.client.query(query);
    stream.uncork();
    return sent;
  }

  /** Stores what was written. Throws when a statement failed whose error was swallowed: then nothing was. */
  async commit(): Promise<void> {
    if (!this.end()) return;
    const ended = this.client.query('commit');
    await this.begun;
    if ((await ended).command !== 'COMMIT') throw new Error('The transaction was rolled back because a statement in it failed');
  }

  /**
   * Sends the last statements and the commit in one packet, and answers what each of them said. When
   * one fails, PostgreSQL makes of the commit a rollback, and this throws that statement's error.
   */
  async commitWith(queries: readonly CompiledQuery[]): Promise<readonly QueryResult<unknown>[]> {
    const { stream } = (this.client as unknown as { connection: { stream: Duplex } }).connection;
    stream.cork();
    const answers = queries.map((query) => this.executeQuery(query));
    const committed = this.commit();
    stream.uncork();
    const [told] = await Promise.allSettled([Promise.all(answers), committed]);
    // The first error is the cause; that the commit became a rollback only follows from it.
    if (told.status === 'rejected') throw told.reason;
    await committed;
    return told.value;
  }

  /** Ends a transaction that wrote nothing: nobody needs to wait for it. */
  letGo(): void {
    if (this.end()) this.client.query('commit').catch(() => undefined);
  }

  /** False when the connection cannot be used again. */
  async rollback(): Promise<boolean> {
    const { state } = this;
    this.state = 'ended';
    if (state === 'new') return true;
    return this.client.query('rollback').then(
      () => true,
      () => false,
    );
  }

  /** False when there is nothing to end. */
  private end(): boolean {
    const { state } = this;
    this.state = 'ended';
    return state === 'open';
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Page through large results by key: a cursor cannot share a pipelined connection');
  }
}
