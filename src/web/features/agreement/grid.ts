/**
 * The responsibility matrix as it is shown: rows are the catalogue, columns coverage windows × tiers.
 * Each cell is the live router's answer for an everyday situation there: an incident, P3, no system
 * and no site. Tiers that read alike in every row are joined to one column.
 */
import { type Agreement, type Category, TIERS, type Tier } from '../../../core/agreement/agreement.js';
import type { Cause } from '../../../core/decision.js';
import type { Finding } from '../../../core/proof/finding.js';
import { categoryTree } from '../../../core/routing/category-tree.js';
import type { RouteOutcome } from '../../../core/routing/outcome.js';
import { compileRouter } from '../../../core/routing/router.js';

export interface Column {
  readonly key: string;
  readonly window: string;
  readonly windowName: string;
  readonly tiers: readonly Tier[];
}

export interface Cell {
  readonly outcome: RouteOutcome;
  readonly causes: readonly Cause[];
  /** `own`: a row of this very category; `inherited`: of one above; `exception`: of no row; `none`: nobody. */
  readonly from: 'own' | 'inherited' | 'exception' | 'none';
}

export interface Row {
  readonly category: Category;
  readonly depth: number;
  readonly path: string;
  readonly cells: readonly Cell[];
}

export interface Grid {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export function gridOf(agreement: Agreement, everyTier: boolean): Grid {
  const router = compileRouter(agreement);
  const tree = categoryTree(agreement.categories);
  const ownRule = new Map(agreement.rules.map((rule) => [rule.id, rule.category]));
  const { windows } = agreement.windows;

  const full = depthFirst(tree).map((category) => ({
    category,
    byWindow: windows.map(({ id: window }) => TIERS.map((tier) => cellOf(category, window, tier))),
  }));

  function cellOf(category: Category, window: string, tier: Tier): Cell {
    const { outcome, causes } = router.route({
      category: category.id,
      type: 'incident',
      tier,
      priority: 'P3',
      window,
      system: null,
      site: null,
    });
    const place = outcome.owned ? ownRule.get(outcome.rule) : null;
    const from = !outcome.owned ? 'none' : place === undefined ? 'exception' : place === category.id ? 'own' : 'inherited';
    return { outcome, causes, from };
  }

  const columns = windows.flatMap(({ id, name }, at): Column[] => {
    const groups: Tier[][] = [];
    TIERS.forEach((tier, index) => {
      const alike = !everyTier && index > 0 && full.every((row) => look(row.byWindow[at]?.[index]) === look(row.byWindow[at]?.[index - 1]));
      if (alike) groups.at(-1)?.push(tier);
      else groups.push([tier]);
    });
    return groups.map((tiers) => ({ key: `${id} ${tiers[0]}`, window: id, windowName: name, tiers }));
  });
  const place = new Map(windows.map(({ id }, at) => [id, at]));
  return {
    columns,
    rows: full.map(({ category, byWindow }) => {
      const path = tree.pathOf(category.id);
      return {
        category,
        depth: path.length - 1,
        path: path.map((one) => one.name).join(' › '),
        cells: columns.map((column) => byWindow[place.get(column.window)!]![TIERS.indexOf(column.tiers[0]!)]!),
      };
    }),
  };
}

function depthFirst(tree: ReturnType<typeof categoryTree>): Category[] {
  const walk = (category: Category): Category[] => [category, ...tree.childrenOf(category.id).flatMap(walk)];
  return tree.roots.flatMap(walk);
}

/** Cells that read alike may share a column. */
const look = (cell: Cell | undefined): string =>
  cell === undefined
    ? ''
    : cell.outcome.owned
      ? [cell.from, cell.outcome.accountable, cell.outcome.team, cell.outcome.scope].join()
      : 'none';

/** Whether a cell lies in a region of a finding. */
export function cellIn(finding: Finding, row: Row, column: Column): boolean {
  const holds = (values: readonly (string | null)[] | null | undefined, some: readonly string[]): boolean =>
    values === null || values === undefined || some.some((value) => values.includes(value));
  return finding.regions.some(
    ({ dimensions }) =>
      holds(dimensions.category, [row.category.id]) &&
      holds(dimensions.window, [column.window]) &&
      holds(dimensions.tier, column.tiers.map(String)),
  );
}

/** How many cells each party answers for, as shares of all cells; '' is nobody. */
export function sharesOf(grid: Grid, partyOf: (team: string) => string | null): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let all = 0;
  for (const row of grid.rows) {
    row.cells.forEach((cell, index) => {
      const weight = grid.columns[index]?.tiers.length ?? 1;
      const party = cell.outcome.owned ? (partyOf(cell.outcome.accountable ?? cell.outcome.team) ?? '') : '';
      counts.set(party, (counts.get(party) ?? 0) + weight);
      all += weight;
    });
  }
  return new Map([...counts].map(([party, count]) => [party, count / Math.max(all, 1)]));
}
