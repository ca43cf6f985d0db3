/**
 * The desk over HTTP, in a server process of its own: creating tickets with four clients, durable,
 * beside the same statements sent by bare `pg`; first and next pages of the queue at 10,000, 100,000 and
 * 1,000,000 tickets; and the page of a ticket with 500 messages.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { barePg } from './desk-bare.js';
import type { BenchRow } from './row.js';

const CLIENTS = 4;
/** A server that runs for days has compiled what it does all day; before that it is about half as fast. */
const WARM_UP = 15_000;
const SECONDS = 8;
const PAGES = 300;
const NEXT_PAGES = 10;
const SIZES = [10_000, 100_000, 1_000_000] as const;
const MESSAGES = 500;

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
async function serverProcess(databaseUrl: string | null): Promise<Server> {
  execFileSync(process.execPath, ['scripts/build.mjs', 'desk-server=bench/desk-server.ts'], { cwd: root, stdio: 'inherit' });
  const env = { ...process.env, ...(databaseUrl === null ? {} : { BENCH_DATABASE_URL: databaseUrl }) };
  const child = spawn(process.execPath, ['dist/desk-server.mjs'], { cwd: root, env, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value as string);
  const ready = await next();
  return {
    ...ready,
    grow: async (tickets) => {
      child.stdin.write(`grow ${tickets}\n`);
      await next();
    },
    stop: async () => {
      child.stdin.end();
      await new Promise((resolve) => child.on('exit', resolve));
    },
  };
}

/** Milliseconds of each call, made by so many clients at a time until `enough` says so. */
async function measure(clients: number, enough: (calls: number) => boolean, call: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (!enough(times.length)) {
        const started = performance.now();
        await call();
        times.push(performance.now() - started);
      }
    }),
  );
  return times;
}

const times = (count: number) => (calls: number) => calls >= count;
const quantile = (all: number[], share: number): number => all.sort((a, b) => a - b)[Math.floor(all.length * share)]!;

type Call = (path: string, body?: unknown) => Promise<string>;

function caller({ url, cookie }: Server): Call {
  const pool = new Pool(url, { connections: CLIENTS });
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  return async (path, body) => {
    const answer = await pool.request({
      path: `/api/v1${path}`,
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${text}`);
    return text;
  };
}

const TICKET = {
  subject: 'Printer in accounting prints stripes',
  text: 'Month-end papers look like a zebra.',
  category: 'printer',
  impact: 'medium',
  urgency: 'medium',
  system: null,
  site: 'main-plant',
};

const row = (what: string, ours: number, unit: string, target: number, higherIsBetter = false): BenchRow => ({
  what,
  ours,
  unit,
  target,
  higherIsBetter,
  rivals: [],
});

/** Figures of a desk on a server of its own: tickets that are created, or pages that are read. */
export type Figures = (server: Server, call: Call, at: string) => Promise<BenchRow[]>;

/** @param databaseUrl a PostgreSQL that runs already; null: the embedded one. `where` is said behind each figure. */
export async function onServer(figures: Figures, databaseUrl: string | null = null, where = ''): Promise<BenchRow[]> {
  const server = await serverProcess(databaseUrl);
  try {
    const rows = await figures(server, caller(server), `/partnerships/${server.partnership}`);
    return rows.map((one) => ({ ...one, what: `${one.what}${where}` }));
  } finally {
    await server.stop();
  }
}

/** Creating tickets, and the page of a long one. */
export const writing: Figures = async (server, call, at) => [...(await creating(server, call, at)), await ticketPage(call, at)];

/** Pages of the queue at each size. */
export const listing: Figures = async (server, call, at) => {
  const rows: BenchRow[] = [];
  const small = new Map<string, number>();
  for (const size of SIZES) {
    await server.grow(size);
    for (const [name, query] of QUEUES) {
      for (const [page, p95] of await pages(call, `${at}/tickets?${query}`)) {
        const what = `queue at ${size.toLocaleString('en')} tickets, ${name}, ${page}, p95`;
        const before = small.get(`${name} ${page}`);
        if (before === undefined) small.set(`${name} ${page}`, p95);
        if (size < 1_000_000) rows.push(row(what, p95, 'ms', 20));
        else rows.push(row(`${what}, at most 1.5 times that at 10,000 (${before!.toFixed(1)})`, p95, 'ms', before! * 1.5));
      }
    }
  }
  return rows;
};

async function creating(server: Server, call: Call, at: string): Promise<BenchRow[]> {
  const create = () => call(`${at}/tickets`, TICKET);
  await measure(CLIENTS, times(WARM_UP), create);
  const [until, began] = [performance.now() + SECONDS * 1000, performance.now()];
  const creates = await measure(CLIENTS, () => performance.now() >= until, create);
  const rate = creates.length / ((performance.now() - began) / 1000);
  const alone = (tuned: boolean) => barePg(server.connection, server.partnership, { clients: CLIENTS, seconds: SECONDS, tuned });
  const [bare, tuned] = [await alone(false), await alone(true)];
  return [
    {
      ...row('ticket create over HTTP, warm, 4 clients: routing, clocks, event, outbox, durable', rate, 'tickets/s', 1_000, true),
      rivals: [
        { name: 'the same statements by bare pg', value: bare },
        { name: 'the same by pg, prepared and in the same packets', value: tuned },
      ],
    },
    row('ticket create over HTTP, p95', quantile(creates, 0.95), 'ms', 15),
  ];
}

async function ticketPage(call: Call, at: string): Promise<BenchRow> {
  const { id } = JSON.parse(await call(`${at}/tickets`, TICKET)) as { id: string };
  for (let n = 0; n < MESSAGES; n += 1) {
    const text = `Message ${n}: the drum was changed, the stripes are **still** there.\n\n- page ${n}\n- tray ${n % 3}`;
    await call(`${at}/tickets/${id}/messages`, { audience: n % 2 === 0 ? 'requester' : 'shared', text });
  }
  const read = () => call(`${at}/tickets/${id}`);
  await measure(1, times(30), read);
  return row(`page of a ticket with ${MESSAGES} messages, p95`, quantile(await measure(1, times(PAGES), read), 0.95), 'ms', 30);
}

/** The 95th percentile of the first page, and of those that follow it. */
async function pages(call: Call, path: string): Promise<[string, number][]> {
  const first = () => call(path);
  await measure(1, times(30), first);
  const found: [string, number][] = [['first page', quantile(await measure(1, times(PAGES), first), 0.95)]];
  const following: number[] = [];
  while (following.length < PAGES) {
    let next = nextOf(await call(path));
    for (let page = 0; page < NEXT_PAGES && next !== null; page += 1) {
      const started = performance.now();
      const answer = await call(`${path}&after=${encodeURIComponent(next)}`);
      following.push(performance.now() - started);
      next = nextOf(answer);
    }
    if (following.length === 0) return found;
  }
  return [...found, ['each next page', quantile(following, 0.95)]];
}

const nextOf = (answer: string): string | null => (JSON.parse(answer) as { next: string | null }).next;

const QUEUES = [
  ['open by deadline', 'limit=50'],
  ['all by last change', 'limit=50&status=all&sort=updated'],
  ["one team's, P2", 'limit=50&team=service-desk&priority=P2'],
] as const;
