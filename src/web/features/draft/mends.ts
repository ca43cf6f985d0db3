/** Where a finding lies in the grid, and the mends that are one click. */
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { Cells } from '../../../core/drafting/cell.js';
import { fillCells } from '../../../core/drafting/cell.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import type { Finding, FindingKind, RegionBox } from '../../../core/proof/finding.js';
import type { RegisterKind } from '../../../core/registers/register.js';
import { owner } from './clipboard.js';
import { type DraftColumn, type DraftRow, draftGrid } from './draft-grid.js';

const allows = (box: RegionBox, key: string, values: readonly string[]): boolean => {
  const listed = box[key];
  return listed === null || listed === undefined || values.some((value) => listed.includes(value));
};

const GRID_KEYS = ['category', 'window', 'tier'];

/** Whether a cell lies in a finding's regions. */
export function touches(finding: Finding, row: Pick<DraftRow, 'category'>, column: Pick<DraftColumn, 'window' | 'tiers'>): boolean {
  const category = [row.category.id];
  const tiers = column.tiers.map(String);
  const holds = (box: RegionBox): boolean =>
    allows(box, 'category', category) && allows(box, 'window', [column.window]) && allows(box, 'tier', tiers);
  const whole = (box: RegionBox): boolean =>
    holds(box) && Object.entries(box).every(([key, values]) => values === null || GRID_KEYS.includes(key));
  return finding.regions.some((region) => holds(region.dimensions) && !(region.except ?? []).some(whole));
}

export type Mend =
  | { readonly kind: 'own' }
  | { readonly kind: 'remove'; readonly rule: string }
  /** The text is well; what is noted beside it is not. */
  | { readonly kind: 'register'; readonly register: RegisterKind }
  | { readonly kind: 'none' };

const REGISTER_OF: Partial<Record<FindingKind, RegisterKind>> = {
  'no-access': 'systems',
  'excess-access': 'systems',
  undocumented: 'systems',
  'no-recovery-proof': 'systems',
  'single-point-of-failure': 'people',
  'duplicate-tool': 'tools',
  'no-tool': 'tools',
};

/** The one-click mend of a finding, if it has one. */
export function mendOf(agreement: Agreement, finding: Finding): Mend {
  if (finding.kind === 'gap') {
    if (finding.rules.length > 0) return { kind: 'own' };
    return gapCells(agreement, finding).length > 0 ? { kind: 'own' } : { kind: 'none' };
  }
  const register = REGISTER_OF[finding.kind];
  if (register) return { kind: 'register', register };
  const [rule] = finding.rules;
  return (finding.kind === 'shadowed' || finding.kind === 'redundant') && rule !== undefined ? { kind: 'remove', rule } : { kind: 'none' };
}

/** The changes that give a gap to a team: exactly the cells in which nobody is named, at the topmost categories. */
export function closeGap(agreement: Agreement, finding: Finding, team: string, newId: () => string): readonly DraftChange[] {
  const [rule] = finding.rules;
  if (rule !== undefined) {
    const assignment = owner(team);
    const exception = agreement.exceptions.find((one) => one.id === rule);
    if (exception) return [{ kind: 'put', list: 'exceptions', was: exception, item: { ...exception, ...assignment } }];
    const row = agreement.rules.find((one) => one.id === rule);
    return row ? [{ kind: 'put', list: 'rules', was: row, item: { ...row, ...assignment } }] : [];
  }
  return fillCells(agreement, gapCells(agreement, finding), owner(team), newId);
}

function gapCells(agreement: Agreement, finding: Finding): readonly Cells[] {
  const everyTier = { openWindows: new Set(agreement.windows.windows.map((window) => window.id)), closedRows: new Set<string>() };
  const { rows, columns } = draftGrid(agreement, everyTier);
  const taken = new Set<string>();
  return rows.flatMap((row) =>
    columns.flatMap((column, at): Cells[] => {
      if (row.cells[at]!.rule !== null || !touches(finding, row, column)) return [];
      taken.add(`${row.category.id} ${column.key}`);
      // Its parent's cell is filled, and this one inherits.
      if (row.category.parent !== null && taken.has(`${row.category.parent} ${column.key}`)) return [];
      return [{ category: row.category.id, windows: [column.window], tiers: column.tiers }];
    }),
  );
}

/** The changes that take a rule away. */
export function withoutRule(agreement: Agreement, id: string): readonly DraftChange[] {
  const row = agreement.rules.find((one) => one.id === id);
  if (row) return [{ kind: 'remove', list: 'rules', was: row }];
  const exception = agreement.exceptions.find((one) => one.id === id);
  return exception ? [{ kind: 'remove', list: 'exceptions', was: exception }] : [];
}
