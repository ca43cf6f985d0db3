import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { type AgreementBundle, BUNDLE_FORMAT } from '../contract/signing.js';
import { agreementHash } from '../core/agreement/hash.js';
import { prove } from '../core/proof/prove.js';
import { signatureText, signedTextHash } from '../core/signing/signed-text.js';
import { harborLane, owns, row } from '../core/testing/harbor-lane.js';
import { writeAgreement } from '../formats/agreement/write.js';
import { folder } from './testing/running.js';
import { tandem } from './testing/tandem.js';

const files = folder();
afterAll(() => files.remove());

const from = Date.parse('2027-01-01T00:00:00Z');
const roots = ['run', 'reinforce', 'reinvent'].map((category) => row(`all-${category}`, category, owns('onsite-it')));
const whole = { ...harborLane, rules: [...harborLane.rules, ...roots] };
const people = ['0192d7a0-0000-7000-8000-000000000001', '0192d7a0-0000-7000-8000-000000000002'] as const;
const { privateKey } = generateKeyPairSync('ed25519');
const publicOf = (key: KeyObject) => createPublicKey(key).export({ format: 'jwk' }).x!;

/** A bundle that was signed by both parties with a key. */
function signed(change: Partial<AgreementBundle> = {}, key = privateKey): AgreementBundle {
  const proof = prove(whole, { from });
  const unstaffed = proof.findings.find((finding) => finding.severity === 'blocker')!;
  const subject = {
    agreementHash: agreementHash(whole),
    certificate: { ...proof.certificate! },
    waivers: [
      { finding: unstaffed.id, kind: unstaffed.kind, text: unstaffed.text, reason: 'A rota follows', by: people[0], until: from + 9 },
    ],
    effectiveAt: from,
    parties: whole.parties.map((party) => ({ ...party })),
    ...change,
  };
  const textHash = signedTextHash(subject);
  return {
    format: BUNDLE_FORMAT,
    text: writeAgreement(whole),
    ...subject,
    textHash,
    signatures: whole.parties.map(({ id }, at) => {
      const record = { textHash, party: id, person: { id: people[at]!, name: `Signer ${at}` }, at: from - 10 + at };
      const { party, person, at: when } = record;
      return { party, person, at: when, signature: sign(null, Buffer.from(signatureText(record)), key).toString('base64url') };
    }),
    publicKey: publicOf(key),
    ...change,
  };
}

const verify = (bundle: unknown, ...args: string[]) =>
  tandem(['agreement', 'verify', files.file('bundle.json', JSON.stringify(bundle)), ...args]);
const good = signed();

describe('tandem agreement verify', () => {
  it('tells what was checked, and ends with 0', async () => {
    const { code, out, err } = await verify(good);
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/^fits +.*/gm)).toHaveLength(7);
    expect(out).toContain('fits      signature    Signer 1 for Northwind IT');
    expect(out).toContain('Waived until 2027-01-01T00:00:00.009Z: ');
    expect(out).toContain('Signed for Harbor Lane by Signer 0 at ');
    expect(out).toContain(`Key  ${good.publicKey}`);
    expect((await tandem(['agreement', 'verify', '-'], JSON.stringify(good))).code).toBe(0);
    expect(JSON.parse((await verify(good, '--json')).out)).toMatchObject({ ok: true, problem: null });
  });

  it('fits without a certificate where the text says that there is none', async () => {
    const { code, out } = await verify(signed({ certificate: null }));
    expect(code).toBe(0);
    expect(out).toContain('fits      certificate  none: some work has no owner');
    expect(out).toContain('There is no certificate');
  });

  /** Every leaf of a bundle with its path. */
  const leaves = (value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]))
      : [path];
  const at = (value: unknown, path: readonly (string | number)[]): unknown =>
    path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], value);
  const changed = (path: readonly (string | number)[], edit: (value: never) => unknown): AgreementBundle => {
    const copy = structuredClone(good);
    const holder = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
    holder[path.at(-1)!] = edit(holder[path.at(-1)!] as never);
    return copy;
  };
  const other = (value: string | number): string | number =>
    typeof value === 'number' ? value + 1 : `${value.slice(0, -1)}${value.endsWith('a') ? 'b' : 'a'}`;

  /** Decodes to the same bytes: the last character's lowest bit is not used. */
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const otherwise = (value: string): string => `${value.slice(0, -1)}${DIGITS[DIGITS.indexOf(value.at(-1)!) ^ 1]!}`;

  it.each(leaves(good).map((path) => [path.join('.'), path] as const))('finds a change of %s', async (_, path) => {
    const { code, out, err } = await verify(changed(path, other));
    expect(code).toBeGreaterThan(0);
    expect(code === 1 ? out : err).toMatch(code === 1 ? /^does not {2}.+/m : /bundle\.json: /);
  });

  it.each([
    [
      'a comment in the text',
      changed(['text'], (text: string) => `# Approved by nobody\n${text}`),
      /text +is not as it was written, from line 1 on/,
    ],
    [
      'a rule in the text',
      changed(['text'], (text: string) => text.replace('accountable: Onsite IT', 'accountable: Service desk')),
      /digest +the text has/,
    ],
    ['text that is none', changed(['text'], () => 'tandem: 1\n'), /text +is no agreement: line/],
    ['a waiver taken out', { ...good, waivers: [] }, /signed text/],
    ['the certificate taken out', { ...good, certificate: null }, /signed text/],
    [
      'a certificate of nothing, signed',
      signed({ certificate: { ...good.certificate!, situations: 5 } }),
      /certificate +covers 5 situations/,
    ],
    ['a party taken out, signed', signed({ parties: good.parties.slice(1) }), /parties +are not those of the agreement/],
    ['a signature taken out', { ...good, signatures: good.signatures.slice(1) }, /signature +missing: Harbor Lane/],
    ['a signature twice', { ...good, signatures: [good.signatures[0]!, ...good.signatures] }, /has signed more than once/],
    [
      'signatures exchanged',
      { ...good, signatures: good.signatures.map((one, place) => ({ ...one, signature: good.signatures[1 - place]!.signature })) },
      /was not made with this key/,
    ],
    ['a signature with other bits that carry nothing', changed(['signatures', 0, 'signature'], otherwise), /was not made with this key/],
    ['a key with other bits that carry nothing', changed(['publicKey'], otherwise), /is no Ed25519 key/],
    ['another key', { ...good, publicKey: publicOf(generateKeyPairSync('ed25519').privateKey) }, /was not made with this key/],
  ])('finds %s', async (_, bundle, said) => {
    const { code, out } = await verify(bundle);
    expect(code).toBe(1);
    expect(out.split('\n').at(-2)).toMatch(said);
  });

  it('finds a bundle that somebody else signed, when the key is given', async () => {
    const forged = signed({}, createPrivateKey(generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' })));
    expect((await verify(forged)).code).toBe(0);
    expect(await verify(forged, '--key', good.publicKey)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/key +.* is another one than was given/),
    });
    expect((await verify(good, '--key', good.publicKey)).code).toBe(0);
  });

  it('ends with 2 for what is no bundle, with everything that is wrong', async () => {
    expect(await tandem(['agreement', 'verify', files.path('none.json')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no such file'),
    });
    expect(await tandem(['agreement', 'verify', files.file('text.json', 'tandem: 1')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('this is no JSON'),
    });
    const { code, err, out } = await verify({ ...good, textHash: 'x', more: 1, format: 'another' });
    expect([code, out]).toEqual([2, '']);
    expect(err.trim().split('\n')).toHaveLength(3);
    expect((await tandem(['agreement', 'verify'])).code).toBe(2);
  });
});
