/** A whole server in a process of its own on a database that stands: a test kills it in the middle of its work. */
import { createApp } from '../app.js';
import { readConfig } from '../config.js';
import { systemClock } from '../platform/clock.js';
import { keptSecret, withClient } from '../platform/db/roles.js';
import { makeLogger } from '../platform/log/logger.js';

const { app: connection, owner, data } = JSON.parse(process.argv[2] ?? '{}');
const result = readConfig({ TANDEM_DATA: data, TANDEM_RATE_LIMIT: '0', DATABASE_POOL: '6' });
if (!result.ok) throw new Error(result.problems.join());
const app = await createApp({
  config: result.config,
  clock: systemClock,
  log: makeLogger('silent'),
  connection,
  reads: null,
  secret: (name) => withClient(owner, (client) => keptSecret(client, name)),
  work: true,
});
await app.http.listen({ host: '127.0.0.1', port: 0 });
const address = app.http.server.address();
if (address === null || typeof address === 'string') throw new Error('The server has no port');
process.stdout.write(`${address.port}\n`);
