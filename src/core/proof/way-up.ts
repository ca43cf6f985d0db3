/**
 * The way through the tiers: which parties a ticket meets on its way from tier 1 up, all else equal.
 *
 * For each tier a diagram says whose the work is; laid over each other from tier 1 up they say which
 * parties come one after the other. There are few parties, so these diagrams are small, and where no
 * party line is crossed nothing further is looked at. A tier that nobody owns is passed over.
 *
 * Harbor Lane, Line of business: tiers 1 and 2 are the Service desk's, tier 3 is Onsite IT's. The way
 * to tier 3 is Northwind IT, Harbor Lane, and crosses the party line once.
 */
import { TIERS, type Tier } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { PartyId } from '../ids.js';
import { outcomeOf } from '../routing/assignment.js';
import { NO_RULE } from '../routing/compiled.js';
import { isLeaf, leaf, leafValue, type Ref } from '../routing/diagram.js';
import { combine, combiner, mapLeaves } from '../routing/diagram-apply.js';
import { PRIORITY, TIER, TYPE, WINDOW } from '../routing/dimensions.js';
import type { Owned } from '../routing/outcome.js';
import type { Router } from '../routing/router.js';
import { addMasked, type Combinations, everything, isNothing, type Watched, watch } from './combinations.js';
import { cellsIn, wantedBy } from './duties.js';
import type { DutyCell } from './duty.js';
import { lockstep, type Start } from './lockstep.js';
import { plainExamples } from './plain-examples.js';
import { combinationsTo } from './reach.js';
import { remember } from './timeline.js';
import { findWitness } from './witness.js';

const NONE = leaf(NO_RULE);

/** A way to a tier that crosses the party line. */
export interface WayUp {
  /** The outcome at the tier that it leads to. */
  readonly outcome: Owned;
  readonly tier: Tier;
  /** The parties on the way, neighbours that are the same once; at least two. */
  readonly parties: readonly PartyId[];
  readonly cells: readonly DutyCell[];
  /** A concrete situation at the tier that has this way behind it. */
  witness(cell: DutyCell): Situation;
}

/**
 * @param matters whether a combination of type, priority and window is worth looking at
 * @returns every way up that crosses the party line at least once, in those combinations
 */
export function waysUp(router: Router, matters: (cell: DutyCell) => boolean): readonly WayUp[] {
  const { compiled } = router;
  if (compiled.levelOf[TIER]! < 0) return [];
  const watched = watch(compiled, [TYPE, PRIORITY, WINDOW]);
  const cellsOf = cellsIn(router, watched);
  const { values } = compiled.dimensions[PRIORITY]!;
  const worth = new Set(
    cellsOf(everything(watched))
      .filter(matters)
      .map(({ priority }) => priority),
  );
  // Priorities that no rule tells apart are one class, and one walk.
  const classes = new Set(
    [...values.keys()].filter((at) => worth.has(values[at] as DutyCell['priority'])).map((at) => compiled.classes[PRIORITY]!.of[at]!),
  );
  return [...classes].flatMap((cls) => waysOfPriority(router, cls, watched, (set) => cellsOf(set).filter(matters)));
}

function waysOfPriority(
  router: Router,
  priority: number,
  watched: Watched,
  cellsOf: (set: Combinations) => readonly DutyCell[],
): readonly WayUp[] {
  const { compiled } = router;
  const { exceptionRoot, gridRoot, ranked } = compiled.rules[0]!;
  const owners = owning(router);
  const paths = new Paths();
  const within = maskOf(watched, priority);

  const ways: WayUp[] = [];
  let before: Ref = leaf(paths.number([]));
  for (const tier of TIERS) {
    const { classes, dimensions } = compiled;
    const fixed = new Map([
      [TIER, classes[TIER]!.of[dimensions[TIER]!.index.get(String(tier))!]!],
      [PRIORITY, priority],
    ]);
    before = onwards(router, paths, before, partyWhere(router, fixed, owners));
    const crossing = mapLeaves(compiled.diagram, before, (path) => (paths.list(path).length > 1 ? path : 0));
    const start = { roots: [crossing, exceptionRoot, gridRoot], within, fixed };
    for (const { rule, path, combinations, from } of deciding(router, watched, start, paths)) {
      const owner = owners[rule];
      const cells = owner == null ? [] : cellsOf(combinations);
      if (owner == null || cells.length === 0) continue;
      const witness = (cell: DutyCell): Situation => {
        const wanted = wantedBy(cell).set(TIER, String(tier));
        for (const example of plainExamples(router, ranked[rule - 1]!, wanted))
          if (hasWay(router, example, owner.outcome, paths.list(path))) return example;
        return findWitness(compiled, {
          roots: start.roots,
          rule: ranked[rule - 1]!,
          wanted,
          hopeful: ([to]) => !isNothing(from(to!)),
          goal: ([to, exception, grid]) => to === leaf(path) && (exception === NONE ? grid : exception) === leaf(rule),
        })!;
      };
      ways.push({ outcome: owner.outcome, tier, parties: paths.list(path), cells, witness });
    }
  }
  return ways;
}

/** Sequences of parties by number; 0 is the empty one. */
class Paths {
  private readonly lists: (readonly PartyId[])[] = [[]];
  private readonly numbers = new Map<string, number>([['[]', 0]]);

  number(path: readonly PartyId[]): number {
    return remember(this.numbers, JSON.stringify(path), () => this.lists.push(path) - 1);
  }

  list(number: number): readonly PartyId[] {
    return this.lists[number]!;
  }

  all(): readonly number[] {
    return [...this.lists.keys()];
  }
}

interface Owner {
  readonly outcome: Owned;
  readonly party: PartyId;
}

