/** The tickets of the database that `tandem serve` uses, for checking. */
import { readConfig } from '../server/config.js';
import { openConfigured } from '../server/main.js';
import { INSTANT_FIELDS, partnershipsToVerify, verifyClocks } from '../server/modules/tickets/index.js';
import { Db } from '../server/platform/db/db.js';
import { makePool } from '../server/platform/db/pool.js';
import { makeLogger } from '../server/platform/log/logger.js';
import { UnreadableInput } from './input-files.js';
import type { Io } from './io.js';
import type { VerifiedStore } from './verified-tickets.js';

export async function openVerifiedStore(env: Io['env']): Promise<VerifiedStore> {
  const result = readConfig(env);
  if (!result.ok) throw new UnreadableInput(result.problems);
  const log = makeLogger('error');
  const database = await openConfigured(result.config, log).catch((error: unknown) => {
    throw new UnreadableInput([`The database cannot be opened: ${(error as Error).message}`]);
  });
  const pool = makePool({
    connection: database.app,
    max: 2,
    name: 'tandem:verify',
    onError: (error) => log.warn({ err: error }, 'A database connection broke'),
  });
  const db = new Db(pool);
  return {
    partnerships: (named) => partnershipsToVerify(db, named),
    verify: (partnership, onTicket, onBatch) => verifyClocks(db, partnership, onTicket, onBatch),
    instants: INSTANT_FIELDS,
    close: async () => {
      await pool.end();
      await database.stop();
    },
  };
}
