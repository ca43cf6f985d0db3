/**
 * The way through the tiers: which teams a ticket meets on its way from tier 1 up, all else equal.
 *
 * The exceptions and the grid are walked once for every tier, in lockstep. Where all tiers go the same
 * way, the walk stops at once. A tier that nobody owns is passed over.
 *
 * Harbor Lane, Line of business: tiers 1 and 2 are the Service desk's, tier 3 is Onsite IT's. The way
 * to tier 3 is Service desk, Onsite IT, and crosses the party line once.
 */
import { TIERS, type Tier } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { PartyId, TeamId } from '../ids.js';
import { outcomeOf } from '../routing/assignment.js';
import { NO_RULE } from '../routing/compiled.js';
import { isLeaf, leaf, leafValue, type Ref } from '../routing/diagram.js';
import { PRIORITY, TIER, TYPE, WINDOW } from '../routing/dimensions.js';
import type { Owned } from '../routing/outcome.js';
import type { Router } from '../routing/router.js';
import { addMasked, type Combinations, setBit, type Watched, watch } from './combinations.js';
import { cellsIn, wantedBy } from './duties.js';
import type { DutyCell } from './duty.js';
import { lockstep } from './lockstep.js';
import { plainExamples } from './plain-examples.js';
import { reaches } from './reach.js';
import { findWitness } from './witness.js';

const NONE = leaf(NO_RULE);

/** A way to a tier that crosses the party line. */
export interface WayUp {
  /** The outcome at the tier that it leads to. */
  readonly outcome: Owned;
  readonly tier: Tier;
  /** The teams on the way, neighbours that are the same once; the last is the outcome's. */
  readonly teams: readonly TeamId[];
  readonly crossings: number;
  readonly cells: readonly DutyCell[];
  /** A concrete situation at the tier that has this way behind it. */
  witness(cell: DutyCell): Situation;
}

/**
 * @param matters whether a combination of type and priority is worth looking at
 * @returns every way up that crosses the party line at least once, in those combinations
 */
export function waysUp(router: Router, matters: (cell: DutyCell) => boolean): readonly WayUp[] {
  const { compiled } = router;
  const rules = compiled.rules[0]!;
  if (compiled.levelOf[TIER]! < 0) return [];
  const watched = watch(compiled, [TYPE, PRIORITY, WINDOW]);
  const cellsOf = cellsIn(router, watched);
  const start = worthWhile(watched, (set) => cellsOf(set).some(matters));
  if (start.every((word) => word === 0)) return [];

  const tierClasses = TIERS.map((tier) => compiled.classes[TIER]!.of[compiled.dimensions[TIER]!.index.get(String(tier))!]!);
  const roots = [...TIERS.map(() => rules.exceptionRoot), ...TIERS.map(() => rules.gridRoot)];
  const fixed = { dimension: TIER, classes: [...tierClasses, ...tierClasses] };
  const free = reaches(compiled.diagram, NONE);
  const owners = owning(router);

  const found = new Map<string, { readonly leaves: readonly Ref[]; readonly reached: Combinations }>();
  lockstep({
    compiled,
    watched,
    roots,
    start,
    fixed,
    settle: (refs, level) => settled(refs, level > watched.lastLevel, compiled.levelOf[TIER]! < level, free, owners),
    arrive: (leaves, reached) => {
      // By outcome: whether an exception or a row said so no longer matters.
      const key = outcomes(leaves).join();
      const known = found.get(key);
      if (known === undefined) found.set(key, { leaves: [...leaves], reached: reached.slice() });
      else addMasked(known.reached, reached, null);
    },
  });

  const ways: WayUp[] = [];
  for (const { leaves, reached } of found.values()) {
    const cells = cellsOf(reached).filter(matters);
    for (const tier of TIERS.slice(1)) {
      const way = wayTo(leaves, tier, owners);
      if (way === null || way.crossings === 0) continue;
      const same = outcomes(leaves).join();
      const rule = rules.ranked[outcomes(leaves)[TIERS.indexOf(tier)]! - 1]!;
      const witness = (cell: DutyCell): Situation => {
        const wanted = wantedBy(cell).set(TIER, String(tier));
        for (const example of plainExamples(router, rule, wanted)) if (isWay(router, example, way)) return example;
        return findWitness(compiled, roots, wanted, fixed, (at) => outcomes(at).join() === same)!;
      };
      ways.push({ ...way, tier, cells, witness });
    }
  }
  return ways;
}

