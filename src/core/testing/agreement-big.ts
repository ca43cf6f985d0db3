/** Large agreements from a seed: the size of a big partnership, with exceptions of several shapes. */
import {
  type Agreement,
  type Assignment,
  type Category,
  type Condition,
  FOUR_RS,
  PRIORITIES,
  TICKET_TYPES,
  TIERS,
} from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import { exception, harborLane, owns, row } from './harbor-lane.js';

/**
 * What the exceptions ask for:
 * - `mixed`: two or three of system, site and category, and every other dimension with even odds;
 * - `spread`: every dimension with even odds, one to three values;
 * - `narrow`: a system and a category, often a priority, sometimes a site;
 * - `pairs`: two of system, site and category, and a priority;
 * - `singles`: one of system, site and category, and a priority;
 * - `triples`: a system, a site and a category;
 * - `lists`: twenty systems, five sites, three categories;
 * - `few`: two dimensions picked from all, one value each.
 */
export const SHAPES = ['mixed', 'spread', 'narrow', 'pairs', 'singles', 'triples', 'lists', 'few'] as const;
export type Shape = (typeof SHAPES)[number];

export interface BigSize {
  readonly categories: number;
  readonly systems: number;
  readonly sites: number;
  readonly windows: number;
  readonly attributes: number;
  readonly rules: number;
  readonly exceptions: number;
}

/** The size that the proof is measured at. */
export const BIG: BigSize = { categories: 300, systems: 500, sites: 50, windows: 3, attributes: 0, rules: 200, exceptions: 2000 };

export type Random = () => number;

/** A small seeded generator (mulberry32), 0 to 1. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const pick = <Value>(random: Random, values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;

const several = <Value>(random: Random, values: readonly Value[], count: number): readonly Value[] => [
  ...new Set(Array.from({ length: count }, () => pick(random, values))),
];

const TEAMS = harborLane.teams.map((team) => team.id);

const numbered = (prefix: string, name: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${prefix}${at + 1}`, name: `${name} ${at + 1}` }));

/** A bushy catalogue, about four deep. */
function catalogue(random: Random, count: number): readonly Category[] {
  const nodes: Category[] = FOUR_RS.map((id) => ({ id, name: id, parent: null, decides: null }));
  const depth = new Map<string, number>(FOUR_RS.map((id) => [id, 1]));
  for (let at = nodes.length; at < count; at += 1) {
    let parent = pick(random, nodes);
    while (depth.get(parent.id)! > 3) parent = pick(random, nodes);
    const id = `c${at}`;
    nodes.push({ id, name: `Category ${at}`, parent: parent.id, decides: at % 50 === 0 ? 'policy' : null });
    depth.set(id, depth.get(parent.id)! + 1);
  }
  return nodes;
}

function condition(random: Random, shape: Shape, agreement: Agreement): Partial<Condition> {
  const ids = (list: readonly { readonly id: string }[]) => list.map((item) => item.id);
  const categories = ids(agreement.categories).slice(FOUR_RS.length);
  const systems = ids(agreement.systems);
  const sites = ids(agreement.sites);
  const windows = ids(agreement.windows.windows);
  const one = <Value>(values: readonly Value[]) => [pick(random, values)];
  const upToThree = <Value>(values: readonly Value[]) => several(random, values, 1 + Math.floor(random() * 3));
  const maybe = <Value>(chance: number, list: readonly Value[]) => (random() < chance ? list : null);
  const attributes = () =>
    Object.fromEntries(
      agreement.attributes.flatMap((attribute) => (random() < 0.2 ? [[attribute.id, upToThree(ids(attribute.values))]] : [])),
    );
  switch (shape) {
    case 'mixed': {
      const left = Math.floor(random() * 4);
      return {
        categories: left === 0 ? null : upToThree(categories),
        systems: left === 1 ? null : upToThree(systems),
        sites: left === 2 ? null : upToThree(sites),
        types: maybe(0.5, upToThree(TICKET_TYPES)),
        tiers: maybe(0.5, upToThree(TIERS)),
        priorities: maybe(0.5, upToThree(PRIORITIES)),
        windows: maybe(0.5, upToThree(windows)),
        attributes: attributes(),
      };
    }
    case 'spread':
      return {
        categories: maybe(0.5, upToThree(categories)),
        types: maybe(0.5, upToThree(TICKET_TYPES)),
        tiers: maybe(0.5, upToThree(TIERS)),
        priorities: maybe(0.5, upToThree(PRIORITIES)),
        windows: maybe(0.5, upToThree(windows)),
        systems: maybe(0.5, upToThree(systems)),
        sites: maybe(0.5, upToThree(sites)),
        attributes: attributes(),
      };
    case 'narrow':
      return {
        categories: one(categories),
        systems: one(systems),
        priorities: maybe(0.6, one(PRIORITIES)),
        sites: maybe(0.3, one(sites)),
        attributes: attributes(),
      };
    case 'pairs': {
      const left = Math.floor(random() * 3);
      return {
        ...(left === 0 ? {} : { systems: one(systems) }),
        ...(left === 1 ? {} : { sites: one(sites) }),
        ...(left === 2 ? {} : { categories: one(categories) }),
        priorities: one(PRIORITIES),
      };
    }
    case 'singles': {
      const which = Math.floor(random() * 3);
      return {
        ...(which === 0 ? { systems: one(systems) } : {}),
        ...(which === 1 ? { sites: one(sites) } : {}),
        ...(which === 2 ? { categories: one(categories) } : {}),
        priorities: one(PRIORITIES),
      };
    }
    case 'triples':
      return { systems: one(systems), sites: one(sites), categories: one(categories) };
    case 'lists':
      return { systems: several(random, systems, 20), sites: several(random, sites, 5), categories: several(random, categories, 3) };
    case 'few': {
      const lists: Partial<Condition>[] = [
        { categories: one(categories) },
        { types: one(TICKET_TYPES) },
        { tiers: one(TIERS) },
        { priorities: one(PRIORITIES) },
        { windows: one(windows) },
        { systems: one(systems) },
        { sites: one(sites) },
      ];
      return Object.assign({}, pick(random, lists), pick(random, lists));
    }
  }
}

