/**
 * The exact difference between two agreements: not which rows were edited, but which situations go
 * elsewhere.
 *
 * Changes are grouped by who had the work and who will have it. Things are the same when their ids are.
 * A system, site or attribute value that only one agreement knows is none or unknown to the other; a
 * category that only one knows is new, or no longer in the agreement. Where the hours of windows moved,
 * moments are compared: the window before and the window after.
 * Example: r2 reads "any" instead of "business". One change: Respond › Hardware, After hours, except
 * Plant network with P1, moves from Service desk to Onsite IT.
 */
import type { Agreement, Assignment } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { Region } from '../proof/finding.js';
import { assignmentKey, UNOWNED_KEY } from './assignment.js';
import { assignmentText } from './assignment-text.js';
import { exampleSituations } from './change-examples.js';
import { type ChangeRegions, changeRegions, REGION_LIMITS } from './change-regions.js';
import { ABSENT_KEY, type ChangeSet, changeSet } from './change-set.js';
import { type Compiled, compile } from './compiled.js';
import { isSpent, mapLeaves, type Steps } from './diagram-apply.js';
import { type Dimension, WINDOW } from './dimensions.js';
import type { Router } from './router.js';
import { nodesIn, situationsByLeaf } from './set-boxes.js';
import type { Traffic } from './traffic.js';
import { witnessesByLeaf, witnessOfSet } from './witness.js';
import { type Wording, wordingOf } from './wording.js';

/** One side of a change: somebody owns it, nobody does, or the agreement does not know the category. */
export type ChangeSide =
  | { readonly kind: 'owned'; readonly assignment: Assignment }
  | { readonly kind: 'unowned' }
  | { readonly kind: 'absent' };

export interface Change {
  /** The whole change in one sentence. */
  readonly text: string;
  readonly before: ChangeSide;
  readonly after: ChangeSide;
  /** Where, as regions that do not overlap. Where hours moved, windows are written `before→after`. */
  readonly regions: readonly Region[];
  /** False when there are more regions than were asked for, or only the box around them is given; the numbers below are exact all the same. */
  readonly complete: boolean;
  /** One situation that changes, as the second agreement sees it, and as the first does: they differ in the window, where hours moved. */
  readonly witness: Situation;
  readonly witnessBefore: Situation;
  /** How many situations change; above 2^53 approximate. Null where the difference is not complete: not counted. */
  readonly situations: number | null;
  /** Tickets of the given traffic that change, and their share of it, 0 to 1; null without traffic. */
  readonly tickets: number | null;
  readonly trafficShare: number | null;
}

/** What changes from one agreement to another. */
export interface Diff {
  readonly changes: readonly Change[];
  /**
   * True: these are all changes, and a situation that is in none of them goes the same way. False: the
   * agreements differ in more ways than can be walked. The changes are then those that examples met, from
   * within every rule and the traffic; each is true, its tickets are exact, its situations are not counted,
   * and there may be more.
   */
  readonly complete: boolean;
}

export interface DiffOptions {
  /** Regions listed for one change, 20 unless told, and for all together, 300. */
  readonly regions?: number;
  readonly allRegions?: number;
  /** Changes of at most so many diagram nodes are described as sets, larger ones by their rules; 200 unless told. */
  readonly plainNodes?: number;
  /** Edges of diagrams that may be looked at to find the changes, and to describe them: about ten million in a second. */
  readonly steps?: number;
  readonly describingSteps?: number;
}

const STEPS = 25_000_000;
const DESCRIBING_STEPS = 3_000_000;

/**
 * Every situation whose outcome changes from `a` to `b`, grouped; largest first, by tickets when traffic
 * is given. No changes when all tickets go the same way. Ends within seconds, whatever the agreements:
 * `complete` tells whether these are all changes.
 *
 * @param traffic situations that really occurred, as `a` sees them, with their number
 * @example diffRouters(before, after).changes.map((change) => change.text)
 */
