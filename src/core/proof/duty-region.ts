/** The part of a rule's box in which a finding about clocks lies, and how it reads. */
import { type Agreement, type Condition, PRIORITIES, TICKET_TYPES, TIERS } from '../agreement/agreement.js';
import type { CategoryTree } from '../routing/category-tree.js';
import type { Duty, DutyCell } from './duty.js';
import type { Region } from './finding.js';
import { ruleText } from './rule-text.js';

/** Windows, priorities and types of some cells: `After hours, P1 and P2, incidents`. What is "any" is left out. */
export function cellsText(agreement: Agreement, cells: readonly DutyCell[]): string {
  const words = [
    agreement.windows.windows.filter((window) => cells.some((cell) => cell.window === window.id)).map((window) => window.name),
    PRIORITIES.filter((priority) => cells.some((cell) => cell.priority === priority)),
  ].map((list) => list.join(' or '));
  const types = TICKET_TYPES.filter((type) => cells.some((cell) => cell.type === type));
  if (types.length < TICKET_TYPES.length) words.push(types.join(' or ').replaceAll('-', ' '));
  return words.join(', ');
}

/**
 * The rule's own box, cut down to the cells. Where an earlier rule decides inside it, the finding
 * does not hold; `situations` is the size of the box.
 */
export function dutyRegion(agreement: Agreement, tree: CategoryTree, outcome: Duty['outcome'], cells: readonly DutyCell[]): Region {
  const rule = outcome.rule;
  const row = agreement.rules.find((each) => each.id === rule);
  const when: Partial<Condition> =
    row === undefined ? (agreement.exceptions.find((each) => each.id === rule)?.when ?? {}) : { categories: [row.category] };
  const of = <Value>(all: readonly Value[], pick: (cell: DutyCell) => Value): readonly Value[] | null => {
    const used = all.filter((value) => cells.some((cell) => pick(cell) === value));
    return used.length === all.length ? null : used;
  };
  const windows = agreement.windows.windows.map((window) => window.id);
  const dimensions: Record<string, readonly (string | null)[] | null> = {
    category: when.categories == null ? null : [...new Set(when.categories.flatMap((id) => tree.subtreeOf(id)))],
    type: of(TICKET_TYPES, (cell) => cell.type),
    tier: (row ?? when).tiers?.map(String) ?? null,
    priority: of(PRIORITIES, (cell) => cell.priority),
    window: of(windows, (cell) => cell.window),
    system: when.systems ?? null,
    site: when.sites ?? null,
  };
  const sizes: Record<string, number> = {
    category: agreement.categories.length,
    type: TICKET_TYPES.length,
    tier: TIERS.length,
    priority: PRIORITIES.length,
    window: windows.length,
    system: agreement.systems.length + 1,
    site: agreement.sites.length + 1,
  };
  for (const attribute of agreement.attributes) {
    const key = `attributes.${attribute.id}`;
    dimensions[key] = when.attributes?.[attribute.id] ?? null;
    sizes[key] = attribute.values.length + 1;
  }
  const situations = Object.entries(dimensions).reduce((product, [key, values]) => product * (values?.length ?? sizes[key]!), 1);
  return { text: `${cellsText(agreement, cells)}, ${ruleText(agreement, tree, rule)}`, dimensions, situations };
}

/** Priorities with the types they hold for, so that two groups of one rule and window never share a name: `P1`, `P1+P2[incident]`. */
export function cellsKey(cells: readonly DutyCell[]): string {
  const byTypes = new Map<string, string[]>();
  for (const priority of PRIORITIES) {
    const types = TICKET_TYPES.filter((type) => cells.some((cell) => cell.priority === priority && cell.type === type));
    if (types.length === 0) continue;
    const key = types.length === TICKET_TYPES.length ? '' : `[${types.join('+')}]`;
    byTypes.set(key, [...(byTypes.get(key) ?? []), priority]);
  }
  return [...byTypes].map(([types, priorities]) => priorities.join('+') + types).join(',');
}
