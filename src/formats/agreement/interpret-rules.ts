/** Rules and exceptions of the agreement file. */
import type { Assignment, Condition, ExceptionRule, GridRule, Tier } from '../../core/agreement/agreement.js';
import type { Path } from '../../core/agreement/problem.js';
import type { CategoryNames } from './category-names.js';
import type { Names } from './names.js';
import type { Found, Read } from './read-shape.js';
import { manyOf, manyOrAny, type Reading } from './reading.js';
import type { Spot } from './report.js';
import type { AgreementFileRead } from './schema.js';
import type { category, condition, gridRule } from './schema-rules.js';

type RuleRead = Read<typeof gridRule>;
type ConditionRead = Read<typeof condition>;
type CategoryRead = Found<Read<typeof category>>;

/** The id of the category that a rule names; null when it leads nowhere, which is reported. */
export function categoryOf(found: CategoryRead | undefined, names: CategoryNames, reading: Reading): string | null {
  if (found === undefined) return null;
  const { value } = found;
  return names.resolve(typeof value === 'string' ? value : value.map((step) => step.value), found.spot, reading.report);
}

/** The ids of the things that a list of names means, each marked with where it stands. */
export function idsOf(list: readonly Found<string>[], names: Names, path: Path, reading: Reading): string[] {
  const ids: string[] = [];
  for (const found of list) {
    const id = names.resolve(found.value, found.spot, reading.report);
    if (id === null) continue;
    reading.mark([...path, ids.length], found.spot);
    ids.push(id);
  }
  return ids;
}

function assignmentOf(rule: Omit<RuleRead, 'when' | 'category' | 'id'>, path: Path, reading: Reading): Assignment {
  const { teams, policies, report } = reading;
  const accountable = rule.accountable === undefined ? null : teams.resolve(rule.accountable.value, rule.accountable.spot, report);
  const list = (role: 'responsible' | 'consulted' | 'informed') => idsOf(manyOf(rule[role]), teams, [...path, role], reading);
  for (const role of ['accountable', 'responsible', 'consulted', 'informed', 'policy'] as const)
    reading.mark([...path, role], rule[role]?.spot);
  return {
    accountable,
    responsible: rule.responsible === undefined ? (accountable === null ? [] : [accountable]) : list('responsible'),
    consulted: list('consulted'),
    informed: list('informed'),
    scope: rule.scope?.value ?? 'included',
    policy: rule.policy === undefined ? null : policies.resolve(rule.policy.value, rule.policy.spot, report),
  };
}

type Cells = Pick<GridRule, 'windows' | 'tiers'>;

/** Reads `any`, windows and tiers out of texts such as `business, tier 3`. */
function cellsOfTexts(texts: readonly Found<string>[], path: Path, reading: Reading): Cells {
  const windows: string[] = [];
  const tiers: Tier[] = [];
  let any = 0;
  const words = texts.flatMap(({ value, spot }) => value.split(/[,/]/).map((word) => ({ word: word.trim(), spot })));
  for (const { word, spot } of words) {
    const tier = /^tier\s+(\d+)$/i.exec(word);
    if (/^any$/i.test(word)) any++;
    else if (tier !== null) {
      if (/^[123]$/.test(tier[1]!)) tiers.push(Number(tier[1]) as Tier);
      else reading.report.add(spot, `There is no tier ${tier[1]}`, { expected: 'tier 1, tier 2 or tier 3' });
    } else {
      const id = reading.windows.resolve(word, spot, reading.report);
      if (id !== null) {
        reading.mark([...path, 'windows', windows.length], spot);
        windows.push(id);
      }
    }
  }
  if (any > 0 && words.length > 1) reading.report.add(words[0]!.spot, '`any` stands alone', { expected: '`any`, or windows and tiers' });
  return { windows: windows.length === 0 ? null : windows, tiers: tiers.length === 0 ? null : tiers };
}

function cellsOf(when: RuleRead['when'], path: Path, reading: Reading): Cells {
  if (when === undefined) return { windows: null, tiers: null };
  reading.mark([...path, 'windows'], when.spot);
  reading.mark([...path, 'tiers'], when.spot);
  const { value } = when;
  if (typeof value === 'string') return cellsOfTexts([{ value, spot: when.spot }], path, reading);
  if (Array.isArray(value)) {
    const texts = value as readonly Found<string>[];
    if (texts.length === 0) reading.report.add(when.spot, 'This list is empty', { expected: '`any`, or windows and tiers' });
    return cellsOfTexts(texts, path, reading);
  }
  const named = value as { window?: Found<string | readonly Found<string>[]>; tier?: Found<Tier | readonly Found<Tier>[]> };
  const windows = manyOrAny(named.window);
  return {
    windows: windows === null ? null : idsOf(windows, reading.windows, [...path, 'windows'], reading),
    tiers: manyOrAny(named.tier)?.map((tier) => tier.value) ?? null,
  };
}

