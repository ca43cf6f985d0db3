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
import { type ChangeRegions, changeRegions, REGION_LIMITS, type RegionLimits } from './change-regions.js';
import { ABSENT_KEY, type ChangeSet, changeSet } from './change-set.js';
import { type Compiled, compile } from './compiled.js';
import { mapLeaves } from './diagram-apply.js';
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
  /** How many situations change; above 2^53 approximate. */
  readonly situations: number;
  /** Tickets of the given traffic that change, and their share of it, 0 to 1; null without traffic. */
  readonly tickets: number | null;
  readonly trafficShare: number | null;
}

export interface DiffOptions {
  /** Regions listed for one change, 20 unless told, and for all together, 300. */
  readonly regions?: number;
  readonly allRegions?: number;
  /** Changes of at most so many diagram nodes are described as sets, larger ones by their rules; 200 unless told. */
  readonly plainNodes?: number;
}

/**
 * Every situation whose outcome changes from `a` to `b`, grouped; largest first, by tickets when traffic
 * is given. Empty when all tickets go the same way.
 *
 * @param traffic situations that really occurred, as `a` sees them, with their number
 * @example diffRouters(before, after).map((change) => change.text)
 */
export function diffRouters(a: Router, b: Router, traffic?: Traffic, options: DiffOptions = {}): readonly Change[] {
  const compiled = compile([a.agreement, b.agreement]);
  const wording = wordingOf([a.agreement, b.agreement], compiled.dimensions);
  const differences = changeSet(compiled);
  const limits = { ...REGION_LIMITS, ...options };
  const counted = traffic ? countTraffic(a, b, compiled.dimensions[WINDOW]!, traffic) : null;
  const situations = situationsByLeaf(compiled, differences.root);
  const ticketsOf = (value: number) => counted && (counted.byPair.get(pairKey(...differences.pairOf(value))) ?? 0);
  const values = [...situations.keys()]
    .filter((value) => value !== 0)
    .sort((one, other) => (ticketsOf(other) ?? 0) - (ticketsOf(one) ?? 0) || situations.get(other)! - situations.get(one)! || one - other);
  const placesOf = placesIn(compiled, wording, differences, limits);
  return values.map((value) => {
    const tickets = ticketsOf(value);
    const { witness, regions, complete } = placesOf(value);
    const [before, after] = differences.pairOf(value);
    const [from, to] = [sideOf(a.agreement, before), sideOf(b.agreement, after)];
    return {
      text: `${placesText(regions, complete)}: ${moveText(a.agreement, b.agreement, from, to)}`,
      before: from,
      after: to,
      regions,
      complete,
      witness: asSeen(witness, compiled.dimensions[WINDOW]!, 1),
      witnessBefore: asSeen(witness, compiled.dimensions[WINDOW]!, 0),
      situations: situations.get(value)!,
      tickets,
      trafficShare: counted === null || counted.total === 0 ? null : tickets! / counted.total,
    };
  });
}

/** Differences of more nodes than this are counted and shown by examples, not described. */
const DESCRIBED = 150_000;

/** Where changes happen, each with an example. */
function placesIn(
  compiled: Compiled,
  wording: Wording,
  differences: ChangeSet,
  limits: RegionLimits,
): (value: number) => ChangeRegions & { witness: Situation } {
  if (nodesIn(compiled, differences.root, DESCRIBED) > DESCRIBED) {
    const witnesses = witnessesByLeaf(compiled, wording.tree, differences.root);
    return (value) => ({ witness: witnesses.get(value)!, regions: [], complete: false });
  }
  const regionsOf = changeRegions(compiled, wording, differences, limits);
  return (value) => {
    const set = mapLeaves(compiled.diagram, differences.root, (leaf) => (leaf === value ? 1 : 0));
    return { witness: witnessOfSet(compiled, wording.tree, set), ...regionsOf(value, set) };
  };
}

interface Counted {
  readonly total: number;
  readonly byPair: ReadonlyMap<string, number>;
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

/** Tickets by the pair of keys that they go from and to. */
function countTraffic(a: Router, b: Router, windows: Dimension, traffic: Traffic): Counted {
  const byPair = new Map<string, number>();
  let total = 0;
  for (const { situation, count, windowAfter } of traffic) {
    const window = windowAfter ?? laterWindow(windows, situation.window);
    const pair = pairKey(keyOf(a, situation), keyOf(b, { ...situation, window }));
    byPair.set(pair, (byPair.get(pair) ?? 0) + count);
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