interface Owner {
  readonly outcome: Owned;
  readonly party: PartyId;
}

/** The owner behind each rule number, null where a rule names nobody. */
function owning(router: Router): readonly (Owner | null)[] {
  const { agreement, compiled } = router;
  const party = new Map(agreement.teams.map((team) => [team.id, team.party]));
  return [
    null,
    ...compiled.rules[0]!.ranked.map((rule) => {
      const outcome = outcomeOf(agreement, { ...rule.assignment, id: rule.id }, null);
      return outcome.owned ? { outcome, party: party.get(outcome.team) ?? '' } : null;
    }),
  ];
}

/** The rule numbers that decide at each tier, from the leaves of exceptions and grid. */
const outcomes = (leaves: ArrayLike<Ref>): readonly number[] =>
  TIERS.map((_, at) => leafValue(leaves[at] === NONE ? leaves[at + TIERS.length]! : leaves[at]!));

/**
 * Drops what goes one way for all tiers, and forgets what an exception has decided already.
 *
 * @param told no watched dimension is asked below
 * @param split the tiers have been told apart
 */
function settled(refs: Int32Array, told: boolean, split: boolean, free: (ref: Ref) => boolean, owners: readonly (Owner | null)[]): boolean {
  if (!split) return true;
  const tiers = TIERS.length;
  for (let at = 0; at < tiers; at += 1) if (isLeaf(refs[at]!) && refs[at] !== NONE) refs[at + tiers] = NONE;
  const same = (from: number): boolean => refs[from] === refs[from + 1] && refs[from + 1] === refs[from + 2];
  if (!same(0)) return true;
  // One exception or none for all tiers: only where none holds can the rows make a difference.
  if (same(tiers) || !free(refs[0]!)) return false;
  const rows = refs.subarray(tiers);
  if (!told || !rows.every(isLeaf)) return true;
  let party: PartyId | null = null;
  for (const row of rows) {
    const next: PartyId | null = owners[leafValue(row)]?.party ?? party;
    if (party !== null && next !== party) {
      refs.fill(NONE, 0, tiers);
      return true;
    }
    party = next;
  }
  return false;
}

function wayTo(
  leaves: readonly Ref[],
  tier: Tier,
  owners: readonly (Owner | null)[],
): { outcome: Owned; teams: readonly TeamId[]; crossings: number } | null {
  const upTo = outcomes(leaves).slice(0, TIERS.indexOf(tier) + 1);
  const last = owners[upTo.at(-1)!];
  if (!last) return null;
  const owned = upTo.flatMap((rule) => owners[rule] ?? []);
  const teams = owned.map(({ outcome }) => outcome.team).filter((team, at, all) => team !== all[at - 1]);
  const crossings = owned.filter(({ party }, at) => at > 0 && party !== owned[at - 1]!.party).length;
  return { outcome: last.outcome, teams, crossings };
}

/** Whether a situation has this way behind it: the same teams up to its tier, and the same rule there. */
function isWay(router: Router, situation: Situation, way: Pick<WayUp, 'outcome' | 'teams'>): boolean {
  const owned = TIERS.filter((tier) => tier <= situation.tier).flatMap((tier) => {
    const { outcome } = router.route({ ...situation, tier });
    return outcome.owned ? [outcome] : [];
  });
  const teams = owned.map(({ team }) => team).filter((team, at, all) => team !== all[at - 1]);
  return owned.at(-1)?.rule === way.outcome.rule && teams.join('\n') === way.teams.join('\n');
}

/** The combinations of classes, each of which passes the test by itself. */
function worthWhile(watched: Watched, test: (set: Combinations) => boolean): Combinations {
  const set = new Uint32Array(watched.words);
  for (let bit = 0; bit < watched.count; bit += 1) {
    const one = new Uint32Array(watched.words);
    setBit(one, bit);
    if (test(one)) setBit(set, bit);
  }
  return set;
}
