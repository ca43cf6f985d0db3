/**
 * Taking a thing out of an agreement together with everything that names it.
 *
 * What is left decides every situation that is left as before. A rule or an exception that names the
 * thing among others keeps the others; one that holds for nothing else goes away, because an empty list
 * would never hold and "any" would hold for more than was agreed. A value of null, "none or unknown",
 * is what every ticket has once an attribute is gone, so a condition that allows it falls away.
 *
 * Worked example: x1 holds for the systems Plant network and ERP server, x2 for Plant network alone.
 * Taking Plant network away leaves x1 with ERP server and takes x2 along.
 */
import type { Agreement, Condition, ExceptionRule, GridRule } from '../agreement/agreement.js';
import type { DraftChange } from './change.js';

/** What is taken away: things of one kind; values belong to an attribute. */
export type Gone =
  | { readonly kind: 'category' | 'window' | 'system' | 'site' | 'attribute' | 'party'; readonly ids: readonly string[] }
  | { readonly kind: 'value'; readonly attribute: string; readonly ids: readonly string[] };

/**
 * The changes that free everything else from naming what goes, without taking it away itself.
 *
 * @returns none when nothing names it
 */
export function freedFrom(agreement: Agreement, gone: Gone): readonly DraftChange[] {
  const changes: DraftChange[] = [];
  for (const was of agreement.rules) {
    const item = ruleWithout(was, gone);
    if (item === null) changes.push({ kind: 'remove', list: 'rules', was });
    else if (item !== was) changes.push({ kind: 'put', list: 'rules', was, item });
  }
  for (const was of agreement.exceptions) {
    const when = conditionWithout(was.when, gone);
    if (when === null) changes.push({ kind: 'remove', list: 'exceptions', was });
    else if (when !== was.when) changes.push({ kind: 'put', list: 'exceptions', was, item: { ...was, when } as ExceptionRule });
  }
  if (gone.kind === 'category') changes.push(...handOffWithout(agreement, gone.ids));
  if (gone.kind === 'party') changes.push(...ownersWithout(agreement, gone.ids));
  return changes;
}

/**
 * The changes that take a thing away, and with it all that names it. A category with others below it
 * and a party with teams cannot be taken away so: those come first.
 *
 * @param list where the thing stands; for values and windows use `freedFrom`, since they stand within something
 * @returns none when there is no such thing
 * @example withoutThing(draft, 'systems', 'plant-network')
 */
export function withoutThing(agreement: Agreement, list: keyof typeof KINDS, id: string): readonly DraftChange[] {
  const was = (agreement[list] as readonly { readonly id: string }[]).find((one) => one.id === id);
  if (was === undefined) return [];
  return [...freedFrom(agreement, { kind: KINDS[list], ids: [id] }), { kind: 'remove', list, was } as DraftChange];
}

const KINDS = { categories: 'category', systems: 'system', sites: 'site', attributes: 'attribute', parties: 'party' } as const;

/** A list without some ids; the same list when it has none of them, undefined when it would hold for nothing. */
function without<Id>(list: readonly Id[] | null, ids: readonly Id[]): readonly Id[] | null | undefined {
  if (list === null || !list.some((id) => ids.includes(id))) return list;
  const left = list.filter((id) => !ids.includes(id));
  return left.length === 0 ? undefined : left;
}

function ruleWithout(rule: GridRule, { kind, ids }: Gone): GridRule | null {
  if (kind === 'category') return ids.includes(rule.category) ? null : rule;
  if (kind !== 'window') return rule;
  const windows = without(rule.windows, ids);
  if (windows === undefined) return null;
  return windows === rule.windows ? rule : { ...rule, windows };
}

const CONDITION_KEYS = { category: 'categories', window: 'windows', system: 'systems', site: 'sites' } as const;

function conditionWithout(when: Condition, gone: Gone): Condition | null {
  if (gone.kind === 'party') return when;
  if (gone.kind === 'attribute') return withoutAttributes(when, gone.ids);
  if (gone.kind === 'value') {
    const list = when.attributes[gone.attribute] ?? null;
    const left = without(list, gone.ids);
    if (left === undefined) return null;
    return left === list || left === null ? when : { ...when, attributes: { ...when.attributes, [gone.attribute]: left } };
  }
  const key = CONDITION_KEYS[gone.kind];
  const left = without<string | null>(when[key], gone.ids);
  if (left === undefined) return null;
  return left === when[key] ? when : { ...when, [key]: left };
}

function withoutAttributes(when: Condition, ids: readonly string[]): Condition | null {
  const asked = Object.entries(when.attributes).filter(([id]) => ids.includes(id));
  if (asked.length === 0) return when;
  if (asked.some(([, values]) => !values.includes(null))) return null;
  return { ...when, attributes: Object.fromEntries(Object.entries(when.attributes).filter(([id]) => !ids.includes(id))) };
}

function handOffWithout({ handOff: was }: Agreement, ids: readonly string[]): readonly DraftChange[] {
  const requiredFields = was.requiredFields.filter((one) => !ids.includes(one.category));
  if (requiredFields.length === was.requiredFields.length) return [];
  return [{ kind: 'set', field: 'handOff', was, value: { ...was, requiredFields } }];
}

function ownersWithout({ systems, policies }: Agreement, ids: readonly string[]): readonly DraftChange[] {
  const owned = systems.filter(({ owner }) => owner !== null && ids.includes(owner));
  const held = policies.filter(({ holds }) => holds.some(({ party }) => ids.includes(party)));
  return [
    ...owned.map((was): DraftChange => ({ kind: 'put', list: 'systems', was, item: { ...was, owner: null } })),
    ...held.map(
      (was): DraftChange => ({
        kind: 'put',
        list: 'policies',
        was,
        item: { ...was, holds: was.holds.filter(({ party }) => !ids.includes(party)) },
      }),
    ),
  ];
}
