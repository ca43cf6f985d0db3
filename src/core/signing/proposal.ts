/**
 * A version on its way to being signed.
 *
 * A proposal is frozen: its text has one digest, and every signature is over that digest. It is signed
 * once each of its parties has one signature over it. Withdrawing the proposal ends it; the draft can be
 * proposed again, as a new version with a digest of its own and no signature.
 *
 * Example: Harbor Lane, Northwind and a SOC provider: two of three have signed, so it is still proposed,
 * and any of the three may withdraw.
 */
import type { Party } from '../agreement/agreement.js';
import type { Cause, Decision } from '../decision.js';
import type { PartyId, PersonId } from '../ids.js';
import type { Instant } from '../time.js';
import type { VersionState } from './version-states.js';
import type { Waiver } from './waiver.js';

export interface PartySignature {
  readonly party: PartyId;
  readonly person: PersonId;
  readonly at: Instant;
  readonly textHash: string;
}

export interface Proposal {
  readonly state: VersionState;
  /** Digest of the text that is to be signed. */
  readonly textHash: string;
  readonly parties: readonly Party[];
  /** When it is to take effect; null: when the last party signs. */
  readonly effectiveAt: Instant | null;
  readonly waivers: readonly Waiver[];
  /** Who signs for each party that has named somebody. */
  readonly signers: Readonly<Record<PartyId, PersonId>>;
  /** Those that stand; signatures that were taken back or became void are not among them. */
  readonly signatures: readonly PartySignature[];
}

/** Who acts, for which party, when. */
export interface SigningActor {
  readonly person: PersonId;
  /** Null: a requester, who works for no party. */
  readonly party: PartyId | null;
  readonly lead: boolean;
  readonly now: Instant;
}

export type SigningRefusal =
  | 'wrong-state'
  | 'no-party'
  | 'lead-only'
  | 'internal-lead-only'
  | 'not-the-signer'
  | 'signed-already'
  | 'not-signed'
  | 'text-changed'
  | 'in-the-way'
  | 'in-the-past'
  | 'waiver-expired'
  | 'until-past'
  | 'no-such-finding'
  | 'other-party';

/** Refusals for which another person would be needed; the others hold for everybody. */
export const REFUSED_TO_PERSON: ReadonlySet<SigningRefusal> = new Set(['no-party', 'lead-only', 'internal-lead-only', 'not-the-signer']);

export type SigningDecision<Granted = Proposal> = Decision<
  { readonly ok: true; readonly value: Granted } | { readonly ok: false; readonly code: SigningRefusal }
>;

export const allow = <Granted>(value: Granted): SigningDecision<Granted> => ({ outcome: { ok: true, value }, causes: [] });

/** A refusal; `ref` names what each cause came from. */
export const deny = <Granted>(
  code: SigningRefusal,
  ...texts: readonly (readonly [text: string, ref?: string])[]
): SigningDecision<Granted> => ({
  outcome: { ok: false, code },
  causes: texts.map(([text, ref]): Cause => ({ code: `signing.${code}`, ref: ref ?? null, text })),
});

/** A party's signature that stands, or null. */
export const signatureOf = ({ signatures, textHash }: Proposal, party: PartyId | null): PartySignature | null =>
  signatures.find((one) => one.party === party && one.textHash === textHash) ?? null;

/** The parties whose signature is missing. */
export const unsigned = (proposal: Proposal): readonly Party[] => proposal.parties.filter(({ id }) => signatureOf(proposal, id) === null);

/** When it takes effect if the last party signs now: never before it is signed. */
export const takesEffectAt = ({ effectiveAt }: Pick<Proposal, 'effectiveAt'>, now: Instant): Instant =>
  effectiveAt === null ? now : Math.max(effectiveAt, now);
