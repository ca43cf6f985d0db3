/**
 * The dimensions of a situation, each with all its values in a fixed order.
 *
 * Category, type, tier, priority and window always have a value; system, site and every attribute
 * that the agreement declares may be none or unknown, which is the value null and comes first.
 * Example: two sites give the dimension `site` the values [null, 'main', 'warehouse'].
 *
 * Two agreements can be laid over the same dimensions, so that they can be compared: the values are
 * then those of either.
 */
import { type Agreement, PRIORITIES, TICKET_TYPES, TIERS } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { AttributeId, WindowId } from '../ids.js';
import { windowPairs } from './window-pairs.js';

export type DimensionKind = 'category' | 'type' | 'tier' | 'priority' | 'window' | 'system' | 'site' | 'attribute';

export interface Dimension {
  readonly kind: DimensionKind;
  /** The name under which regions list it: the kind, or `attributes.` and the attribute's id. */
  readonly key: string;
  readonly attribute: AttributeId | null;
  /** Null, where present, is "none or unknown" and stands first. Tiers are '1', '2', '3'. */
  readonly values: readonly (string | null)[];
  readonly index: ReadonlyMap<string | null, number>;
  /** For windows of two agreements with different hours: what each agreement calls a value. Null: all call it by its id. */
  readonly reads: readonly ReadonlyMap<string, WindowId>[] | null;
}

/** Positions of the fixed dimensions; attributes follow. */
export const CATEGORY = 0;
export const TYPE = 1;
export const TIER = 2;
export const PRIORITY = 3;
export const WINDOW = 4;
export const SYSTEM = 5;
export const SITE = 6;
export const FIRST_ATTRIBUTE = 7;

const dimension = (
  kind: DimensionKind,
  values: readonly (string | null)[],
  attribute: AttributeId | null = null,
  reads: Dimension['reads'] = null,
): Dimension => {
  const distinct = [...new Set(values)];
  return {
    kind,
    key: attribute === null ? kind : `attributes.${attribute}`,
    attribute,
    values: distinct,
    index: new Map(distinct.map((value, at) => [value, at])),
    reads,
  };
};

/** Windows of one agreement by their ids; of two with different hours by pairs, written `before→after` where they differ. */
function windowDimension(agreements: readonly Agreement[]): Dimension {
  const [before, after] = agreements;
  const pairs = before && after ? windowPairs(before.windows, after.windows) : null;
  if (pairs === null)
    return dimension(
      'window',
      before!.windows.windows.map((window) => window.id),
    );
  const named = pairs.map((pair) => ({ ...pair, id: pair.before === pair.after ? pair.before : `${pair.before}→${pair.after}` }));
  const reads = [new Map(named.map((pair) => [pair.id, pair.before])), new Map(named.map((pair) => [pair.id, pair.after]))];
  return dimension(
    'window',
    named.map((pair) => pair.id),
    null,
    reads,
  );
}

/** The dimensions of one agreement, or of two laid over each other: what was before and what comes after. */
export function dimensionsOf(agreements: readonly Agreement[]): readonly Dimension[] {
  const ids = (list: (agreement: Agreement) => readonly { readonly id: string }[]) =>
    agreements.flatMap((agreement) => list(agreement).map((item) => item.id));
  const attributes = [...new Set(ids((agreement) => agreement.attributes))];
  return [
    dimension(
      'category',
      ids((agreement) => agreement.categories),
    ),
    dimension('type', TICKET_TYPES),
    dimension('tier', TIERS.map(String)),
    dimension('priority', PRIORITIES),
    windowDimension(agreements),
    dimension('system', [null, ...ids((agreement) => agreement.systems)]),
    dimension('site', [null, ...ids((agreement) => agreement.sites)]),
    ...attributes.map((id) =>
      dimension(
        'attribute',
        [null, ...ids((agreement) => agreement.attributes.find((attribute) => attribute.id === id)?.values ?? [])],
        id,
      ),
    ),
  ];
}

/** What a situation says in one dimension. An attribute that it leaves out is null. */
export function valueIn(situation: Situation, dimension: Dimension): string | null {
  switch (dimension.kind) {
    case 'tier':
      return String(situation.tier);
    case 'attribute':
      return situation.attributes && Object.hasOwn(situation.attributes, dimension.attribute!)
        ? situation.attributes[dimension.attribute!]!
        : null;
    default:
      return situation[dimension.kind];
  }
}

/** True for dimensions in which "none or unknown" is a value. */
export const isOptional = (dimension: Dimension): boolean => dimension.values[0] === null;

/** Builds the situation that has the given value in each dimension; attributes without a value are left out. */
export function situationOf(dimensions: readonly Dimension[], values: readonly (string | null)[]): Situation {
  const attributes: Record<AttributeId, string> = {};
  for (let at = FIRST_ATTRIBUTE; at < dimensions.length; at += 1) {
    const value = values[at];
    if (value !== null && value !== undefined) attributes[dimensions[at]!.attribute!] = value;
  }
  const fixed = {
    category: values[CATEGORY]!,
    type: values[TYPE] as Situation['type'],
    tier: Number(values[TIER]) as Situation['tier'],
    priority: values[PRIORITY] as Situation['priority'],
    window: values[WINDOW]!,
    system: values[SYSTEM] ?? null,
    site: values[SITE] ?? null,
  };
  return dimensions.length > FIRST_ATTRIBUTE ? { ...fixed, attributes } : fixed;
}
