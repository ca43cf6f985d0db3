/**
 * The RACI rules, for each rule where it really decides: exactly one Accountable team; at least one
 * Responsible; Consulted and Informed do not repeat a Responsible one; and for policy, strategy and
 * risk acceptance the Accountable team belongs to the internal party.
 *
 * Example: Reinforce › Policy decides policy. A rule that makes a provider's team Accountable for
 * Reinforce as a whole breaks the last rule for Policy, and only there.
 */
import type { Finding } from '../proof/finding.js';
import { type Analysis, analysisOf, decidingValues } from './analysis.js';
import { boxRegion, capital, findingOf, listed, REGIONS_SHOWN, ruleWithText } from './finding-of-rule.js';
import type { Router } from './router.js';
import type { ClassBox } from './set-boxes.js';

interface Violation {
  readonly kind: 'accountable' | 'responsible' | 'repeated' | 'internal';
  readonly text: string;
  readonly mend: string;
}

/**
 * Every breach of the RACI rules by a rule that decides somewhere: blockers, one for each rule and breach.
 *
 * @example raciViolations(router)[0]?.text // 'Rule r6 (Reinforce › Policy) names no Accountable team'
 */
export function raciViolations(router: Router): readonly Finding[] {
  const analysis = analysisOf(router);
  const deciding = decidingValues(analysis.compiled, analysis.rules);
  return analysis.rules.ranked.flatMap((_, rank) => {
    const live = analysis.live[rank]!;
    const found = live.length === 0 ? [] : violationsOf(analysis, rank).map((violation) => raciFinding(analysis, rank, violation, live));
    const internal = live.length === 0 ? null : internalViolation(analysis, rank);
    const within = internal === null ? [] : analysis.liveInDeciding(rank);
    return internal && within.length > 0 ? [...found, raciFinding(analysis, rank, internal, within, deciding)] : found;
  });
}

function raciFinding(
  analysis: Analysis,
  rank: number,
  { kind, text, mend }: Violation,
  where: readonly ClassBox[],
  categories?: ReadonlySet<number>,
): Finding {
  const regions = where.slice(0, REGIONS_SHOWN).map((box) => boxRegion(analysis, box, categories));
  const place = kind === 'internal' ? ` for ${regions[0]!.text}${where.length > 1 ? ` and ${where.length - 1} more parts` : ''}` : '';
  return findingOf(analysis, {
    id: `raci:${analysis.rules.ranked[rank]!.id}:${kind}`,
    kind: 'raci',
    severity: 'blocker',
    text: `${capital(ruleWithText(analysis, rank))} ${text}${place}`,
    regions,
    witness: analysis.witness(rank, where[0]!, categories),
    ranks: [rank],
    mend,
  });
}

/** What is wrong with a rule's assignment wherever it holds. */
function violationsOf({ rules }: Analysis, rank: number): readonly Violation[] {
  const { assignment, id } = rules.ranked[rank]!;
  const { accountable, responsible, consulted, informed } = assignment;
  const found: Violation[] = [];
  if (accountable === null)
    found.push({ kind: 'accountable', text: 'names no Accountable team', mend: `Name exactly one Accountable team in ${id}` });
  if (responsible.length === 0)
    found.push({ kind: 'responsible', text: 'names no Responsible team', mend: `Name at least one Responsible team in ${id}` });
  const repeated = [...new Set([...consulted, ...informed])].filter((team) => responsible.includes(team));
  if (repeated.length > 0) {
    const names = listed(repeated.map((team) => rules.agreement.teams.find((each) => each.id === team)?.name ?? team));
    found.push({
      kind: 'repeated',
      text: `lists ${names} as Responsible and again as Consulted or Informed`,
      mend: `Leave ${names} out of Consulted and Informed in ${id}`,
    });
  }
  return found;
}

/** The breach when a team outside the internal party is Accountable for what only that party may decide; null when it is not. */
function internalViolation({ rules: { agreement, ranked } }: Analysis, rank: number): Violation | null {
  const { assignment, id } = ranked[rank]!;
  const team = agreement.teams.find((each) => each.id === assignment.accountable);
  const party = agreement.parties.find((each) => each.id === team?.party);
  if (team === undefined || party === undefined || party.kind === 'internal') return null;
  return {
    kind: 'internal',
    text: `makes ${team.name} of ${party.name} Accountable, where only the internal party may be,`,
    mend: `Make a team of the internal party Accountable there, with an own row or by narrowing ${id}`,
  };
}
