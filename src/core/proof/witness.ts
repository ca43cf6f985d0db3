/**
 * Finding one concrete situation for a finding: a walk through the diagrams that tries classes in
 * order and remembers nodes from which the goal cannot be reached, so that it never backtracks twice
 * over the same ground.
 */
import type { Situation } from '../agreement/situation.js';
import type { Compiled } from '../routing/compiled.js';
import { LEAF_LEVEL, type Ref } from '../routing/diagram.js';
import { situationOf } from '../routing/dimensions.js';
import { childAt, tellingClasses } from './lockstep.js';
import { StateTable } from './state-table.js';

/**
 * @param roots the diagrams to walk together
 * @param wanted values that the situation must have, by the dimension's place; the others are free
 * @param ownClass for each root the class that it takes in one dimension, when roots differ there
 * @param goal whether these leaves are what is looked for
 * @returns a situation that leads there, or null when there is none
 */
export function findWitness(
  compiled: Compiled,
  roots: readonly Ref[],
  wanted: ReadonlyMap<number, string | null>,
  ownClass: { readonly dimension: number; readonly classes: readonly number[] } | null,
  goal: (leaves: Int32Array) => boolean,
): Situation | null {
  const { diagram, order, dimensions, classes } = compiled;
  const size = roots.length;
  const dead = new StateTable(size, 0);
  const chosen = new Map<number, number>();

  const search = (refs: Int32Array): boolean => {
    let level = LEAF_LEVEL;
    for (const ref of refs) level = Math.min(level, diagram.level(ref));
    if (level === LEAF_LEVEL) return goal(refs);
    if (dead.has(refs)) return false;
    const dimension = order[level]!;
    const children = new Int32Array(size);
    const follow = (classOf: (at: number) => number): boolean => {
      for (let at = 0; at < size; at += 1) children[at] = childAt(diagram, refs[at]!, level, classOf(at));
      return search(children);
    };
    if (ownClass?.dimension === dimension) {
      if (follow((at) => ownClass.classes[at]!)) return true;
    } else {
      const value = wanted.get(dimension);
      const tried =
        value === undefined ? tellingClasses(compiled, refs, level) : [classes[dimension]!.of[dimensions[dimension]!.index.get(value)!]!];
      for (const cls of tried) {
        if (!follow(() => cls)) continue;
        chosen.set(dimension, cls);
        return true;
      }
    }
    dead.place(refs);
    return false;
  };

  if (!search(Int32Array.from(roots))) return null;
  const values = dimensions.map((dimension, at) => {
    const value = wanted.get(at);
    if (value !== undefined) return value;
    const cls = chosen.get(at);
    return dimension.values[cls === undefined ? 0 : classes[at]!.members[cls]![0]!]!;
  });
  return situationOf(dimensions, values);
}
