/** The built product as a process of its own, with the sample in it: addresses of its pages, and the cookie of who may see them. */
import { dataFolder, removeFolder, startTandem } from '../test/e2e/tandem-process.js';

export interface Page {
  readonly name: string;
  readonly address: string;
  /** Nobody is signed in. */
  readonly outside?: boolean;
}

export interface VisitableSample {
  readonly url: string;
  readonly pages: readonly Page[];
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
  stop(): Promise<void>;
}

const WAIT_MS = 300;
const WORK_WITHIN_MS = 120_000;

export async function visitableSample(): Promise<VisitableSample> {
  const folder = dataFolder();
  const server = await startTandem(folder);
  const stop = async (): Promise<void> => {
    await server.end('SIGTERM');
    removeFolder(folder);
  };
  try {
    const { url, firstAccountLink } = server;
    let cookies: { name: string; value: string }[] = [];
    const ask = async (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<Response> => {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          origin: url,
          cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer;
    };
    const call = async <T>(path: string, body?: unknown): Promise<T> => (await ask(path, body)).json() as Promise<T>;

    const token = new URL(firstAccountLink ?? '').searchParams.get('token');
    const account = await ask('/first-account', { token, name: 'Bench', email: 'bench@example.org', password: 'a password for benches' });
    cookies = account.headers.getSetCookie().map((one) => {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split(/=(.*)/s);
      return { name, value };
    });
    const { partnership } = (await (await ask('/partnerships/sample', undefined, 'POST')).json()) as { partnership: string };
    const inside = `/partnerships/${partnership}`;
    const history = await until(async () => {
      const { items } = await call<{ items: { id: string; state: string }[] }>(`${inside}/histories`);
      return items.find((one) => one.state === 'done')?.id;
    });
    const { items: agreements } = await call<{ items: { id: string; state: string }[] }>(`${inside}/agreements`);
    const { items: tickets } = await call<{ items: { id: string; bounces: number }[] }>(`${inside}/tickets?status=all&limit=200`);
    const { replay } = await call<{ replay: { id: string } }>(`${inside}/replays`, {
      history,
      agreement: agreements.find((one) => one.state === 'effective')?.id,
      compare: agreements.find((one) => one.state === 'draft')?.id ?? null,
    });
    await until(async () => (await call<{ replay: { state: string } }>(`${inside}/replays/${replay.id}`)).replay.state === 'done');
    const home = `/p/${partnership}`;
    return {
      url,
      cookies,
      pages: [
        { name: 'sign-in', address: '/sign-in', outside: true },
        { name: 'Home', address: home },
        { name: 'Tickets', address: `${home}/tickets` },
        { name: 'Ticket', address: `${home}/tickets/${tickets.find((one) => one.bounces > 0)?.id ?? tickets[0]?.id}` },
        { name: 'Agreement', address: `${home}/agreement` },
        { name: 'Replay', address: `${home}/agreement/replay/${replay.id}` },
      ],
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function until<T>(found: () => Promise<T | undefined | false>): Promise<T> {
  for (const began = Date.now(); Date.now() - began < WORK_WITHIN_MS; ) {
    const value = await found();
    if (value !== undefined && value !== false) return value;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new Error('The sample did not get ready');
}
