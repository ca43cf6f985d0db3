/**
 * The grid of a draft, straight from its rows: each cell is what its own category says there, or what
 * it inherits. Exceptions stand beside the grid, so a cell here is what the rows alone say.
 *
 * Rows that read as before are the same objects as before, so that a page draws again only what changed.
 */
import { type Agreement, type Category, type GridRule, TIERS, type Tier } from '../../../core/agreement/agreement.js';
import { assignmentOf } from '../../../core/drafting/cell.js';

export interface DraftColumn {
  readonly key: string;
  readonly window: string;
  readonly windowName: string;
  readonly tiers: readonly Tier[];
}

export interface DraftCell {
  /** The row that decides; null: nobody. */
  readonly rule: GridRule | null;
  readonly from: 'own' | 'inherited' | 'none';
  /** The tiers of a joined column differ. */
  readonly mixed: boolean;
}

export interface DraftRow {
  readonly category: Category;
  readonly depth: number;
  readonly path: string;
  readonly hasChildren: boolean;
  readonly closed: boolean;
  readonly cells: readonly DraftCell[];
}

export interface DraftGrid {
  readonly columns: readonly DraftColumn[];
  readonly rows: readonly DraftRow[];
}

export interface GridView {
  /** Windows with a column for each tier. */
  readonly openWindows: ReadonlySet<string>;
  /** Categories whose children are hidden. */
  readonly closedRows: ReadonlySet<string>;
}

type Own = { readonly rule: GridRule | null; readonly own: boolean };

const looks = new WeakMap<GridRule, string>();
/** What a row decides, as text to compare. */
export function lookOf(rule: GridRule | null): string {
  if (rule === null) return '';
  const known = looks.get(rule);
  if (known !== undefined) return known;
  const look = JSON.stringify(assignmentOf(rule));
  looks.set(rule, look);
  return look;
}

export function draftGrid(agreement: Agreement, view: GridView, before?: DraftGrid): DraftGrid {
  const { windows } = agreement.windows;
  const columns = windows.flatMap(({ id, name }): DraftColumn[] =>
    view.openWindows.has(id)
      ? TIERS.map((tier) => ({ key: `${id} ${tier}`, window: id, windowName: name, tiers: [tier] }))
      : [{ key: id, window: id, windowName: name, tiers: TIERS }],
  );
  const sameColumns = before?.columns.length === columns.length && columns.every((one, at) => one.key === before.columns[at]!.key);
  const place = new Map(windows.map((window, at) => [window.id, at]));
  const rulesOf = new Map<string, GridRule[]>();
  for (const rule of agreement.rules) {
    const list = rulesOf.get(rule.category);
    if (list) list.push(rule);
    else rulesOf.set(rule.category, [rule]);
  }
  const children = new Map<string | null, Category[]>();
  for (const category of agreement.categories) children.set(category.parent, [...(children.get(category.parent) ?? []), category]);
  const known = new Map((before?.rows ?? []).map((row) => [row.category.id, row]));
  const rows: DraftRow[] = [];

  const walk = (category: Category, depth: number, path: string, above: readonly Own[] | null): void => {
    const rules = rulesOf.get(category.id) ?? [];
    const all = windows.flatMap(({ id }, at) =>
      TIERS.map((tier, index): Own => {
        const rule = rules.find((one) => (one.windows?.includes(id) ?? true) && (one.tiers?.includes(tier) ?? true));
        return rule ? { rule, own: true } : { rule: above?.[at * TIERS.length + index]?.rule ?? null, own: false };
      }),
    );
    const cells = columns.map(({ window, tiers }) => joined(tiers.map((tier) => all[place.get(window)! * TIERS.length + tier - 1]!)));
    const below = children.get(category.id) ?? [];
    const closed = view.closedRows.has(category.id);
    const row: DraftRow = { category, depth, path, hasChildren: below.length > 0, closed, cells };
    const old = known.get(category.id);
    rows.push(sameColumns && old && sameRow(old, row) ? old : row);
    if (!closed) for (const one of below) walk(one, depth + 1, `${path} › ${one.name}`, all);
  };
  for (const root of children.get(null) ?? []) walk(root, 0, root.name, null);
  return { columns: sameColumns && before ? before.columns : columns, rows };
}

function joined(parts: readonly Own[]): DraftCell {
  const [first] = parts as readonly [Own, ...Own[]];
  const mixed = parts.some((one) => lookOf(one.rule) !== lookOf(first.rule));
  const own = parts.some((one) => one.own);
  return { rule: first.rule, from: own ? 'own' : first.rule === null && !mixed ? 'none' : 'inherited', mixed };
}

const sameRow = (one: DraftRow, other: DraftRow): boolean =>
  one.category === other.category &&
  one.depth === other.depth &&
  one.path === other.path &&
  one.hasChildren === other.hasChildren &&
  one.closed === other.closed &&
  one.cells.every((cell, at) => sameCell(cell, other.cells[at]!));

const sameCell = (one: DraftCell, other: DraftCell): boolean =>
  one.from === other.from && one.mixed === other.mixed && lookOf(one.rule) === lookOf(other.rule);

/** Places whose cell reads otherwise than before, as `category column`. */
export function changedCells(before: DraftGrid, after: DraftGrid): ReadonlySet<string> {
  const old = new Map(before.rows.map((row) => [row.category.id, row]));
  const changed = new Set<string>();
  for (const row of after.rows) {
    const was = old.get(row.category.id);
    if (was === row) continue;
    row.cells.forEach((cell, at) => {
      const cellBefore = was?.cells[at];
      if (!cellBefore || !sameCell(cellBefore, cell)) changed.add(`${row.category.id} ${after.columns[at]!.key}`);
    });
  }
  return changed;
}

/** Windows whose tiers differ somewhere: they begin with a column for each tier. */
export function windowsWithTiers(agreement: Agreement): ReadonlySet<string> {
  const found = new Set<string>();
  for (const rule of agreement.rules)
    if (rule.tiers !== null)
      for (const window of agreement.windows.windows) if (rule.windows?.includes(window.id) ?? true) found.add(window.id);
  return found;
}

/** How many cells each party answers for, as shares of all cells; '' is nobody. */
export function partyShares({ rows, columns }: DraftGrid, partyOf: (team: string) => string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let all = 0;
  for (const row of rows)
    row.cells.forEach(({ rule }, at) => {
      const weight = columns[at]!.tiers.length;
      const party = rule?.accountable ? (partyOf(rule.accountable) ?? '') : '';
      counts.set(party, (counts.get(party) ?? 0) + weight);
      all += weight;
    });
  return new Map([...counts].map(([party, count]) => [party, count / Math.max(all, 1)]));
}
