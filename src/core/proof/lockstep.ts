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
import { LEAF_LEVEL, type Ref } from '../routing/diagram.js';
import { addMasked, type Combinations, overlaps, type Watched } from './combinations.js';

interface State {
  readonly refs: readonly Ref[];
  readonly reached: Combinations;
}

export interface Lockstep {
  readonly compiled: Compiled;
  readonly watched: Watched;
  readonly roots: readonly Ref[];
  /** The combinations to start with. */
  readonly start: Combinations;
  /** For each root the class that it takes in one dimension, when roots differ there. */
  readonly fixed: { readonly dimension: number; readonly classes: readonly number[] } | null;
  /** Given the nodes of a state and the level that is asked next: what to go on with, or null when the state no longer matters. */
  readonly settle: (refs: readonly Ref[], level: number) => readonly Ref[] | null;
  /** Called once for every reached state in which all are leaves. */
  readonly arrive: (leaves: readonly Ref[], reached: Combinations) => void;
}

/** Walks from the roots to all combinations of leaves that can be reached. */
export function lockstep(walk: Lockstep): void {
  const { compiled, watched, fixed, settle } = walk;
  const { diagram, order } = compiled;
  const levels: Map<string, State>[] = order.map(() => new Map());
  const arrived = new Map<string, State>();

  const levelOf = (refs: readonly Ref[]): number => {
    let level = LEAF_LEVEL;
    for (const ref of refs) level = Math.min(level, diagram.level(ref));
    return level;
  };
  const put = (refs: readonly Ref[], reached: Combinations, mask: Combinations | null): void => {
    if (!overlaps(reached, mask)) return;
    const settled = settle(refs, levelOf(refs));
    if (settled === null) return;
    const level = levelOf(settled);
    const states = level === LEAF_LEVEL ? arrived : levels[level]!;
    const key = settled.join();
    let state = states.get(key);
    if (state === undefined) {
      state = { refs: settled, reached: new Uint32Array(watched.words) };
      states.set(key, state);
    }
    addMasked(state.reached, reached, mask);
  };

  put(walk.roots, walk.start, null);
  for (let level = 0; level < order.length; level += 1) {
    const isFixed = fixed !== null && fixed.dimension === order[level];
    const masks = watched.masks[level] ?? null;
    for (const { refs, reached } of levels[level]!.values()) {
      const child = (ref: Ref, cls: number): Ref => (diagram.level(ref) === level ? diagram.child(ref, cls) : ref);
      if (isFixed) {
        put(
          refs.map((ref, at) => child(ref, fixed.classes[at]!)),
          reached,
          null,
        );
        continue;
      }
      for (const cls of masks === null ? tellingClasses(compiled, refs, level) : masks.keys()) {
        put(
          refs.map((ref) => child(ref, cls)),
          reached,
          masks === null ? null : masks[cls]!,
        );
      }
    }
    levels[level]!.clear();
  }
  for (const state of arrived.values()) walk.arrive(state.refs, state.reached);
}

/** Classes of a level enough to meet every combination of the nodes' children: those that some node lists, and one for the rest. */
export function tellingClasses(compiled: Compiled, refs: readonly Ref[], level: number): Iterable<number> {
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
