/**
 * Filling cells of the grid: a cell is a category, a coverage window and a tier.
 *
 * A row of the agreement may cover many cells; filling some of them leaves the others as they were. So
 * rows are cut where needed and put together again where rows of one category say the same: a grid that
 * is filled cell by cell ends as few rows, as a person would have written it. Emptying a cell makes it
 * inherit.
 *
 * Worked example: Hardware has r2 "business: Onsite IT". Filling "after hours, tier 3" with
 * Infrastructure adds one row for that cell and leaves r2 alone; filling all of after hours with Onsite
 * IT makes r2 read "any".
 */
import { type Agreement, type Assignment, type GridRule, TIERS, type Tier } from '../agreement/agreement.js';
import type { CategoryId, WindowId } from '../ids.js';
import { isSame } from './apply.js';
import type { DraftChange } from './change.js';

/** A block of cells of one category. */
export interface Cells {
  readonly category: CategoryId;
  readonly windows: readonly WindowId[];
  readonly tiers: readonly Tier[];
}

/**
 * The changes that give cells to somebody, or empty them so that they inherit.
 *
 * @param cells blocks; where they overlap the later holds
 * @param assignment null: empty
 * @param newId ids for rows that are added, each asked for once
 * @returns none when the cells say so already
 */
export function fillCells(
  agreement: Agreement,
  cells: readonly Cells[],
  assignment: Assignment | null,
  newId: () => string,
): readonly DraftChange[] {
  const categories = [...new Set(cells.map((block) => block.category))];
  return categories.flatMap((category) =>
    fillRow(
      agreement,
      category,
      cells.filter((block) => block.category === category),
      assignment,
      newId,
    ),
  );
}

type Filled = { readonly assignment: Assignment; readonly rule: GridRule | null };

function fillRow(
  agreement: Agreement,
  category: CategoryId,
  blocks: readonly Cells[],
  assignment: Assignment | null,
  newId: () => string,
): readonly DraftChange[] {
  const windows = agreement.windows.windows.map((window) => window.id);
  const rules = agreement.rules.filter((rule) => rule.category === category);
  const at = (window: WindowId, tier: Tier): Filled | null => {
    if (blocks.some((block) => block.windows.includes(window) && block.tiers.includes(tier)))
      return assignment && { assignment, rule: null };
    const rule = rules.find((one) => (one.windows?.includes(window) ?? true) && (one.tiers?.includes(tier) ?? true));
    return rule ? { assignment: assignmentOf(rule), rule } : null;
  };
  const wanted = rectangles(windows, at);
  return rewritten(rules, wanted, { category, windows, newId, behind: rules.at(-1)?.id });
}

interface Rectangle {
  readonly assignment: Assignment;
  readonly windows: readonly WindowId[];
  readonly tiers: readonly Tier[];
  /** The rows that these cells came from, most cells first. */
  readonly from: readonly GridRule[];
}

/** Cells that say the same, as few blocks of windows × tiers: windows with equal tiers go together. */
function rectangles(windows: readonly WindowId[], at: (window: WindowId, tier: Tier) => Filled | null): readonly Rectangle[] {
  const groups: { readonly assignment: Assignment; readonly cells: { window: WindowId; tier: Tier; rule: GridRule | null }[] }[] = [];
  for (const window of windows)
    for (const tier of TIERS) {
      const filled = at(window, tier);
      if (filled === null) continue;
      let group = groups.find((one) => isSame(one.assignment, filled.assignment));
      if (group === undefined) {
        group = { assignment: filled.assignment, cells: [] };
        groups.push(group);
      }
      group.cells.push({ window, tier, rule: filled.rule });
    }
  return groups.flatMap(({ assignment, cells }) => {
    const byTiers = new Map<string, WindowId[]>();
    for (const window of windows) {
      const tiers = TIERS.filter((tier) => cells.some((cell) => cell.window === window && cell.tier === tier));
      if (tiers.length > 0) byTiers.set(tiers.join(), [...(byTiers.get(tiers.join()) ?? []), window]);
    }
    return [...byTiers].map(([key, covered]) => {
      const tiers = key.split(',').map((tier) => Number(tier) as Tier);
      const rules = cells.filter((cell) => covered.includes(cell.window) && tiers.includes(cell.tier)).flatMap(({ rule }) => rule ?? []);
      const count = (rule: GridRule) => rules.filter((one) => one === rule).length;
      const from = [...new Set(rules)].sort((one, other) => count(other) - count(one));
      return { assignment, windows: covered, tiers, from };
    });
  });
}

/** Rows keep their ids where their cells stay with them. */
function rewritten(
  rules: readonly GridRule[],
  wanted: readonly Rectangle[],
  {
    category,
    windows,
    newId,
    behind,
  }: { category: CategoryId; windows: readonly WindowId[]; newId: () => string; behind: string | undefined },
): readonly DraftChange[] {
  const kept = new Map<GridRule, GridRule>();
  const added: GridRule[] = [];
  for (const { assignment, windows: covered, tiers, from } of wanted) {
    const before = from.find((rule) => !kept.has(rule)) ?? null;
    const rule: GridRule = {
      id: before?.id ?? '',
      category,
      windows: covered.length === windows.length ? null : covered,
      tiers: tiers.length === TIERS.length ? null : tiers,
      ...assignment,
    };
    if (before) kept.set(before, rule);
    else added.push(rule);
  }
  // A row without cells of its own gives its id to one that is new.
  for (const rule of rules) if (!kept.has(rule) && added.length > 0) kept.set(rule, { ...added.shift()!, id: rule.id });
  const changes: DraftChange[] = [];
  for (const was of rules) {
    const item = kept.get(was);
    if (item === undefined) changes.push({ kind: 'remove', list: 'rules', was });
    else if (!isSame(item, was)) changes.push({ kind: 'put', list: 'rules', item, was });
  }
  let last = behind;
  for (const rule of added) {
    const item = { ...rule, id: newId() };
    const removedLast = last !== undefined && changes.some((change) => change.kind === 'remove' && change.was.id === last);
    changes.push({ kind: 'put', list: 'rules', item, was: null, ...(last === undefined || removedLast ? {} : { after: last }) });
    last = item.id;
  }
  return changes;
}

/** What a row decides, without where. */
export const assignmentOf = ({ accountable, responsible, consulted, informed, scope, policy }: Assignment): Assignment => ({
  accountable,
  responsible,
  consulted,
  informed,
  scope,
  policy,
});
