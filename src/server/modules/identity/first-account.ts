/**
 * The first account is made with a one-time link that only somebody at the server's terminal sees.
 * While there is no account every start prints a new one; the account ends them all.
 */
import type { Instant } from '../../../core/time.js';
import { HOUR } from '../../../core/time.js';
import type { Db, Tx } from '../../platform/db/db.js';
import { refused } from '../../platform/http/refusal.js';
import { newId } from '../../platform/ids.js';
import { firstAccountNeeded, insertCredential, insertPerson } from './identity.repo.js';
import { newToken, tokenHash } from './one-time-tokens.js';
import { hashPassword } from './passwords.js';

const LIFE_MS = 24 * HOUR;

/** A token for the link, or null when an account exists. */
export function newFirstAccountToken(db: Db, now: Instant): Promise<string | null> {
  return db.unsafeAcrossPartnerships(async (tx) => {
    if (!(await firstAccountNeeded(tx))) return null;
    const token = newToken();
    await tx.deleteFrom('first_account_links').where('expires_at', '<', now).execute();
    await tx
      .insertInto('first_account_links')
      .values({ token_hash: tokenHash(token), expires_at: now + LIFE_MS })
      .execute();
    return token;
  });
}

const linkIsOver = () =>
  refused([
    {
      code: 'identity.link-over',
      ref: null,
      text: 'This link was used or has expired. Restart Tandem: while there is no account it prints a new one.',
    },
  ]);

export interface FirstAccount {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export async function createFirstAccountWith(db: Db, { token, name, email, password }: FirstAccount, now: Instant): Promise<void> {
  // Looked at before the costly hash, and spent with the account.
  if (!(await db.unsafeAcrossPartnerships((tx) => isOpen(tx, token, now)))) throw linkIsOver();
  const passwordHash = await hashPassword(password);
  await db.unsafeAcrossPartnerships(async (tx) => {
    const spent = await tx.deleteFrom('first_account_links').where('expires_at', '>=', now).returning('token_hash').execute();
    if (!spent.some((row) => row.token_hash === tokenHash(token)) || !(await firstAccountNeeded(tx))) throw linkIsOver();
    const id = newId();
    await insertPerson(tx, { id, name, email });
    await insertCredential(tx, newId(), id, passwordHash);
  });
}

async function isOpen(tx: Tx, token: string, now: Instant): Promise<boolean> {
  const row = await tx
    .selectFrom('first_account_links')
    .select('token_hash')
    .where('token_hash', '=', tokenHash(token))
    .where('expires_at', '>=', now)
    .executeTakeFirst();
  return row !== undefined;
}