/** Ids and nulls of a list in which `none`, or nothing, means none or unknown. */
function idsOrNone(list: readonly Found<string | null>[] | null, names: Names, path: Path, reading: Reading): (string | null)[] | null {
  if (list === null) return null;
  const ids: (string | null)[] = [];
  for (const { value, spot } of list) {
    const none = value === null || /^\s*none\s*$/i.test(value);
    const id = none ? null : names.resolve(value, spot, reading.report);
    if (!none && id === null) continue;
    reading.mark([...path, ids.length], spot);
    ids.push(id);
  }
  return ids;
}

function attributesOf(found: ConditionRead['attributes'], path: Path, reading: Reading): Condition['attributes'] {
  const attributes: Record<string, (string | null)[]> = {};
  for (const [key, entry] of found?.value ?? []) {
    const id = reading.attributes.resolve(key, entry.key, reading.report);
    const values = id === null ? undefined : reading.values.get(id);
    if (id === null || values === undefined) continue;
    if (Object.hasOwn(attributes, id)) reading.report.add(entry.key, `The attribute "${key}" is given twice`);
    reading.mark([...path, id], entry.spot);
    attributes[id] =
      idsOrNone(manyOf(entry as Found<string | null | readonly Found<string | null>[]>), values, [...path, id], reading) ?? [];
  }
  return attributes;
}

function conditionOf(when: Found<ConditionRead>, path: Path, categories: CategoryNames, reading: Reading): Condition {
  const { category, type, tier, priority, window, system, site, attributes } = when.value;
  const keys = { category, type, tier, priority, window, system, site } as const;
  const plural = {
    category: 'categories',
    type: 'types',
    tier: 'tiers',
    priority: 'priorities',
    window: 'windows',
    system: 'systems',
    site: 'sites',
  } as const;
  for (const [key, found] of Object.entries(keys)) reading.mark([...path, plural[key as keyof typeof plural]], found?.spot);

  const wanted = manyOrAny(category as Found<string | readonly CategoryRead[]> | undefined) as readonly CategoryRead[] | null;
  const found: string[] = [];
  for (const each of wanted ?? []) {
    const id = categoryOf(each, categories, reading);
    if (id === null) continue;
    reading.mark([...path, 'categories', found.length], each.spot);
    found.push(id);
  }
  const windows = manyOrAny(window);
  return {
    categories: wanted === null ? null : found,
    types: manyOrAny(type)?.map((each) => each.value) ?? null,
    tiers: manyOrAny(tier)?.map((each) => each.value) ?? null,
    priorities: manyOrAny(priority)?.map((each) => each.value) ?? null,
    windows: windows === null ? null : idsOf(windows, reading.windows, [...path, 'windows'], reading),
    systems: idsOrNone(manyOrAny(system), reading.systems, [...path, 'systems'], reading),
    sites: idsOrNone(manyOrAny(site), reading.sites, [...path, 'sites'], reading),
    attributes: attributesOf(attributes, [...path, 'attributes'], reading),
  };
}

function begin(list: 'rules' | 'exceptions', at: number, id: Found<string> | undefined, spot: Spot, reading: Reading): Path {
  const path = [list, at];
  reading.mark(path, spot);
  reading.mark([...path, 'id'], id?.spot);
  if (id !== undefined) reading.place('rule', id.value, spot);
  return path;
}

/** Reads the rows of the matrix. */
export function interpretRules(file: AgreementFileRead, categories: CategoryNames, reading: Reading): GridRule[] {
  return (file.rules?.value ?? []).map(({ value: rule, spot }, i) => {
    const path = begin('rules', i, rule.id, spot, reading);
    reading.mark([...path, 'category'], rule.category?.spot);
    return {
      id: rule.id?.value ?? '',
      category: categoryOf(rule.category, categories, reading) ?? '',
      ...cellsOf(rule.when, path, reading),
      ...assignmentOf(rule, path, reading),
    };
  });
}

/** Reads the exceptions, in their order. */
export function interpretExceptions(file: AgreementFileRead, categories: CategoryNames, reading: Reading): ExceptionRule[] {
  const empty = { value: {}, spot: { from: 0, to: 0, trail: null } };
  return (file.exceptions?.value ?? []).map(({ value: rule, spot }, i) => {
    const path = begin('exceptions', i, rule.id, spot, reading);
    reading.mark([...path, 'when'], rule.when?.spot);
    return {
      id: rule.id?.value ?? '',
      when: conditionOf(rule.when ?? empty, [...path, 'when'], categories, reading),
      ...assignmentOf(rule, path, reading),
    };
  });
}
