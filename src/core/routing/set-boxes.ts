/**
 * Sets of situations as boxes: the smallest box around a set, and a set as few boxes side by side.
 *
 * Boxes here list classes by dimension, ascending; null is all of them. Example: "after hours, or
 * business and tier 3" becomes two boxes, [after hours] and [business, tier 3].
 */
import type { Compiled } from './compiled.js';
import { isLeaf, leafValue, type Ref } from './diagram.js';
import { boxSet, countLeaves, fix, NOTHING } from './diagram-apply.js';
import type { ValueBox } from './rule-boxes.js';

/** Classes by dimension; null: all. */
export type ClassBox = readonly (readonly number[] | null)[];

/** The classes that occur in a set that is not empty, by dimension. */
export function boundingBox(compiled: Compiled, set: Ref): ClassBox {
  const { diagram, order, dimensions } = compiled;
  const found = diagram.sizes.map((size) => new Uint8Array(size));
  const seen = new Set<Ref>();
  const skip = (from: number, to: number) => {
    for (let level = from; level < Math.min(to, order.length); level += 1) found[level]!.fill(1);
  };
  const walk = (ref: Ref): void => {
    if (isLeaf(ref) || seen.has(ref)) return;
    seen.add(ref);
    const level = diagram.level(ref);
    const here = found[level]!;
    const common = diagram.defaultChild(ref);
    if (common !== null && common !== NOTHING) {
      for (let cls = 0, own = 0; cls < here.length; cls += 1) {
        if (own < diagram.ownCount(ref) && diagram.ownClass(ref, own) === cls) own += 1;
        else here[cls] = 1;
      }
      below(level, common);
    }
    let last = common;
    const own = common === null ? here.length : diagram.ownCount(ref);
    for (let place = 0; place < own; place += 1) {
      const cls = common === null ? place : diagram.ownClass(ref, place);
      const child = common === null ? diagram.child(ref, cls) : diagram.ownChild(ref, place);
      if (child === NOTHING) continue;
      here[cls] = 1;
      if (child !== last) below(level, child);
      last = child;
    }
  };
  const below = (level: number, child: Ref): void => {
    skip(level + 1, diagram.level(child));
    walk(child);
  };
  skip(0, diagram.level(set));
  walk(set);
  return dimensions.map((_, at) => {
    const level = compiled.levelOf[at]!;
    if (level < 0) return null;
    const classes = [...found[level]!.keys()].filter((cls) => found[level]![cls] === 1);
    return classes.length === found[level]!.length ? null : classes;
  });
}

/** The set of a box. */
export function setOfBox(compiled: Compiled, box: ClassBox): Ref {
  return boxSet(
    compiled.diagram,
    compiled.order.map((at) => box[at]!),
  );
}

/** Classes as values; null stays null. */
export function valuesOfBox(compiled: Compiled, box: ClassBox): ValueBox {
  return box.map((classes, at) => {
    if (classes === null) return null;
    const { members, of } = compiled.classes[at]!;
    // Where each value is a class of its own, both have the same numbers.
    if (members.length === of.length) return classes;
    const values: number[] = [];
    let ordered = true;
    for (const cls of classes)
      for (const value of members[cls]!) {
        ordered &&= values.length === 0 || values[values.length - 1]! < value;
        values.push(value);
      }
    return ordered ? values : values.sort((a, b) => a - b);
  });
}

/** The classes of a dimension, grouped by what they leave of a set; those that leave nothing are left out. */
export function groupsBy(
  compiled: Compiled,
  set: Ref,
  dimension: number,
): readonly { readonly classes: readonly number[]; readonly rest: Ref }[] {
  const level = compiled.levelOf[dimension]!;
  if (level < 0) return set === NOTHING ? [] : [{ classes: [0], rest: set }];
  const groups = new Map<Ref, number[]>();
  const put = (cls: number, rest: Ref): void => {
    const group = groups.get(rest);
    if (group) group.push(cls);
    else groups.set(rest, [cls]);
  };
  const named = classesNamed(compiled, set, level);
  let other: Ref | null = null;
  for (let cls = 0; cls < named.length; cls += 1) {
    // Classes that no node names all leave the same.
    const rest: Ref = named[cls] === 1 || other === null ? fix(compiled.diagram, set, level, cls) : other;
    if (named[cls] === 0) other = rest;
    if (rest !== NOTHING) put(cls, rest);
  }
  return [...groups].map(([rest, classes]) => ({ classes, rest }));
}

/** By class of a level: 1 when some node of the set has a child of its own for it. */
function classesNamed(compiled: Compiled, set: Ref, level: number): Uint8Array {
  const named = new Uint8Array(compiled.diagram.sizes[level]!);
  for (const ref of below(compiled, set))
    if (compiled.diagram.level(ref) === level)
      compiled.diagram.eachOwnChild(ref, (cls) => {
        named[cls] = 1;
      });
  return named;
}

