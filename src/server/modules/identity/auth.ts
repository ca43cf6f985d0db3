/** better-auth, in process: passwords and sessions, on our tables. Its HTTP handler is not used. */
import { betterAuth } from 'better-auth';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { newId } from '../../platform/ids.js';
import type { Logger } from '../../platform/log/logger.js';
import { hashPassword, verifyPassword } from './passwords.js';

export interface AuthOptions {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly publicUrl: string | null;
  readonly log: Logger;
}

/** How long a signed cookie vouches for a session without a look at the database. */
export const COOKIE_TRUST_SECONDS = 300;
const DAY = 86_400;

export function makeAuth({ pool, secret, publicUrl, log }: AuthOptions) {
  return betterAuth({
    appName: 'Tandem',
    baseURL: publicUrl ?? 'http://localhost',
    secret,
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: 14 * DAY,
      updateAge: DAY,
      cookieCache: { enabled: true, maxAge: COOKIE_TRUST_SECONDS },
    },
    user: { modelName: 'people', fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' } },
    account: {
      modelName: 'credentials',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    advanced: {
      cookiePrefix: 'tandem',
      useSecureCookies: publicUrl?.startsWith('https:') ?? false,
      database: { generateId: () => newId() },
      // Addresses of people are not kept.
      ipAddress: { disableIpTracking: true },
    },
    // Throttling is ours, shared by all servers; origins are checked before any handler.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.warn({ part: 'sign-in' }, message) },
  });
}

export type Auth = ReturnType<typeof makeAuth>;
