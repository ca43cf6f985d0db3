/**
 * Where a change happens, as regions that people can read.
 *
 * A small set is described as it is. One that many exceptions cut into pieces reads better by rules: the
 * part where one rule decided before and one decides after is the box that both share, less the
 * exceptions that come before either. Each changed situation is in exactly one such part.
 * Example: a row of Respond changes while 300 exceptions hold here and there. One region: "Respond,
 * except where x1, x2, x3 or 297 more rules hold", instead of thousands of splinters.
 */
import type { Region } from '../proof/finding.js';
import { meet } from './analysis.js';
import { assignmentKey, UNOWNED_KEY } from './assignment.js';
import { ABSENT_KEY, type ChangeSet } from './change-set.js';
import { type Compiled, type CompiledRules, inClasses, NO_RULE } from './compiled.js';
import { isLeaf, leaf, leafValue, type Ref } from './diagram.js';
import { combine, isSpent, NOTHING, type Steps } from './diagram-apply.js';
import { CATEGORY } from './dimensions.js';
import { gridPieces } from './grid-pieces.js';
import { holesIn } from './holes.js';
import { boxSize, regionOf } from './region.js';
import { boundingBox, type ClassBox, nodesIn, setOfBox, setSize, valuesOfBox } from './set-boxes.js';
import { setRegions } from './set-regions.js';
import type { Wording } from './wording.js';

export interface ChangeRegions {
  readonly regions: readonly Region[];
  /** False when there are more, or when the agreements differ too much to say where. */
  readonly complete: boolean;
}

export interface RegionLimits {
  /** Regions listed for one change, and for all together. */
  readonly regions: number;
  readonly allRegions: number;
  /** Sets of at most so many nodes are described as they are. */
  readonly plainNodes: number;
}

export const REGION_LIMITS: RegionLimits = { regions: 20, allRegions: 300, plainNodes: 200 };

/** As a list this short, a set needs no rules to be read. */
const PLAIN_REGIONS = 6;

/**
 * Describes changes one after the other, each given by its leaf in the change set and as a set; the most important first.
 * When the steps are spent a description means nothing.
 */
export function changeRegions(
  compiled: Compiled,
  wording: Wording,
  changes: ChangeSet,
  limits: RegionLimits,
  steps: Steps,
): (value: number, set: Ref) => ChangeRegions {
  let left = limits.allRegions;
  let byRules: RuleParts | null = null;
  const describe = (value: number, set: Ref): ChangeRegions => {
    if (nodesIn(compiled, set, limits.plainNodes) <= limits.plainNodes) {
      const plain = setRegions(compiled, set, PLAIN_REGIONS);
      if (plain.complete)
        return { regions: plain.regions.map(({ box, except }) => plainRegion(compiled, wording, box, except)), complete: true };
    }
    byRules ??= new RuleParts(compiled, wording, changes, steps);
    return byRules.regions(value, Math.min(limits.regions, left));
  };
  return (value, set) => {
    const found = left > 0 ? describe(value, set) : { regions: [], complete: false };
    left -= found.regions.length;
    return found.regions.length > 0 ? found : { regions: [surrounding(compiled, wording, set)], complete: false };
  };
}

/** The smallest box around a set, where more cannot be said. */
export function surrounding(compiled: Compiled, wording: Wording, set: Ref): Region {
  const box = valuesOfBox(compiled, boundingBox(compiled, set));
  return regionOf(wording, box, [], boxSize(compiled.dimensions, box));
}

function plainRegion(compiled: Compiled, wording: Wording, box: ClassBox, except: readonly ClassBox[]): Region {
  const values = valuesOfBox(compiled, box);
  const holes = except.map((hole) => valuesOfBox(compiled, hole));
  const size = holes.reduce((rest, hole) => rest - boxSize(compiled.dimensions, hole), boxSize(compiled.dimensions, values));
  return regionOf(wording, values, holes, size);
}

/** A difference told apart by the rules that decide before and after. */
class RuleParts {
  readonly #compiled: Compiled;
  readonly #wording: Wording;
  readonly #changes: ChangeSet;
  /** Leaf 0 where nothing changes; elsewhere 1 + the place in `#parts`. */
  readonly #root: Ref;
  readonly #parts: { readonly change: number; readonly exceptions: readonly [number, number] }[] = [];
  readonly #pieces: readonly ReadonlyMap<string, readonly ClassBox[]>[];

  readonly #steps: Steps;

