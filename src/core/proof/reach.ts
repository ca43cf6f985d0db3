/**
 * Which leaves of a diagram are reached, in which watched combinations; and the way back: in which
 * combinations a leaf can be reached from a node.
 *
 * Nodes are met once each, whatever the number of ways to them.
 */
import type { Compiled } from '../routing/compiled.js';
import { type Diagram, isLeaf, leafValue, type Ref } from '../routing/diagram.js';
import { addMasked, type Combinations, everything, isNothing, type Watched } from './combinations.js';
import { StateTable } from './state-table.js';

/** @returns for each leaf value that is reached, the combinations that lead there. */
export function reachedLeaves(compiled: Compiled, root: Ref, watched: Watched): ReadonlyMap<number, Combinations> {
  const { diagram } = compiled;
  const leaves = new Map<number, Combinations>();
  const levels = diagram.sizes.map(() => new StateTable(1, watched.words));
  const one = new Int32Array(1);
  let reached: Combinations = everything(watched);
  const put = (ref: Ref, mask: Combinations | null): void => {
    if (isLeaf(ref)) {
      let set = leaves.get(leafValue(ref));
      if (set === undefined) {
        set = new Uint32Array(watched.words);
        leaves.set(leafValue(ref), set);
      }
      addMasked(set, reached, mask);
      return;
    }
    one[0] = ref;
    levels[diagram.level(ref)]!.merge(one, reached, mask);
  };
  put(root, null);
  for (const [level, states] of levels.entries()) {
    const masks = watched.masks[level] ?? null;
    for (let place = 0; place < states.count; place += 1) {
      reached = states.set(place);
      eachChild(diagram, states.list(place)[0]!, masks, put);
    }
    states.clear();
  }
  for (const [value, set] of leaves) if (isNothing(set)) leaves.delete(value);
  return leaves;
}

/**
 * In which combinations a leaf can be reached from a node, for any node of the diagram.
 *
 * @param fixed dimensions with one class that is looked at, by their place
 * @example combinationsTo(compiled, watched, leaf(0))(root) // those for which some situation meets no exception
 */
export function combinationsTo(
  { diagram, order }: Compiled,
  watched: Watched,
  target: Ref,
  fixed: ReadonlyMap<number, number> = new Map(),
): (ref: Ref) => Combinations {
  const { words } = watched;
  const all = everything(watched);
  const none = new Uint32Array(words);
  const known = new StateTable(1, words);
  const one = new Int32Array(1);

  const placeOf = (ref: Ref): number => {
    one[0] = ref;
    const place = known.find(one);
    return place < 0 ? work(ref) : place;
  };
  const work = (ref: Ref): number => {
    const level = diagram.level(ref);
    const masks = watched.masks[level] ?? null;
    const only = fixed.get(order[level]!);
    const found = new Uint32Array(words);
    const add = (child: Ref, mask: Combinations | null): void => {
      if (isLeaf(child)) {
        if (child === target) addMasked(found, all, mask);
        return;
      }
      addMasked(found, known.set(placeOf(child)), mask);
    };
    if (only === undefined) eachChild(diagram, ref, masks, add);
    else add(diagram.child(ref, only), masks === null ? null : masks[only]!);
    one[0] = ref;
    known.merge(one, found, null);
    return known.place(one);
  };
  return (ref) => {
    if (isLeaf(ref)) return ref === target ? all : none;
    return known.set(placeOf(ref));
  };
}

/** The children of a node: by class with its mask where the level is watched, otherwise each at least once. */
function eachChild(
  diagram: Diagram,
  ref: Ref,
  masks: readonly Combinations[] | null,
  visit: (child: Ref, mask: Combinations | null) => void,
): void {
  if (masks !== null) {
    for (let cls = 0; cls < masks.length; cls += 1) visit(diagram.child(ref, cls), masks[cls]!);
    return;
  }
  const common = diagram.defaultChild(ref);
  if (common !== null) visit(common, null);
  let before: Ref | null = common;
  diagram.eachOwnChild(ref, (_, child) => {
    if (child !== before) visit(child, null);
    before = child;
  });
}
