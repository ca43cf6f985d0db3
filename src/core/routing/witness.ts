/**
 * One concrete situation out of many: the plainest that will do.
 *
 * Of the values allowed the first as listed is taken: no system and no site where that is allowed,
 * incident before problem, tier 1 before tier 2, and a category without subcategories before its
 * parents. Example: of "Run › anything but Patching", Run › Backup, incident, tier 1, P1, business.
 */
import type { Situation } from '../agreement/situation.js';
import type { CategoryTree } from './category-tree.js';
import type { Compiled } from './compiled.js';
import { isLeaf, leafValue, type Ref } from './diagram.js';
import { NOTHING } from './diagram-apply.js';
import { CATEGORY, type Dimension, situationOf } from './dimensions.js';
import type { ValueBox } from './rule-boxes.js';

/** The plainest of some values of a dimension (null: of all). */
export function plainest(tree: CategoryTree, dimension: Dimension, values: readonly number[] | null): number {
  if (dimension.kind !== 'category') return values === null ? 0 : values[0]!;
  const plain = (value: number) => tree.childrenOf(dimension.values[value]!).length === 0;
  if (values !== null) return values.find(plain) ?? values[0]!;
  for (let value = 0; value < dimension.values.length; value += 1) if (plain(value)) return value;
  return 0;
}

/** The plainest situation of a box. */
export function witnessOfBox(dimensions: readonly Dimension[], tree: CategoryTree, box: ValueBox): Situation {
  return situationOf(
    dimensions,
    dimensions.map((dimension, at) => dimension.values[plainest(tree, dimension, box[at] ?? null)]!),
  );
}

/** A situation of a set that is not empty: plainest in each dimension as it is asked. `categories`: one of these. */
export function witnessOfSet(compiled: Compiled, tree: CategoryTree, set: Ref, categories: readonly number[] | null = null): Situation {
  const { dimensions, classes, order, diagram } = compiled;
  const wanted = (at: number, value: number) => at !== CATEGORY || categories === null || categories.includes(value);
  const box: (readonly number[] | null)[] = dimensions.map((_, at) => (at === CATEGORY ? categories : null));
  for (let ref = set; !isLeaf(ref); ) {
    const at = order[diagram.level(ref)]!;
    const members = classes[at]!.members;
    const allowed = members
      .flatMap((values, cls) => (diagram.child(ref, cls) === NOTHING ? [] : values.filter((value) => wanted(at, value))))
      .sort((a, b) => a - b);
    const value = plainest(tree, dimensions[at]!, allowed);
    box[at] = [value];
    ref = diagram.child(ref, classes[at]!.of[value]!);
  }
  return witnessOfBox(dimensions, tree, box);
}

/** One situation for each leaf of a diagram, found in one walk; not the plainest. Leaf 0 is left out. */
export function witnessesByLeaf(compiled: Compiled, tree: CategoryTree, root: Ref): ReadonlyMap<number, Situation> {
  const { diagram, order, dimensions, classes } = compiled;
  const found = new Map<number, Situation>();
  const seen = new Set<Ref>();
  const box: (readonly number[] | null)[] = dimensions.map(() => null);
  const walk = (ref: Ref): void => {
    if (isLeaf(ref)) {
      const value = leafValue(ref);
      if (value !== 0 && !found.has(value)) found.set(value, witnessOfBox(dimensions, tree, box));
      return;
    }
    if (seen.has(ref)) return;
    seen.add(ref);
    const at = order[diagram.level(ref)]!;
    const { members } = classes[at]!;
    // The first class that has the default child is the first that is not among the own ones.
    let rest = 0;
    diagram.eachOwnChild(ref, (cls, child) => {
      if (cls === rest) rest += 1;
      box[at] = members[cls]!;
      walk(child);
    });
    const common = diagram.defaultChild(ref);
    if (common !== null) {
      box[at] = members[rest]!;
      walk(common);
    }
    box[at] = null;
  };
  walk(root);
  return found;
}
