/**
 * How findings about clocks read: where they lie, whom they are about, when.
 *
 * Made once for an agreement, since a large one has some hundred such findings.
 * Example: `After hours, P1, rule r3 (Respond › Line of business, tier 3)`.
 */
import { type Agreement, type Condition, type GridRule, PRIORITIES, TICKET_TYPES, TIERS } from '../agreement/agreement.js';
import type { PartyId, RuleId, TeamId } from '../ids.js';
import { categoryTree } from '../routing/category-tree.js';
import { exceptionText, oneOf, rowText, typeName } from '../routing/rule-text.js';
import type { Instant } from '../time.js';
import type { Duty, DutyCell } from './duty.js';
import type { Region } from './finding.js';
import { momentForAll, partyZones } from './moment-text.js';

export interface DutyWording {
  readonly team: (id: TeamId) => string;
  readonly party: (id: PartyId) => string;
  /** An instant in the zone of each party. */
  readonly moment: (at: Instant) => string;
  /** Cells and rule together. What is "any" is left out. */
  readonly where: (outcome: Duty['outcome'], cells: readonly DutyCell[]) => string;
  /**
   * The rule's own box, cut down to the cells. Where an earlier rule decides inside it, the finding
   * does not hold; `situations` is the size of the box.
   */
  readonly region: (outcome: Duty['outcome'], cells: readonly DutyCell[]) => Region;
}

interface Named {
  /** `rule r3 (Respond › Line of business, tier 3)`, `exception x1 (Respond, Plant network, P1)`. */
  readonly text: string;
  readonly when: Partial<Condition>;
}

/** @param agreement whose rules, teams and parties the findings name */
export function dutyWording(agreement: Agreement): DutyWording {
  const tree = categoryTree(agreement.categories);
  const teams = new Map(agreement.teams.map((team) => [team.id, team.name]));
  const parties = new Map(agreement.parties.map((party) => [party.id, party.name]));
  const zones = partyZones(agreement);
  const windows = agreement.windows.windows;
  const ofRow = (row: GridRule): Named => {
    return { text: `rule ${row.id} (${rowText(agreement, tree, row)})`, when: { categories: [row.category], tiers: row.tiers } };
  };
  const rules = new Map<RuleId, () => Named>([
    ...agreement.rules.map((row) => [row.id, () => ofRow(row)] as const),
    ...agreement.exceptions.map(
      (rule) => [rule.id, () => ({ text: `exception ${rule.id} (${exceptionText(agreement, tree, rule)})`, when: rule.when })] as const,
    ),
  ]);
  const sizes: Record<string, number> = {
    category: agreement.categories.length,
    type: TICKET_TYPES.length,
    tier: TIERS.length,
    priority: PRIORITIES.length,
    window: windows.length,
    system: agreement.systems.length + 1,
    site: agreement.sites.length + 1,
  };
  for (const { id, values } of agreement.attributes) sizes[`attributes.${id}`] = values.length + 1;

  const where = (text: string, cells: readonly DutyCell[]): string => {
    const parts = [
      among(windows, cells, (window, cell) => cell.window === window.id)?.map((window) => window.name),
      among(PRIORITIES, cells, (priority, cell) => cell.priority === priority),
      among(TICKET_TYPES, cells, (type, cell) => cell.type === type)?.map(typeName),
    ];
    return [...parts.flatMap((names) => (names === undefined || names === null ? [] : [oneOf(names)])), text].join(', ');
  };

  return {
    team: (id) => teams.get(id) ?? id,
    party: (id) => parties.get(id) ?? id,
    moment: (at) => momentForAll(zones, at),
    where: ({ rule }, cells) => where(rules.get(rule)!().text, cells),
    region: ({ rule }, cells) => {
      const { text, when } = rules.get(rule)!();
      const dimensions: Record<string, readonly (string | null)[] | null> = {
        category: when.categories == null ? null : [...new Set(when.categories.flatMap((id) => tree.subtreeOf(id)))],
        type: among(TICKET_TYPES, cells, (type, cell) => cell.type === type),
        tier: when.tiers?.map(String) ?? null,
        priority: among(PRIORITIES, cells, (priority, cell) => cell.priority === priority),
        window: among(windows, cells, (window, cell) => cell.window === window.id)?.map((window) => window.id) ?? null,
        system: when.systems ?? null,
        site: when.sites ?? null,
      };
      for (const { id } of agreement.attributes) dimensions[`attributes.${id}`] = when.attributes?.[id] ?? null;
      let situations = 1;
      for (const name of Object.keys(dimensions)) situations *= dimensions[name]?.length ?? sizes[name]!;
      return { text: where(text, cells), dimensions, situations };
    },
  };
}

/** Those of all values that occur in some cell; null when all do. */
function among<Value>(
  all: readonly Value[],
  cells: readonly DutyCell[],
  is: (value: Value, cell: DutyCell) => boolean,
): readonly Value[] | null {
  const found = all.filter((value) => cells.some((cell) => is(value, cell)));
  return found.length === all.length ? null : found;
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

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
