/**
 * What all findings about rules need, worked out once for an agreement: who decides within whose box.
 *
 * A row of the grid decides in its pieces wherever no exception holds. So one walk through the diagram
 * of exceptions, for the boxes of all exceptions and all pieces of rows, tells which rules ever decide,
 * which exceptions are overruled by which, and gives a situation for each.
 */
import type { Situation } from '../agreement/situation.js';
import { assignmentKey } from './assignment.js';
import { emptyBits, nextBit, setBit } from './bits.js';
import { BoxWalk } from './box-walk.js';
import { type Compiled, type CompiledRules, NO_RULE } from './compiled.js';
import { CATEGORY } from './dimensions.js';
import { gridPieces } from './grid-pieces.js';
import { reach } from './reach.js';
import type { Router } from './router.js';
import { isEmptyBox, type RuleBox } from './rule-boxes.js';
import { type RuleIndex, ruleIndex } from './rule-index.js';
import { type ClassBox, valuesOfBox } from './set-boxes.js';
import { witnessOfBox } from './witness.js';
import { type Wording, wordingOf } from './wording.js';

/** Where the earlier of two rows for one category and cell decides although the later holds too. */
export interface RowOverlap {
  readonly winner: number;
  readonly loser: number;
  readonly box: ClassBox;
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
  readonly live: readonly (readonly ClassBox[])[];
  /** The same for one rule, within the categories that only the internal party may account for. */
  liveInDeciding(rank: number): readonly ClassBox[];
  /** By rank, for exceptions: the earlier ones that disagree with it and decide somewhere in its box. */
  readonly overruledBy: readonly (readonly number[])[];
  readonly rowOverlaps: readonly RowOverlap[];
  /** A situation of the box in which the rule of that rank decides. `categories`: of one of these values. */
  witness(rank: number, box: ClassBox, categories?: ReadonlySet<number>): Situation;
  /**
   * Points of a box in which the rule of that rank decides, as the class in each dimension, until `visit`
   * returns true; not all, and each overwritten by the next.
   */
  decisions(rank: number, box: ClassBox, visit: (point: readonly number[]) => boolean): void;
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
  const boxOf = (rule: RuleBox): ClassBox => compiled.boxes.get(rule)!;
  const walk = new BoxWalk(compiled, rules.exceptionRoot, exceptions + 1);
  const keys = ranked.map((rule) => assignmentKey(rule.assignment, agreement.defaultPolicy));
  const index = ruleIndex(compiled, rules);
  const { fires, overruledBy } = exceptionsMet(compiled, rules, walk, index, numbered(keys));

  const pieces = gridPieces(compiled, rules);
  const isOpen = (box: ClassBox) => decidesIn(walk, box, NO_RULE);
  const deciding = decidingCategories(compiled, rules);
  const withinDeciding = (boxes: readonly ClassBox[]) =>
    boxes.flatMap((box) => {
      const within = deciding && meet(box, deciding);
      return within ? [within] : [];
    });
  const ofRow = rules.rows.map((_, at) => pieces.get(1 + exceptions + at) ?? []);
  const overlaps = rowOverlapsOf(rules, pieces, boxOf, exceptions);
  const live = [...rules.exceptions.map((rule, rank) => (fires[rank] ? [boxOf(rule)] : [])), ...ofRow.map((boxes) => boxes.filter(isOpen))];
  const leafOf = (rank: number) => (rank < exceptions ? rank + 1 : NO_RULE);
  return {
    compiled,
    rules,
    wording: wordingOf([agreement], compiled.dimensions),
    index,
    keys,
    fires: live.map((list) => list.length > 0),
    live,
    liveInDeciding: (rank) => withinDeciding(live[rank]!).filter((box) => decidesIn(walk, box, leafOf(rank))),
    overruledBy,
    rowOverlaps: overlaps.filter(({ box }) => isOpen(box)),
    witness: (rank, box, categories) => {
      let found: Situation | null = null;
      walk.leaves(box, [leafOf(rank)], (_, way) => {
        const point = valuesOfBox(
          compiled,
          box.map((classes, at) => (way[at]! < 0 ? classes : [way[at]!])),
        );
        const allowed = point.map((each, at) => (at === CATEGORY && categories ? valuesAmong(compiled, each, categories) : each));
        found = witnessOfBox(compiled.dimensions, rules.tree, allowed);
        return true;
      });
      if (found === null) throw new Error('The rule decides nowhere in the box');
      return found;
    },
    decisions: (rank, box, visit) => {
      let left = DECISIONS_TRIED;
      const point = box.map(() => 0);
      walk.leaves(
        box,
        [leafOf(rank)],
        (_, way) => {
          for (const [at, classes] of box.entries()) {
            const place = (left * 7919) % (classes ?? compiled.classes[at]!.members).length;
            point[at] = way[at]! >= 0 ? way[at]! : classes ? classes[place]! : place;
          }
          left -= 1;
          return visit(point) || left === 0;
        },
        DECISION_STEPS,
      );
    },
  };
}

