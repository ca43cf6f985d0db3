/**
 * A diagram walked from its root: which leaves are reached, and in which watched combinations.
 *
 * Nodes are visited level by level and each once, whatever the number of ways to it; the set of a node
 * is what its parents give it. The grid is walked together with the exceptions, since a row decides
 * only where none of them holds.
 */
import type { Compiled } from '../routing/compiled.js';
import { type Diagram, isLeaf, leafValue, type Ref } from '../routing/diagram.js';
import { addMasked, type Combinations, everything, type Watched } from './combinations.js';

/** @returns for each leaf value that is reached, the combinations that lead there. */
export function reachedLeaves(compiled: Compiled, root: Ref, watched: Watched): ReadonlyMap<number, Combinations> {
  const { diagram } = compiled;
  const leaves = new Map<number, Combinations>();
  const levels: Map<Ref, Combinations>[] = diagram.sizes.map(() => new Map());
  const put = (ref: Ref, reached: Combinations, mask: Combinations | null): void => {
    const states = isLeaf(ref) ? leaves : levels[diagram.level(ref)]!;
    const key = isLeaf(ref) ? leafValue(ref) : ref;
    let set = states.get(key);
    if (set === undefined) {
      set = new Uint32Array(watched.words);
      states.set(key, set);
    }
    addMasked(set, reached, mask);
  };
  put(root, everything(watched), null);
  const children = new Int32Array(Math.max(1, ...diagram.sizes));
  for (const [level, states] of levels.entries()) {
    const masks = watched.masks[level];
    for (const [ref, reached] of states) {
      if (masks != null) {
        for (let cls = 0; cls < masks.length; cls += 1) put(diagram.child(ref, cls), reached, masks[cls]!);
        continue;
      }
      const count = distinctChildren(diagram, ref, children);
      for (let at = 0; at < count; at += 1) put(children[at]!, reached, null);
    }
  }
  for (const [value, set] of leaves) if (set.every((word) => word === 0)) leaves.delete(value);
  return leaves;
}

interface Pair {
  readonly exception: Ref;
  readonly grid: Ref;
  readonly reached: Combinations;
}

/** More than there can be references on either side of zero, and small enough that a pair of them is an exact number. */
const REFS = 2 ** 25;

/**
 * @param none the leaf of the exceptions where none of them holds
 * @returns for each row that decides somewhere, the combinations in which it does
 */
export function reachedRows(
  compiled: Compiled,
  exceptionRoot: Ref,
  gridRoot: Ref,
  none: Ref,
  watched: Watched,
): ReadonlyMap<number, Combinations> {
  const { diagram } = compiled;
  const free = reaches(diagram, none);
  const rows = new Map<number, Combinations>();
  const levels: Map<number, Pair>[] = diagram.sizes.map(() => new Map());
  const fresh = (): Combinations => new Uint32Array(watched.words);

  const put = (exception: Ref, grid: Ref, reached: Combinations, mask: Combinations | null): void => {
    if (grid === none || !free(exception)) return;
    const level = Math.min(diagram.level(exception), diagram.level(grid));
    // The row is found and no combination is told from another any more: somewhere below no exception holds.
    if (isLeaf(grid) && level > watched.lastLevel) {
      let set = rows.get(leafValue(grid));
      if (set === undefined) {
        set = fresh();
        rows.set(leafValue(grid), set);
      }
      addMasked(set, reached, mask);
      return;
    }
    const key = (exception + REFS) * 2 * REFS + grid + REFS;
    let pair = levels[level]!.get(key);
    if (pair === undefined) {
      pair = { exception, grid, reached: fresh() };
      levels[level]!.set(key, pair);
    }
    addMasked(pair.reached, reached, mask);
  };

  put(exceptionRoot, gridRoot, everything(watched), null);
  const children = new Int32Array(Math.max(1, ...diagram.sizes));
  for (const [level, pairs] of levels.entries()) {
    const masks = watched.masks[level] ?? null;
    const size = diagram.sizes[level]!;
    for (const { exception, grid, reached } of pairs.values()) {
      const asksException = diagram.level(exception) === level;
      const asksGrid = diagram.level(grid) === level;
      if (masks === null && asksException !== asksGrid) {
        const count = distinctChildren(diagram, asksException ? exception : grid, children);
        for (let at = 0; at < count; at += 1)
          put(asksException ? children[at]! : exception, asksException ? grid : children[at]!, reached, null);
        continue;
      }
      for (let cls = 0; cls < size; cls += 1) {
        const nextException = asksException ? diagram.child(exception, cls) : exception;
        const nextGrid = asksGrid ? diagram.child(grid, cls) : grid;
        put(nextException, nextGrid, reached, masks === null ? null : masks[cls]!);
      }
    }
    pairs.clear();
  }
  for (const [value, set] of rows) if (set.every((word) => word === 0)) rows.delete(value);
  return rows;
}

/** Whether a leaf can be reached from a node, for any node asked; answers are remembered. */
export function reaches(diagram: Diagram, target: Ref): (ref: Ref) => boolean {
  const known = new Int8Array(diagram.wordCount);
  const ask = (ref: Ref): boolean => {
    if (isLeaf(ref)) return ref === target;
    if (known[ref] !== 0) return known[ref] === 1;
    const children = new Int32Array(diagram.sizes[diagram.level(ref)]!);
    const count = distinctChildren(diagram, ref, children);
    let found = false;
    for (let at = 0; at < count && !found; at += 1) found = ask(children[at]!);
    known[ref] = found ? 1 : 2;
    return found;
  };
  return ask;
}

/** Writes the children of a node into `into`, neighbours that are the same once. @returns how many. */
function distinctChildren(diagram: Diagram, ref: Ref, into: Int32Array): number {
  const { words, sizes } = diagram;
  const n = words[ref + 1]!;
  let count = 0;
  if (n < 0) {
    const size = sizes[words[ref]!]!;
    for (let cls = 0; cls < size; cls += 1) {
      const child = words[ref + 2 + cls]!;
      if (count === 0 || child !== into[count - 1]) into[count++] = child;
    }
    return count;
  }
  into[count++] = words[ref + 2]!;
  for (let i = 0; i < n; i += 1) {
    const child = words[ref + 4 + 2 * i]!;
    if (child !== into[count - 1]) into[count++] = child;
  }
  return count;
}
