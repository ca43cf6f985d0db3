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
  /** The place in the tree of each category value. */
  readonly categoryPlaces: Int32Array;
  /** The name of a value; for null the words for "none or unknown" there. */
  nameOf(dimension: number, value: string | null): string;
  /** What a dimension is called: `system`, or a declared attribute's name. */
  titleOf(dimension: number): string;
}

type Named = { readonly id: string; readonly name: string };

/** Names by id. Of two agreements, what only one of them has is marked as new or removed. */
function namesIn(
  agreements: readonly Agreement[],
  list: (agreement: Agreement) => readonly Named[],
  marked = true,
): ReadonlyMap<string, string> {
  const [first, second] = agreements.map((agreement) => new Map(list(agreement).map((item) => [item.id, item.name])));
  if (second === undefined) return first!;
  const mark = (text: string, here: boolean) => (here || !marked ? '' : ` (${text})`);
  return new Map([
    ...[...first!].map(([id, name]) => [id, name + mark('removed', second.has(id))] as const),
    ...[...second].map(([id, name]) => [id, name + mark('new', first!.has(id))] as const),
  ]);
}

/** The wording of one agreement, or of two, before and after, laid over common dimensions. */
export function wordingOf(agreements: readonly Agreement[], dimensions: readonly Dimension[]): Wording {
  const names = new Map<number, ReadonlyMap<string, string>>([
    [CATEGORY, namesIn(agreements, (agreement) => agreement.categories, false)],
    [WINDOW, windowNames(agreements, dimensions[WINDOW]!)],
    [SYSTEM, namesIn(agreements, (agreement) => agreement.systems)],
    [SITE, namesIn(agreements, (agreement) => agreement.sites)],
  ]);
  const titles = new Map<number, string>();
  for (const [at, { attribute }] of dimensions.entries()) {
    if (attribute === null) continue;
    const declared = (agreement: Agreement) => agreement.attributes.filter((each) => each.id === attribute);
    names.set(
      at,
      namesIn(agreements, (agreement) => declared(agreement).flatMap((each) => each.values)),
    );
    titles.set(at, agreements.flatMap(declared).at(-1)!.name);
  }
  const categories = [
    ...new Map(agreements.flatMap((agreement) => agreement.categories).map((category) => [category.id, category])).values(),
  ];
  const titleOf = (dimension: number): string => titles.get(dimension) ?? dimensions[dimension]!.kind;

  const tree = categoryTree(sortedByRoot(categories));
  return {
    dimensions,
    tree,
    categoryPlaces: Int32Array.from(dimensions[CATEGORY]!.values, (id) => tree.placeOf(id!)),
    titleOf,
    nameOf: (dimension, value) => {
      if (value === null) return titles.has(dimension) ? `${titleOf(dimension)} unknown` : `no ${titleOf(dimension)}`;
      if (dimensions[dimension]!.kind === 'type') return typeName(value);
      return names.get(dimension)?.get(value) ?? value;
    },
  };
}

/** Windows by id; pairs of windows as `After hours, now Business`. */
function windowNames(agreements: readonly Agreement[], { reads }: Dimension): ReadonlyMap<string, string> {
  const names = namesIn(agreements, (agreement) => agreement.windows.windows, false);
  if (reads === null) return names;
  const [before, after] = agreements.map((agreement) => new Map(agreement.windows.windows.map((window) => [window.id, window.name])));
  return new Map(
    [...reads[0]!].map(([value, id]) => {
      const later = reads[1]!.get(value)!;
      return [value, id === later ? after!.get(later)! : `${before!.get(id)}, now ${after!.get(later)}`];
    }),
  );
}

/** The four Rs in their order, whatever the file's; below them as listed. */
function sortedByRoot<Node extends { readonly id: string }>(categories: readonly Node[]): readonly Node[] {
  const place = (id: string) => (FOUR_RS as readonly string[]).indexOf(id) + 1 || FOUR_RS.length + 1;
  return [...categories].sort((one, other) => place(one.id) - place(other.id));
}