/**
 * A set as boxes that do not overlap, splitting by the given dimensions in turn; the set must not
 * depend on others. Null when there would be more than `limit`.
 */
export function plainBoxes(
  compiled: Compiled,
  set: Ref,
  dimensions: readonly number[],
  limit = Number.POSITIVE_INFINITY,
): readonly ClassBox[] | null {
  if (set === NOTHING) return [];
  const around = boundingBox(compiled, set);
  if (setOfBox(compiled, around) === set) return [around];
  if (limit < 2) return null;
  const [dimension, ...others] = dimensions.filter((at) => compiled.levelOf[at]! >= 0);
  const boxes: ClassBox[] = [];
  for (const { classes, rest } of groupsBy(compiled, set, dimension!)) {
    const within = plainBoxes(compiled, rest, others, limit - boxes.length);
    if (within === null) return null;
    const all = classes.length === compiled.classes[dimension!]!.members.length;
    boxes.push(...within.map((box) => box.map((each, at) => (at === dimension && !all ? classes : each))));
  }
  return boxes.length > limit ? null : boxes;
}

/** How many situations a set holds. `categories`: count only these category values. */
export function setSize(compiled: Compiled, set: Ref, categories: ReadonlySet<number> | null = null): number {
  return countWhere(compiled, set, (value) => value === 1, categories);
}

/** How many situations have a leaf that counts. */
export function countWhere(
  compiled: Compiled,
  root: Ref,
  counts: (leaf: number) => boolean,
  categories: ReadonlySet<number> | null = null,
): number {
  const { classes, order, dimensions, diagram, levelOf } = compiled;
  const weight = (at: number, members: readonly number[]) =>
    dimensions[at]!.kind === 'category' && categories ? members.filter((value) => categories.has(value)).length : members.length;
  const weights = order.map((at) => classes[at]!.members.map((members) => weight(at, members)));
  const outside = dimensions.reduce((product, dimension, at) => {
    if (levelOf[at]! >= 0) return product;
    return product * (dimension.kind === 'category' && categories ? categories.size : dimension.values.length);
  }, 1);
  return countLeaves(diagram, root, weights, outside, counts);
}

/** For each leaf value how many situations have it, in one walk from the top. Above 2^53 approximate. */
export function situationsByLeaf(compiled: Compiled, root: Ref): ReadonlyMap<number, number> {
  const { classes, order, dimensions, diagram, levelOf } = compiled;
  const sizes = order.map((at) => dimensions[at]!.values.length);
  // All values of the levels from one on, for edges that skip some.
  const below = new Array<number>(sizes.length + 1).fill(1);
  for (let level = sizes.length - 1; level >= 0; level -= 1) below[level] = sizes[level]! * below[level + 1]!;
  const outside = dimensions.reduce((product, dimension, at) => (levelOf[at]! < 0 ? product * dimension.values.length : product), 1);
  const skipped = (from: number, to: number) => below[from]! / below[Math.min(to, sizes.length)]!;
  const weights = order.map((at) => classes[at]!.members.map((members) => members.length));
  const levels: Map<Ref, number>[] = diagram.sizes.map(() => new Map());
  const leaves = new Map<number, number>();
  const add = (ref: Ref, from: number, situations: number): void => {
    const amount = situations * skipped(from, diagram.level(ref));
    if (isLeaf(ref)) leaves.set(leafValue(ref), (leaves.get(leafValue(ref)) ?? 0) + amount);
    else {
      const level = levels[diagram.level(ref)]!;
      level.set(ref, (level.get(ref) ?? 0) + amount);
    }
  };
  add(root, 0, outside);
  for (const [level, nodes] of levels.entries())
    for (const [ref, situations] of nodes) {
      let own = 0;
      diagram.eachOwnChild(ref, (cls, child) => {
        own += weights[level]![cls]!;
        add(child, level + 1, situations * weights[level]![cls]!);
      });
      const common = diagram.defaultChild(ref);
      if (common !== null) add(common, level + 1, situations * (sizes[level]! - own));
    }
  return leaves;
}

/** How many nodes a diagram has, counted up to `most` and one more. */
export function nodesIn(compiled: Compiled, root: Ref, most: number): number {
  let count = 0;
  for (const ref of below(compiled, root)) {
    if (!isLeaf(ref)) count += 1;
    if (count > most) break;
  }
  return count;
}

/** A root and everything below it, each once. */
function* below(compiled: Compiled, root: Ref): Generator<Ref> {
  const seen = new Set<Ref>();
  const stack = [root];
  for (let ref = stack.pop(); ref !== undefined; ref = stack.pop()) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    yield ref;
    if (!isLeaf(ref)) compiled.diagram.eachChild(ref, (child) => stack.push(child));
  }
}
