/**
 * 500 people follow what changes, each in a browser of the own: what that costs the server in memory,
 * and how long after a write the last of them is told. The server is a process of its own, bundled.
 * Run: npx tsx bench/streams.ts
 */
import { readFileSync } from 'node:fs';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { deskProcess } from './desk-process.js';
import { type BenchRow, printRows } from './row.js';

const STREAMS = 500;
const WRITES = 20;

type Server = Awaited<ReturnType<typeof deskProcess>>;

/** Resident memory of the server's process, in megabytes; null off Linux. */
function memoryOf(pid: number): number | null {
  if (process.platform !== 'linux') return null;
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
}

interface Streams {
  /** When each of them has been told of a ticket. */
  told(ticket: string): Promise<void>;
  close(): void;
}

async function openStreams({ url, cookie }: Server, count: number): Promise<Streams> {
  const requests: ClientRequest[] = [];
  const heard = new Map<string, { count: number; done: () => void }>();
  const open = () =>
    new Promise<void>((resolve, reject) => {
      const request = get(
        `${url}/api/v1/changes`,
        { headers: { cookie, accept: 'text/event-stream' }, agent: false },
        (answer: IncomingMessage) => {
          if (answer.statusCode !== 200) return reject(new Error(`A stream was answered with ${answer.statusCode}`));
          let rest = '';
          answer.setEncoding('utf8');
          answer.on('data', (text: string) => {
            const blocks = (rest + text).split('\n\n');
            rest = blocks.pop() ?? '';
            for (const block of blocks) {
              if (block.includes('event: hello')) resolve();
              const ticket = /"ticket":"([0-9a-f-]{36})"/.exec(block)?.[1];
              const one = ticket === undefined ? undefined : heard.get(ticket);
              if (one === undefined) continue;
              one.count += 1;
              if (one.count === count) one.done();
            }
          });
          answer.on('error', () => undefined);
        },
      );
      request.on('error', reject);
      requests.push(request);
    });
  for (let made = 0; made < count; made += 50) await Promise.all(Array.from({ length: Math.min(50, count - made) }, open));
  return {
    told: (ticket) => new Promise((done) => heard.set(ticket, { count: 0, done })),
    close: () => {
      for (const request of requests) request.destroy();
    },
  };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function run(): Promise<BenchRow[]> {
  const server = await deskProcess();
  try {
    const api = async (path: string, init: RequestInit = {}): Promise<unknown> => {
      const headers = { cookie: server.cookie, origin: server.url, 'content-type': 'application/json' };
      const answer = await fetch(`${server.url}/api/v1${path}`, { ...init, headers });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const desk = `/partnerships/${server.partnership}/tickets`;
    const { items } = (await api(`${desk}?limit=1`)) as { items: { id: string }[] };
    const ticket = items[0]!.id;
    // What a first request of each kind needs is no part of the streams.
    const write = (n: number) =>
      api(`${desk}/${ticket}/messages`, { method: 'POST', body: JSON.stringify({ audience: 'shared', text: `Word ${n}` }) });
    const warm = await openStreams(server, 20);
    await write(0);
    await sleep(1_000);
    warm.close();
    await sleep(2_000);
    const before = memoryOf(server.pid);
    const streams = await openStreams(server, STREAMS);
    const times: number[] = [];
    for (let n = 1; n <= WRITES; n += 1) {
      const told = streams.told(ticket);
      const began = performance.now();
      await write(n);
      await told;
      times.push(performance.now() - began);
      await sleep(100);
    }
    const after = memoryOf(server.pid);
    streams.close();
    times.sort((a, b) => a - b);
    const rows: BenchRow[] = [
      {
        what: `${STREAMS} people told of a write, from its sending on, p95`,
        ours: times[Math.ceil(times.length * 0.95) - 1]!,
        unit: 'ms',
        target: 1_000,
        higherIsBetter: false,
        rivals: [],
      },
    ];
    if (before !== null && after !== null)
      rows.push({
        what: `memory of ${STREAMS} open streams`,
        ours: after - before,
        unit: 'MB',
        target: 300,
        higherIsBetter: false,
        rivals: [],
      });
    return rows;
  } finally {
    await server.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printRows(await run());
