/**
 * The only way to the tables. Work for a partnership happens inside one short transaction that is
 * bound to it: row-level security then hides every other partnership, whatever the statement says.
 * Reads get a `Read`, writes a `Tx`; what changes rows takes a `Tx`, so it cannot be called in a read.
 */
import type { Transaction } from 'kysely';
import type pg from 'pg';
import { isUuid } from '../ids.js';
import { kyselyOnClient } from './kysely-on-client.js';
import type { Tables } from './tables.js';

declare const READ: unique symbol;
declare const WRITE: unique symbol;

type Queries = Transaction<Tables>;

/** A read-only transaction of one partnership. */
export type Read = Pick<Queries, 'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'getExecutor' | 'executeQuery'> & {
  readonly [READ]: true;
};
/** A transaction of one partnership that may change rows. Everything that takes a `Read` takes it too. */
export type Tx = Queries & { readonly [READ]: true; readonly [WRITE]: true };

const clients = new WeakMap<pg.ClientBase, Queries>();

function queriesOn(client: pg.PoolClient): Queries {
  let queries = clients.get(client);
  if (!queries) {
    queries = kyselyOnClient(client);
    clients.set(client, queries);
  }
  return queries;
}

const afterCommits = new WeakMap<object, (() => void)[]>();

/** Runs `work` once the transaction is stored; not at all when it is rolled back. */
export function afterCommit(tx: Tx, work: () => void): void {
  const list = afterCommits.get(tx);
  if (list) list.push(work);
  else afterCommits.set(tx, [work]);
}

/** PostgreSQL's code for "the plan of a named statement no longer fits": a migration ran meanwhile. */
const STALE_PLAN = '0A000';

export class Db {
  constructor(
    private readonly pool: pg.Pool,
    /** A replica for lists and reports; the main pool where there is none. */
    private readonly readPool: pg.Pool = pool,
  ) {}

  /** Reads of one partnership, in one snapshot per statement. */
  read<T>(partnership: string, work: (db: Read) => Promise<T>): Promise<T> {
    return this.run(this.readPool, `begin read only;set local tandem.partnership='${checked(partnership)}'`, (queries) =>
      work(queries as unknown as Read),
    );
  }

  /** One transaction of one partnership: all of it is stored, durably, or nothing. */
  write<T>(partnership: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(this.pool, `begin;set local tandem.partnership='${checked(partnership)}'`, (queries) => work(queries as unknown as Tx));
  }

  /**
   * Outside any partnership: sees no tenant row, only what belongs to nobody (sign-in, the list of
   * servers) and what the database's definer functions hand out. For the few that serve everybody.
   */
  unsafeAcrossPartnerships<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(this.pool, 'begin', (queries) => work(queries as unknown as Tx));
  }

  private async run<T>(pool: pg.Pool, begin: string, work: (queries: Queries) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    const queries = queriesOn(client);
    let broken = false;
    // Not awaited: the connection keeps order, and the first statement follows without a round trip.
    const begun = client.query(begin);
    begun.catch(() => undefined);
    try {
      const result = await work(queries);
      await begun;
      const end = await client.query('commit');
      // A failed statement whose error was swallowed turns commit into rollback, silently.
      if (end.command !== 'COMMIT') throw new Error('The transaction was rolled back because a statement in it failed');
      for (const after of afterCommits.get(queries) ?? []) after();
      return result;
    } catch (error) {
      broken = (error as { code?: string }).code === STALE_PLAN;
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      afterCommits.delete(queries);
      client.release(broken);
    }
  }
}

function checked(partnership: string): string {
  if (!isUuid(partnership)) throw new Error('A partnership is named by its UUID');
  return partnership;
}
