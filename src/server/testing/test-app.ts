/**
 * The whole server in process, on a database of its own, with a partnership in it:
 *
 *   const app = await testApp();
 *   const lead = await app.as('internal-lead');
 *   await lead.call(listMembers, { params: { partnership: app.partnership } });
 *
 * An error that nobody expected, in the log of the server, fails the test file.
 */
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { hash } from '@node-rs/argon2';
import { afterAll, expect } from 'vitest';
import { type Call, client } from '../../contract/client.js';
import { harborLane } from '../../core/testing/harbor-lane.js';
import { type App, type AppOptions, createApp } from '../app.js';
import { type Config, readConfig } from '../config.js';
import type { Person, Role } from '../context.js';
import { saveVersion } from '../modules/agreements/index.js';
import { insertCredential } from '../modules/identity/identity.repo.js';
import { insertMember, insertPerson, saveParties } from '../modules/identity/index.js';
import { keptSecret, withClient } from '../platform/db/roles.js';
import { newId } from '../platform/ids.js';
import { makeLogger } from '../platform/log/logger.js';
import { bundled } from './bundled.js';
import { TestClock } from './test-clock.js';
import { type TestDatabase, testDatabase } from './test-database.js';

export const PASSWORD = 'a password for tests';

/** A signed-in person. */
export interface Caller {
  readonly id: string;
  readonly email: string;
  readonly cookie: string;
  /** Calls an operation; a refusal throws a ProblemError. */
  readonly call: Call;
  /** A request as it is, relative to the server. */
  request(method: string, url: string, options?: RequestOptions): Promise<RawAnswer>;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

export interface TestApp {
  readonly app: App;
  readonly database: TestDatabase;
  readonly clock: TestClock;
  /** Harbor Lane's parties and teams and its agreement in force, without people. */
  readonly partnership: string;
  /** A caller with a role; the party and the first team of Harbor Lane follow from it unless given. */
  as(
    role: Role,
    options?: { readonly partnership?: string; readonly teams?: readonly string[]; readonly party?: string; readonly name?: string },
  ): Promise<Caller>;
  /** A signed-in person who belongs nowhere. */
  outsider(): Promise<Caller>;
  /** Nobody. */
  readonly anonymous: Caller;
  /** Another partnership with the same parties and teams. */
  newPartnership(name?: string): Promise<string>;
  /** What the server logged as an error since the last call; those are then expected. */
  takeErrors(): readonly string[];
}

export interface TestAppOptions extends Partial<Pick<AppOptions, 'routes' | 'work' | 'superviseSeconds' | 'prepare'>> {
  readonly env?: Readonly<Record<string, string>>;
  readonly database?: TestDatabase;
  readonly clock?: TestClock;
}

export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await testDatabase());
  const clock = options.clock ?? new TestClock();
  let errors: string[] = [];
  const log = makeLogger('error', { write: (line: string) => void errors.push(line) });
  const data = path.join(os.tmpdir(), `tandem-test-${newId()}`);
  const app = await createApp({
    config: testConfig({ TANDEM_DATA: data, ...options.env }),
    clock,
    log,
    connection: database.app,
    reads: null,
    secret: (name) => withClient(database.owner, (owner) => keptSecret(owner, name)),
    work: options.work ?? false,
    computeFile: bundled('compute-thread'),
    ...(options.routes ? { routes: options.routes } : {}),
    ...(options.prepare ? { prepare: options.prepare } : {}),
    ...(options.superviseSeconds ? { superviseSeconds: options.superviseSeconds } : {}),
  });
  await app.http.ready();
  afterAll(async () => {
    await app.stop();
    rmSync(data, { recursive: true, force: true });
    expect(errors, 'errors that the server logged').toEqual([]);
  });
  const newPartnership = (name = 'Harbor Lane Manufacturing') => insertPartnership(app, name, clock.now());
  const partnership = await newPartnership();
  return {
    app,
    database,
    clock,
    partnership,
    newPartnership,
    anonymous: callerOf(app, '', { id: '', email: '' }),
    outsider: () => signIn(app, 'Somebody Else'),
    as: async (role, { partnership: where = partnership, teams, party, name = role } = {}) => {
      const caller = await signIn(app, name);
      const side =
        role === 'requester'
          ? null
          : harborLane.parties.find((one) => one.kind === (role.startsWith('internal') ? 'internal' : 'provider'));
      const own = side === null ? null : (party ?? side?.id ?? null);
      await app.services.db.write(where, (tx) =>
        insertMember(tx, where, {
          person: caller.id,
          role,
          party: own,
          teams:
            teams ??
            harborLane.teams
              .filter((team) => team.party === own)
              .slice(0, 1)
              .map((team) => team.id),
          invitedName: null,
          invitedBy: null,
          now: clock.now(),
          joined: true,
        }),
      );
      return caller;
    },
    takeErrors: () => {
      const taken = errors;
      errors = [];
      return taken;
    },
  };
}

