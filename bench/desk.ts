/**
 * The desk over HTTP, in a server process of its own: creating tickets with four clients, durable,
 * beside the same statements sent by bare `pg`; and a page of the queue at 10,000 and 100,000 tickets.
 * Run: npx tsx bench/desk.ts
 */
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { barePg } from './desk-bare.js';
import { type BenchRow, printRows } from './row.js';

const CLIENTS = 4;
const SECONDS = 8;
const PAGES = 300;

interface Server {
  readonly url: string;
  readonly cookie: string;
  readonly partnership: string;
  readonly connection: Readonly<Record<string, unknown>>;
  /** Fills the desk up to so many tickets. */
  grow(tickets: number): Promise<void>;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundled, as it runs in production. */
async function serverProcess(): Promise<Server> {
  execFileSync(process.execPath, ['scripts/build.mjs', 'desk-server=bench/desk-server.ts'], { cwd: root, stdio: 'inherit' });
  const child = spawn(process.execPath, ['dist/desk-server.mjs'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value as string);
  const ready = await next();
  const say = async (line: string) => {
    child.stdin.write(`${line}\n`);
    await next();
  };
  return {
    ...ready,
    grow: (tickets) => say(`grow ${tickets}`),
    stop: async () => {
      child.stdin.end();
      await new Promise((resolve) => child.on('exit', resolve));
    },
  };
}

/** Milliseconds of each call, made by so many clients at a time until `enough` says so. */
async function measure(clients: number, enough: (calls: number) => boolean, call: (client: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (!enough(times.length)) {
        const started = performance.now();
        await call(client);
        times.push(performance.now() - started);
      }
    }),
  );
  return times;
}

const quantile = (times: number[], share: number): number => times.sort((a, b) => a - b)[Math.floor(times.length * share)]!;

function caller({ url, cookie }: Server) {
  const pool = new Pool(url, { connections: CLIENTS });
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  return async (path: string, body?: string): Promise<string> => {
    const answer = await pool.request({
      path: `/api/v1${path}`,
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body }),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${text}`);
    return text;
  };
}

const TICKET = JSON.stringify({
  subject: 'Printer in accounting prints stripes',
  text: 'Month-end papers look like a zebra.',
  category: 'printer',
  impact: 'medium',
  urgency: 'medium',
  system: null,
  site: 'main-plant',
});

export async function run(): Promise<BenchRow[]> {
  const server = await serverProcess();
  try {
    const call = caller(server);
    const at = `/partnerships/${server.partnership}`;
    const create = () => call(`${at}/tickets`, TICKET);
    await measure(CLIENTS, (calls) => calls >= 400, create);
    const [until, began] = [performance.now() + SECONDS * 1000, performance.now()];
    const creates = await measure(CLIENTS, () => performance.now() >= until, create);
    const rate = creates.length / ((performance.now() - began) / 1000);
    const alone = (tuned: boolean) => barePg(server.connection, server.partnership, { clients: CLIENTS, seconds: SECONDS, tuned });
    const [bare, tuned] = [await alone(false), await alone(true)];
    const rows: BenchRow[] = [
      {
        what: 'ticket create over HTTP, 4 clients: routing, clocks, event, outbox, durable',
        ours: rate,
        unit: 'tickets/s',
        target: 600,
        higherIsBetter: true,
        rivals: [
          { name: 'the same statements by bare pg', value: bare },
          { name: 'the same by pg, prepared and in the same packets', value: tuned },
        ],
      },
      { what: 'ticket create over HTTP, p95', ours: quantile(creates, 0.95), unit: 'ms', target: 20, higherIsBetter: false, rivals: [] },
      { what: 'ticket create, share of bare pg', ours: rate / bare, unit: '× bare pg', target: 0.6, higherIsBetter: true, rivals: [] },
    ];
    for (const size of [10_000, 100_000]) {
      await server.grow(size);
      for (const [name, query] of QUEUES) {
        await measure(
          1,
          (calls) => calls >= 30,
          () => call(`${at}/tickets?${query}`),
        );
        const pages = await measure(
          1,
          (calls) => calls >= PAGES,
          () => call(`${at}/tickets?${query}`),
        );
        rows.push({
          what: `queue page in the server at ${size.toLocaleString('en')} tickets, p95, ${name}`,
          ours: quantile(pages, 0.95),
          unit: 'ms',
          target: 20,
          higherIsBetter: false,
          rivals: [],
        });
      }
    }
    return rows;
  } finally {
    await server.stop();
  }
}

const QUEUES = [
  ['open by deadline', 'limit=50'],
  ['all by last change', 'limit=50&status=all&sort=updated'],
  ["one team's, P2", 'limit=50&team=service-desk&priority=P2'],
  ['search', 'limit=50&status=all&search=zebra'],
] as const;

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await run());
