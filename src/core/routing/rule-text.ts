/**
 * Rules in words: `Respond, Plant network, P1` for an exception, `Respond › Hardware, Business` for a row.
 */
import type { Agreement, ExceptionRule, GridRule, TicketType } from '../agreement/agreement.js';
import { type CategoryTree, categoryPath } from './category-tree.js';

const TYPE_NAMES: Readonly<Record<TicketType, string>> = {
  incident: 'incident',
  'service-request': 'service request',
  problem: 'problem',
  change: 'change',
};

/** `incident`, `service request`, …; an unknown type as it is. */
export const typeName = (type: string): string => TYPE_NAMES[type as TicketType] ?? type;

/** `a`, `a or b`, `a, b or c`. */
export function oneOf(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names[names.length - 1]}`;
}

type NamedList = readonly { readonly id: string; readonly name: string }[];

const namesOf = new WeakMap<NamedList, ReadonlyMap<string, string>>();

/** The name of an id in a list that does not change: thousands of rules look into the same few. */
function nameIn(list: NamedList, id: string | null, none: string): string {
  if (id === null) return none;
  let names = namesOf.get(list);
  if (names === undefined) {
    names = new Map(list.map((item) => [item.id, item.name]));
    namesOf.set(list, names);
  }
  return names.get(id) ?? id;
}

/** Where a row of the grid holds. */
export function rowText(agreement: Agreement, tree: CategoryTree, rule: GridRule): string {
  const parts = [categoryPath(tree, rule.category)];
  if (rule.windows) parts.push(oneOf(rule.windows.map((id) => nameIn(agreement.windows.windows, id, id))));
  if (rule.tiers) parts.push(`tier ${oneOf(rule.tiers.map(String))}`);
  return parts.join(', ');
}

/** When an exception holds; `always` when it asks nothing. */
export function exceptionText(agreement: Agreement, tree: CategoryTree, rule: ExceptionRule): string {
  const { when } = rule;
  const parts: string[] = [];
  if (when.categories) parts.push(oneOf(when.categories.map((id) => categoryPath(tree, id))));
  if (when.types) parts.push(oneOf(when.types.map(typeName)));
  if (when.tiers) parts.push(`tier ${oneOf(when.tiers.map(String))}`);
  if (when.windows) parts.push(oneOf(when.windows.map((id) => nameIn(agreement.windows.windows, id, id))));
  if (when.systems) parts.push(oneOf(when.systems.map((id) => nameIn(agreement.systems, id, 'no system'))));
  if (when.priorities) parts.push(oneOf(when.priorities));
  if (when.sites) parts.push(oneOf(when.sites.map((id) => nameIn(agreement.sites, id, 'no site'))));
  for (const [id, values] of Object.entries(when.attributes)) {
    const attribute = agreement.attributes.find((candidate) => candidate.id === id);
    parts.push(`${attribute?.name ?? id} ${oneOf(values.map((value) => nameIn(attribute?.values ?? [], value, 'unknown')))}`);
  }
  return parts.length === 0 ? 'always' : parts.join(', ');
}