export function testConfig(env: Readonly<Record<string, string>> = {}): Config {
  const result = readConfig({ TANDEM_RATE_LIMIT: '0', DATABASE_POOL: '4', ...env });
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.config;
}

async function insertPartnership(app: App, name: string, now: number): Promise<string> {
  const id = newId();
  await app.services.db.write(id, async (tx) => {
    await tx.insertInto('partnerships').values({ partnership_id: id, name, zone: 'America/New_York', created_at: now }).execute();
    await saveParties(tx, id, harborLane.parties, harborLane.teams);
    await saveVersion(tx, id, { agreement: harborLane, file: '', state: 'effective', effectiveAt: 0, now, by: null });
  });
  return id;
}

/** Quick to check: how costly it is stands in each hash. What the product makes is looked at by the tests of identity. */
const passwordHash = hash(PASSWORD, { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 });

async function signIn(app: App, name: string): Promise<Caller> {
  const person: Omit<Person, 'session'> = { id: newId(), name, email: `${newId()}@example.org` };
  const kept = await passwordHash;
  await app.services.db.unsafeAcrossPartnerships(async (tx) => {
    await insertPerson(tx, person);
    await insertCredential(tx, newId(), person.id, kept);
  });
  // Each from an address of its own: sign-in counts attempts by address.
  const answer = await request(app, '', 'POST', '/api/v1/session', { body: { email: person.email, password: PASSWORD } });
  if (answer.status !== 201) throw new Error(`Signing in failed: ${answer.text}`);
  return callerOf(app, cookieOf(answer.headers), person);
}

/** The cookies of an answer, as a browser sends them back. */
export const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .filter((one) => !/Max-Age=0/i.test(one))
    .map((one) => one.split(';')[0])
    .join('; ');

function callerOf(app: App, cookie: string, { id, email }: { id: string; email: string }): Caller {
  const fetchLike = async (url: string, init?: RequestInit): Promise<Response> => {
    const { status, headers, text } = await request(app, cookie, init?.method ?? 'GET', url, {
      ...(init?.body ? { body: JSON.parse(init.body as string) } : {}),
    });
    return new Response(status === 204 ? null : text, { status, headers });
  };
  return {
    id,
    email,
    cookie,
    call: client(fetchLike as typeof fetch),
    request: (method, url, options) => request(app, cookie, method, url, options),
  };
}

let address = 0;

async function request(
  app: App,
  cookie: string,
  method: string,
  url: string,
  { body, headers = {} }: RequestOptions = {},
): Promise<RawAnswer> {
  address = (address + 1) % 65_000;
  const answer = await app.http.inject({
    method: method as 'GET',
    url,
    remoteAddress: `10.1.${address >> 8}.${address & 255}`,
    headers: { ...(cookie ? { cookie } : {}), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const all = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) all.append(name, String(one));
  let json: unknown;
  try {
    json = JSON.parse(answer.body);
  } catch {
    json = undefined;
  }
  return { status: answer.statusCode, headers: all, text: answer.body, json };
}
