/**
 * Moving categories in the catalogue: below another one, and up or down among those beside it.
 *
 * The four Rs stay where they are. A category takes everything below it along, so it may stand under
 * any other that is not itself and not below it. Those beside each other stand in the order in which
 * the agreement lists them; whatever is listed between them belongs elsewhere and stays.
 *
 * Worked example: Printer, below Respond › Hardware, is put under Run: it comes last there. Moving it
 * up once puts it before Backup.
 */
import { type Agreement, type Category, FOUR_RS } from '../agreement/agreement.js';
import type { CategoryId } from '../ids.js';
import { categoryTree } from '../routing/category-tree.js';
import type { DraftChange } from './change.js';

/** Whether a category is one of the four Rs, which no draft moves, renames or removes. */
export const isRoot = (id: CategoryId): boolean => (FOUR_RS as readonly string[]).includes(id);

/**
 * The categories below which one may stand, read from the top.
 *
 * @param id null: a new one, which may stand anywhere
 */
export function placesFor(agreement: Agreement, id: CategoryId | null): readonly Category[] {
  const tree = categoryTree(agreement.categories);
  const own = new Set(id === null ? [] : tree.subtreeOf(id));
  return tree.listed.filter((category) => !own.has(category.id));
}

/**
 * The changes that give a category another name or place. Under another parent it comes last.
 *
 * @returns none when it says so already, for one of the four Rs, and for a place below itself
 */
export function changeCategory(agreement: Agreement, item: Category): readonly DraftChange[] {
  const was = agreement.categories.find((one) => one.id === item.id);
  if (was === undefined || isRoot(item.id)) return [];
  if (!placesFor(agreement, item.id).some((one) => one.id === item.parent)) return [];
  const put: readonly DraftChange[] =
    was.name === item.name && was.parent === item.parent && was.decides === item.decides
      ? []
      : [{ kind: 'put', list: 'categories', was, item }];
  if (was.parent === item.parent) return put;
  const last = agreement.categories.filter((one) => one.parent === item.parent).at(-1);
  return last === undefined ? put : [...put, ...behind(agreement, item.id, last.id)];
}

/**
 * The change that moves a category one place up (-1) or down (1) among those beside it.
 *
 * @returns none where it is the first or the last already, and for one of the four Rs
 */
export function stepCategory(agreement: Agreement, id: CategoryId, by: -1 | 1): readonly DraftChange[] {
  const { categories } = agreement;
  const category = categories.find((one) => one.id === id);
  if (category === undefined || isRoot(id)) return [];
  const beside = categories.filter((one) => one.parent === category.parent);
  const other = beside[beside.indexOf(category) + by];
  if (other === undefined) return [];
  return behind(agreement, id, by === 1 ? other.id : (categories[categories.indexOf(other) - 1]?.id ?? null));
}

function behind({ categories }: Agreement, id: CategoryId, after: CategoryId | null): readonly DraftChange[] {
  const wasAfter = categories[categories.findIndex((one) => one.id === id) - 1]?.id ?? null;
  return wasAfter === after || after === id ? [] : [{ kind: 'move', list: 'categories', id, after, wasAfter }];
}
