/**
 * The only way to the tables. Work for a partnership happens inside one short transaction that is
 * bound to it: row-level security then hides every other partnership, whatever the statement says.
 * Reads get a `Read`, writes a `Tx`; what changes rows takes a `Tx`, so it cannot be called in a read.
 */
import type { CompiledQuery, QueryResult, Transaction } from 'kysely';
import type pg from 'pg';
import { isUuid } from '../ids.js';
import type { Tables } from './tables.js';
import { ClientTransaction } from './transaction.js';

declare const READ: unique symbol;
declare const WRITE: unique symbol;

type Queries = Transaction<Tables>;

/** A read-only transaction of one partnership. */
export type Read = Pick<Queries, 'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'getExecutor' | 'executeQuery'> & {
  readonly [READ]: true;
};
/** A transaction of one partnership that may change rows. Everything that takes a `Read` takes it too. */
export type Tx = Queries & { readonly [READ]: true; readonly [WRITE]: true };

const afterCommits = new WeakMap<object, (() => void)[]>();

/** Runs `work` once the transaction is stored; not at all when it is rolled back. */
export function afterCommit(tx: Tx, work: () => void): void {
  const list = afterCommits.get(tx);
  if (list) list.push(work);
  else afterCommits.set(tx, [work]);
}

const transactions = new WeakMap<object, ClientTransaction>();

/**
 * The last statements of a transaction, sent in one packet with its commit: none of them may need what
 * another answers. Where rows are contended this is how to hold their locks for the shortest time.
 * Answers what each statement said; all of them are stored, or none.
 */
export function commitWith(tx: Tx, statements: readonly CompiledQuery[]): Promise<readonly QueryResult<unknown>[]> {
  return transactions.get(tx)!.commitWith(statements);
}

/** PostgreSQL's code for "the plan of a named statement no longer fits": a migration ran meanwhile. */
const STALE_PLAN = '0A000';

export class Db {
  constructor(
    private readonly pool: pg.Pool,
    /** A replica for lists and reports; the main pool where there is none. */
    private readonly reportPool: pg.Pool = pool,
  ) {}

  /** Reads of one partnership, in one snapshot per statement. */
  read<T>(partnership: string, work: (db: Read) => Promise<T>): Promise<T> {
    return this.look(this.pool, partnership, work);
  }

  /** The same from the replica, where there is one: for lists and reports that may lag behind by moments. */
  report<T>(partnership: string, work: (db: Read) => Promise<T>): Promise<T> {
    return this.look(this.reportPool, partnership, work);
  }

  private look<T>(pool: pg.Pool, partnership: string, work: (db: Read) => Promise<T>): Promise<T> {
    const begin = `begin read only;set local tandem.partnership='${checked(partnership)}'`;
    return run(pool, begin, async (transaction) => {
      const result = await work(transaction.queries() as unknown as Read);
      transaction.letGo();
      return result;
    });
  }

  /** One transaction of one partnership: all of it is stored, durably, or nothing. */
  write<T>(partnership: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.store(`begin;set local tandem.partnership='${checked(partnership)}'`, work);
  }

  /**
   * Outside any partnership: sees no tenant row, only what belongs to nobody (sign-in, the list of
   * servers) and what the database's definer functions hand out. For the few that serve everybody.
   */
  unsafeAcrossPartnerships<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.store('begin', work);
  }

  private async store<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const tx = { after: [] as readonly (() => void)[] };
    const result = await run(this.pool, begin, async (transaction) => {
      const queries = transaction.queries() as unknown as Tx;
      transactions.set(queries, transaction);
      const value = await work(queries);
      await transaction.commit();
      tx.after = afterCommits.get(queries) ?? [];
      return value;
    });
    for (const after of tx.after) after();
    return result;
  }
}

async function run<T>(pool: pg.Pool, begin: string, work: (transaction: ClientTransaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const transaction = new ClientTransaction(client, begin);
  let usable = true;
  try {
    return await work(transaction);
  } catch (error) {
    usable = (await transaction.rollback()) && (error as { code?: string }).code !== STALE_PLAN;
    throw error;
  } finally {
    client.release(!usable);
  }
}

function checked(partnership: string): string {
  if (!isUuid(partnership)) throw new Error('A partnership is named by its UUID');
  return partnership;
}
