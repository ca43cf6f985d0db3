/** Connection pools with the settings that every connection of ours shares. */
import pg from 'pg';

const INT8 = 20;
const JSON_TYPES = pg.types;

/** `bigint` arrives as a number: instants and counts stay below 2^53. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return (text: string) => Number(text);
    return JSON_TYPES.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};

export interface PoolOptions {
  readonly connection: pg.ClientConfig;
  readonly max: number;
  readonly name: string;
  readonly onError: (error: Error) => void;
}

/** Statements are pipelined; a transaction that forgot to end is ended by the server. */
export function makePool({ connection, max, name, onError }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    max,
    pipeline: true,
    types: typeParsers,
    application_name: name,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    options: '-c statement_timeout=30s -c idle_in_transaction_session_timeout=30s -c lock_timeout=10s',
  } as pg.PoolConfig);
  // An idle connection that breaks must not end the process; the next statement gets a new one.
  pool.on('error', onError);
  // Nor may one that breaks between two statements of a transaction: the next statement fails and tells.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
