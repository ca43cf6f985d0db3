/**
 * Import of a history into PostgreSQL: reading, events, clocks and durable storage included. The real
 * log where it is beside the project, otherwise the sample's generated year, and said so.
 * Run: npx tsx bench/import.ts
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyLines } from '../seed/history/csv.js';
import { type BenchRow, printRows } from './row.js';
import { benchServer, firstAccount } from './server.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = process.env.TANDEM_SHARED ?? join(root, '..', 'shared');
const log = join(shared, 'data', 'history', 'servicenow-incident-events.csv.gz');

interface Job {
  readonly state: string;
  readonly endedAt: number | null;
  readonly startedAt: number | null;
  readonly failure: string | null;
}

export async function run(): Promise<BenchRow[]> {
  const real = existsSync(log);
  const server = await benchServer();
  try {
    const { fetch: call, cookie } = await firstAccount(server);
    const own = (await call('/partnerships', {
      body: { name: 'Bench', internalName: 'Inside', providerName: 'Outside', zone: 'UTC' },
    })) as { id: string };
    const at = `/partnerships/${own.id}`;
    const example = join(root, 'examples', 'servicenow-log');
    const text = readFileSync(real ? join(example, 'agreement.yaml') : join(root, 'seed', 'agreement.yaml'), 'utf8');
    const agreement = (await call(`${at}/agreements`, { body: { text } })) as { id: string };
    const content = real ? createReadStream(log) : [...historyLines({ until: Date.UTC(2026, 10, 23) })].join('');
    const uploaded = await fetch(`${server.url}/api/v1${at}/uploads?name=history.csv`, {
      method: 'POST',
      headers: { cookie, origin: server.url, 'content-type': 'application/octet-stream' },
      body: content as never,
      duplex: 'half',
    } as RequestInit);
    const { id: upload } = (await uploaded.json()) as { id: string };
    const mapping = readFileSync(real ? join(example, 'map.yaml') : join(root, 'seed', 'map.yaml'), 'utf8');
    const started = (await call(`${at}/histories`, { body: { upload, mapping, name: 'Bench', agreement: agreement.id } })) as {
      job: { id: string };
      history: { id: string };
    };
    const job = await ended(() => call(`${at}/jobs/${started.job.id}`) as Promise<Job>);
    if (job.state !== 'done') throw new Error(job.failure ?? job.state);
    const history = (await call(`${at}/histories/${started.history.id}`)) as { events: number };
    const seconds = (job.endedAt! - job.startedAt!) / 1000;
    const what = `import into PostgreSQL, events and clocks included (${real ? 'the log of 20,769 incidents' : "the sample's year"})`;
    return [{ what, ours: history.events / seconds, unit: 'events/s', target: 10_000, higherIsBetter: true, rivals: [] }];
  } finally {
    await server.stop();
  }
}

async function ended(look: () => Promise<Job>): Promise<Job> {
  for (;;) {
    const job = await look();
    if (job.endedAt !== null) return job;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await run());
