/** Findings about rules without effect: shadowed ones are a warning, redundant ones a note. */
import type { Finding } from '../proof/finding.js';
import { type Analysis, analysisOf } from './analysis.js';
import { assignmentText } from './assignment-text.js';
import { boxRegion, capital, findingOf, ruleName, ruleWithText } from './finding-of-rule.js';
import { effectless } from './redundant.js';
import type { Router } from './router.js';

/**
 * Rules that can never decide, although earlier ones disagree with them.
 *
 * @example shadowed(router)[0]?.text // 'Exception x2 (Respond, Plant network, P1) never decides: …'
 */
export function shadowed(router: Router): readonly Finding[] {
  const analysis = analysisOf(router);
  return effectless(router).shadowed.map((rank) => {
    const id = analysis.rules.ranked[rank]!.id;
    const never = isEmpty(analysis, rank);
    return findingOf(analysis, {
      id: `shadowed:${id}`,
      kind: 'shadowed',
      severity: 'warning',
      text: never
        ? `${capital(ruleName(analysis, rank))} never decides: no situation can satisfy its condition`
        : `${capital(ruleWithText(analysis, rank))} never decides: rules before it take all of it, and ${assignmentText(analysis.rules.agreement, analysis.rules.ranked[rank]!.assignment)} gets nothing from it`,
      regions: never ? [] : [boxRegion(analysis, analysis.compiled.boxes.get(analysis.rules.ranked[rank]!)!)],
      witness: null,
      ranks: [rank],
      mend: `Remove ${id}, or list it before the rules that hide it`,
    });
  });
}

/**
 * Rules whose removal changes nothing; all of them can be removed together.
 *
 * @example redundant(router)[0]?.text // 'Rule r8 (Respond › Hardware › Printer) changes nothing: …'
 */
export function redundant(router: Router): readonly Finding[] {
  const analysis = analysisOf(router);
  return effectless(router).redundant.map((rank) => {
    const rule = analysis.rules.ranked[rank]!;
    const [live] = analysis.live[rank]!;
    return findingOf(analysis, {
      id: `redundant:${rule.id}`,
      kind: 'redundant',
      severity: 'note',
      text: `${capital(ruleWithText(analysis, rank))} changes nothing: without it ${assignmentText(analysis.rules.agreement, rule.assignment)} has the same work by other rules`,
      regions: [boxRegion(analysis, analysis.compiled.boxes.get(rule)!)],
      witness: live ? analysis.witness(rank, live) : null,
      ranks: [rank],
      mend: `Remove ${rule.id}`,
    });
  });
}

const isEmpty = ({ compiled, rules }: Analysis, rank: number): boolean =>
  compiled.boxes.get(rules.ranked[rank]!)!.some((classes) => classes !== null && classes.length === 0);
