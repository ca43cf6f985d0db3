/**
 * The catalogue is a forest of exactly four trees: Run, Respond, Reinforce, Reinvent.
 *
 * Worked example: a category whose parent is itself, or whose parents form a ring, never reaches one
 * of the four and is a problem at its `parent`.
 */
import { type Agreement, FOUR_RS } from './agreement.js';
import { checkReference, type Directory, type Report } from './problem.js';

/** Reports missing roots, parents that do not exist, further roots and rings. */
export function checkCatalogue(agreement: Agreement, directory: Directory, report: Report): void {
  const roots: ReadonlySet<string> = new Set(FOUR_RS);
  const parents = new Map(agreement.categories.map((category) => [category.id, category.parent]));
  for (const root of FOUR_RS) {
    if (!directory.categories.has(root)) report(['categories'], `The catalogue lacks its root "${root}"`);
  }

  const grounded = new Set<string>();
  const reachesRoot = (start: string): boolean => {
    const way = new Set<string>();
    for (let id: string | null | undefined = start; id !== null && id !== undefined; id = parents.get(id)) {
      if (grounded.has(id)) break;
      if (way.has(id)) return false;
      way.add(id);
    }
    for (const id of way) grounded.add(id);
    return true;
  };

  agreement.categories.forEach((category, i) => {
    const path = ['categories', i, 'parent'];
    if (category.parent === null) {
      if (!roots.has(category.id)) report(path, `"${category.name}" stands under none of the four Rs`);
    } else if (roots.has(category.id)) {
      report(path, `"${category.id}" is a root of the catalogue and has no parent`);
    } else if (!directory.categories.has(category.parent)) {
      checkReference(report, path, 'category', directory.categories, category.parent);
    } else if (!reachesRoot(category.id)) {
      report(path, `"${category.name}" stands under itself`);
    }
  });
}
