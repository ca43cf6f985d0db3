/** Writes the catalogue, rules and exceptions as people would. */
import {
  type Agreement,
  type Assignment,
  type Category,
  type ExceptionRule,
  FOUR_RS,
  type GridRule,
} from '../../core/agreement/agreement.js';
import { type Names, slug } from './names.js';
import type { References } from './references.js';
import { entriesOf, flow, oneOrList, type Written } from './written.js';

const ROOT_NAMES: Readonly<Record<string, string>> = { run: 'Run', respond: 'Respond', reinforce: 'Reinforce', reinvent: 'Reinvent' };

const ENTRY_KEYS: ReadonlySet<string> = new Set(['name', 'id', 'decides', 'under']);

export function catalogueWritten(categories: readonly Category[]): Written {
  const children = new Map<string | null, Category[]>();
  for (const category of categories) children.set(category.parent, [...(children.get(category.parent) ?? []), category]);
  const outline = (parent: string): readonly Written[] => (children.get(parent) ?? []).map(item);
  const item = (category: Category): Written => {
    const { id, name, decides } = category;
    const under = outline(id);
    // A branch called "name" would look like an entry that has a name.
    if (slug(name) === id && decides === null && !ENTRY_KEYS.has(name)) return under.length === 0 ? name : entriesOf([[name, under]]);
    return { name, id: slug(name) === id ? undefined : id, decides: decides ?? undefined, under: under.length === 0 ? undefined : under };
  };
  return entriesOf(
    FOUR_RS.flatMap((root): (readonly [string, Written])[] => {
      const category = categories.find(({ id }) => id === root);
      if (category === undefined) return [];
      const under = outline(root);
      const { name, decides } = category;
      if (name === ROOT_NAMES[root] && decides === null) return [[root, under]];
      return [[root, { name: name === ROOT_NAMES[root] ? undefined : name, decides: decides ?? undefined, under }]];
    }),
  );
}

function assignmentWritten(rule: Assignment, names: References): Record<string, Written | undefined> {
  const teams = (list: readonly string[]) => (list.length === 0 ? undefined : oneOrList(list.map((id) => names.teams.reference(id))));
  const usual = rule.accountable === null ? [] : [rule.accountable];
  const asUsual = rule.responsible.length === usual.length && rule.responsible.every((id, i) => id === usual[i]);
  return {
    accountable: rule.accountable === null ? undefined : names.teams.reference(rule.accountable),
    responsible: asUsual ? undefined : (teams(rule.responsible) ?? flow([])),
    consulted: teams(rule.consulted),
    informed: teams(rule.informed),
    scope: rule.scope === 'included' ? undefined : rule.scope,
    policy: rule.policy === null ? undefined : names.policies.reference(rule.policy),
  };
}

/** `business, tier 3` where that reads back as meant, else the lists by name. */
function cellsWritten({ windows, tiers }: GridRule, names: References): Written | undefined {
  if (windows === null && tiers === null) return undefined;
  const refs = windows?.map((id) => names.windows.reference(id)) ?? [];
  const plain = refs.every((ref) => ref === ref.trim() && !/[,/]/.test(ref) && !/^(?:any|tier\s+\d+)$/i.test(ref) && ref !== '');
  if (plain && (windows === null || windows.length > 0) && (tiers === null || tiers.length > 0)) {
    return [...refs, ...(tiers?.map((tier) => `tier ${tier}`) ?? [])].join(', ');
  }
  return { window: windows === null ? undefined : oneOrList(refs), tier: tiers === null ? undefined : oneOrList(tiers) };
}

export function ruleWritten(rule: GridRule, names: References): Written {
  return {
    id: rule.id,
    category: names.categories.reference(rule.category),
    when: cellsWritten(rule, names),
    ...assignmentWritten(rule, names),
  };
}

function orNone(list: readonly (string | null)[] | null, names: Names): Written | undefined {
  return list === null ? undefined : oneOrList(list.map((id) => (id === null ? 'none' : names.reference(id))));
}

export function exceptionWritten(rule: ExceptionRule, names: References): Written {
  const { categories, types, tiers, priorities, windows, systems, sites, attributes } = rule.when;
  const list = (values: readonly (string | number)[] | null) => (values === null ? undefined : oneOrList(values));
  const named = Object.entries(attributes).map(
    ([id, values]) => [names.attributes.reference(id), orNone(values, names.values.get(id)!)!] as const,
  );
  return {
    id: rule.id,
    when: {
      category: list(categories?.map((id) => names.categories.reference(id)) ?? null),
      type: list(types),
      tier: list(tiers),
      priority: list(priorities),
      window: list(windows?.map((id) => names.windows.reference(id)) ?? null),
      system: orNone(systems, names.systems),
      site: orNone(sites, names.sites),
      attributes: named.length === 0 ? undefined : entriesOf(named),
    },
    ...assignmentWritten(rule, names),
  };
}

/** Categories in the order in which a file lists them: the four Rs, then each outline from top to bottom. */
export function inOutlineOrder(agreement: Agreement): Agreement {
  const children = new Map<string | null, Category[]>();
  for (const category of agreement.categories) children.set(category.parent, [...(children.get(category.parent) ?? []), category]);
  const below = (parent: string): Category[] => (children.get(parent) ?? []).flatMap((category) => [category, ...below(category.id)]);
  const roots = FOUR_RS.flatMap((root) => agreement.categories.filter(({ id }) => id === root));
  return { ...agreement, categories: [...roots, ...roots.flatMap(({ id }) => below(id))] };
}
