/** The end of the server, asked for and not. */
import { afterAll, expect, test } from 'vitest';
import { dataFolder, removeFolder, startTandem, type TandemProcess } from './tandem-process.js';

const folder = dataFolder();
const started: TandemProcess[] = [];
const start = async (): Promise<TandemProcess> => {
  const server = await startTandem(folder);
  started.push(server);
  return server;
};
afterAll(async () => {
  await Promise.all(started.map((server) => server.end('SIGKILL')));
  removeFolder(folder);
});

const account = { name: 'Stop Test', email: 'stop@example.org', password: 'a long enough password' };

type Client = ReturnType<typeof clientOf>;

/** A way to call the API with a session. */
const clientOf = (url: string, cookie: string) => {
  const send = (method: string, path: string, body: unknown): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    });
  return {
    post: (path: string, body: unknown) => send('POST', path, body),
    put: (path: string, body: unknown) => send('PUT', path, body),
    get: async <T>(path: string): Promise<T> => (await fetch(`${url}/api/v1${path}`, { headers: { cookie } })).json() as Promise<T>,
  };
};

/** Enters by an address that answers with a session. */
async function entered(url: string, path: string, body: unknown): Promise<Client> {
  const answer = await clientOf(url, '').post(path, body);
  expect(answer.status).toBe(201);
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return clientOf(url, cookies.join('; '));
}

function signedIn({ url, firstAccountLink }: TandemProcess): Promise<Client> {
  const token = firstAccountLink === null ? null : new URL(firstAccountLink).searchParams.get('token');
  return token === null
    ? entered(url, '/session', { email: account.email, password: account.password })
    : entered(url, '/first-account', { ...account, token });
}

/** Both sides sign the draft that a partnership begins with. */
async function agree(url: string, founder: Client, at: string): Promise<void> {
  const who = { name: 'Pia', email: 'pia@example.org', role: 'provider-lead', teams: ['service-desk'] };
  const { link } = (await (await founder.post(`${at}/members`, who)).json()) as { link: string };
  const pia = await entered(url, `/invitations/${link.split('/').at(-1)}/acceptance`, { password: account.password });
  const [draft] = (await founder.get<{ items: { id: string; revision: number }[] }>(`${at}/drafts`)).items;
  const proposal = await founder.post(`${at}/drafts/${draft!.id}/proposal`, { revision: draft!.revision, effectiveAt: null });
  const { id } = (await proposal.json()) as { id: string };
  const { hash } = await founder.get<{ hash: string }>(`${at}/agreements/${id}/signing`);
  for (const client of [founder, pia]) {
    const { person } = await client.get<{ person: { id: string } }>('/session');
    expect((await client.put(`${at}/agreements/${id}/signer`, { person: person.id })).status).toBe(200);
    const signed = await client.post(`${at}/agreements/${id}/signatures`, { hash, password: account.password });
    expect([signed.status, await signed.text()]).toEqual([201, expect.anything()]);
  }
}

test('Ctrl-C leaves a clean database; kill -9 amid creates loses nothing that was acknowledged', { timeout: 120_000 }, async () => {
  const first = await start();
  const founder = await signedIn(first);
  const made = await founder.post('/partnerships', { name: 'Stop', internalName: 'Own IT', providerName: 'Provider', zone: 'UTC' });
  expect(made.status).toBe(201);
  const { id: partnership } = (await made.json()) as { id: string };
  await agree(first.url, founder, `/partnerships/${partnership}`);
  expect(await first.end('SIGINT')).toBe(0);

  const second = await start();
  expect(second.output()).not.toMatch(/recover|not properly shut down|interrupted|crash/i);
  expect(second.firstAccountLink).toBeNull();
  const member = await signedIn(second);
  const { agreement } = await member.get<{ agreement: { categories: { id: string; parent: string | null }[] } }>(
    `/partnerships/${partnership}/agreement`,
  );
  const category = agreement.categories.find((one) => one.parent !== null)?.id;
  const acknowledged: string[] = [];
  const createUntilGone = async (worker: number): Promise<void> => {
    for (let at = 0; ; at++) {
      const answer = await member
        .post(`/partnerships/${partnership}/tickets`, { subject: `Ticket ${worker}-${at}`, text: 'x', category })
        .then(async (response) => (response.status === 201 ? ((await response.json()) as { id: string }) : response.status))
        .catch(() => null);
      if (answer === null) return;
      if (typeof answer === 'number') throw new Error(`A create was answered with ${answer}`);
      acknowledged.push(answer.id);
    }
  };
  const creating = Promise.all([0, 1, 2, 3].map(createUntilGone));
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(40);
  await second.end('SIGKILL');
  await creating;

  const third = await start();
  const again = await signedIn(third);
  const found = new Set<string>();
  let after: string | null = null;
  do {
    const page: { items: { id: string }[]; next: string | null } = await again.get(
      `/partnerships/${partnership}/tickets?status=all&limit=200${after === null ? '' : `&after=${encodeURIComponent(after)}`}`,
    );
    for (const { id } of page.items) found.add(id);
    after = page.next;
  } while (after !== null);
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  expect(await third.end('SIGTERM')).toBe(0);
});
