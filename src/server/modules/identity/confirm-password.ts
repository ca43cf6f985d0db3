/** Asks a signed-in person for the password again, at the moment of something that binds. */
import type { PersonCtx } from '../../context.js';
import { Refusal } from '../../platform/http/refusal.js';
import type { Services } from '../../services.js';
import { findCredential } from './identity.repo.js';
import { verifyPassword } from './passwords.js';
import { Throttle } from './throttle.js';

export type ConfirmPassword = (ctx: Pick<PersonCtx, 'ip' | 'person'>, password: string) => Promise<void>;

/** Counts attempts together with those of signing in, so that it is no other way to guess. */
export function confirmPassword({ db, clock }: Pick<Services, 'db' | 'clock'>): ConfirmPassword {
  const throttle = new Throttle(db, clock);
  return async ({ ip, person }, password) => {
    await throttle.attempt(ip, person.email);
    const { passwordHash } = await db.unsafeAcrossPartnerships((tx) => findCredential(tx, person.id));
    if (passwordHash === null || !(await verifyPassword(passwordHash, password))) {
      const cause = { code: 'identity.wrong-password', ref: null, text: 'The password is wrong, so nothing was done' };
      throw new Refusal('unauthenticated', { detail: cause.text, causes: [cause] });
    }
    await throttle.succeeded(ip, person.email);
  };
}
