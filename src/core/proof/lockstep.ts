/**
 * Walking several diagrams of one store together, question by question.
 *
 * The exceptions and the grid of an agreement are two diagrams, and the way through the tiers needs
 * both of them for every tier. All are walked in lockstep: a state is one node of each, and carries
 * the set of watched combinations that lead to it. States that meet are merged, so the work follows
 * the size of the diagrams and never the product of the dimensions; the sooner a walk settles a state
 * (drops it, or replaces a node by one that says as much), the fewer there are.
 *
 * Example: watching priority, with an exception for P1 over a row for everything: the pair (exception,
 * row) is reached with {P1}, the pair (none, row) with {P2, P3, P4}.
 */
import type { Compiled } from '../routing/compiled.js';
import { type Diagram, LEAF_LEVEL, type Ref } from '../routing/diagram.js';
import { addMasked, type Combinations, overlaps, type Watched } from './combinations.js';
import { StateTable } from './state-table.js';

export interface Lockstep {
  readonly compiled: Compiled;
  readonly watched: Watched;
  readonly roots: readonly Ref[];
  /** The combinations to start with. */
  readonly start: Combinations;
  /** For each root the class that it takes in one dimension, when roots differ there. */
  readonly fixed: { readonly dimension: number; readonly classes: readonly number[] } | null;
  /**
   * Given the nodes of a state and the level that is asked next: replaces nodes by others that say as
   * much, in place. @returns false when the state no longer matters
   */
  readonly settle: (refs: Int32Array, level: number) => boolean;
  /** Called once for every reached state in which all are leaves. Copy what is to be kept. */
  readonly arrive: (leaves: Int32Array, reached: Combinations) => void;
}

/** Walks from the roots to all combinations of leaves that can be reached. */
export function lockstep(walk: Lockstep): void {
  const { compiled, watched, fixed, settle } = walk;
  const { diagram, order } = compiled;
  const size = walk.roots.length;
  const table = (): StateTable => new StateTable(size, watched.words);
  const levels = order.map(table);
  const arrived = table();

  const levelOf = (refs: Int32Array): number => {
    let level = LEAF_LEVEL;
    for (const ref of refs) level = Math.min(level, diagram.level(ref));
    return level;
  };
  const put = (refs: Int32Array, reached: Combinations, mask: Combinations | null): void => {
    if (!overlaps(reached, mask) || !settle(refs, levelOf(refs))) return;
    const level = levelOf(refs);
    const states = level === LEAF_LEVEL ? arrived : levels[level]!;
    addMasked(states.set(states.place(refs)), reached, mask);
  };

  put(Int32Array.from(walk.roots), walk.start, null);
  const children = new Int32Array(size);
  const before = new Int32Array(size);
  for (let level = 0; level < order.length; level += 1) {
    const isFixed = fixed !== null && fixed.dimension === order[level];
    const masks = watched.masks[level] ?? null;
    const states = levels[level]!;
    for (let place = 0; place < states.count; place += 1) {
      const refs = states.list(place);
      const reached = states.set(place);
      if (isFixed) {
        for (let at = 0; at < size; at += 1) children[at] = childAt(diagram, refs[at]!, level, fixed.classes[at]!);
        put(children, reached, null);
        continue;
      }
      let first = true;
      for (const cls of masks === null ? tellingClasses(compiled, refs, level) : masks.keys()) {
        let same = masks === null && !first;
        for (let at = 0; at < size; at += 1) {
          children[at] = childAt(diagram, refs[at]!, level, cls);
          if (children[at] !== before[at]) same = false;
        }
        first = false;
        // Neighbouring classes often go the same way, and one of them says it for both.
        if (same) continue;
        before.set(children);
        put(children, reached, masks === null ? null : masks[cls]!);
      }
    }
    levels[level] = table();
  }
  for (let place = 0; place < arrived.count; place += 1) walk.arrive(arrived.list(place), arrived.set(place));
}

/** The child for a class; the node itself when it does not ask at this level. */
export const childAt = (diagram: Diagram, ref: Ref, level: number, cls: number): Ref =>
  diagram.level(ref) === level ? diagram.child(ref, cls) : ref;

/** Classes of a level enough to meet every combination of the nodes' children: those that some node lists, and one for the rest. */
export function tellingClasses(compiled: Compiled, refs: Iterable<Ref>, level: number): Iterable<number> {
  const { words, sizes } = compiled.diagram;
  const size = sizes[level]!;
  const listed = new Set<number>();
  for (const ref of refs) {
    if (compiled.diagram.level(ref) !== level) continue;
    const n = words[ref + 1]!;
    if (n < 0) return Array(size).keys();
    for (let i = 0; i < n; i += 1) listed.add(words[ref + 3 + 2 * i]!);
  }
  for (let cls = 0; cls < size; cls += 1) {
    if (listed.has(cls)) continue;
    listed.add(cls);
    break;
  }
  return listed;
}
