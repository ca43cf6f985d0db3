/** Which exceptions are for a row of the grid: those that name its category, or one above it. */
import type { Agreement, ExceptionRule } from '../../../core/agreement/agreement.js';
import { type CategoryTree, categoryTree } from '../../../core/routing/category-tree.js';

export interface RowExceptions {
  /** They name the category itself. */
  readonly own: number;
  /** They name one above it. */
  readonly above: number;
}

/** Whether an exception names a category or one above it. One that names no category is for all, and marks none. */
export const isFor = (rule: ExceptionRule, tree: CategoryTree, category: string): boolean =>
  rule.when.categories !== null && tree.pathOf(category).some((one) => rule.when.categories!.includes(one.id));

/** The counts for every category that has any. */
export function rowExceptions({
  categories,
  exceptions,
}: Pick<Agreement, 'categories' | 'exceptions'>): ReadonlyMap<string, RowExceptions> {
  const tree = categoryTree(categories);
  const counts = new Map<string, { own: number; above: number }>();
  for (const { when } of exceptions) {
    const named = new Set(when.categories);
    const below = new Set([...named].flatMap((one) => tree.subtreeOf(one)));
    for (const id of below) {
      const count = counts.get(id) ?? { own: 0, above: 0 };
      if (named.has(id)) count.own += 1;
      else count.above += 1;
      counts.set(id, count);
    }
  }
  return counts;
}
