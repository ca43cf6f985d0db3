/**
 * What all findings about rules need, worked out once for an agreement: who decides within whose box.
 *
 * A row of the grid decides in its pieces wherever no exception holds. So one walk through the diagram
 * of exceptions, for the boxes of all exceptions and all pieces of rows, tells which rules ever decide,
 * which exceptions are overruled by which, and gives a situation for each.
 */
import type { Situation } from '../agreement/situation.js';
import { assignmentKey } from './assignment.js';
import { type Bits, hasBit, nextBit } from './bits.js';
import { type Compiled, type CompiledRules, NO_RULE } from './compiled.js';
import { CATEGORY, valueIn } from './dimensions.js';
import { gridPieces } from './grid-pieces.js';
import { reach } from './reach.js';
import type { Router } from './router.js';
import type { RuleBox } from './rule-boxes.js';
import { type RuleIndex, ruleIndex } from './rule-index.js';
import { samplesOf } from './samples.js';
import { type ClassBox, valuesOfBox } from './set-boxes.js';
import { witnessOfBox } from './witness.js';
import { type Wording, wordingOf } from './wording.js';

/** A box that was asked for, by its place among all of them. */
export interface Asked {
  readonly place: number;
  readonly box: ClassBox;
}

/** Where the earlier of two rows for one category and cell decides although the later holds too. */
export interface RowOverlap extends Asked {
  readonly winner: number;
  readonly loser: number;
}

export interface Analysis {
  readonly compiled: Compiled;
  readonly rules: CompiledRules;
  readonly wording: Wording;
  readonly index: RuleIndex;
  /** By rank: equal for two rules exactly when they agree. */
  readonly keys: readonly string[];
  /** By rank: whether the rule ever decides. */
  readonly fires: readonly boolean[];
  /** By rank, for exceptions: its box; for rows: its pieces that are not wholly taken by exceptions. */
  readonly live: readonly (readonly Asked[])[];
  /** The same, within the categories that only the internal party may account for. */
  readonly liveInDeciding: readonly (readonly Asked[])[];
  /** By rank, for exceptions: the earlier ones that disagree with it and decide somewhere in its box. */
  readonly overruledBy: readonly (readonly number[])[];
  readonly rowOverlaps: readonly RowOverlap[];
  /** A situation of the box in which the rule of that rank decides. `categories`: of one of these values. */
  witness(rank: number, asked: Asked, categories?: ReadonlySet<number>): Situation;
}

const known = new WeakMap<Compiled, Analysis>();

/** The analysis of a router, worked out on first use. */
export function analysisOf(router: Router): Analysis {
  const found = known.get(router.compiled) ?? analyse(router);
  known.set(router.compiled, found);
  return found;
}

function analyse(router: Router): Analysis {
  const { agreement, compiled } = router;
  const rules = compiled.rules[0]!;
  const { ranked } = rules;
  const exceptions = rules.exceptions.length;
  const asked: Asked[] = [];
  const ask = (box: ClassBox): Asked => {
    const one = { place: asked.length, box };
    asked.push(one);
    return one;
  };
  const boxOf = (rule: RuleBox): ClassBox => compiled.boxes.get(rule)!;

  const whole = rules.exceptions.map((rule) => [ask(boxOf(rule))]);
  const pieces = gridPieces(compiled, rules);
  const ofRow = rules.rows.map((_, at) => (pieces.get(1 + exceptions + at) ?? []).map(ask));
  const deciding = decidingCategories(compiled, rules);
  const withinDeciding = (list: readonly Asked[]) =>
    list.flatMap(({ box }) => {
      const within = deciding && meet(box, deciding);
      return within ? [ask(within)] : [];
    });
  const all = [...whole, ...ofRow];
  // Whether an exception decides in those categories, one box tells for all exceptions.
  const inDeciding = deciding && ask(deciding);
  const wholeInDeciding = whole.map((list) =>
    list.flatMap(({ box }) => {
      const within = inDeciding && meet(box, inDeciding.box);
      return within ? [{ place: inDeciding.place, box: within }] : [];
    }),
  );
  const allInDeciding = [...wholeInDeciding, ...ofRow.map(withinDeciding)];
  const overlaps = rowOverlapsOf(rules, pieces, boxOf, exceptions).map(({ winner, loser, box }) => ({ winner, loser, ...ask(box) }));

  const walked = reach(
    compiled,
    rules.exceptionRoot,
    asked.map(({ box }) => box),
  );
  const leafOf = (rank: number) => (rank < exceptions ? rank + 1 : NO_RULE);
  const reaches = (rank: number, { place }: Asked): boolean => {
    const bits: Bits | undefined = walked.leaves.get(leafOf(rank));
    return bits !== undefined && hasBit(bits, place);
  };
  const index = ruleIndex(compiled, rules);
  const keys = ranked.map((rule) => assignmentKey(rule.assignment, agreement.defaultPolicy));
  const live = all.map((list, rank) => list.filter((one) => reaches(rank, one)));
  return {
    compiled,
    rules,
    wording: wordingOf([agreement], compiled.dimensions),
    index,
    keys,
    fires: live.map((list) => list.length > 0),
    live,
    liveInDeciding: allInDeciding.map((list, rank) => list.filter((one) => reaches(rank, one))),
    overruledBy: overruledByOf(exceptions, keys, walked.leaves),
    rowOverlaps: overlaps.filter((overlap) => reaches(overlap.winner, overlap)),
    witness: (rank, one, categories) => {
      const narrowed = (box: ClassBox) =>
        valuesOfBox(compiled, box).map((each, at) => (at === CATEGORY && categories ? valuesAmong(compiled, each, categories) : each));
      const shared = meet(one.box, boxOf(ranked[rank]!));
      const decidesAt = (point: readonly number[]) => nextBit(index.holdingAt(point), 0) === rank;
      // The plainest situation of the box will often do, or one of a few; else one on a way that is known to lead there.
      if (shared !== null) {
        const plain = witnessOfBox(compiled.dimensions, rules.tree, narrowed(shared));
        if (decidesAt(classesOfSituation(compiled, plain))) return plain;
        for (const point of samplesOf(compiled, shared, 12))
          if (decidesAt(point)) return witnessOfBox(compiled.dimensions, rules.tree, narrowed(point.map((cls) => [cls])));
      }
      const way = walked.wayTo(leafOf(rank), one.place);
      return witnessOfBox(compiled.dimensions, rules.tree, narrowed(one.box.map((classes, at) => (way[at] == null ? classes : [way[at]]))));
    },
  };
}

