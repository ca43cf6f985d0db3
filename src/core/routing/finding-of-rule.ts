/** Findings about rules: what they have in common, and how rules are called in them. */
import type { Situation } from '../agreement/situation.js';
import type { Finding, FindingKind, Region, Severity } from '../proof/finding.js';
import { type Analysis, valuesAmong } from './analysis.js';
import { CATEGORY } from './dimensions.js';
import { boxSize, regionOf } from './region.js';
import { exceptionText, rowText } from './rule-text.js';
import { type ClassBox, valuesOfBox } from './set-boxes.js';

export interface RuleFinding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly text: string;
  readonly regions: readonly Region[];
  readonly witness: Situation | null;
  /** By rank: the rule that the finding is about first. */
  readonly ranks: readonly number[];
  readonly mend: string;
}

/** More regions than this help nobody; the text says how many rules there are. */
export const REGIONS_SHOWN = 3;

export function findingOf({ rules: { ranked, agreement } }: Analysis, found: RuleFinding): Finding {
  const { id, kind, severity, text, regions, witness, ranks, mend } = found;
  const teams = new Set<string>();
  for (const rank of ranks) {
    const { assignment } = ranked[rank]!;
    if (teams.size === agreement.teams.length) break;
    if (assignment.accountable !== null) teams.add(assignment.accountable);
    for (const team of assignment.responsible) teams.add(team);
  }
  const rules = ranks.map((rank) => ranked[rank]!.id);
  return {
    id,
    kind,
    severity,
    text,
    regions,
    witness,
    at: null,
    perWeekMs: null,
    rules,
    teams: [...teams],
    mend,
    trafficShare: null,
  };
}

/** `exception x1` or `rule r2`. */
export function ruleName(analysis: Analysis, rank: number): string {
  const rule = analysis.rules.ranked[rank]!;
  return `${rule.kind === 'exception' ? 'exception' : 'rule'} ${rule.id}`;
}

/** `exception x1 (Respond, Plant network, P1)`. */
export function ruleWithText(analysis: Analysis, rank: number): string {
  const { agreement, ranked, tree } = analysis.rules;
  const rule = ranked[rank]!;
  const text =
    rule.kind === 'exception'
      ? exceptionText(agreement, tree, agreement.exceptions[rule.at]!)
      : rowText(agreement, tree, agreement.rules[rule.at]!);
  return `${ruleName(analysis, rank)} (${text})`;
}

/** The region of a box of classes; `categories`: only these values. */
export function boxRegion(analysis: Analysis, box: ClassBox, categories?: ReadonlySet<number>): Region {
  const { compiled, wording } = analysis;
  const values = valuesOfBox(compiled, box).map((each, at) =>
    at === CATEGORY && categories ? valuesAmong(compiled, each, categories) : each,
  );
  return regionOf(wording, values, [], boxSize(compiled.dimensions, values));
}

/** `a`, `a and b`, `a, b and 3 more`. `of`: how many there are, when only the first of them are given. */
export function listed(names: readonly string[], of = names.length): string {
  if (of <= LISTED) return of < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[of - 1]}`;
  return `${names.slice(0, LISTED).join(', ')} and ${of - LISTED} more`;
}

/** More names than this are counted. */
export const LISTED = 3;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
