/**
 * A set of situations in words. Dimensions in which everything is allowed are left out.
 *
 * Examples: `Respond › Hardware, After hours, except Plant network with P1`;
 * `Network › VPN, After hours, tier 3, any system at Site B`; `everything`.
 */
import { categorySetText } from './category-text.js';
import { CATEGORY, FIRST_ATTRIBUTE, isOptional, PRIORITY, SITE, SYSTEM, TIER, TYPE, WINDOW } from './dimensions.js';
import type { ValueBox } from './rule-boxes.js';
import { oneOf } from './rule-text.js';
import type { Wording } from './wording.js';

/** Longer lists of values are cut and the rest counted; a list with few missing names those instead. */
const LISTED = 3;
/** More boxes taken out than this are counted instead. */
const EXCEPTIONS_LISTED = 3;

/** A box in words. `within`: leave out what the surrounding box says already. */
export function boxText(wording: Wording, box: ValueBox, within: ValueBox | null = null): string {
  const given = (dimension: number): readonly number[] | null => {
    const values = box[dimension] ?? null;
    return values !== null && sameValues(values, within?.[dimension] ?? null) ? null : values;
  };
  const say = (dimension: number, words: (list: string) => string): string[] => {
    const values = given(dimension);
    return values === null ? [] : [words(valuesText(wording, dimension, values))];
  };

  const parts: string[] = [];
  const categories = given(CATEGORY);
  if (categories)
    parts.push(
      categorySetText(
        wording.tree,
        Int32Array.from(categories, (value) => wording.categoryPlaces[value]!),
      ),
    );
  parts.push(...say(TYPE, (list) => list), ...say(WINDOW, (list) => list), ...say(TIER, (list) => `tier ${list}`));
  const priority = say(PRIORITY, (list) => list);
  const place = placeText(wording, given(SYSTEM), given(SITE));
  if (place !== null && priority.length > 0) parts.push(`${place} with ${priority[0]}`);
  else parts.push(...(place === null ? [] : [place]), ...priority);
  for (let at = FIRST_ATTRIBUTE; at < wording.dimensions.length; at += 1) {
    const values = given(at);
    if (values)
      parts.push(isOnlyNull(wording, at, values) ? wording.nameOf(at, null) : `${wording.titleOf(at)} ${valuesText(wording, at, values)}`);
  }
  return parts.length === 0 ? 'everything' : parts.join(', ');
}

/** A box less others, in words. The others lie within the box. `ruleIds`: the rules that take them out, named when there are many. */
export function regionText(wording: Wording, box: ValueBox, except: readonly ValueBox[], ruleIds: readonly string[] = []): string {
  const base = boxText(wording, box);
  if (except.length === 0) return base;
  if (except.length <= EXCEPTIONS_LISTED) return `${base}, except ${except.map((hole) => boxText(wording, hole, box)).join('; ')}`;
  const named = ruleIds.slice(0, EXCEPTIONS_LISTED);
  const more = except.length - named.length;
  if (named.length === 0) return `${base}, except ${boxText(wording, except[0]!, box)} and ${more - 1} more parts`;
  return `${base}, except where ${named.join(', ')} or ${more === 1 ? 'one more rule' : `${more} more rules`} hold`;
}

/** `Plant network at Warehouse`, `any system at Warehouse`, `no system`; null when neither is restricted. */
function placeText(wording: Wording, systems: readonly number[] | null, sites: readonly number[] | null): string | null {
  if (systems === null && sites === null) return null;
  const system = systems === null ? 'any system' : valuesText(wording, SYSTEM, systems);
  if (sites === null) return system;
  const site = valuesText(wording, SITE, sites);
  if (isOnlyNull(wording, SITE, sites)) return systems === null ? site : `${system} and ${site}`;
  return `${system} at ${site}`;
}

const isOnlyNull = (wording: Wording, dimension: number, values: readonly number[]): boolean =>
  values.length === 1 && isOptional(wording.dimensions[dimension]!) && values[0] === 0;

const sameValues = (one: readonly number[], other: readonly number[] | null): boolean =>
  other !== null && one.length === other.length && one.every((value, at) => value === other[at]);

/** Some values of a dimension, as a list, as all but a few, or cut short. */
function valuesText(wording: Wording, dimension: number, values: readonly number[]): string {
  const all = wording.dimensions[dimension]!.values;
  const name = (value: number) => wording.nameOf(dimension, all[value]!);
  if (values.length <= LISTED) return oneOf(values.map(name));
  const title = wording.titleOf(dimension);
  const missing = all.length - values.length > LISTED ? [] : all.flatMap((_, value) => (values.includes(value) ? [] : [value]));
  if (missing.length === 1 && all[missing[0]!] === null) return `a known ${title}`;
  if (missing.length > 0) return `any ${title} but ${oneOf(missing.map(name))}`;
  return `${values.slice(0, LISTED).map(name).join(', ')} or ${values.length - LISTED} other ${title}s`;
}
