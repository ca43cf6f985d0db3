/**
 * How values read: the names that an agreement gives to them, or two agreements that are compared.
 * Where both name a thing differently, the later agreement's name holds.
 */
import { type Agreement, FOUR_RS } from '../agreement/agreement.js';
import { type CategoryTree, categoryTree } from './category-tree.js';
import { CATEGORY, type Dimension, SITE, SYSTEM, WINDOW } from './dimensions.js';
import { typeName } from './rule-text.js';

export interface Wording {
  readonly dimensions: readonly Dimension[];
  readonly tree: CategoryTree;
  /** The name of a value; for null the words for "none or unknown" there. */
  nameOf(dimension: number, value: string | null): string;
  /** What a dimension is called: `system`, or a declared attribute's name. */
  titleOf(dimension: number): string;
}

/** The wording of agreements laid over common dimensions. */
export function wordingOf(agreements: readonly Agreement[], dimensions: readonly Dimension[]): Wording {
  type Named = { readonly id: string; readonly name: string };
  const named = (list: (agreement: Agreement) => readonly Named[]) => new Map(agreements.flatMap(list).map((item) => [item.id, item.name]));
  const names = new Map<number, ReadonlyMap<string, string>>([
    [CATEGORY, named((agreement) => agreement.categories)],
    [WINDOW, named((agreement) => agreement.windows.windows)],
    [SYSTEM, named((agreement) => agreement.systems)],
    [SITE, named((agreement) => agreement.sites)],
  ]);
  const attributes = new Map<number, string>();
  for (const [at, dimension] of dimensions.entries()) {
    if (dimension.attribute === null) continue;
    const declared = agreements.flatMap((agreement) => agreement.attributes.filter((attribute) => attribute.id === dimension.attribute));
    names.set(at, new Map(declared.flatMap((attribute) => attribute.values).map((item) => [item.id, item.name])));
    attributes.set(at, declared[declared.length - 1]!.name);
  }
  const categories = [
    ...new Map(agreements.flatMap((agreement) => agreement.categories).map((category) => [category.id, category])).values(),
  ];
  const titleOf = (dimension: number): string => attributes.get(dimension) ?? dimensions[dimension]!.kind;

  return {
    dimensions,
    tree: categoryTree(sortedByRoot(categories)),
    titleOf,
    nameOf: (dimension, value) => {
      if (value === null) return attributes.has(dimension) ? `${titleOf(dimension)} unknown` : `no ${titleOf(dimension)}`;
      if (dimensions[dimension]!.kind === 'type') return typeName(value);
      return names.get(dimension)?.get(value) ?? value;
    },
  };
}

/** The four Rs in their order, whatever the file's; below them as listed. */
function sortedByRoot<Node extends { readonly id: string }>(categories: readonly Node[]): readonly Node[] {
  const place = (id: string) => (FOUR_RS as readonly string[]).indexOf(id) + 1 || FOUR_RS.length + 1;
  return [...categories].sort((one, other) => place(one.id) - place(other.id));
}
