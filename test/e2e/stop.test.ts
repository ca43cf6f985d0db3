/** The end of the server, asked for and not. */
import { afterAll, expect, test } from 'vitest';
import { agree, signedIn } from './founder.js';
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
