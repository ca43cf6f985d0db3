import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../contract/errors.js';
import {
  acceptInvitation,
  createFirstAccount,
  getSession,
  inviteMember,
  listMembers,
  signIn,
  signOut,
} from '../../../contract/identity.js';
import { cookieOf, PASSWORD, testApp } from '../../testing/test-app.js';
import { rowsOf } from '../../testing/test-database.js';
import { announceMembers } from './index.js';

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error(`Expected a refusal, got ${String(error)}`);
  return { status: error.problem.status, code: error.problem.causes[0]?.code ?? error.problem.code, text: error.problem.detail };
};

describe('the first account', async () => {
  const app = await testApp();
  const { anonymous: nobody } = app;
  const body = (token: string, more = {}) => ({
    token,
    name: 'Ann Owner',
    email: 'Ann@Example.org',
    password: 'correct horse battery',
    ...more,
  });
  const tokenOf = (link: string | null): string => new URL(link ?? '').searchParams.get('token') ?? '';

  test('is needed at first; a made-up or stale link does not make it', async () => {
    expect(await nobody.call(getSession, {})).toMatchObject({ person: null, firstAccountNeeded: true, memberships: [] });
    expect(await refusal(nobody.call(createFirstAccount, { body: body('x'.repeat(43)) }))).toMatchObject({
      status: 422,
      code: 'identity.link-over',
    });
    const old = tokenOf(await app.app.firstAccountLink('http://localhost'));
    app.clock.advance(25 * 3_600_000);
    expect(await refusal(nobody.call(createFirstAccount, { body: body(old) }))).toMatchObject({ code: 'identity.link-over' });
  });

  test('keeps only a hash of the link', async () => {
    const token = tokenOf(await app.app.firstAccountLink('http://localhost'));
    const rows = await rowsOf<{ token_hash: string }>(app.database.owner, 'select * from first_account_links');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('a short password is refused', async () => {
    const token = tokenOf(await app.app.firstAccountLink('http://localhost'));
    expect(await refusal(nobody.call(createFirstAccount, { body: body(token, { password: 'short' }) }))).toMatchObject({ status: 400 });
  });

  test('made once with either of two links, signs in, and ends all links', async () => {
    const links = [await app.app.firstAccountLink('http://localhost'), await app.app.firstAccountLink('http://localhost')];
    const answers = await Promise.all(links.map((link) => nobody.request('POST', '/api/v1/first-account', { body: body(tokenOf(link)) })));
    expect(answers.map((one) => one.status).filter((status) => status === 201)).toHaveLength(1);
    const made = answers.find((one) => one.status === 201);
    expect(made?.json).toMatchObject({ person: { name: 'Ann Owner', email: 'ann@example.org' }, firstAccountNeeded: false });
    app.takeErrors();
    const session = await nobody.request('GET', '/api/v1/session', { headers: { cookie: cookieOf(made?.headers ?? new Headers()) } });
    expect(session.json).toMatchObject({ person: { email: 'ann@example.org' } });
    expect(await app.app.firstAccountLink('http://localhost')).toBeNull();
    for (const link of links)
      expect(
        (await nobody.request('POST', '/api/v1/first-account', { body: body(tokenOf(link), { email: 'b@example.org' }) })).status,
      ).toBe(422);
    expect(await rowsOf(app.database.owner, 'select 1 from people')).toHaveLength(1);
  });

  test('the password is kept as argon2id', async () => {
    const [row] = await rowsOf<{ password: string }>(app.database.owner, 'select password from credentials');
    expect(row?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('signing in', async () => {
  const app = await testApp();
  const { anonymous: nobody } = app;
  const person = await app.as('internal-technician', { name: 'Tom' });

  test('opens a session whose cookies no script and no other site gets', async () => {
    const answer = await nobody.request('POST', '/api/v1/session', { body: { email: person.email.toUpperCase(), password: PASSWORD } });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      person: { id: person.id, name: 'Tom' },
      memberships: [{ partnership: app.partnership, role: 'internal-technician', partyName: 'Harbor Lane' }],
    });
    const cookies = answer.headers.getSetCookie().filter((one) => !one.includes('Max-Age=0'));
    expect(cookies.length).toBeGreaterThanOrEqual(2);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
  });

  test('a wrong password and an unknown address get the same answer', async () => {
    const wrong = await nobody.request('POST', '/api/v1/session', { body: { email: person.email, password: 'wrong password' } });
    const unknown = await nobody.request('POST', '/api/v1/session', { body: { email: 'nobody@example.org', password: 'wrong password' } });
    expect([wrong.status, wrong.text]).toEqual([401, unknown.text]);
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  test('guessing is slowed down, for one address and for one person; the right password later works', async () => {
    const victim = await app.outsider();
    const from = (ip: string, password: string) =>
      app.app.http.inject({ method: 'POST', url: '/api/v1/session', remoteAddress: ip, payload: { email: victim.email, password } });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await from('203.0.113.7', `guess number ${n}`)).statusCode);
    expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
    const refused = await from('203.0.113.7', PASSWORD);
    expect([refused.statusCode, Number(refused.headers['retry-after'])]).toEqual([429, 900]);
    expect((await from('203.0.113.8', PASSWORD)).statusCode).toBe(201);
    app.clock.advance(16 * 60_000);
    const later = await from('203.0.113.7', PASSWORD);
    expect(later.statusCode).toBe(201);
  });

  test('counts are kept without addresses', async () => {
    const rows = await rowsOf<{ key: string }>(app.database.owner, 'select key from throttles');
    expect(rows.length).toBeGreaterThan(3);
    for (const { key } of rows) expect(key).toMatch(/^(pair|ip|email|link):[0-9a-f]{32}$/);
  });

  test('a changed cookie is nobody', async () => {
    const [name, value] = person.cookie.split('; ')[0]?.split('=') ?? [];
    const forged = `${name}=${value?.startsWith('A') ? 'B' : 'A'}${value?.slice(1)}`;
    expect((await nobody.request('GET', '/api/v1/session', { headers: { cookie: forged } })).json).toMatchObject({ person: null });
  });
});

describe('signing out', async () => {
  const app = await testApp();
  const second = await testApp({ database: app.database });

  test('ends the session at once, here and on other servers, although its cookie is still signed', async () => {
    const person = await app.outsider();
    const ask = (server: typeof app) => server.anonymous.request('GET', '/api/v1/session', { headers: { cookie: person.cookie } });
    for (const server of [app, second]) expect((await ask(server)).json).toMatchObject({ person: { id: person.id } });
    const out = await person.request('DELETE', '/api/v1/session');
    expect([out.status, out.headers.getSetCookie().some((one) => /session_token=;.*Max-Age=0/.test(one))]).toEqual([204, true]);
    expect((await ask(app)).json).toMatchObject({ person: null });
    const startedAt = Date.now();
    while (((await ask(second)).json as { person: unknown }).person !== null && Date.now() - startedAt < 10_000)
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await ask(second)).json).toMatchObject({ person: null });
    // A server that starts later knows it too.
    const third = await testApp({ database: app.database });
    expect((await ask(third)).json).toMatchObject({ person: null });
  });

  test('while other servers cannot be heard, every request is checked in the database', async () => {
    const person = await app.outsider();
    const ask = () => second.anonymous.request('GET', '/api/v1/session', { headers: { cookie: person.cookie } });
    expect((await ask()).json).toMatchObject({ person: { id: person.id } });
    await second.app.services.signals.stop();
    await person.request('DELETE', '/api/v1/session');
    expect((await ask()).json).toMatchObject({ person: null });
  });

  test('without a session is nothing to worry about', async () => {
    expect((await app.anonymous.request('DELETE', '/api/v1/session')).status).toBe(204);
  });
});

describe('inviting', async () => {
  const app = await testApp();
  const { anonymous: nobody, partnership } = app;
  const lead = await app.as('internal-lead');
  const params = { partnership };
  const invite = (by: typeof lead, more: Record<string, unknown> = {}) =>
    by.call(inviteMember, { params, body: { name: 'Ida New', email: 'ida@example.org', role: 'internal-technician', teams: [], ...more } });
  const tokenOf = (link: string): string => new URL(link).pathname.split('/').pop() ?? '';

  test('a person who is new sets a password with the link, once, and is a member', async () => {
    const { member, link } = await invite(lead);
    expect(member).toMatchObject({ name: 'Ida New', role: 'internal-technician', invited: true });
    expect(await refusal(nobody.call(signIn, { body: { email: 'ida@example.org', password: 'whatever it is' } }))).toMatchObject({
      status: 401,
    });
    const joined = await nobody.call(acceptInvitation, { params: { token: tokenOf(link) }, body: { password: 'my own password' } });
    expect(joined.memberships).toMatchObject([{ partnership, role: 'internal-technician' }]);
    expect(
      await refusal(nobody.call(acceptInvitation, { params: { token: tokenOf(link) }, body: { password: 'my own password' } })),
    ).toMatchObject({ status: 422, code: 'identity.invitation-over' });
    const { items } = await lead.call(listMembers, { params });
    expect(items.find((one) => one.email === 'ida@example.org')).toMatchObject({ invited: false });
    const kinds = await rowsOf<{ kind: string }>(app.database.owner, `select kind from events where subject_id = $1 order by event_id`, [
      member.person,
    ]);
    expect(kinds.map((row) => row.kind)).toEqual(['member.invited', 'member.joined']);
  });

  test('somebody invited is no member before he has joined', async () => {
    const outsider = await app.outsider();
    await invite(lead, { email: outsider.email, name: 'Whatever' });
    expect(await refusal(outsider.call(listMembers, { params }))).toMatchObject({ status: 404 });
    expect((await outsider.call(getSession, {})).memberships).toEqual([]);
  });

  test('an invitation never changes the password of an account: its owner gives it', async () => {
    const owner = await app.outsider();
    const { link, member } = await invite(lead, { email: owner.email, name: 'Invented Name' });
    expect(member.name).toBe('Invented Name');
    const token = tokenOf(link);
    expect(await refusal(nobody.call(acceptInvitation, { params: { token }, body: { password: 'taken over now' } }))).toMatchObject({
      status: 401,
    });
    expect((await nobody.call(acceptInvitation, { params: { token }, body: { password: PASSWORD } })).memberships).toHaveLength(1);
    const { items } = await lead.call(listMembers, { params });
    expect(items.find((one) => one.person === owner.id)?.name).toBe('Somebody Else');
  });

  test('lasts seven days, and a new one ends the old one', async () => {
    const first = await invite(lead, { email: 'late@example.org' });
    const again = await invite(lead, { email: 'late@example.org', role: 'requester' });
    expect(again.member).toMatchObject({ person: first.member.person, role: 'requester' });
    expect(
      await refusal(nobody.call(acceptInvitation, { params: { token: tokenOf(first.link) }, body: { password: 'my own password' } })),
    ).toMatchObject({ status: 404 });
    app.clock.advance(8 * 24 * 3_600_000);
    expect(
      await refusal(nobody.call(acceptInvitation, { params: { token: tokenOf(again.link) }, body: { password: 'my own password' } })),
    ).toMatchObject({ code: 'identity.invitation-over' });
  });

  test('a member cannot be invited again', async () => {
    const member = await app.as('internal-technician');
    expect(await refusal(invite(lead, { email: member.email }))).toMatchObject({ status: 422, code: 'members.already' });
  });

  test.each([
    ['internal-technician', 'internal-technician', 'members.lead-only'],
    ['requester', 'requester', 'members.lead-only'],
    ['provider-technician', 'provider-technician', 'members.lead-only'],
    ['provider-lead', 'internal-technician', 'members.own-party-only'],
    ['internal-lead', 'provider-lead', 'members.own-party-only'],
  ] as const)('a %s cannot invite a %s', async (by, role, code) => {
    const caller = await app.as(by);
    expect(await refusal(invite(caller, { role, email: 'new@example.org' }))).toMatchObject({ status: 403, code });
  });

  test('the first lead of the other party is let in by a lead, a second one is not', async () => {
    const fresh = await testApp();
    const first = await fresh.as('internal-lead');
    const provider = (email: string, role: 'provider-lead' | 'provider-technician' = 'provider-lead') =>
      first.call(inviteMember, {
        params: { partnership: fresh.partnership },
        body: { name: 'Pat Other', email, role, teams: ['service-desk'] },
      });
    expect(await refusal(provider('tech@example.org', 'provider-technician'))).toMatchObject({ code: 'members.own-party-only' });
    const { member } = await provider('pat@example.org');
    expect(member).toMatchObject({ role: 'provider-lead', party: 'northwind', teams: ['service-desk'], invited: true });
    // Nobody has joined yet, so a lost link can be replaced.
    const { link } = await provider('pat@example.org');
    await fresh.anonymous.call(acceptInvitation, { params: { token: tokenOf(link) }, body: { password: 'my own password' } });
    expect(await refusal(provider('second@example.org'))).toMatchObject({ status: 403, code: 'members.own-party-only' });
  });

  test('a lead of the provider invites his own people, to his own teams', async () => {
    const provider = await app.as('provider-lead');
    const { member } = await invite(provider, { role: 'provider-technician', email: 'p@example.org', teams: ['service-desk'] });
    expect(member).toMatchObject({ party: 'northwind', teams: ['service-desk'] });
    const problem = await nobody.request('GET', '/api/v1/session');
    expect(problem.status).toBe(200);
    const wrong = await provider.request('POST', `/api/v1/partnerships/${partnership}/members`, {
      body: { name: 'x', email: 'q@example.org', role: 'provider-technician', teams: ['service-desk', 'onsite', 'nonsense'] },
    });
    expect(wrong.json).toMatchObject({ status: 400, places: [{ path: ['body', 'teams', 1] }, { path: ['body', 'teams', 2] }] });
  });

  test('says beforehand who may, with the reason', async () => {
    expect((await lead.call(listMembers, { params })).can.invite).toEqual({ allowed: true, causes: [] });
    const technician = await app.as('provider-technician');
    expect((await technician.call(listMembers, { params })).can.invite).toMatchObject({
      allowed: false,
      causes: [{ text: 'Only a lead can invite people' }],
    });
  });

  test('a requester sees those who work on tickets and himself, not other requesters', async () => {
    const requester = await app.as('requester');
    const other = await app.as('requester');
    const seen = (await requester.call(listMembers, { params })).items.map((one) => one.person);
    expect(seen).toContain(requester.id);
    expect(seen).toContain(lead.id);
    expect(seen).not.toContain(other.id);
  });
});

describe('members', async () => {
  const app = await testApp();
  const second = await testApp({ database: app.database });

  test('a member who is removed is out at once on every server', async () => {
    const member = await app.as('internal-technician');
    const ask = (server: typeof app) =>
      server.anonymous.request('GET', `/api/v1/partnerships/${app.partnership}/members`, { headers: { cookie: member.cookie } });
    for (const server of [app, second]) expect((await ask(server)).status).toBe(200);
    await app.app.services.db.write(app.partnership, async (tx) => {
      await tx.deleteFrom('members').where('partnership_id', '=', app.partnership).where('person_id', '=', member.id).execute();
      announceMembers(tx, app.app.services.signals, app.partnership);
    });
    expect((await ask(app)).status).toBe(404);
    await expect.poll(async () => (await ask(second)).status).toBe(404);
  });

  test('signing out and in again is another session', async () => {
    const member = await app.as('internal-lead');
    await member.call(signOut, {});
    expect((await member.call(getSession, {})).person).toBeNull();
    const again = await app.anonymous.request('POST', '/api/v1/session', { body: { email: member.email, password: PASSWORD } });
    expect((await app.anonymous.request('GET', '/api/v1/session', { headers: { cookie: cookieOf(again.headers) } })).json).toMatchObject({
      person: { id: member.id },
    });
  });
});
