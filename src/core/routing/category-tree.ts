/**
 * The service catalogue as a tree: who is above and below whom.
 *
 * A category with its descendants is a subtree; the way from the root to a category is its path.
 * Example: Respond has the child Hardware, which has the child Printer. The subtree of Hardware is
 * Hardware and Printer; the path of Printer is Respond, Hardware, Printer.
 */
import type { Category } from '../agreement/agreement.js';
import type { CategoryId } from '../ids.js';

export interface CategoryTree {
  readonly roots: readonly Category[];
  /** The category itself, or null when the agreement does not know it. */
  get(id: CategoryId): Category | null;
  childrenOf(id: CategoryId): readonly Category[];
  /** From the root to the category, both included; empty for an unknown one. */
  pathOf(id: CategoryId): readonly Category[];
  /** The category and all its descendants, parents before children; empty for an unknown one. */
  subtreeOf(id: CategoryId): readonly CategoryId[];
  /** All categories read from the top, parents before children: a subtree is a stretch of it. */
  readonly listed: readonly Category[];
  /** A category's place in `listed`; -1 for an unknown one. */
  placeOf(id: CategoryId): number;
  /** How many categories the subtree has. */
  sizeOf(id: CategoryId): number;
  /** The same by the place in `listed`. */
  readonly sizes: Int32Array;
  /** The names along a category's path: `Respond › Hardware › Printer`; the id itself when unknown. */
  pathText(id: CategoryId): string;
}

/** Builds the tree of a catalogue. A category whose parent is not listed counts as a root. */
export function categoryTree(categories: readonly Category[]): CategoryTree {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const children = new Map<CategoryId, Category[]>();
  const roots: Category[] = [];
  for (const category of categories) {
    if (category.parent === null || !byId.has(category.parent)) {
      roots.push(category);
      continue;
    }
    const siblings = children.get(category.parent);
    if (siblings) siblings.push(category);
    else children.set(category.parent, [category]);
  }
  const childrenOf = (id: CategoryId): readonly Category[] => children.get(id) ?? [];
  const listed: Category[] = [];
  const sizes = new Map<CategoryId, number>();
  const places = new Map<CategoryId, number>();
  const list = (category: Category): void => {
    const place = listed.length;
    places.set(category.id, place);
    listed.push(category);
    for (const child of childrenOf(category.id)) list(child);
    sizes.set(category.id, listed.length - place);
  };
  for (const root of roots) list(root);

  const texts = new Map<CategoryId, string>();
  const pathText = (id: CategoryId): string => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    const category = byId.get(id);
    const parent = category?.parent == null ? undefined : byId.get(category.parent);
    const text = category === undefined ? id : parent === undefined ? category.name : `${pathText(parent.id)} › ${category.name}`;
    texts.set(id, text);
    return text;
  };

  return {
    roots,
    sizes: Int32Array.from(listed, (category) => sizes.get(category.id)!),
    pathText,
    get: (id) => byId.get(id) ?? null,
    childrenOf,
    pathOf: (id) => {
      const path: Category[] = [];
      for (let at = byId.get(id); at; at = at.parent === null ? undefined : byId.get(at.parent)) path.push(at);
      return path.reverse();
    },
    subtreeOf: (id) => {
      const place = places.get(id);
      return place === undefined ? [] : listed.slice(place, place + sizes.get(id)!).map((category) => category.id);
    },
    listed,
    placeOf: (id) => places.get(id) ?? -1,
    sizeOf: (id) => sizes.get(id) ?? 0,
  };
}

/** The names along a category's path: `Respond › Hardware › Printer`; the id itself when unknown. */
export const categoryPath = (tree: CategoryTree, id: CategoryId): string => tree.pathText(id);
