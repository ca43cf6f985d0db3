/**
 * What stands before a proposal: waiving a finding, and proposing.
 *
 * Example: the proof has two blockers. One is waived until March. Proposed to take effect in February
 * it is refused for the other one; proposed to take effect in April, for both.
 */
import type { Party } from '../agreement/agreement.js';
import type { Finding } from '../proof/finding.js';
import type { Instant } from '../time.js';
import { allow, deny, type SigningActor, type SigningDecision } from './proposal.js';
import { type VersionMove, type VersionState, versionMove, versionRefusal } from './version-states.js';
import { inTheWay, type Waiver } from './waiver.js';

/** Refusals list so many findings; the readiness of the draft has all of them. */
const MOST_LISTED = 20;

/** Why a lead may not do this to a draft in this state, or null. */
function notALead<Granted>(
  move: VersionMove,
  state: VersionState,
  actor: SigningActor,
  parties: readonly Party[],
): SigningDecision<Granted> | null {
  const rule = versionMove(move);
  if (!actor.lead) return deny('lead-only', [rule.only]);
  if (!parties.some((party) => party.id === actor.party)) return deny('no-party', ['Your party is none of the parties of this agreement']);
  return state === rule.from ? null : deny('wrong-state', [versionRefusal(move, state)]);
}

export interface Waive {
  readonly finding: string;
  readonly reason: string;
  readonly until: Instant;
}

/** The draft as the rules see it. */
export interface DraftToSign {
  readonly state: VersionState;
  readonly parties: readonly Party[];
}

/** Whether somebody may waive findings of a draft at all: the internal lead, while it is open. */
export function mayWaive({ state, parties }: DraftToSign, actor: SigningActor): SigningDecision<null> {
  const rule = versionMove('waive');
  const internal = parties.some((party) => party.id === actor.party && party.kind === 'internal');
  if (!actor.lead || !internal) return deny('internal-lead-only', [rule.only]);
  return state === rule.from ? allow(null) : deny('wrong-state', [versionRefusal('waive', state)]);
}

/** @returns the waiver, made of the finding as the proof says it now */
export function decideWaive(
  draft: DraftToSign,
  findings: readonly Finding[],
  { finding: id, reason, until }: Waive,
  actor: SigningActor,
): SigningDecision<Waiver> {
  const may = mayWaive(draft, actor);
  if (!may.outcome.ok) return { outcome: may.outcome, causes: may.causes };
  const finding = findings.find((one) => one.id === id && one.severity === 'blocker');
  if (finding === undefined) return deny('no-such-finding', ['The proof of this draft has no such blocker now', id]);
  if (until <= actor.now) return deny('until-past', ['A waiver ends later than now', id]);
  return allow({ finding: id, kind: finding.kind, text: finding.text, reason, by: actor.person, until });
}

export interface Propose {
  readonly findings: readonly Finding[];
  readonly waivers: readonly Waiver[];
  /** Null: when the last party signs. */
  readonly effectiveAt: Instant | null;
}

/** Whether a draft can be proposed: by a lead, with every blocker mended or waived at the instant at which it takes effect. */
export function decidePropose(
  { state, parties }: DraftToSign,
  { findings, waivers, effectiveAt }: Propose,
  actor: SigningActor,
): SigningDecision<null> {
  const no = notALead<null>('propose', state, actor, parties);
  if (no !== null) return no;
  if (effectiveAt !== null && effectiveAt < actor.now) return deny('in-the-past', ['An agreement cannot take effect in the past']);
  const at = effectiveAt ?? actor.now;
  const blockers = inTheWay(findings, waivers, at);
  if (blockers.length === 0) return allow(null);
  const listed = blockers.slice(0, MOST_LISTED).map((finding) => [obstacle(finding, waivers, at), finding.id] as const);
  const more = blockers.length - listed.length;
  return deny('in-the-way', ...listed, ...(more > 0 ? [[`And ${more} more blockers`] as const] : []));
}

/** Why a blocker stands in the way: not waived, or the waiver ends too early or was of another sentence. */
function obstacle(finding: Finding, waivers: readonly Waiver[], at: Instant): string {
  const own = waivers.filter((waiver) => waiver.finding === finding.id);
  if (own.length === 0) return `Mend or waive: ${finding.text}`;
  return own.some((waiver) => waiver.until <= at)
    ? `The waiver ends before it takes effect: ${finding.text}`
    : `The finding is another one than was waived: ${finding.text}`;
}
