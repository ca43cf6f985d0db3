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
  /** How many categories the subtree has. */
  sizeOf(id: CategoryId): number;
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
  const sizes = new Map<CategoryId, number>();
  const sizeOf = (id: CategoryId): number => {
    let size = sizes.get(id);
    if (size === undefined) {
      size = byId.has(id) ? childrenOf(id).reduce((sum, child) => sum + sizeOf(child.id), 1) : 0;
      sizes.set(id, size);
    }
    return size;
  };

  return {
    roots,
    get: (id) => byId.get(id) ?? null,
    childrenOf,
    pathOf: (id) => {
      const path: Category[] = [];
      for (let at = byId.get(id); at; at = at.parent === null ? undefined : byId.get(at.parent)) path.push(at);
      return path.reverse();
    },
    subtreeOf: (id) => {
      if (!byId.has(id)) return [];
      const found = [id];
      for (let next = 0; next < found.length; next += 1) for (const child of childrenOf(found[next]!)) found.push(child.id);
      return found;
    },
    sizeOf,
  };
}

/** The names along a category's path: `Respond › Hardware › Printer`; the id itself when unknown. */
export function categoryPath(tree: CategoryTree, id: CategoryId): string {
  const path = tree.pathOf(id);
  return path.length === 0 ? id : path.map((category) => category.name).join(' › ');
}
