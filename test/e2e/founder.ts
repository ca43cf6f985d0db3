/** Calls of the API around a server of one's own: its first account, who is invited, and an agreement that both sides sign. */
import { expect } from 'vitest';
import type { TandemProcess } from './tandem-process.js';

/** The founder of a server of one's own. */
export const account = { name: 'Stop Test', email: 'stop@example.org', password: 'a long enough password' };

export type Client = ReturnType<typeof clientOf>;

/** A way to call the API with a session. */
const clientOf = (url: string, cookie: string) => {
  const send = (method: string, path: string, body: unknown): Promise<Response> =>
    fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    });
  return {
    cookie,
    post: (path: string, body: unknown) => send('POST', path, body),
    put: (path: string, body: unknown) => send('PUT', path, body),
    get: async <T>(path: string): Promise<T> => (await fetch(`${url}/api/v1${path}`, { headers: { cookie } })).json() as Promise<T>,
  };
};

/** Enters by an address that answers with a session. */
export async function entered(url: string, path: string, body: unknown): Promise<Client> {
  const answer = await clientOf(url, '').post(path, body);
  expect(answer.status).toBe(201);
  const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
  return clientOf(url, cookies.join('; '));
}

export function signedIn({ url, firstAccountLink }: TandemProcess): Promise<Client> {
  const token = firstAccountLink === null ? null : new URL(firstAccountLink).searchParams.get('token');
  return token === null
    ? entered(url, '/session', { email: account.email, password: account.password })
    : entered(url, '/first-account', { ...account, token });
}

/** Both sides sign the draft that a partnership begins with. */
export async function agree(url: string, founder: Client, at: string): Promise<void> {
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
