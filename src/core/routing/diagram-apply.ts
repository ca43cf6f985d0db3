/**
 * Operations on diagrams of one store: combining two, keeping one class, counting.
 *
 * Combining walks both from the top at once and meets each pair of nodes once, so that it takes time
 * in the pairs that really occur, never in the situations.
 * Example: exceptions laid over the grid. Where the exceptions say "none holds", the grid's answer
 * stands; elsewhere the exception's.
 */
import { type Diagram, isLeaf, LEAF_LEVEL, leaf, leafValue, type Ref } from './diagram.js';
import { PairMemo } from './pair-memo.js';

/** What two diagrams give at a pair of places, or undefined when that depends on what is asked below. */
export type Combine = (one: Ref, other: Ref) => Ref | undefined;

/** How many edges may still be looked at; a pair of nodes that is met counts as a few. Below 0 it is spent, and what was combined with it means nothing. */
export interface Steps {
  left: number;
}

/** What it takes to remember a pair and to make its node, in edges. */
const PAIR_STEPS = 8;

export const isSpent = (steps: Steps): boolean => steps.left < 0;

/** Lays two diagrams together. `rule` must answer for two leaves. With `steps` look at `isSpent` before the result. */
export function combine(diagram: Diagram, one: Ref, other: Ref, rule: Combine, steps?: Steps): Ref {
  return combiner(diagram, rule, steps)(one, other);
}

/** As `combine`, for many diagrams that share nodes: what was met once is remembered. */
export function combiner(diagram: Diagram, rule: Combine, steps: Steps = ENDLESS): (one: Ref, other: Ref) => Ref {
  const memo = new PairMemo();
  const scratch = diagram.sizes.map((size) => ({ classes: new Int32Array(size), children: new Int32Array(size) }));

  const walk = (a: Ref, b: Ref): Ref => {
    const decided = rule(a, b);
    if (decided !== undefined) return decided;
    const known = memo.get(a, b);
    if (known !== undefined) return known;
    steps.left -= PAIR_STEPS;
    if (steps.left < 0) return NOTHING;
    const level = Math.min(diagram.level(a), diagram.level(b));
    const asksA = diagram.level(a) === level;
    const asksB = diagram.level(b) === level;
    const restA = asksA ? diagram.defaultChild(a) : a;
    const restB = asksB ? diagram.defaultChild(b) : b;
    const { classes, children } = scratch[level]!;
    let count = 0;
    if (restA === null || restB === null) {
      steps.left -= children.length;
      for (let cls = 0; cls < children.length; cls += 1)
        children[cls] = walk(asksA ? diagram.child(a, cls) : a, asksB ? diagram.child(b, cls) : b);
      const found = diagram.node(level, children);
      memo.set(a, b, found);
      return found;
    }
    // Only the classes that either lists can differ from the rest.
    const ofA = asksA ? diagram.ownCount(a) : 0;
    const ofB = asksB ? diagram.ownCount(b) : 0;
    steps.left -= ofA + ofB + 1;
    const rest = walk(restA, restB);
    for (let i = 0, j = 0; i < ofA || j < ofB; count += 1) {
      const clsA = i < ofA ? diagram.ownClass(a, i) : LEAF_LEVEL;
      const clsB = j < ofB ? diagram.ownClass(b, j) : LEAF_LEVEL;
      classes[count] = Math.min(clsA, clsB);
      const childA = clsA <= clsB ? diagram.ownChild(a, i++) : restA;
      const childB = clsB <= clsA ? diagram.ownChild(b, j++) : restB;
      children[count] = walk(childA, childB);
    }
    const found = diagram.nodeFrom(level, rest, classes, children, count);
    memo.set(a, b, found);
    return found;
  };
  return walk;
}

const ENDLESS: Steps = { left: Number.POSITIVE_INFINITY };

/** Replaces every leaf by another. */
export function mapLeaves(diagram: Diagram, root: Ref, to: (value: number) => number, steps?: Steps): Ref {
  return leafMapper(diagram, to, steps)(root);
}

