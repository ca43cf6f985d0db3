/**
 * Changes the scope of cells and leaves who has them as it is. A cell that inherits then says what it
 * inherited, with the new scope; a cell that nobody owns stays as it is.
 */
import type { Agreement, Scope } from '../../../core/agreement/agreement.js';
import { matrixOf } from '../../../core/agreement/words/matrix.js';
import { assignmentOf, type Cells } from '../../../core/drafting/cell.js';
import type { Block } from './fills.js';

/** @param cells blocks of one category each @returns blocks for `changesOf`, cells with the same content together */
export function rescoped(agreement: Agreement, cells: readonly Cells[], scope: Scope): readonly Block[] {
  const { columns, rows } = matrixOf(agreement);
  const rowOf = new Map(rows.map((row) => [row.category.id, row]));
  const places = new Map(columns.map(({ window, tier }, at) => [`${window} ${tier}`, at]));
  const blocks = new Map<string, { cells: Cells[]; assignment: Block['assignment'] }>();
  for (const { category, windows, tiers } of cells)
    for (const window of windows)
      for (const tier of tiers) {
        const rule = rowOf.get(category)?.cells[places.get(`${window} ${tier}`) ?? -1]?.rule;
        if (!rule || rule.scope === scope) continue;
        const assignment = { ...assignmentOf(rule), scope };
        const key = JSON.stringify(assignment);
        const block = blocks.get(key) ?? { cells: [], assignment };
        block.cells.push({ category, windows: [window], tiers: [tier] });
        blocks.set(key, block);
      }
  return [...blocks.values()];
}
