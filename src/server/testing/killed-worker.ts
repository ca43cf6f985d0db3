/** A server in a process of its own that begins a job and never ends it: a test kills it in the middle. */

import { z } from 'zod';
import { createApp } from '../app.js';
import { readConfig } from '../config.js';
import { systemClock } from '../platform/clock.js';
import { keptSecret, withClient } from '../platform/db/roles.js';
import { newId } from '../platform/ids.js';
import type { JobKind } from '../platform/jobs/running-job.js';
import { makeLogger } from '../platform/log/logger.js';

const { app: connection, owner, partnership } = JSON.parse(process.argv[2] ?? '{}');
const result = readConfig({});
if (!result.ok) throw new Error(result.problems.join());

const kind: JobKind<{ steps: number }> = {
  kind: 'replay',
  unit: 'steps',
  input: z.strictObject({ steps: z.number() }),
  run: async () => {
    process.stdout.write('in the middle\n');
    await new Promise(() => undefined);
  },
};
const app = await createApp({
  config: result.config,
  clock: systemClock,
  log: makeLogger('silent'),
  connection,
  reads: null,
  secret: (name) => withClient(owner, (client) => keptSecret(client, name)),
  prepare: (services) => services.jobs.define(kind),
});
await app.services.db.write(partnership, async (tx) => {
  await tx.insertInto('partnerships').values({ partnership_id: partnership, name: 'x', zone: 'UTC', created_at: 1 }).execute();
  await app.services.jobs.add(tx, kind, { partnership, now: 1, title: 'x', subject: newId(), startedBy: null, input: { steps: 1 } });
});
