/**
 * Every rule as a box: for each dimension the values for which it holds, or null for all of them.
 *
 * Rules stand in one order of precedence, and the first box that holds a situation decides:
 * exceptions as listed, then the rows of the grid, deepest category first, as listed within one
 * depth. The rows that can hold one situation lie on one path of the catalogue, so depth alone puts
 * them in order, and an empty cell needs no rule of its own: the row of the parent comes later.
 * Example: Printer looks to a row of Hardware (depth 2) before one of Respond (depth 1).
 *
 * Over the dimensions of two agreements, a system, site or attribute value that one of them does not
 * know counts there as none or unknown; a category or window that it does not know is held by no rule.
 */
import type { Agreement, Assignment, Condition, GridRule } from '../agreement/agreement.js';
import type { RuleId } from '../ids.js';
import { type CategoryTree, categoryTree } from './category-tree.js';
import { CATEGORY, type Dimension, FIRST_ATTRIBUTE, isOptional, PRIORITY, SITE, SYSTEM, TIER, TYPE, WINDOW } from './dimensions.js';

/** Positions of values in each dimension, ascending; null: all values. An empty list: never. */
export type ValueBox = readonly (readonly number[] | null)[];

export interface RuleBox {
  readonly id: RuleId;
  readonly kind: 'exception' | 'row';
  /** The rule's place in `agreement.exceptions` or `agreement.rules`. */
  readonly at: number;
  readonly assignment: Assignment;
  readonly box: ValueBox;
}

/** What one agreement says, in order of precedence. */
export interface RuleBoxes {
  readonly agreement: Agreement;
  readonly tree: CategoryTree;
  readonly exceptions: readonly RuleBox[];
  readonly rows: readonly RuleBox[];
  /** The situations that the agreement knows at all: less than everything only beside another agreement. */
  readonly known: ValueBox;
}

/** True when no situation can satisfy the box: some dimension allows no value. */
export const isEmptyBox = (box: ValueBox): boolean => box.some((values) => values !== null && values.length === 0);

/**
 * Lays the rules of an agreement over the given dimensions. References that lead nowhere hold for nothing.
 * `place`: which of the agreements it is that the dimensions were made for.
 */
export function ruleBoxes(agreement: Agreement, dimensions: readonly Dimension[], place = 0): RuleBoxes {
  const tree = categoryTree(agreement.categories);
  const name = namer(agreement, tree, dimensions, place);
  const attributeAt = new Map(dimensions.slice(FIRST_ATTRIBUTE).map((dimension, at) => [dimension.attribute!, FIRST_ATTRIBUTE + at]));

  const ofCondition = (when: Condition): ValueBox => {
    const box: (readonly number[] | null)[] = dimensions.map(() => null);
    box[CATEGORY] = name(CATEGORY, when.categories);
    box[TYPE] = name(TYPE, when.types);
    box[TIER] = name(TIER, when.tiers?.map(String) ?? null);
    box[PRIORITY] = name(PRIORITY, when.priorities);
    box[WINDOW] = name(WINDOW, when.windows);
    box[SYSTEM] = name(SYSTEM, when.systems);
    box[SITE] = name(SITE, when.sites);
    for (const [id, values] of Object.entries(when.attributes)) {
      const at = attributeAt.get(id);
      if (at === undefined) box[CATEGORY] = [];
      else box[at] = name(at, values);
    }
    return box;
  };
  const ofRow = (rule: GridRule): ValueBox => {
    const box: (readonly number[] | null)[] = dimensions.map(() => null);
    box[CATEGORY] = name(CATEGORY, [rule.category]);
    box[TIER] = name(TIER, rule.tiers?.map(String) ?? null);
    box[WINDOW] = name(WINDOW, rule.windows);
    return box;
  };

  const exceptions = agreement.exceptions.map(
    (rule, at): RuleBox => ({ id: rule.id, kind: 'exception', at, assignment: rule, box: ofCondition(rule.when) }),
  );
  const depth = agreement.rules.map((rule) => tree.pathOf(rule.category).length);
  const rows = agreement.rules
    .map((rule, at): RuleBox => ({ id: rule.id, kind: 'row', at, assignment: rule, box: ofRow(rule) }))
    .sort((one, other) => depth[other.at]! - depth[one.at]! || one.at - other.at);
  const known = dimensions.map((_, at) => name(at, null));
  return { agreement, tree, exceptions, rows, known };
}

/** How this agreement's lists of ids read as positions in a dimension. */
function namer(agreement: Agreement, tree: CategoryTree, dimensions: readonly Dimension[], which: number) {
  const known = dimensions.map(
    (dimension): ReadonlySet<string | null> => new Set(dimension.reads ? dimension.values : knownValues(agreement, dimension)),
  );
  /** Values that this agreement takes for "none or unknown": null itself and what only the other agreement knows. */
  const unknown = dimensions.map((dimension, at) =>
    isOptional(dimension) ? dimension.values.flatMap((value, place) => (value === null || !known[at]!.has(value) ? [place] : [])) : [],
  );
  const all = dimensions.map((dimension, at) =>
    !isOptional(dimension) && known[at]!.size < dimension.values.length
      ? dimension.values.flatMap((value, place) => (known[at]!.has(value) ? [place] : []))
      : null,
  );

  // Categories read from the top, by their place in the dimension: a subtree is a stretch of it.
  const categories = tree.listed.map((category) => dimensions[CATEGORY]!.index.get(category.id)!);

  return (at: number, ids: readonly (string | null)[] | null): readonly number[] | null => {
    if (ids === null) return all[at]!;
    const dimension = dimensions[at]!;
    const places = new Set<number>();
    for (const id of ids) {
      if (id === null) for (const place of unknown[at]!) places.add(place);
      else if (at === CATEGORY) {
        const first = tree.placeOf(id);
        for (let below = first; below < first + tree.sizeOf(id); below += 1) places.add(categories[below]!);
      } else if (dimension.reads) {
        for (const [value, own] of dimension.reads[which]!) if (own === id) places.add(dimension.index.get(value)!);
      } else if (known[at]!.has(id)) places.add(dimension.index.get(id)!);
    }
    if (places.size === dimension.values.length) return null;
    return places.size === 1 ? [...places] : [...places].sort((a, b) => a - b);
  };
}

function knownValues(agreement: Agreement, dimension: Dimension): readonly (string | null)[] {
  const ids = (list: readonly { readonly id: string }[]) => list.map((item) => item.id);
  switch (dimension.kind) {
    case 'category':
      return ids(agreement.categories);
    case 'window':
      return ids(agreement.windows.windows);
    case 'system':
      return ids(agreement.systems);
    case 'site':
      return ids(agreement.sites);
    case 'attribute':
      return ids(agreement.attributes.find((attribute) => attribute.id === dimension.attribute)?.values ?? []);
    default:
      return dimension.values;
  }
}
