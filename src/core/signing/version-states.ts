/**
 * The states of a version of the agreement, and the moves between them.
 *
 * A draft is proposed and frozen, every party signs the same text, and at its instant it takes effect;
 * the one that takes effect after it supersedes it. Until the last party has signed, the proposal can be
 * withdrawn, which opens the draft again and makes the signatures on it void. Server, screens and tests
 * read this one table.
 *
 * The last two states come with time alone: nobody moves a version there, and nothing has to run for it.
 *
 * Example: version 4 is signed on Friday to take effect on Monday. On Sunday it reads `signed` and version
 * 3 `effective`; on Monday they read `effective` and `superseded`.
 */
import type { Instant } from '../time.js';

export type VersionState = 'draft' | 'proposed' | 'signed' | 'effective' | 'superseded';
export const VERSION_STATES: readonly VersionState[] = ['draft', 'proposed', 'signed', 'effective', 'superseded'];

export type VersionMove = 'waive' | 'propose' | 'nameSigner' | 'sign' | 'withdrawSignature' | 'withdrawProposal' | 'takeEffect' | 'giveWay';

/** Where an actor stands: leads a party; leads the internal one; is named to sign for his party; the clock. */
export type VersionSide = 'lead' | 'internal-lead' | 'signer' | 'clock';

export interface VersionMoveRule {
  readonly move: VersionMove;
  readonly from: VersionState;
  /** The state that follows; null when it stays, or when it follows only once the last party has signed. */
  readonly to: VersionState | null;
  readonly who: readonly VersionSide[];
  /** Said when the state forbids it. */
  readonly refusal: string;
  /** Said when the actor stands on the wrong side. */
  readonly only: string;
}

const FROZEN = 'What is proposed stays as it is; withdraw the proposal first';
const NOT_PROPOSED = 'It is not proposed, so there is nothing to sign';
const SIGNED = 'All parties have signed; what is signed is changed by a new version only';
const BY_TIME = 'It follows from the clock alone';

export const VERSION_MOVES: readonly VersionMoveRule[] = [
  {
    move: 'waive',
    from: 'draft',
    to: null,
    who: ['internal-lead'],
    refusal: FROZEN,
    only: 'Only the lead of the internal party waives what the proof found',
  },
  {
    move: 'propose',
    from: 'draft',
    to: 'proposed',
    who: ['lead'],
    refusal: FROZEN,
    only: 'Only the lead of a party can propose an agreement',
  },
  {
    move: 'nameSigner',
    from: 'proposed',
    to: null,
    who: ['lead'],
    refusal: NOT_PROPOSED,
    only: 'Only the lead of a party names who signs for it',
  },
  {
    move: 'sign',
    from: 'proposed',
    to: null,
    who: ['signer'],
    refusal: NOT_PROPOSED,
    only: 'Only the person whom your party has named can sign for it',
  },
  {
    move: 'withdrawSignature',
    from: 'proposed',
    to: null,
    who: ['signer', 'lead'],
    refusal: NOT_PROPOSED,
    only: 'Only who signs for a party, or its lead, can take its signature back',
  },
  {
    move: 'withdrawProposal',
    from: 'proposed',
    to: 'draft',
    who: ['lead'],
    refusal: NOT_PROPOSED,
    only: 'Only the lead of a party can withdraw a proposal',
  },
  { move: 'takeEffect', from: 'signed', to: 'effective', who: ['clock'], refusal: BY_TIME, only: BY_TIME },
  { move: 'giveWay', from: 'effective', to: 'superseded', who: ['clock'], refusal: BY_TIME, only: BY_TIME },
];

/** The rule of a move. */
export const versionMove = (move: VersionMove): VersionMoveRule => VERSION_MOVES.find((rule) => rule.move === move)!;

/** Why a state forbids a move, in words. */
export function versionRefusal(move: VersionMove, state: VersionState): string {
  const past = state === 'signed' || state === 'effective' || state === 'superseded';
  return past ? SIGNED : versionMove(move).refusal;
}

/** A version as it is kept: what is signed takes effect without being touched again. */
export interface KeptVersion {
  readonly state: VersionState;
  readonly version: number;
  /** When it takes effect; null before the last party has signed. */
  readonly effectiveAt: Instant | null;
}

const isSigned = ({ state, effectiveAt }: KeptVersion): boolean => state !== 'draft' && state !== 'proposed' && effectiveAt !== null;

/** The version in force at an instant: of those signed, the one that took effect last; of two at the same instant the higher number. */
export function inForceAt<Version extends KeptVersion>(versions: readonly Version[], at: Instant): Version | null {
  let found: Version | null = null;
  for (const one of versions) {
    if (!isSigned(one) || one.effectiveAt! > at) continue;
    const later =
      found === null || one.effectiveAt! > found.effectiveAt! || (one.effectiveAt === found.effectiveAt && one.version > found.version);
    if (later) found = one;
  }
  return found;
}

/** The state that a version reads at an instant. */
export function stateAt(version: KeptVersion, { inForce, at }: { readonly inForce: boolean; readonly at: Instant }): VersionState {
  if (!isSigned(version)) return version.state;
  if (version.effectiveAt! > at) return 'signed';
  return inForce ? 'effective' : 'superseded';
}
