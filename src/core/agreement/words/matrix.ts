/**
 * The responsibility matrix as a table: the catalogue in tree order, and for each category what the
 * grid says in each cell (window × tier). Exceptions are not in it; they come before every cell.
 *
 * A cell belongs to the deepest category with a row for it; of two rows of one category the earlier
 * decides. Worked example (Harbor Lane): Printer has no row, Hardware has one for Business, Respond one
 * for any cell; so Printer reads Onsite IT in Business and Service desk after hours, both inherited.
 */

import type { CategoryId, WindowId } from '../../ids.js';
import { type Agreement, type Category, FOUR_RS, type GridRule, TIERS, type Tier } from '../agreement.js';

export interface MatrixColumn {
  readonly window: WindowId;
  readonly tier: Tier;
}

export interface MatrixRow {
  readonly category: Category;
  /** 0 for the four Rs. */
  readonly depth: number;
  /** In the order of the columns: the deciding row of the grid, null where nobody owns it. */
  readonly cells: readonly { readonly rule: GridRule | null; readonly inherited: boolean }[];
}

export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

/**
 * The whole matrix of an agreement.
 *
 * @param agreement without problems (`agreementProblems`)
 */
export function matrixOf(agreement: Agreement): Matrix {
  const columns = agreement.windows.windows.flatMap(({ id }) => TIERS.map((tier) => ({ window: id, tier })));
  const children = new Map<CategoryId | null, Category[]>();
  for (const category of agreement.categories) {
    const list = children.get(category.parent);
    if (list) list.push(category);
    else children.set(category.parent, [category]);
  }
  const own = new Map<CategoryId, GridRule[]>();
  for (const rule of agreement.rules) own.set(rule.category, [...(own.get(rule.category) ?? []), rule]);
  const rows: MatrixRow[] = [];
  const walk = (category: Category, depth: number, above: readonly (GridRule | null)[]): void => {
    const rules = own.get(category.id) ?? [];
    const cells = columns.map(({ window, tier }, at) => {
      const found = rules.find(
        (rule) => (rule.windows === null || rule.windows.includes(window)) && (rule.tiers === null || rule.tiers.includes(tier)),
      );
      return { rule: found ?? above[at]!, inherited: found === undefined };
    });
    rows.push({ category, depth, cells });
    const decided = cells.map(({ rule }) => rule);
    for (const child of children.get(category.id) ?? []) walk(child, depth + 1, decided);
  };
  const none = columns.map(() => null);
  for (const root of FOUR_RS) {
    const category = agreement.categories.find(({ id }) => id === root);
    if (category) walk(category, 0, none);
  }
  return { columns, rows };
}
