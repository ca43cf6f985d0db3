/**
 * Questions about who decides inside one box, when some rules are thought away.
 *
 * Only the rules that overlap the box are looked at, and of each only what lies in it, so that the
 * question is small however large the agreement. Example: without x1, does anything change in its box?
 */
import { membersOf } from './bits.js';
import type { Compiled, CompiledRules } from './compiled.js';
import { type Entry, firstMatchReaches } from './diagram-build.js';
import type { RuleIndex } from './rule-index.js';
import type { ClassBox } from './set-boxes.js';

/** What a rule counts as: 1 is looked for, 0 is not, null is thought away. */
export type Mark = 0 | 1 | null;

/**
 * Whether somewhere in the box the first rule to hold, among those with a mark, is marked 1.
 * `otherwise` is the mark of places where none of them holds.
 */
export function decidesSomewhere(
  compiled: Compiled,
  rules: CompiledRules,
  index: RuleIndex,
  box: ClassBox,
  markOf: (rank: number) => Mark,
  otherwise: 0 | 1,
): boolean {
  const sizes = compiled.order.map((at, level) => box[at]?.length ?? compiled.diagram.sizes[level]!);
  // Classes count from 0 within the box; -1 is outside of it.
  const places = compiled.order.map((at, level) => {
    const classes = box[at];
    if (!classes) return null;
    const place = new Int32Array(compiled.diagram.sizes[level]!).fill(-1);
    for (const [within, cls] of classes.entries()) place[cls] = within;
    return place;
  });
  const entries: Entry[] = [];
  for (const rank of membersOf(index.overlapping(box))) {
    const mark = markOf(rank);
    if (mark === null) continue;
    const own = compiled.boxes.get(rules.ranked[rank]!)!;
    entries.push({ leaf: mark, box: compiled.order.map((at, level) => withinBox(own[at]!, places[level]!, sizes[level]!)) });
  }
  return firstMatchReaches(sizes, entries, otherwise, 1);
}

/** A rule's classes as places within the box; null when it allows all of them. */
function withinBox(own: readonly number[] | null, place: Int32Array | null, size: number): readonly number[] | null {
  if (own === null || place === null) return own;
  const shared: number[] = [];
  for (const cls of own) if (place[cls]! >= 0) shared.push(place[cls]!);
  return shared.length === size ? null : shared;
}