/** How far points in which a rule decides are looked for before a question is settled in another way. */
const DECISIONS_TRIED = 100;
const DECISION_STEPS = 20_000;
/** A box that leads to more edges than this is looked at together with all such boxes. */
const STEPS_ALONE = 20_000;

/** For each exception whether it decides, and the earlier ones that disagree with it and decide somewhere in its box. */
function exceptionsMet(
  compiled: Compiled,
  rules: CompiledRules,
  walk: BoxWalk,
  index: RuleIndex,
  keys: Int32Array,
): { readonly fires: Uint8Array; readonly overruledBy: readonly (readonly number[])[] } {
  const count = rules.exceptions.length;
  const fires = new Uint8Array(count);
  const overruledBy: number[][] = rules.exceptions.map(() => []);
  const deciding = emptyBits(rules.ranked.length);
  for (let rank = 0; rank < count; rank += 1) if (walk.isReached(rank + 1)) setBit(deciding, rank);
  const meets = (rank: number, leafOf: number): void => {
    if (leafOf === rank + 1) fires[rank] = 1;
    else overruledBy[rank]!.push(leafOf - 1);
  };
  const boxes = rules.exceptions.map((rule) => compiled.boxes.get(rule)!);
  const wide: number[] = [];
  for (let rank = 0; rank < count; rank += 1) {
    if (isEmptyBox(boxes[rank]!)) continue;
    // Only rules that decide somewhere, come before, disagree and overlap can be met.
    const overlapping = index.overlapping(boxes[rank]!);
    const wanted: number[] = [];
    for (let word = 0; word <= rank >>> 5; word += 1) overlapping[word]! &= deciding[word]!;
    for (let other = nextBit(overlapping, 0); other >= 0 && other <= rank; other = nextBit(overlapping, other + 1))
      if (other === rank || keys[other] !== keys[rank]) wanted.push(other + 1);
    const found: number[] = [];
    const note = (value: number): boolean => {
      found.push(value);
      return true;
    };
    if (walk.leaves(boxes[rank]!, wanted, note, STEPS_ALONE)) for (const value of found.sort((a, b) => a - b)) meets(rank, value);
    else wide.push(rank);
  }
  if (wide.length > 0) {
    const reached = reach(
      compiled,
      rules.exceptionRoot,
      wide.map((rank) => boxes[rank]!),
    );
    for (const [value, bits] of [...reached].sort(([one], [other]) => one - other))
      for (let place = nextBit(bits, 0); place >= 0; place = nextBit(bits, place + 1)) {
        const rank = wide[place]!;
        if (value === rank + 1 || (value > NO_RULE && value <= rank && keys[value - 1] !== keys[rank])) meets(rank, value);
      }
  }
  return { fires, overruledBy };
}

/** Whether a leaf is met within a box. */
function decidesIn(walk: BoxWalk, box: ClassBox, leafOf: number): boolean {
  let found = false;
  walk.leaves(box, [leafOf], () => {
    found = true;
    return true;
  });
  return found;
}

/** Equal numbers for equal texts. */
function numbered(texts: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(texts, (text) => {
    const found = numbers.get(text) ?? numbers.size;
    numbers.set(text, found);
    return found;
  });
}

/** Those of some categories (null: all) that are wanted. */
export function valuesAmong(compiled: Compiled, values: readonly number[] | null, wanted: ReadonlySet<number>): readonly number[] {
  return (values ?? compiled.dimensions[CATEGORY]!.values.map((_, value) => value)).filter((value) => wanted.has(value));
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