export function diffRouters(a: Router, b: Router, traffic?: Traffic, options: DiffOptions = {}): Diff {
  const compiled = compile([a.agreement, b.agreement]);
  const wording = wordingOf([a.agreement, b.agreement], compiled.dimensions);
  const counted = traffic ? countTraffic(a, b, compiled.dimensions[WINDOW]!, traffic) : null;
  const differences = changeSet(compiled, { left: options.steps ?? STEPS });
  const found =
    differences === null
      ? changesByExample(a, b, compiled, counted)
      : changesOf(compiled, differences, counted, placesIn(compiled, wording, differences, options));
  const ticketsOf = ({ keys }: Found) => counted && (counted.byPair.get(pairKey(...keys))?.tickets ?? 0);
  const changes = found.map((each): Change => {
    const tickets = ticketsOf(each);
    const { witness, witnessBefore, regions, complete } = each.place();
    const [from, to] = [sideOf(a.agreement, each.keys[0]), sideOf(b.agreement, each.keys[1])];
    return {
      text: `${placesText(regions, complete)}: ${moveText(a.agreement, b.agreement, from, to)}`,
      before: from,
      after: to,
      regions,
      complete,
      witness,
      witnessBefore,
      situations: each.situations,
      tickets,
      trafficShare: counted === null || counted.total === 0 ? null : tickets! / counted.total,
    };
  });
  return { changes, complete: differences !== null };
}

/** Where a change happens, with an example as the second agreement sees it, and as the first does. */
interface Place extends ChangeRegions {
  readonly witness: Situation;
  readonly witnessBefore: Situation;
}

/** A change before it is put into words. */
interface Found {
  readonly keys: readonly [before: string, after: string];
  readonly situations: number | null;
  place(): Place;
}

/** All changes, the most important first. */
function changesOf(
  compiled: Compiled,
  differences: ChangeSet,
  counted: Counted | null,
  placeOf: (value: number) => Place,
): readonly Found[] {
  const situations = situationsByLeaf(compiled, differences.root);
  const tickets = (value: number) => counted?.byPair.get(pairKey(...differences.pairOf(value)))?.tickets ?? 0;
  return [...situations.keys()]
    .filter((value) => value !== 0)
    .sort((one, other) => tickets(other) - tickets(one) || situations.get(other)! - situations.get(one)! || one - other)
    .map((value) => ({ keys: differences.pairOf(value), situations: situations.get(value)!, place: () => placeOf(value) }));
}

/** The changes that examples meet, those with most tickets first. */
function changesByExample(a: Router, b: Router, compiled: Compiled, counted: Counted | null): readonly Found[] {
  const found = new Map<string, Found & { readonly tickets: number }>();
  const note = (pair: string, tickets: number, keys: Found['keys'], witnessBefore: Situation, witness: Situation): void => {
    if (keys[0] === keys[1] || found.has(pair)) return;
    found.set(pair, { keys, tickets, situations: null, place: () => ({ regions: [], complete: false, witness, witnessBefore }) });
  };
  for (const [pair, { tickets, keys, before, after }] of counted?.byPair ?? []) note(pair, tickets, keys, before, after);
  for (const joint of exampleSituations(compiled)) {
    const [before, after] = [asSeen(joint, compiled.dimensions[WINDOW]!, 0), asSeen(joint, compiled.dimensions[WINDOW]!, 1)];
    const keys = [keyOf(a, before), keyOf(b, after)] as const;
    note(pairKey(...keys), 0, keys, before, after);
  }
  return [...found.values()].sort((one, other) => other.tickets - one.tickets);
}

/** Differences of more nodes than this are counted and shown by examples, not described. */
const DESCRIBED = 150_000;

/** Tells where changes happen, one after the other. When that has taken too long, the rest by examples alone. */
function placesIn(compiled: Compiled, wording: Wording, differences: ChangeSet, options: DiffOptions): (value: number) => Place {
  const steps: Steps = { left: options.describingSteps ?? DESCRIBING_STEPS };
  if (nodesIn(compiled, differences.root, DESCRIBED) > DESCRIBED) steps.left = -1;
  let witnesses: ReadonlyMap<number, Situation> | null = null;
  const seen = (witness: Situation, { regions, complete }: ChangeRegions): Place => ({
    regions,
    complete,
    witness: asSeen(witness, compiled.dimensions[WINDOW]!, 1),
    witnessBefore: asSeen(witness, compiled.dimensions[WINDOW]!, 0),
  });
  const regionsOf = changeRegions(compiled, wording, differences, { ...REGION_LIMITS, ...options }, steps);
  return (value) => {
    if (!isSpent(steps)) {
      const set = mapLeaves(compiled.diagram, differences.root, (leaf) => (leaf === value ? 1 : 0), steps);
      const found = isSpent(steps) ? null : regionsOf(value, set);
      if (found !== null && !isSpent(steps)) return seen(witnessOfSet(compiled, wording.tree, set), found);
    }
    witnesses ??= witnessesByLeaf(compiled, wording.tree, differences.root);
    return seen(witnesses.get(value)!, { regions: [], complete: false });
  };
}

