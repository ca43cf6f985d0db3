/**
 * Walking several diagrams of one store together, question by question.
 *
 * The exceptions and the grid of an agreement are two diagrams, and some questions concern a third. All
 * are walked in lockstep: a state is one node of each, and carries the set of watched combinations that
 * lead to it. States that meet are merged, so the work follows the size of the diagrams and never the
 * product of the dimensions; the sooner a visit says that nothing more is to be learned, the fewer
 * states there are.
 *
 * Example: watching priority, with an exception for P1 over a row for everything: the pair (exception,
 * row) is visited with {P1}, the pair (none, row) with {P2, P3, P4}.
 */
import type { Compiled } from '../routing/compiled.js';
import { type Diagram, LEAF_LEVEL, type Ref } from '../routing/diagram.js';
import { addMasked, type Combinations, isNothing, type Watched } from './combinations.js';
import { StateTable } from './state-table.js';

/**
 * Called with every state as it is reached, more than once when several ways lead there, each time with
 * the combinations of that way. It may replace nodes by others that say as much. The lists are used
 * again: copy what is to be kept.
 * @returns whether to go on below
 */
export type Visit = (refs: Int32Array, reached: Combinations) => boolean;

export interface Start {
  readonly roots: readonly Ref[];
  /** The combinations to start with. */
  readonly within: Combinations;
  /** Dimensions with one class that is looked at, by their place. */
  readonly fixed: ReadonlyMap<number, number>;
}

/** Walks down from the roots. A state in which all are leaves ends by itself. */
export function lockstep(compiled: Compiled, watched: Watched, { roots, within, fixed }: Start, visit: Visit): void {
  const { diagram, order } = compiled;
  const size = roots.length;
  const levels = order.map(() => new StateTable(size, watched.words));
  const passed = new Uint32Array(watched.words);
  const put = (refs: Int32Array, reached: Combinations, mask: Combinations | null): void => {
    passed.fill(0);
    addMasked(passed, reached, mask);
    if (isNothing(passed) || !visit(refs, passed)) return;
    const level = topLevel(diagram, refs);
    if (level === LEAF_LEVEL) return;
    levels[level]!.merge(refs, passed, null);
  };

  put(Int32Array.from(roots), within, null);
  const refs = new Int32Array(size);
  const children = new Int32Array(size);
  const before = new Int32Array(size);
  const telling = new TellingClasses(diagram);
  for (const [level, states] of levels.entries()) {
    const masks = watched.masks[level] ?? null;
    const only = fixed.get(order[level]!);
    for (let place = 0; place < states.count; place += 1) {
      refs.set(states.list(place));
      const reached = states.set(place);
      const count = only === undefined && masks === null ? telling.find(refs, level) : (masks?.length ?? 1);
      for (let at = 0; at < count; at += 1) {
        const cls = only ?? (masks === null ? telling.classes[at]! : at);
        let same = masks === null && at > 0;
        for (let each = 0; each < size; each += 1) {
          children[each] = childAt(diagram, refs[each]!, level, cls);
          if (children[each] !== before[each]) same = false;
        }
        // Neighbouring classes often go the same way, and one of them says it for both.
        if (same) continue;
        before.set(children);
        put(children, reached, masks === null ? null : masks[cls]!);
        if (only !== undefined) break;
      }
    }
    states.clear();
  }
}

/** The level that is asked next; LEAF_LEVEL when all are leaves. */
export function topLevel(diagram: Diagram, refs: Int32Array): number {
  let level = LEAF_LEVEL;
  for (let at = 0; at < refs.length; at += 1) level = Math.min(level, diagram.level(refs[at]!));
  return level;
}

/** The child for a class; the node itself when it does not ask at this level. */
export const childAt = (diagram: Diagram, ref: Ref, level: number, cls: number): Ref =>
  diagram.level(ref) === level ? diagram.child(ref, cls) : ref;

/** Classes of a level enough to meet every combination of some nodes' children: those that some node lists, and one for the rest. */
export class TellingClasses {
  /** The classes found last; only as many as `find` said. */
  readonly classes: Int32Array;
  /** In which round a class was listed last. */
  private readonly listed: Int32Array;
  private round = 0;

  constructor(private readonly diagram: Diagram) {
    const most = Math.max(1, ...diagram.sizes);
    this.classes = new Int32Array(most);
    this.listed = new Int32Array(most);
  }

  /** A list of its own. */
  all(refs: Int32Array, level: number): readonly number[] {
    return [...this.classes.subarray(0, this.find(refs, level))];
  }

  /** @returns how many there are */
  find(refs: Int32Array, level: number): number {
    const { diagram, classes, listed } = this;
    const size = diagram.sizes[level]!;
    this.round += 1;
    let count = 0;
    for (let at = 0; at < refs.length; at += 1) {
      const ref = refs[at]!;
      if (diagram.level(ref) !== level) continue;
      const own = diagram.defaultChild(ref) === null ? -1 : diagram.ownCount(ref);
      if (own < 0) {
        for (let cls = 0; cls < size; cls += 1) classes[cls] = cls;
        return size;
      }
      for (let each = 0; each < own; each += 1) {
        const cls = diagram.ownClass(ref, each);
        if (listed[cls] === this.round) continue;
        listed[cls] = this.round;
        classes[count++] = cls;
      }
    }
    for (let cls = 0; cls < size; cls += 1) {
      if (listed[cls] === this.round) continue;
      classes[count++] = cls;
      break;
    }
    return count;
  }
}
