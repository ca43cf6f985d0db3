import type pg from 'pg';
import type { Member, Person } from '../../context.js';
import type { Gate } from '../../platform/http/register.js';
import type { Module, Services } from '../../services.js';
import { makeAuth } from './auth.js';
import { newFirstAccountToken } from './first-account.js';
import { identityRoutes } from './identity.routes.js';
import { Members } from './members.js';
import { Sessions } from './sessions.js';
import { Throttle } from './throttle.js';

export interface IdentityModule extends Module {
  readonly gate: Gate<Person, Member>;
  /** Where the first account is made, or null when there is one. */
  firstAccountLink(origin: string): Promise<string | null>;
}

const HOUR_MS = 3_600_000;

export async function identityModule(services: Services, pool: pg.Pool): Promise<IdentityModule> {
  const { config, db, signals, clock, log } = services;
  const secret = config.TANDEM_SECRET ?? (await services.secret('session-cookies'));
  const auth = makeAuth({ pool, secret, publicUrl: config.PUBLIC_URL, log });
  const sessions = new Sessions({ auth, db, signals, clock });
  const members = new Members(db, signals, clock);
  const throttle = new Throttle(db, clock);
  let tidying: NodeJS.Timeout | undefined;
  return {
    routes: identityRoutes(services, { auth, sessions, throttle }),
    gate: {
      person: (cookie, setCookies) => sessions.personOf(cookie, setCookies),
      member: (person, partnership) => members.find(person.id, partnership),
    },
    firstAccountLink: async (origin) => {
      const token = await newFirstAccountToken(db, clock.now());
      return token === null ? null : `${origin}/first-account?token=${token}`;
    },
    start: async () => {
      await sessions.start();
      tidying = setInterval(
        () => void sessions.reload().catch((error: unknown) => log.warn({ err: error }, 'Ended sessions were not read')),
        HOUR_MS,
      );
      tidying.unref();
    },
    stop: async () => {
      clearInterval(tidying);
      sessions.stop();
      members.stop();
    },
  };
}
