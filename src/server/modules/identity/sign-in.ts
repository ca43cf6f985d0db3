/** Checks a password and opens a session. */
import { isAPIError } from 'better-auth/api';
import { Refusal } from '../../platform/http/refusal.js';
import type { Auth } from './auth.js';

export interface SignedIn {
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly cookies: readonly string[];
}

/** One answer for a wrong address and a wrong password, after the same work. */
export const wrongPassword = (): Refusal => new Refusal('unauthenticated', { detail: 'The mail address or the password is wrong' });

export async function signInWith(auth: Auth, email: string, password: string): Promise<SignedIn> {
  try {
    const { response, headers } = await auth.api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true });
    return { person: { id: response.user.id, name: response.user.name, email: response.user.email }, cookies: headers.getSetCookie() };
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) throw wrongPassword();
    throw error;
  }
}
