/** Many cells at once as one edit. */
import type { Agreement, Assignment } from '../../../core/agreement/agreement.js';
import { applyEdit } from '../../../core/drafting/apply.js';
import { assignmentOf, type Cells, fillCells } from '../../../core/drafting/cell.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import type { Fill } from './clipboard.js';
import type { DraftGrid } from './draft-grid.js';

/** What the server takes in one edit. */
export const MOST_CHANGES = 500;

export interface Block {
  readonly cells: readonly Cells[];
  readonly assignment: Assignment | null;
}

/** Cells with the same content together. */
export function blocksOf({ rows, columns }: DraftGrid, fills: readonly Fill[]): readonly Block[] {
  const blocks = new Map<string, { cells: Cells[]; assignment: Assignment | null }>();
  for (const { row, column, assignment } of fills) {
    const plain = assignment === null ? null : assignmentOf(assignment);
    const key = JSON.stringify(plain);
    const block = blocks.get(key) ?? { cells: [], assignment: plain };
    const { window, tiers } = columns[column]!;
    block.cells.push({ category: rows[row]!.category.id, windows: [window], tiers });
    blocks.set(key, block);
  }
  return [...blocks.values()];
}

/** The changes that fill blocks, each on what the ones before left. */
export function changesOf(agreement: Agreement, blocks: readonly Block[], newId: () => string): readonly DraftChange[] {
  const changes: DraftChange[] = [];
  let now = agreement;
  for (const [at, { cells, assignment }] of blocks.entries()) {
    const step = fillCells(now, cells, assignment, newId);
    changes.push(...step);
    if (at === blocks.length - 1 || step.length === 0) continue;
    const made = applyEdit(now, step);
    if (!made.ok) return changes;
    now = made.agreement;
  }
  return changes;
}
