/**
 * Checks a bundle offline: nothing in it is believed, everything is made anew from the text and compared.
 *
 * Stops at the first thing that does not fit, because what follows would be checked against it.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { AgreementBundle } from '../contract/signing.js';
import type { Agreement } from '../core/agreement/agreement.js';
import { agreementHash, canonicalText } from '../core/agreement/hash.js';
import { prove } from '../core/proof/prove.js';
import { signatureText, signedTextHash } from '../core/signing/signed-text.js';
import { parseAgreement } from '../formats/agreement/parse.js';
import { writeAgreement } from '../formats/agreement/write.js';
import { problemText } from '../formats/place.js';
import { count } from './numbers.js';

interface Checked {
  readonly what: 'text' | 'digest' | 'parties' | 'certificate' | 'signed text' | 'key' | 'signature';
  readonly text: string;
}

export interface Verified {
  readonly ok: boolean;
  readonly checked: readonly Checked[];
  /** The first thing that does not fit. */
  readonly problem: Checked | null;
}

class DoesNotFit extends Error {
  constructor(
    readonly what: Checked['what'],
    message: string,
  ) {
    super(message);
  }
}

/** @param pinned the key that the signatures have to be made with; null: the one that the bundle names */
export function checkBundle(bundle: AgreementBundle, pinned: string | null): Verified {
  const checked: Checked[] = [];
  const fits = (what: Checked['what'], text: string) => void checked.push({ what, text });
  try {
    const agreement = checkText(bundle, fits);
    checkSubject(bundle, agreement, fits);
    checkSignatures(bundle, pinned, fits);
    return { ok: true, checked, problem: null };
  } catch (error) {
    if (!(error instanceof DoesNotFit)) throw error;
    return { ok: false, checked, problem: { what: error.what, text: error.message } };
  }
}

type Fits = (what: Checked['what'], text: string) => void;

function checkText({ text, agreementHash: named }: AgreementBundle, fits: Fits): Agreement {
  const parsed = parseAgreement(text);
  if (!parsed.ok) {
    const [first] = parsed.problems;
    throw new DoesNotFit(
      'text',
      `is no agreement: ${first === undefined ? 'it cannot be read' : `line ${first.line}: ${problemText(first)}`}`,
    );
  }
  const { agreement } = parsed;
  const written = writeAgreement(agreement);
  if (written !== text) throw new DoesNotFit('text', `is not as it was written, from line ${firstDifference(written, text)} on`);
  fits('text', `${agreement.name}, version ${agreement.version}`);
  const hash = agreementHash(agreement);
  if (hash !== named) throw new DoesNotFit('digest', `the text has ${hash}, and ${named} is named`);
  fits('digest', hash);
  return agreement;
}

function firstDifference(one: string, other: string): number {
  const [a, b] = [one.split('\n'), other.split('\n')];
  const at = a.findIndex((line, place) => line !== b[place]);
  return (at < 0 ? a.length : at) + 1;
}

function checkSubject(bundle: AgreementBundle, agreement: Agreement, fits: Fits): void {
  if (canonicalText(bundle.parties) !== canonicalText(agreement.parties)) throw new DoesNotFit('parties', 'are not those of the agreement');
  fits('parties', agreement.parties.map(({ name }) => name).join(', '));
  checkCertificate(bundle, agreement, fits);
  const hash = signedTextHash(bundle);
  if (hash !== bundle.textHash)
    throw new DoesNotFit(
      'signed text',
      `digest, certificate, waivers, instant and parties have ${hash}, and ${bundle.textHash} was signed`,
    );
  fits('signed text', hash);
}

function checkCertificate({ certificate, agreementHash: hash }: AgreementBundle, agreement: Agreement, fits: Fits): void {
  if (certificate === null) {
    fits('certificate', 'none: some work has no owner');
    return;
  }
  if (certificate.agreementHash !== hash) throw new DoesNotFit('certificate', `is of ${certificate.agreementHash}, another agreement`);
  const { total, situations } = prove(agreement, { from: certificate.from, horizonMs: certificate.horizonMs });
  if (!total) throw new DoesNotFit('certificate', 'says that every situation has an owner, and the proof made anew finds one without');
  if (situations !== certificate.situations)
    throw new DoesNotFit('certificate', `covers ${count(certificate.situations)} situations, and the agreement has ${count(situations)}`);
  fits('certificate', `${count(situations)} situations, no gap, ${certificate.engine}`);
}

function checkSignatures(bundle: AgreementBundle, pinned: string | null, fits: Fits): void {
  const { publicKey, signatures, parties, textHash } = bundle;
  if (pinned !== null && pinned !== publicKey) throw new DoesNotFit('key', `${publicKey} is another one than was given`);
  const key = keyOf(publicKey);
  if (key === null) throw new DoesNotFit('key', `"${publicKey}" is no Ed25519 key`);
  for (const { party, person, at, signature } of signatures) {
    const name = parties.find(({ id }) => id === party)?.name;
    if (name === undefined) throw new DoesNotFit('signature', `of "${party}", which is none of the parties`);
    if (signatures.filter((one) => one.party === party).length > 1) throw new DoesNotFit('signature', `${name} has signed more than once`);
    const bytes = exactBytes(signature, 64);
    if (bytes === null || !verify(null, Buffer.from(signatureText({ textHash, party, person, at })), key, bytes))
      throw new DoesNotFit('signature', `of ${person.name} for ${name} was not made with this key over this text`);
    fits('signature', `${person.name} for ${name}`);
  }
  const missing = parties.filter(({ id }) => !signatures.some((one) => one.party === id));
  if (missing.length > 0) throw new DoesNotFit('signature', `missing: ${missing.map(({ name }) => name).join(', ')}`);
}

/** The bytes of a base64url text, when it is the only way to write them. */
function exactBytes(text: string, length: number): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : null;
}

function keyOf(x: string): KeyObject | null {
  if (exactBytes(x, 32) === null) return null;
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  } catch {
    return null;
  }
}
