/**
 * Finding one concrete situation for a finding: a walk through the diagrams that tries classes in
 * order, leaves out what cannot lead to the goal, and remembers where it has been in vain, so that it
 * never goes twice over the same ground.
 */
import type { Situation } from '../agreement/situation.js';
import type { Compiled } from '../routing/compiled.js';
import { LEAF_LEVEL, type Ref } from '../routing/diagram.js';
import { situationOf } from '../routing/dimensions.js';
import type { RuleBox } from '../routing/rule-boxes.js';
import { childAt, TellingClasses, topLevel } from './lockstep.js';
import { StateTable } from './state-table.js';

export interface Sought {
  /** The diagrams to walk together. */
  readonly roots: readonly Ref[];
  /** The rule that decides in the situation: only what its box holds is tried. */
  readonly rule: RuleBox;
  /** Values that the situation must have, by the dimension's place; the others are free. */
  readonly wanted: ReadonlyMap<number, string | null>;
  /** Whether nodes can still lead there, each looked at by itself. */
  readonly hopeful: (refs: Int32Array) => boolean;
  /** Whether these leaves are what is looked for. */
  readonly goal: (leaves: Int32Array) => boolean;
}

/** @returns a situation that leads there, or null when there is none */
export function findWitness(compiled: Compiled, { roots, rule, wanted, hopeful, goal }: Sought): Situation | null {
  const { diagram, order, dimensions, classes } = compiled;
  const box = compiled.boxes.get(rule)!;
  const size = roots.length;
  const dead = new StateTable(size, 0);
  const chosen = new Map<number, number>();

  const search = (refs: Int32Array): boolean => {
    const level = topLevel(diagram, refs);
    if (level === LEAF_LEVEL) return goal(refs);
    if (!hopeful(refs) || dead.find(refs) >= 0) return false;
    const dimension = order[level]!;
    const value = wanted.get(dimension);
    const tried =
      value === undefined
        ? (box[dimension] ?? new TellingClasses(diagram).all(refs, level))
        : [classes[dimension]!.of[dimensions[dimension]!.index.get(value)!]!];
    const children = new Int32Array(size);
    for (const cls of tried) {
      for (let at = 0; at < size; at += 1) children[at] = childAt(diagram, refs[at]!, level, cls);
      if (!search(children)) continue;
      chosen.set(dimension, cls);
      return true;
    }
    dead.place(refs);
    return false;
  };

  if (!search(Int32Array.from(roots))) return null;
  const values = dimensions.map((dimension, at) => {
    const value = wanted.get(at);
    if (value !== undefined) return value;
    const cls = chosen.get(at);
    return dimension.values[classes[at]!.members[cls ?? box[at]?.[0] ?? 0]![0]!]!;
  });
  return situationOf(dimensions, values);
}
