/**
 * The proof of an agreement: everything that is wrong with it, each with a concrete example, and the
 * certificate when nothing is left without an owner.
 *
 * From the decision diagram: gaps, conflicts, shadowed and redundant rules, RACI violations, over all
 * situations at once. From diagram and calendars: hours in which a clock runs and nobody is on duty,
 * and targets shorter than the hand-offs on the way. From facts, where they are given: systems without
 * access, runbook or recovery proof, single points of failure, tools. Two proofs of the same agreement from the same
 * instant are equal, also in the names of their findings, so that a waiver can refer to one.
 *
 * Example: Harbor Lane has a gap for Run, Reinforce and Reinvent each, r3 is unstaffed after hours
 * (blocker), and so on; adding rows for the three Rs turns `total` to true and yields the certificate.
 */
import type { Agreement } from '../agreement/agreement.js';
import { conflicts } from '../routing/conflicts.js';
import { coverage } from '../routing/coverage.js';
import { dimensionsOf } from '../routing/dimensions.js';
import { redundant, shadowed } from '../routing/effectless-findings.js';
import { gapFindings } from '../routing/gap-findings.js';
import { raciViolations } from '../routing/raci.js';
import { regionTest } from '../routing/region.js';
import { compileRouter, type Router } from '../routing/router.js';
import { type Traffic, trafficIn } from '../routing/traffic.js';
import { DAY, type Instant, type Millis } from '../time.js';
import { type Certificate, certificate } from './certificate.js';
import { duties } from './duties.js';
import { dutyShares } from './duty-share.js';
import { factFindings } from './fact-findings.js';
import type { Facts } from './facts.js';
import { FINDING_KINDS, type Finding, type Severity } from './finding.js';
import { infeasible } from './infeasible.js';
import { unstaffed } from './unstaffed.js';

/** How far a proof looks unless told otherwise: twelve months. */
export const HORIZON: Millis = 365 * DAY;

export interface ProveOptions {
  /** The first instant for which hours are looked at, such as the day on which it shall take effect. */
  readonly from: Instant;
  readonly horizonMs?: Millis;
  /** What really happened (`startTraffic`): findings then say how much of it they concern. */
  readonly traffic?: Traffic;
  /** What the registers say; without them the findings that need facts are left out. */
  readonly facts?: Facts;
}

export interface Proof {
  /** Worst first, then by kind, then those with more real traffic. */
  readonly findings: readonly Finding[];
  /** Every situation has an owner. */
  readonly total: boolean;
  /** Owned situations of all, 0 to 1; 1 exactly when total. */
  readonly ownedShare: number;
  readonly situations: number;
  /** Null unless total. */
  readonly certificate: Certificate | null;
}

/**
 * Proves an agreement.
 *
 * @param agreement without problems (`agreementProblems`), or its compiled router where there is one already
 * @example prove(agreement, { from: Date.now() }).findings.filter((finding) => finding.severity === 'blocker')
 */
export function prove(agreement: Agreement | Router, { from, horizonMs = HORIZON, traffic, facts }: ProveOptions): Proof {
  const router = 'route' in agreement ? agreement : compileRouter(agreement);
  const share = dutyShares(router, traffic);
  const findings = [
    ...gapFindings(router, traffic),
    ...weighed(router, [...conflicts(router), ...shadowed(router), ...redundant(router), ...raciViolations(router)], traffic),
    ...unstaffed(router.agreement, duties(router), from, horizonMs, share),
    ...infeasible(router, share),
  ];
  const { situations, share: ownedShare } = coverage(router);
  const total = ownedShare === 1;
  const proof: Proof = {
    findings: sorted(findings),
    total,
    ownedShare,
    situations,
    certificate: total ? certificate(router.agreement, situations, from, horizonMs) : null,
  };
  return facts ? withFacts(proof, router, facts, from) : proof;
}

/**
 * A proof with what facts say beside it; the same as proving with them, for proofs that are kept.
 *
 * @param from the instant that it was proved for
 */
export const withFacts = (proof: Proof, router: Router, facts: Facts, from: Instant): Proof => ({
  ...proof,
  findings: sorted([...proof.findings, ...factFindings(router, facts, from)]),
});

const SEVERITIES: readonly Severity[] = ['blocker', 'warning', 'note'];

/** Among equals the order in which they were found: that of the catalogue, or of the rules. */
function sorted(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind) ||
      (b.trafficShare ?? 0) - (a.trafficShare ?? 0),
  );
}

/** Findings with the share of traffic in their regions. */
function weighed(router: Router, findings: readonly Finding[], traffic: Traffic | undefined): readonly Finding[] {
  const all = traffic === undefined ? 0 : trafficIn(traffic, () => true);
  if (traffic === undefined || all === 0) return findings;
  const dimensions = dimensionsOf([router.agreement]);
  return findings.map((finding) => {
    const tests = finding.regions.map((region) => regionTest(dimensions, region));
    return { ...finding, trafficShare: trafficIn(traffic, (situation) => tests.some((holds) => holds(situation))) / all };
  });
}
