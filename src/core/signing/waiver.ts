/**
 * Waivers: what lets a blocker pass, on record and for a time.
 *
 * A blocker keeps an agreement from being proposed and signed until it is mended or waived. A waiver
 * belongs to one finding as it was read: its id, its kind and its sentence. Where the sentence no longer
 * holds, because the agreement was edited, the waiver is of something else and lets nothing pass. It
 * ends at an instant, and from then on the blocker stands in the way again.
 *
 * Worked example: r3 is unstaffed for 123 h of a week; the internal lead waives it until 1 March. On 1
 * February nothing stands in the way, on 1 March the blocker does, and once r3 covers 150 h it does at once.
 */
import type { PersonId } from '../ids.js';
import type { Finding, FindingKind } from '../proof/finding.js';
import type { Instant } from '../time.js';

export interface Waiver {
  /** The id of the finding. */
  readonly finding: string;
  readonly kind: FindingKind;
  /** The finding's sentence, as it was waived. */
  readonly text: string;
  readonly reason: string;
  readonly by: PersonId;
  /** It lets the finding pass before this instant. */
  readonly until: Instant;
}

/** Findings about hours end with their first instant, which moves with the day of the proof. */
const FIRST_INSTANT = ', first ';

/** What a finding says, apart from the day on which it was looked for. */
export function waivedSentence({ kind, text }: Pick<Finding, 'kind' | 'text'>): string {
  const at = kind === 'unstaffed' ? text.lastIndexOf(FIRST_INSTANT) : -1;
  return at < 0 ? text : text.slice(0, at);
}

/** Whether a waiver lets a finding pass at an instant. */
export function lets(waiver: Waiver, finding: Finding, at: Instant): boolean {
  return (
    waiver.finding === finding.id && waiver.kind === finding.kind && waivedSentence(waiver) === waivedSentence(finding) && at < waiver.until
  );
}

/**
 * The blockers that no waiver lets pass at an instant, in the order of the proof. An agreement can be
 * proposed, and signed, when there is none.
 *
 * @example inTheWay(proof.findings, [], now).map((finding) => finding.text)
 */
export function inTheWay(findings: readonly Finding[], waivers: readonly Waiver[], at: Instant): readonly Finding[] {
  return findings.filter((finding) => finding.severity === 'blocker' && !waivers.some((waiver) => lets(waiver, finding, at)));
}

/** The waivers that are needed at an instant: those that let a blocker pass. Only these are signed. */
export function waiversUsed(findings: readonly Finding[], waivers: readonly Waiver[], at: Instant): readonly Waiver[] {
  const blockers = findings.filter((finding) => finding.severity === 'blocker');
  return waivers.filter((waiver) => blockers.some((finding) => lets(waiver, finding, at)));
}