/** As `mapLeaves`, for many diagrams that share nodes. */
export function leafMapper(diagram: Diagram, to: (value: number) => number, steps?: Steps): (root: Ref) => Ref {
  const map = combiner(diagram, (ref) => (isLeaf(ref) ? leaf(to(leafValue(ref))) : undefined), steps);
  return (root) => map(root, leaf(0));
}

/** Sets are diagrams with the leaves 0 (out) and 1 (in). */
export const NOTHING: Ref = leaf(0);
export const EVERYTHING: Ref = leaf(1);

export function intersection(diagram: Diagram, one: Ref, other: Ref): Ref {
  return combine(diagram, one, other, (a, b) =>
    a === NOTHING || b === NOTHING ? NOTHING : a === EVERYTHING ? b : b === EVERYTHING || a === b ? a : undefined,
  );
}

/** What is in the first and not in the second. */
export function difference(diagram: Diagram, one: Ref, other: Ref): Ref {
  return combine(diagram, one, other, (a, b) => {
    if (a === NOTHING || b === EVERYTHING || a === b) return NOTHING;
    return b === NOTHING ? a : undefined;
  });
}

/** The set of situations in a box, given by level. */
export function boxSet(diagram: Diagram, box: readonly (readonly number[] | null)[]): Ref {
  let ref = EVERYTHING;
  for (let level = box.length - 1; level >= 0; level -= 1) {
    const classes = box[level];
    if (classes) ref = diagram.nodeFrom(level, NOTHING, Int32Array.from(classes), new Int32Array(classes.length).fill(ref), classes.length);
  }
  return ref;
}

/** The diagram with one question answered. */
export function fix(diagram: Diagram, root: Ref, level: number, cls: number): Ref {
  const memo = new Map<Ref, Ref>();
  const rows = diagram.sizes.map((size) => new Int32Array(size));
  const walk = (ref: Ref): Ref => {
    const here = diagram.level(ref);
    if (here > level) return ref;
    if (here === level) return diagram.child(ref, cls);
    const known = memo.get(ref);
    if (known !== undefined) return known;
    const children = rows[here]!;
    diagram.expand(ref, children);
    for (let at = 0; at < children.length; at += 1) children[at] = walk(children[at]!);
    const found = diagram.node(here, children);
    memo.set(ref, found);
    return found;
  };
  return walk(root);
}

/**
 * How many situations reach each leaf. `weights[level][class]` is the number of values in a class;
 * `outside` the number of situations for each answer to all questions (dimensions that are not asked).
 * Above 2^53 the numbers are approximate.
 */
export function countLeaves(
  diagram: Diagram,
  root: Ref,
  weights: readonly (readonly number[])[],
  outside: number,
  counts: (value: number) => boolean,
): number {
  const totals = weights.map((level) => level.reduce((sum, weight) => sum + weight, 0));
  /** All weights of the levels in between, for edges that skip some. */
  const skipped = (from: number, to: number): number => {
    let product = 1;
    for (let level = from; level < Math.min(to, totals.length); level += 1) product *= totals[level]!;
    return product;
  };
  const memo = new Map<Ref, number>();
  /** Situations below a node, over its own level and all deeper ones. */
  const walk = (ref: Ref): number => {
    if (isLeaf(ref)) return counts(leafValue(ref)) ? 1 : 0;
    const known = memo.get(ref);
    if (known !== undefined) return known;
    const level = diagram.level(ref);
    const weight = weights[level]!;
    const common = diagram.defaultChild(ref);
    const own = common === null ? weight.length : diagram.ownCount(ref);
    let sum = 0;
    let rest = totals[level]!;
    for (let at = 0; at < own; at += 1) {
      const cls = common === null ? at : diagram.ownClass(ref, at);
      const child = common === null ? diagram.child(ref, cls) : diagram.ownChild(ref, at);
      rest -= weight[cls]!;
      sum += weight[cls]! * walk(child) * skipped(level + 1, diagram.level(child));
    }
    if (common !== null) sum += rest * walk(common) * skipped(level + 1, diagram.level(common));
    memo.set(ref, sum);
    return sum;
  };
  return outside * skipped(0, Math.min(diagram.level(root), LEAF_LEVEL)) * walk(root);
}