/** Tickets by the pair of keys that they go from and to, with one of them. */
interface Counted {
  readonly total: number;
  readonly byPair: ReadonlyMap<
    string,
    { readonly tickets: number; readonly keys: Found['keys']; readonly before: Situation; readonly after: Situation }
  >;
}

const PLACES_LISTED = 3;

function placesText(regions: readonly Region[], complete: boolean): string {
  if (regions.length === 0) return 'In more parts than can be listed';
  const listed = regions.slice(0, PLACES_LISTED).map((region) => region.text);
  const more = regions.length - listed.length;
  if (!complete && regions.length === 1) return `Parts of ${listed[0]}`;
  if (more === 0) return listed.join('; ');
  return `${listed.join('; ')} and ${complete ? '' : 'at least '}${more} more ${more === 1 ? 'part' : 'parts'}`;
}

function moveText(a: Agreement, b: Agreement, before: ChangeSide, after: ChangeSide): string {
  const who = (agreement: Agreement, side: ChangeSide) => assignmentText(agreement, side.kind === 'owned' ? side.assignment : null);
  if (before.kind === 'absent') return after.kind === 'owned' ? `is new and goes to ${who(b, after)}` : 'is new and nobody owns it';
  if (after.kind === 'absent')
    return before.kind === 'owned'
      ? `is no longer in the agreement; ${who(a, before)} had it`
      : 'is no longer in the agreement; nobody owned it';
  if (before.kind === 'unowned') return `goes to ${who(b, after)}; nobody owned it`;
  if (after.kind === 'unowned') return `is owned by nobody any more; ${who(a, before)} had it`;
  return `moves from ${who(a, before)} to ${who(b, after)}`;
}

function sideOf(agreement: Agreement, key: string): ChangeSide {
  if (key === UNOWNED_KEY) return { kind: 'unowned' };
  if (key === ABSENT_KEY) return { kind: 'absent' };
  const rule = [...agreement.exceptions, ...agreement.rules].find((each) => assignmentKey(each, agreement.defaultPolicy) === key)!;
  const { accountable, responsible, consulted, informed, scope } = rule;
  return {
    kind: 'owned',
    assignment: { accountable, responsible, consulted, informed, scope, policy: rule.policy ?? agreement.defaultPolicy },
  };
}

const pairKey = (before: string, after: string): string => `${before} → ${after}`;

/** A situation with its window as one of the two agreements calls it. */
function asSeen(situation: Situation, windows: Dimension, place: 0 | 1): Situation {
  return windows.reads ? { ...situation, window: windows.reads[place]!.get(situation.window)! } : situation;
}

/** Sends traffic through both routers. */
function countTraffic(a: Router, b: Router, windows: Dimension, traffic: Traffic): Counted {
  const byPair = new Map<string, Counted['byPair'] extends ReadonlyMap<string, infer Value> ? Value : never>();
  let total = 0;
  for (const { situation, count, windowAfter } of traffic) {
    const after = { ...situation, window: windowAfter ?? laterWindow(windows, situation.window) };
    const keys = [keyOf(a, situation), keyOf(b, after)] as const;
    const pair = pairKey(...keys);
    const known = byPair.get(pair);
    byPair.set(pair, known ? { ...known, tickets: known.tickets + count } : { tickets: count, keys, before: situation, after });
    total += count;
  }
  return { total, byPair };
}

/** The window that moments of an earlier one fall into: the one of the same id when some still do. */
function laterWindow(windows: Dimension, window: string): string {
  if (windows.reads === null || windows.index.has(window)) return window;
  const [pair] = [...windows.reads[0]!].find(([, before]) => before === window) ?? [];
  return pair === undefined ? window : windows.reads[1]!.get(pair)!;
}

function keyOf(router: Router, situation: Situation): string {
  const { outcome } = router.route(situation);
  if (outcome.owned) return assignmentKey(outcome, router.agreement.defaultPolicy);
  return router.agreement.categories.some((category) => category.id === situation.category) ? UNOWNED_KEY : ABSENT_KEY;
}
