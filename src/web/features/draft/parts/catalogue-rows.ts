/** The catalogue as rows to read from the top: what is open, what is found, and what holds for each category. */
import type { Agreement, Category } from '../../../../core/agreement/agreement.js';
import { categoryTree } from '../../../../core/routing/category-tree.js';
import { findItems } from './find-items.js';

export interface CatalogueRow {
  readonly category: Category;
  /** From 0 for the four Rs. */
  readonly depth: number;
  readonly children: number;
  readonly open: boolean;
  /** False where it only leads to what was looked for. */
  readonly found: boolean;
  readonly first: boolean;
  readonly last: boolean;
  /** What it decides, its own or inherited. */
  readonly decides: Category['decides'];
  readonly inherits: boolean;
}

/**
 * @param closed categories whose children are hidden; a search opens all
 * @param words every one must be in the name of a category; the way to it is shown as well
 */
export function catalogueRows(
  { categories }: Pick<Agreement, 'categories'>,
  closed: ReadonlySet<string>,
  words: string,
): readonly CatalogueRow[] {
  const tree = categoryTree(categories);
  const searching = words.trim() !== '';
  const found = new Set(findItems(categories, words, ({ name }) => name).map(({ id }) => id));
  const shown = new Set([...found].flatMap((id) => tree.pathOf(id).map((category) => category.id)));
  const rows: CatalogueRow[] = [];
  const list = (category: Category, depth: number, above: Category['decides'], place: { first: boolean; last: boolean }): void => {
    if (!shown.has(category.id)) return;
    const below = tree.childrenOf(category.id);
    const decides = category.decides ?? above;
    const open = below.length > 0 && (searching || !closed.has(category.id));
    rows.push({
      category,
      depth,
      children: below.length,
      open,
      found: found.has(category.id),
      ...place,
      decides,
      inherits: category.decides === null && above !== null,
    });
    if (open) for (const [at, one] of below.entries()) list(one, depth + 1, decides, { first: at === 0, last: at === below.length - 1 });
  };
  for (const root of tree.roots) list(root, 0, null, { first: true, last: true });
  return rows;
}

export interface Mentions {
  readonly rows: number;
  readonly exceptions: number;
}

/** How many rows and exceptions name each category. */
export function categoryMentions({ rules, exceptions }: Pick<Agreement, 'rules' | 'exceptions'>): ReadonlyMap<string, Mentions> {
  const found = new Map<string, Mentions>();
  const add = (id: string, rows: number, more: number): void => {
    const known = found.get(id) ?? { rows: 0, exceptions: 0 };
    found.set(id, { rows: known.rows + rows, exceptions: known.exceptions + more });
  };
  for (const { category } of rules) add(category, 1, 0);
  for (const { when } of exceptions) for (const id of when.categories ?? []) add(id, 0, 1);
  return found;
}
