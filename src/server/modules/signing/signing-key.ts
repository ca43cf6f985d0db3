/** The installation's Ed25519 key: it signs each signature's record, so that anybody with the public half can check it offline. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Services } from '../../services.js';

export interface SigningKey {
  /** base64url, as in a JSON Web Key. */
  readonly publicKey: string;
  /** base64url. */
  sign(text: string): string;
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SECRET = 'agreement-signatures';

function keyOf(secret: string): KeyObject {
  const seed = createHash('sha256').update(secret).digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
}

/** The key, made of a secret that every server of the installation shares; looked up once. */
export function signingKey({ secret }: Pick<Services, 'secret'>): () => Promise<SigningKey> {
  let kept: SigningKey | null = null;
  return async () => {
    if (kept !== null) return kept;
    const key = keyOf(await secret(SECRET));
    const publicKey = createPublicKey(key).export({ format: 'jwk' }).x!;
    kept = { publicKey, sign: (text) => sign(null, Buffer.from(text), key).toString('base64url') };
    return kept;
  };
}
