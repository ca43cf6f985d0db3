/**
 * What the parties sign: one text, the same for all, and its digest.
 *
 * The text names the agreement by the digest of its canonical text, and carries beside it what the proof
 * certified, which findings were waived, when it takes effect, and between whom it is. Each signature is
 * a record of its own over that digest, with the party, the person and the instant. Both are canonical
 * JSON (RFC 8785), so that anybody can make them anew and compare.
 *
 * Example: `{"agreementHash":"9f…","certificate":null,"effectiveAt":null,"parties":[…],"waivers":[…]}`.
 * `"certificate":null` says that some work has no owner, which the waivers then name; `"effectiveAt":null`
 * that it takes effect when the last party signs.
 */
import type { Party } from '../agreement/agreement.js';
import { canonicalText } from '../agreement/hash.js';
import { sha256Hex, utf8Bytes } from '../agreement/sha256.js';
import type { PartyId, PersonId } from '../ids.js';
import type { Certificate } from '../proof/certificate.js';
import type { Instant } from '../time.js';
import type { Waiver } from './waiver.js';

export interface SigningSubject {
  /** SHA-256 of the agreement's canonical text, hexadecimal. */
  readonly agreementHash: string;
  /** Null when some work has no owner. */
  readonly certificate: Certificate | null;
  readonly waivers: readonly Waiver[];
  /** Null: when the last party signs. An instant that has passed by then means the same. */
  readonly effectiveAt: Instant | null;
  readonly parties: readonly Party[];
}

/**
 * The text that all parties sign.
 *
 * @returns canonical JSON; anything else that the subject carries is left out
 */
export function signedText({ agreementHash, certificate, waivers, effectiveAt, parties }: SigningSubject): string {
  return canonicalText({
    agreementHash,
    certificate,
    waivers: waivers.map(({ finding, kind, text, reason, by, until }) => ({ finding, kind, text, reason, by, until })),
    effectiveAt,
    parties: parties.map(({ id, name, kind }) => ({ id, name, kind })),
  });
}

/** SHA-256 of `signedText`, 64 lower-case hexadecimal digits: what a signer is shown, and confirms. */
export const signedTextHash = (subject: SigningSubject): string => digestOf(signedText(subject));

/** SHA-256 of a text as UTF-8. */
export const digestOf = (text: string): string => sha256Hex(utf8Bytes(text));

/** One party's signature. */
export interface SignatureRecord {
  readonly textHash: string;
  readonly party: PartyId;
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly at: Instant;
}

/** The text over which the installation's key signs a record, so that it can be checked elsewhere. */
export const signatureText = ({ textHash, party, person, at }: SignatureRecord): string =>
  canonicalText({ textHash, party, person: { id: person.id, name: person.name }, at });

/** What is signed, in sentences beside the text: what a signer has to know before he signs. */
export function subjectSentences({ certificate, waivers, effectiveAt }: SigningSubject): readonly string[] {
  const gaps = waivers.filter((waiver) => waiver.kind === 'gap').length;
  const others = waivers.length - gaps;
  return [
    certificate === null
      ? `There is no certificate: ${gaps === 1 ? 'one gap is' : `${gaps} gaps are`} waived, so some work has no owner`
      : 'Every situation has an owner: the certificate covers all of them',
    ...(others === 0 ? [] : [`${others === 1 ? 'One other finding is' : `${others} other findings are`} waived`]),
    effectiveAt === null
      ? 'It takes effect when the last party signs'
      : 'It takes effect at the instant named, or when the last party signs if that is later',
  ];
}
