/** The parts of a box that rules take out of it. */
import type { RuleId } from '../ids.js';
import type { Dimension } from './dimensions.js';
import { intersector, isWithin } from './region.js';
import type { RuleBox, ValueBox } from './rule-boxes.js';

export interface Hole {
  readonly id: RuleId;
  readonly box: ValueBox;
}

/** With more holes than this, later ones are not compared with all others: the list is long anyway. */
const COMPARED = 60;

/** What each of the rules shares with the box; none that lies within an earlier one. */
export function holesIn(dimensions: readonly Dimension[], rules: readonly RuleBox[], box: ValueBox): readonly Hole[] {
  const holes: Hole[] = [];
  const within = intersector(dimensions, box);
  for (const rule of rules) {
    const shared = within(rule.box);
    if (shared === null || (holes.length < COMPARED && holes.some((hole) => isWithin(shared, hole.box)))) continue;
    holes.push({ id: rule.id, box: shared });
  }
  return holes;
}
