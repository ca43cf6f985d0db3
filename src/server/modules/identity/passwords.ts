/** Passwords are kept as argon2id hashes, with the parameters that OWASP recommends. */
import { hash, verify } from '@node-rs/argon2';

/** 2 is argon2id. */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), OPTIONS);

export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password.normalize('NFKC'));
  } catch {
    // A stored value that is no hash fits no password.
    return false;
  }
}
