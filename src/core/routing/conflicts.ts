/**
 * Conflicts: two exceptions, or two rows of one category and cell, that both hold and disagree.
 *
 * The earlier decides, so nothing is left open; but who wrote the later one may not know. A pair counts
 * when the earlier really decides somewhere in the box where both hold: what a third, still earlier
 * exception has taken already is no conflict of the two. Findings are gathered by the later rule.
 * Example: x1 gives "Plant network, P1" to Infrastructure, x2 behind it to the Service desk.
 */
import type { RuleId } from '../ids.js';
import type { Finding } from '../proof/finding.js';
import { type Analysis, analysisOf, meet } from './analysis.js';
import { assignmentText } from './assignment-text.js';
import { boxRegion, capital, findingOf, LISTED, listed, REGIONS_SHOWN, ruleName } from './finding-of-rule.js';
import type { Router } from './router.js';
import type { ClassBox } from './set-boxes.js';

export interface ConflictPair {
  /** The earlier rule, which decides. */
  readonly winner: RuleId;
  readonly loser: RuleId;
}

/** One loser with all that overrule it, by rank, in their order; `boxes` are where the first few do, the winner beside each. */
interface Overruled {
  readonly loser: number;
  readonly winners: readonly number[];
  readonly places: readonly { readonly winner: number; readonly box: ClassBox }[];
}

/**
 * Every pair of rules in conflict, in order of precedence of the later one.
 *
 * @example conflictPairs(router) // [{ winner: 'x1', loser: 'x2' }]
 */
export function conflictPairs(router: Router): readonly ConflictPair[] {
  const analysis = analysisOf(router);
  const id = (rank: number) => analysis.rules.ranked[rank]!.id;
  return overruled(analysis).flatMap(({ loser, winners }) => winners.map((winner) => ({ winner: id(winner), loser: id(loser) })));
}

/**
 * Conflicts as findings, a warning for each rule that an earlier one overrules. The regions are where
 * both hold, for up to three pairs, of more only the first; `rules` names all of them, the overruled one first.
 *
 * @example conflicts(router)[0]?.text // 'Exceptions x1 and x2 both hold for Respond, Plant network with P1 and disagree: …'
 */
export function conflicts(router: Router): readonly Finding[] {
  const analysis = analysisOf(router);
  return overruled(analysis).map((each) => conflictFinding(analysis, each));
}

function overruled({ rules, keys, rowOverlaps, overruledBy, compiled }: Analysis): readonly Overruled[] {
  const boxOf = (rank: number) => compiled.boxes.get(rules.ranked[rank]!)!;
  const found: Overruled[] = [];
  for (const [loser, winners] of overruledBy.entries()) {
    if (winners.length === 0) continue;
    const shown = winners.slice(0, winners.length > REGIONS_SHOWN ? 1 : REGIONS_SHOWN);
    found.push({ loser, winners, places: shown.map((winner) => ({ winner, box: meet(boxOf(winner), boxOf(loser))! })) });
  }
  const rows = new Map<number, { winner: number; box: ClassBox }[]>();
  for (const { winner, loser, box } of rowOverlaps) {
    if (keys[winner] === keys[loser]) continue;
    const by = rows.get(loser) ?? [];
    rows.set(loser, by);
    by.push({ winner, box });
  }
  for (const [loser, by] of [...rows].sort(([one], [other]) => one - other))
    found.push({
      loser,
      winners: [...new Set(by.map(({ winner }) => winner))],
      places: by.slice(0, by.length > REGIONS_SHOWN ? 1 : REGIONS_SHOWN),
    });
  return found;
}

function conflictFinding(analysis: Analysis, { loser, winners, places }: Overruled): Finding {
  const { rules } = analysis;
  const isRow = rules.ranked[loser]!.kind === 'row';
  const regions = places.map(({ box }) => boxRegion(analysis, box));
  const first = winners[0]!;
  const id = (rank: number) => rules.ranked[rank]!.id;
  const says = (rank: number) => assignmentText(rules.agreement, rules.ranked[rank]!.assignment);
  const names = listed(winners.slice(0, LISTED).map(id), winners.length);
  const text =
    winners.length === 1
      ? `${isRow ? 'Rules' : 'Exceptions'} ${id(first)} and ${id(loser)} both hold for ${regions[0]!.text} and disagree: ${id(first)}, listed first, gives it to ${says(first)}; ${id(loser)} would give it to ${says(loser)}`
      : `${capital(ruleName(analysis, loser))} (${says(loser)}) disagrees with ${winners.length} listed before it, which decide where both hold: ${names}`;
  return findingOf(analysis, {
    id: `conflict:${id(loser)}`,
    kind: 'conflict',
    severity: 'warning',
    text,
    regions,
    witness: analysis.witness(first, places[0]!.box),
    ranks: [loser, ...winners],
    mend: `List ${id(loser)} before ${names} if it should win there; otherwise narrow it so that they no longer overlap`,
  });
}
