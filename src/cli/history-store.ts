/** Stores an imported history in the database that `tandem serve` uses, as the web's import does. */
import { createHash } from 'node:crypto';
import { readConfig } from '../server/config.js';
import { openConfigured } from '../server/main.js';
import { openStoreIn } from '../server/modules/histories/index.js';
import { Db } from '../server/platform/db/db.js';
import { makePool } from '../server/platform/db/pool.js';
import { makeLogger } from '../server/platform/log/logger.js';
import { UnreadableInput } from './input-files.js';
import type { HistoryStore, StoreRequest } from './store.js';

export async function openHistoryStore({ source, mapping, into, env }: StoreRequest): Promise<HistoryStore> {
  const result = readConfig(env);
  if (!result.ok) throw new UnreadableInput(result.problems);
  const hash = createHash('sha256');
  for await (const chunk of source.open()) hash.update(chunk);
  const log = makeLogger('error');
  const database = await openConfigured(result.config, log);
  const pool = makePool({
    connection: database.app,
    max: 2,
    name: 'tandem:import',
    onError: (error) => log.warn({ err: error }, 'A database connection broke'),
  });
  const close = async (): Promise<void> => {
    await pool.end();
    await database.stop();
  };
  try {
    const store = await openStoreIn(new Db(pool), { into, name: source.name, sha256: hash.digest('hex'), mapping, now: Date.now() });
    if (typeof store === 'string') throw new UnreadableInput([store]);
    return { ...store, close };
  } catch (error) {
    await close();
    throw error;
  }
}