  constructor(compiled: Compiled, wording: Wording, changes: ChangeSet, steps: Steps) {
    this.#steps = steps;
    this.#compiled = compiled;
    this.#wording = wording;
    this.#changes = changes;
    const [before, after] = compiled.rules as [CompiledRules, CompiledRules];
    const known = new Map<string, number>();
    const number = (change: number, one: number, other: number): number => {
      const key = `${change} ${one} ${other}`;
      let found = known.get(key);
      if (found === undefined) {
        found = this.#parts.push({ change, exceptions: [one, other] });
        known.set(key, found);
      }
      return found;
    };
    // First the exception that decides before, then the one after; in between both are kept in one number.
    const width = 1 + before.exceptions.length;
    const first = combine(
      compiled.diagram,
      changes.root,
      before.exceptionRoot,
      (change, rule) => {
        if (change === leaf(0)) return leaf(0);
        return isLeaf(change) && isLeaf(rule) ? leaf(1 + leafValue(change) * width + leafValue(rule)) : undefined;
      },
      steps,
    );
    this.#root = combine(
      compiled.diagram,
      first,
      after.exceptionRoot,
      (both, rule) => {
        if (both === leaf(0)) return leaf(0);
        if (!isLeaf(both) || !isLeaf(rule)) return undefined;
        const value = leafValue(both) - 1;
        return leaf(number(Math.floor(value / width), value % width, leafValue(rule)));
      },
      steps,
    );
    this.#pieces = [before, after].map((rules) => piecesByKey(compiled, rules));
  }

  regions(change: number, limit: number): ChangeRegions {
    const regions: Region[] = [];
    const keys = this.#changes.pairOf(change);
    for (const [at, part] of this.#parts.entries()) {
      if (part.change !== change) continue;
      for (const one of this.#boxesOf(0, part.exceptions[0], keys[0]))
        for (const other of this.#boxesOf(1, part.exceptions[1], keys[1])) {
          const shared = meet(one, other);
          this.#steps.left -= 1;
          const region = shared && this.#region(at + 1, shared, part.exceptions);
          if (isSpent(this.#steps)) return { regions, complete: false };
          if (!region) continue;
          if (regions.length === limit) return { regions, complete: false };
          regions.push(region);
        }
    }
    return { regions, complete: true };
  }

  /** The boxes in which a side's decider holds: the exception's, or the pieces of all rows that give this key. */
  #boxesOf(side: 0 | 1, exception: number, key: string): readonly ClassBox[] {
    const rules = this.#compiled.rules[side]!;
    if (exception !== NO_RULE) return [this.#compiled.boxes.get(rules.exceptions[exception - 1]!)!];
    return this.#pieces[side]!.get(key) ?? [];
  }

  /** The part of a shared box that belongs to a leaf of the parts; null when it is empty. */
  #region(part: number, shared: ClassBox, exceptions: readonly [number, number]): Region | null {
    const compiled = this.#compiled;
    const set = combine(
      compiled.diagram,
      this.#root,
      setOfBox(compiled, shared),
      (value, inside) => {
        if (inside === NOTHING) return NOTHING;
        return isLeaf(value) ? (leafValue(value) === part ? inside : NOTHING) : undefined;
      },
      this.#steps,
    );
    if (set === NOTHING || isSpent(this.#steps)) return null;
    const around = boundingBox(compiled, set);
    const values = valuesOfBox(compiled, around);
    if (setOfBox(compiled, around) === set) return regionOf(this.#wording, values, [], setSize(compiled, set));
    const earlier = exceptions.flatMap((decider, side) => {
      const own = compiled.rules[side]!.exceptions;
      return decider === NO_RULE ? own : own.slice(0, decider - 1);
    });
    const holes = holesIn(compiled.dimensions, earlier, values);
    return regionOf(
      this.#wording,
      values,
      holes.map((hole) => hole.box),
      setSize(compiled, set),
      holes.map((hole) => hole.id),
    );
  }
}

/** The pieces of the grid by the key that they give, so that rows which agree count as one. */
function piecesByKey(compiled: Compiled, rules: CompiledRules): ReadonlyMap<string, readonly ClassBox[]> {
  const known = rules.known.map((values, at) => inClasses(values, compiled.classes[at]!));
  const byKey = new Map<string, ClassBox[]>();
  const add = (key: string, boxes: readonly ClassBox[]) => byKey.set(key, [...(byKey.get(key) ?? []), ...boxes]);
  for (const [value, boxes] of gridPieces(compiled, rules)) {
    const inside = boxes.map((box) => meet(box, known)).filter((box) => box !== null);
    if (value === NO_RULE) add(UNOWNED_KEY, inside);
    else add(assignmentKey(rules.ranked[value - 1]!.assignment, rules.agreement.defaultPolicy), inside);
  }
  const categories = known[CATEGORY];
  if (categories != null) {
    const absent = compiled.classes[CATEGORY]!.members.flatMap((_, cls) => (categories.includes(cls) ? [] : [cls]));
    add(ABSENT_KEY, [known.map((_, at) => (at === CATEGORY ? absent : null))]);
  }
  return byKey;
}
