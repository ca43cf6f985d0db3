/**
 * Naming who signs, signing, and taking it back.
 *
 * Each party has one named signer, and signs once, over the digest that its signer was shown. With the
 * last signature the version is signed. Before that each party may take its signature back, or withdraw
 * the whole proposal, which makes every signature on it void.
 *
 * Example: Kim signs for Harbor Lane, Alex for Northwind: signed. Had Kim withdrawn the proposal in
 * between, Alex would be told that it is not proposed any more.
 */
import type { Decision } from '../decision.js';
import type { PartyId, PersonId } from '../ids.js';
import {
  allow,
  deny,
  type Proposal,
  REFUSED_TO_PERSON,
  type SigningActor,
  type SigningDecision,
  signatureOf,
  takesEffectAt,
  unsigned,
} from './proposal.js';
import { type VersionMove, versionMove, versionRefusal } from './version-states.js';

export type ProposalMove = Extract<VersionMove, 'nameSigner' | 'sign' | 'withdrawSignature' | 'withdrawProposal'>;
export const PROPOSAL_MOVES: readonly ProposalMove[] = ['nameSigner', 'sign', 'withdrawSignature', 'withdrawProposal'];

/** What the table says of a move by somebody, before anything else is asked; null: nothing against it. */
function refusal(proposal: Proposal, move: ProposalMove, actor: SigningActor): SigningDecision<Proposal> | null {
  const rule = versionMove(move);
  if (!proposal.parties.some(({ id }) => id === actor.party))
    return deny('no-party', ['Your party is none of the parties of this agreement']);
  const signer = proposal.signers[actor.party!] === actor.person;
  const stands = (rule.who.includes('lead') && actor.lead) || (rule.who.includes('signer') && signer);
  if (!stands) return deny(rule.who.includes('signer') ? 'not-the-signer' : 'lead-only', [rule.only]);
  return proposal.state === rule.from ? null : deny('wrong-state', [versionRefusal(move, proposal.state)]);
}

/** The lead of a party names who signs for it, until its signature is there. */
export function decideNameSigner(
  proposal: Proposal,
  { party, person }: { readonly party: PartyId; readonly person: PersonId },
  actor: SigningActor,
): SigningDecision {
  const no = refusal(proposal, 'nameSigner', actor);
  if (no !== null) return no;
  if (party !== actor.party) return deny('lead-only', ['You name who signs for your own party', party]);
  if (signatureOf(proposal, party) !== null) return deny('signed-already', ['Your party has signed; take the signature back first', party]);
  return allow({ ...proposal, signers: { ...proposal.signers, [party]: person } });
}

/**
 * Signs for the actor's party.
 *
 * @param shownHash the digest that the signer was shown
 * @returns the proposal with the signature; `signed` when no other is missing
 */
export function decideSign(proposal: Proposal, shownHash: string, actor: SigningActor): SigningDecision {
  const no = refusal(proposal, 'sign', actor);
  if (no !== null) return no;
  const party = actor.party!;
  if (signatureOf(proposal, party) !== null) return deny('signed-already', ['Your party has signed already', party]);
  if (shownHash !== proposal.textHash)
    return deny('text-changed', ['The text is another one than you were shown; read it again', proposal.textHash]);
  const at = takesEffectAt(proposal, actor.now);
  const expired = proposal.waivers.filter((waiver) => waiver.until <= at);
  if (expired.length > 0)
    return deny(
      'waiver-expired',
      ...expired.slice(0, 20).map((waiver) => [`The waiver ends before it takes effect: ${waiver.text}`, waiver.finding] as const),
    );
  const signature = { party, person: actor.person, at: actor.now, textHash: shownHash };
  const signed = { ...proposal, signatures: [...proposal.signatures, signature] };
  return allow(unsigned(signed).length === 0 ? { ...signed, state: 'signed', effectiveAt: at } : signed);
}

/** Takes the own party's signature back. */
export function decideWithdrawSignature(proposal: Proposal, actor: SigningActor): SigningDecision {
  const no = refusal(proposal, 'withdrawSignature', actor);
  if (no !== null) return no;
  if (signatureOf(proposal, actor.party) === null) return deny('not-signed', ['Your party has not signed']);
  return allow({ ...proposal, signatures: proposal.signatures.filter(({ party }) => party !== actor.party) });
}

/** Ends the proposal: the draft is open again, and no signature stands. */
export function decideWithdrawProposal(proposal: Proposal, actor: SigningActor): SigningDecision {
  const no = refusal(proposal, 'withdrawProposal', actor);
  return no ?? allow({ ...proposal, state: 'draft', signers: {}, signatures: [] });
}

/** For each move whether somebody may make it now, with the causes where not: what a screen needs. */
export function canOnProposal(proposal: Proposal, actor: SigningActor): Readonly<Record<ProposalMove, Decision<boolean>>> {
  const { person, party } = actor;
  const decided: Readonly<Record<ProposalMove, SigningDecision>> = {
    nameSigner: decideNameSigner(proposal, { party: party ?? '', person }, actor),
    sign: decideSign(proposal, proposal.textHash, actor),
    withdrawSignature: decideWithdrawSignature(proposal, actor),
    withdrawProposal: decideWithdrawProposal(proposal, actor),
  };
  return Object.fromEntries(
    PROPOSAL_MOVES.map((move) => [move, { outcome: decided[move].outcome.ok, causes: decided[move].causes }]),
  ) as unknown as Record<ProposalMove, Decision<boolean>>;
}

/** Whether a refusal is about the person, rather than about the state of things. */
export const isRefusedToPerson = ({ outcome }: SigningDecision<unknown>): boolean => !outcome.ok && REFUSED_TO_PERSON.has(outcome.code);