/** The owner behind each rule number, null where a rule names nobody. */
function owning({ agreement, compiled }: Router): readonly (Owner | null)[] {
  const party = new Map(agreement.teams.map((team) => [team.id, team.party]));
  return [
    null,
    ...compiled.rules[0]!.ranked.map((rule) => {
      const outcome = outcomeOf(agreement, { ...rule.assignment, id: rule.id }, null);
      return outcome.owned ? { outcome, party: party.get(outcome.team) ?? '' } : null;
    }),
  ];
}

/** Whose the work is where some questions are answered: the leaf is 0 for nobody, otherwise 1 + the party's place in the agreement. */
function partyWhere({ agreement, compiled }: Router, fixed: ReadonlyMap<number, number>, owners: readonly (Owner | null)[]): Ref {
  const { diagram, order } = compiled;
  const { exceptionRoot, gridRoot } = compiled.rules[0]!;
  const number = new Map(agreement.parties.map(({ id }, at) => [id, at + 1]));
  const of = (rule: number): number => number.get(owners[rule]?.party ?? '') ?? 0;
  /** The node behind all answers that are known already. */
  const answered = (ref: Ref): Ref => {
    if (isLeaf(ref)) return ref;
    const cls = fixed.get(order[diagram.level(ref)]!);
    return cls === undefined ? ref : answered(diagram.child(ref, cls));
  };
  const lay = combiner(diagram, (one, other): Ref | undefined => {
    const exception = answered(one);
    const row = answered(other);
    if (isLeaf(exception) && exception !== NONE) return leaf(of(leafValue(exception)));
    if (isLeaf(exception) && isLeaf(row)) return leaf(of(leafValue(row)));
    return exception === one && row === other ? undefined : lay(exception, row);
  });
  return lay(exceptionRoot, gridRoot);
}

/** The paths so far, lengthened by the party of the next tier. */
function onwards({ agreement, compiled }: Router, paths: Paths, before: Ref, parties: Ref): Ref {
  return combine(compiled.diagram, before, parties, (path, party) => {
    if (!isLeaf(path) || !isLeaf(party)) return undefined;
    const next = agreement.parties[leafValue(party) - 1]?.id;
    const list = paths.list(leafValue(path));
    return next === undefined || next === list.at(-1) ? path : leaf(paths.number([...list, next]));
  });
}

interface Deciding {
  readonly rule: number;
  readonly path: number;
  readonly combinations: Combinations;
  /** In which combinations the path is reached from a node of the crossings. */
  readonly from: (crossing: Ref) => Combinations;
}

/**
 * Which rules decide where the way there crosses the party line, by way.
 *
 * @param start at the crossings, the exceptions and the grid, with the tier and priority answered
 */
function deciding({ compiled }: Router, watched: Watched, start: Start, paths: Paths): readonly Deciding[] {
  const excepted = combinationsTo(compiled, watched, NONE, start.fixed);
  const toPath = paths.all().map((path) => combinationsTo(compiled, watched, leaf(path), start.fixed));
  const found = new Map<number, Deciding>();
  const add = (rule: number, path: number, reached: Combinations, within: Combinations): void => {
    const key = rule * toPath.length + path;
    let way = found.get(key);
    if (way === undefined) {
      way = { rule, path, combinations: new Uint32Array(watched.words), from: toPath[path]! };
      found.set(key, way);
    }
    addMasked(way.combinations, reached, within);
  };
  const addAll = (rule: number, to: Ref, reached: Combinations): void => {
    if (isLeaf(to)) add(rule, leafValue(to), reached, reached);
    else for (let path = 1; path < toPath.length; path += 1) add(rule, path, reached, toPath[path]!(to));
  };
  lockstep(compiled, watched, start, (refs, reached) => {
    const to = refs[0]!;
    const exception = refs[1]!;
    const row = refs[2]!;
    if (to === NOWHERE) return false;
    if (isLeaf(exception)) {
      if (exception !== NONE) addAll(leafValue(exception), to, reached);
      else if (isLeaf(row) && row !== NONE) addAll(leafValue(row), to, reached);
      return exception === NONE && !isLeaf(row);
    }
    if (isLeaf(to) && isLeaf(row) && row !== NONE) {
      add(leafValue(row), leafValue(to), reached, excepted(exception));
      // What the row decides is known: the exceptions remain, whatever the row.
      refs[2] = NONE;
    }
    return true;
  });
  return [...found.values()].filter(({ combinations }) => !isNothing(combinations));
}

const NOWHERE = leaf(0);

/** Whether a situation has this way behind it: the same parties up to its tier, and the same rule there. */
function hasWay(router: Router, situation: Situation, outcome: Owned, parties: readonly PartyId[]): boolean {
  const party = new Map(router.agreement.teams.map((team) => [team.id, team.party]));
  const decided = router.route(situation).outcome;
  if (!decided.owned || decided.rule !== outcome.rule) return false;
  const met = TIERS.filter((tier) => tier <= situation.tier).flatMap((tier) => {
    const { outcome: at } = router.route({ ...situation, tier });
    return at.owned ? [party.get(at.team)!] : [];
  });
  return met.filter((id, at) => id !== met[at - 1]).join('\n') === parties.join('\n');
}

/** The combinations that have a class of the priority. */
function maskOf(watched: Watched, priority: number): Combinations {
  const set = new Uint32Array(watched.words);
  const at = watched.dimensions.indexOf(PRIORITY);
  for (let bit = 0; bit < watched.count; bit += 1)
    if (Math.floor(bit / watched.strides[at]!) % watched.sizes[at]! === priority) set[bit >>> 5]! |= 1 << (bit & 31);
  return set;
}
