/**
 * Where two agreements decide differently, as one diagram.
 *
 * Each side is brought down to what a ticket notices: the assignment, not the rule that gave it. Both
 * sides are then walked together; where exceptions and rows are the same in both, nothing below needs
 * to be looked at, so that a small edit of a large agreement is a small walk.
 */
import { assignmentKey, UNOWNED_KEY } from './assignment.js';
import { type Compiled, type CompiledRules, inClasses, NO_RULE } from './compiled.js';
import { isLeaf, leaf, leafValue, type Ref } from './diagram.js';
import { combine, combiner, isSpent, leafMapper, mapLeaves, type Steps } from './diagram-apply.js';
import { setOfBox } from './set-boxes.js';

/** The key of a situation that one of two agreements does not know: its category is not in the catalogue. */
export const ABSENT_KEY = 'absent';

export interface ChangeSet {
  /** Leaf 0 where nothing changes; elsewhere `pairOf` of the leaf. */
  readonly root: Ref;
  /** The keys before and after at a leaf above 0. */
  pairOf(leaf: number): readonly [before: string, after: string];
}

const SAME = 0;

/** The differences from the first compiled agreement to the second; null when they take more than the given steps to walk. */
export function changeSet(compiled: Compiled, steps: Steps): ChangeSet | null {
  const { diagram } = compiled;
  const [before, after] = compiled.rules as [CompiledRules, CompiledRules];
  const keys: string[] = ['none', UNOWNED_KEY, ABSENT_KEY];
  const numbers = new Map(keys.map((key, at) => [key, at]));
  const numberOf = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, keys.length);
    return keys.push(key) - 1;
  };
  const number = (rules: CompiledRules) =>
    rules.ranked.map((rule) => numberOf(assignmentKey(rule.assignment, rules.agreement.defaultPolicy)));
  const [ofBefore, ofAfter] = [number(before), number(after)];

  const exceptions = (rules: CompiledRules, of: readonly number[]) =>
    mapLeaves(diagram, rules.exceptionRoot, (value) => (value === NO_RULE ? NONE : of[value - 1]!), steps);
  const grid = (rules: CompiledRules, of: readonly number[]): Ref => {
    const decided = mapLeaves(diagram, rules.gridRoot, (value) => (value === NO_RULE ? UNOWNED : of[value - 1]!), steps);
    const known = setOfBox(
      compiled,
      rules.known.map((values, at) => inClasses(values, compiled.classes[at]!)),
    );
    return combine(
      diagram,
      known,
      decided,
      (inside, key) => (isLeaf(inside) ? (leafValue(inside) === 1 ? key : leaf(ABSENT)) : undefined),
      steps,
    );
  };

  const width = keys.length;
  const pair = (one: number, other: number) => leaf(1 + one * width + other);
  const pairUp = (one: Ref, other: Ref) =>
    combine(diagram, one, other, (a, b) => (isLeaf(a) && isLeaf(b) ? pair(leafValue(a), leafValue(b)) : undefined), steps);
  const first = (value: number) => Math.floor((value - 1) / width);
  const second = (value: number) => (value - 1) % width;
  const collapse = (value: number) => (first(value) === second(value) ? SAME : value);

  const gridPairs = pairUp(grid(before, ofBefore), grid(after, ofAfter));
  const exceptionPairs = mapLeaves(
    diagram,
    pairUp(exceptions(before, ofBefore), exceptions(after, ofAfter)),
    (value) => (first(value) === NONE ? value : collapse(value)),
    steps,
  );
  if (isSpent(steps)) return null;
  const collapsed = leafMapper(diagram, collapse, steps);
  const asksOnlyGrid = leavesWithin(compiled, new Set([SAME, leafValue(pair(NONE, NONE))]));
  const together = combiner(
    diagram,
    (exception, rows) => {
      if (isLeaf(exception)) {
        const value = leafValue(exception);
        if (value === SAME) return leaf(SAME);
        const [one, other] = [first(value), second(value)];
        if (one === NONE && other === NONE) return collapsed(rows);
        if (one !== NONE && other !== NONE) return exception;
        if (!isLeaf(rows)) return undefined;
        const grids = leafValue(rows);
        return leaf(collapse(leafValue(pair(one === NONE ? first(grids) : one, other === NONE ? second(grids) : other))));
      }
      return asksOnlyGrid(exception) && collapsed(rows) === leaf(SAME) ? leaf(SAME) : undefined;
    },
    steps,
  );
  const root = together(exceptionPairs, gridPairs);
  return isSpent(steps) ? null : { root, pairOf: (value) => [keys[first(value)]!, keys[second(value)]!] };
}

/** Numbers of the keys that are no assignment. */
const NONE = 0;
const UNOWNED = 1;
const ABSENT = 2;

/** Tells for a node whether all leaves below it are among the allowed ones. */
function leavesWithin({ diagram }: Compiled, allowed: ReadonlySet<number>): (ref: Ref) => boolean {
  const memo = new Map<Ref, boolean>();
  const test = (ref: Ref): boolean => {
    if (isLeaf(ref)) return allowed.has(leafValue(ref));
    let all = memo.get(ref);
    if (all === undefined) {
      all = true;
      diagram.eachChild(ref, (child) => {
        all &&= test(child);
      });
      memo.set(ref, all);
    }
    return all;
  };
  return test;
}