/** The same agreement for the same arguments. `open`: leave some of the grid without a rule. */
export function bigAgreement(shape: Shape, seed: number, size: BigSize = BIG, open = true): Agreement {
  const random = seeded(seed);
  const categories = catalogue(random, size.categories);
  const bare: Agreement = {
    ...harborLane,
    id: `big-${shape}`,
    categories,
    windows: {
      ...harborLane.windows,
      holidayWindow: 'w1',
      windows: numbered('w', 'Window', size.windows).map((item, at) => ({ ...item, week: at === 0 ? null : {} })),
    },
    systems: numbered('s', 'System', size.systems).map((item) => ({ ...item, criticality: 'ordinary', owner: null })),
    sites: numbered('p', 'Site', size.sites),
    attributes: numbered('a', 'Attribute', size.attributes).map((item) => ({ ...item, values: numbered('v', 'Value', 8) })),
    rules: [],
    exceptions: [],
  };
  const windows = bare.windows.windows.map((window) => window.id);
  const owners = (): Assignment => owns(pick(random, TEAMS), { responsible: [pick(random, TEAMS)], informed: [] });
  const roots = open ? FOUR_RS.slice(0, 3) : FOUR_RS;
  const rules = Array.from({ length: size.rules }, (_, at) =>
    at < roots.length
      ? row(`r${at + 1}`, roots[at]!, owners())
      : row(`r${at + 1}`, pick(random, categories).id, owners(), {
          windows: random() < 0.4 ? [pick(random, windows)] : null,
          tiers: random() < 0.4 ? [pick(random, TIERS)] : null,
        }),
  );
  const exceptions = Array.from({ length: size.exceptions }, (_, at) => exception(`x${at + 1}`, condition(random, shape, bare), owners()));
  return { ...bare, rules, exceptions };
}

/** As `randomSituations`, but every second one inside the box of some exception, where the work is. */
export function situationsNearRules(agreement: Agreement, count: number, seed: number): readonly Situation[] {
  const random = seeded(seed + 1);
  return randomSituations(agreement, count, seed).map((situation, at) => {
    if (at % 2 === 0) return situation;
    const { when } = pick(random, agreement.exceptions);
    return {
      category: when.categories ? pick(random, when.categories) : situation.category,
      type: when.types ? pick(random, when.types) : situation.type,
      tier: when.tiers ? pick(random, when.tiers) : situation.tier,
      priority: when.priorities ? pick(random, when.priorities) : situation.priority,
      window: when.windows ? pick(random, when.windows) : situation.window,
      system: when.systems ? pick(random, when.systems) : situation.system,
      site: when.sites ? pick(random, when.sites) : situation.site,
      attributes: {
        ...situation.attributes,
        ...Object.fromEntries(Object.entries(when.attributes).map(([id, values]) => [id, pick(random, values)])),
      },
    };
  });
}

/** Situations spread evenly over an agreement. */
export function randomSituations(agreement: Agreement, count: number, seed: number): readonly Situation[] {
  const random = seeded(seed);
  const orNone = (list: readonly { readonly id: string }[]) => (random() < 0.2 || list.length === 0 ? null : pick(random, list).id);
  return Array.from({ length: count }, () => ({
    category: pick(random, agreement.categories).id,
    type: pick(random, TICKET_TYPES),
    tier: pick(random, TIERS),
    priority: pick(random, PRIORITIES),
    window: pick(random, agreement.windows.windows).id,
    system: orNone(agreement.systems),
    site: orNone(agreement.sites),
    attributes: Object.fromEntries(agreement.attributes.map((attribute) => [attribute.id, orNone(attribute.values)])),
  }));
}