/** The class of a situation in each dimension. */
function classesOfSituation(compiled: Compiled, situation: Situation): readonly number[] {
  return compiled.dimensions.map((dimension, at) => compiled.classes[at]!.of[dimension.index.get(valueIn(situation, dimension))!]!);
}

/** Those of some categories (null: all) that are wanted. */
export function valuesAmong(compiled: Compiled, values: readonly number[] | null, wanted: ReadonlySet<number>): readonly number[] {
  return (values ?? compiled.dimensions[CATEGORY]!.values.map((_, value) => value)).filter((value) => wanted.has(value));
}

/** For each exception the earlier ones, in order, whose leaf its box reaches and that disagree with it. */
function overruledByOf(exceptions: number, keys: readonly string[], leaves: ReadonlyMap<number, Bits>): readonly (readonly number[])[] {
  const by: number[][] = Array.from({ length: exceptions }, () => []);
  for (let winner = 0; winner < exceptions; winner += 1) {
    const bits = leaves.get(winner + 1);
    if (bits === undefined) continue;
    for (let loser = nextBit(bits, winner + 1); loser >= 0 && loser < exceptions; loser = nextBit(bits, loser + 1))
      if (keys[winner] !== keys[loser]) by[loser]!.push(winner);
  }
  return by;
}

/** Two boxes of classes, or null when they share nothing. */
export function meet(one: ClassBox, other: ClassBox): ClassBox | null {
  const shared: (readonly number[] | null)[] = [];
  for (const [at, classes] of one.entries()) {
    const others = other[at]!;
    const both = classes === null || others === null ? (classes ?? others) : classes.filter((cls) => others.includes(cls));
    if (both !== null && both.length === 0) return null;
    shared.push(both);
  }
  return shared;
}

/** The category values that decide policy, strategy or risk acceptance, with their descendants. */
export function decidingValues(compiled: Compiled, rules: CompiledRules): ReadonlySet<number> {
  const tops = rules.agreement.categories.filter((category) => category.decides !== null);
  return new Set(tops.flatMap((category) => rules.tree.subtreeOf(category.id)).map((id) => compiled.dimensions[CATEGORY]!.index.get(id)!));
}

/** The box of categories that decide policy, strategy or risk acceptance, with their descendants; null when there are none. */
function decidingCategories(compiled: Compiled, rules: CompiledRules): ClassBox | null {
  const classes = new Set([...decidingValues(compiled, rules)].map((value) => compiled.classes[CATEGORY]!.of[value]!));
  if (classes.size === 0) return null;
  return compiled.dimensions.map((_, at) => (at === CATEGORY ? [...classes].sort((a, b) => a - b) : null));
}

/** Of two rows of one category that share a cell, the pieces of the earlier in which the later holds too. */
function rowOverlapsOf(
  rules: CompiledRules,
  pieces: ReadonlyMap<number, readonly ClassBox[]>,
  boxOf: (rule: RuleBox) => ClassBox,
  exceptions: number,
): readonly { winner: number; loser: number; box: ClassBox }[] {
  const category = (row: RuleBox) => rules.agreement.rules[row.at]!.category;
  return rules.rows.flatMap((later, at) =>
    rules.rows.slice(0, at).flatMap((earlier, before) => {
      if (category(earlier) !== category(later)) return [];
      return (pieces.get(1 + exceptions + before) ?? []).flatMap((piece) => {
        const box = meet(piece, boxOf(later));
        return box ? [{ winner: exceptions + before, loser: exceptions + at, box }] : [];
      });
    }),
  );
}
