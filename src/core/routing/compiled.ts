/**
 * An agreement, or several to be compared, compiled: dimensions, classes of values, and for each
 * agreement two diagrams in one store.
 *
 * The exceptions are one diagram, whose leaf 0 is "no exception holds"; the grid is another, whose
 * leaf 0 is "no row holds". Every other leaf is a rule: 1 + its place in the order of precedence,
 * exceptions first. Kept apart they share more: an exception about systems is compiled once, not once
 * for each row beneath it. Whoever needs both walks them together, with `combine` in `diagram-apply.ts`.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { RuleId } from '../ids.js';
import { type Classes, classesOf } from './classes.js';
import { Diagram, type Ref } from './diagram.js';
import { buildFirstMatch, type Entry } from './diagram-build.js';
import { type Dimension, dimensionsOf } from './dimensions.js';
import { questionOrders } from './question-order.js';
import { isEmptyBox, type RuleBox, type RuleBoxes, ruleBoxes, type ValueBox } from './rule-boxes.js';

export interface CompiledRules extends RuleBoxes {
  /** Exceptions, then rows: rule n has the leaf n + 1. */
  readonly ranked: readonly RuleBox[];
  readonly exceptionRoot: Ref;
  readonly gridRoot: Ref;
}

export interface Compiled {
  readonly dimensions: readonly Dimension[];
  readonly classes: readonly Classes[];
  /** `order[level]` is the dimension asked there; dimensions that no rule names are not asked. */
  readonly order: readonly number[];
  /** `levelOf[dimension]`, or -1 when it is not asked. */
  readonly levelOf: readonly number[];
  readonly diagram: Diagram;
  readonly rules: readonly CompiledRules[];
  /** The classes, by dimension, for which each rule holds. */
  readonly boxes: ReadonlyMap<RuleBox, ValueBox>;
}

/** The leaf of both diagrams where no rule holds. */
export const NO_RULE = 0;

/**
 * List elements that the tries of an order may look at: first one or two milliseconds' worth, then a
 * tenth of a second's, and for the order that came furthest some seconds' and several hundred megabytes.
 */
const BUDGETS = [1 << 16, 1 << 22, 1 << 26] as const;

/** Refusal to compile an agreement whose exceptions cut the situations into too many parts. */
export class TooManyLists extends Error {
  /** The exceptions that name most values, the longest lists first. */
  readonly rules: readonly RuleId[];

  constructor(rules: readonly RuleId[], exceptions: number) {
    const named = rules.slice(0, 3);
    const more = exceptions - named.length;
    super(
      `Too many long lists: ${named.join(', ')}${more > 0 ? ` and ${more} other exceptions` : ''} overlap in more ways than can be told apart. Name fewer systems, sites, categories or attribute values in one exception, or use a category or an attribute that stands for them`,
    );
    this.name = 'TooManyLists';
    this.rules = rules;
  }
}

/**
 * Compiles one agreement, or two over common dimensions: what was before and what comes after. Ends
 * within seconds, whatever the agreement.
 *
 * @throws TooManyLists when the exceptions overlap in more ways than can be told apart; `budgets` bounds the tries
 */
export function compile(agreements: readonly Agreement[], budgets: readonly number[] = BUDGETS): Compiled {
  const dimensions = dimensionsOf(agreements);
  const sets = agreements.map((agreement, place) => ruleBoxes(agreement, dimensions, place));
  const all = sets.flatMap((set) => [...set.exceptions, ...set.rows]);
  const classes = classesOf(dimensions, [...all.map((rule) => rule.box), ...sets.map((set) => set.known)]);
  const asked = dimensions.flatMap((_, at) => (classes[at]!.members.length > 1 ? [at] : []));

  const exceptions = sets.flatMap((set) => set.exceptions);
  const orders = questionOrders(asked, classes, exceptions);
  const boxes = new Map(all.map((rule) => [rule, rule.box.map((values, at) => inClasses(values, classes[at]!))]));
  let tries = orders.map((order) => ({ order, progress: 0 }));
  for (const [round, budget] of budgets.entries()) {
    const next: typeof tries = [];
    // The last and dearest round is for the most promising order alone.
    for (const { order } of round === budgets.length - 1 ? tries.slice(0, 1) : tries) {
      const tried = tryOrder(dimensions, classes, order, sets, boxes, budget);
      if (typeof tried !== 'number') return tried;
      next.push({ order, progress: tried });
    }
    tries = next.sort((one, other) => other.progress - one.progress);
  }
  throw new TooManyLists(longestLists(exceptions), exceptions.length);
}

/** The exceptions that name most values, at most ten. */
function longestLists(exceptions: readonly RuleBox[]): readonly RuleId[] {
  const named = (rule: RuleBox) => rule.box.reduce((sum, values) => sum + (values?.length ?? 0), 0);
  return [...exceptions]
    .sort((one, other) => named(other) - named(one))
    .slice(0, 10)
    .map((rule) => rule.id);
}

/** Compiled with one order of questions; or how far it came within the budget, 0 to 1. */
function tryOrder(
  dimensions: readonly Dimension[],
  classes: readonly Classes[],
  order: readonly number[],
  sets: readonly RuleBoxes[],
  boxes: ReadonlyMap<RuleBox, ValueBox>,
  budget: number,
): Compiled | number {
  const diagram = new Diagram(order.map((at) => classes[at]!.members.length));
  const entries = (ranked: readonly RuleBox[], first: number): Entry[] =>
    ranked.flatMap((rule, at) => {
      if (isEmptyBox(rule.box)) return [];
      const box = boxes.get(rule)!;
      return [{ leaf: first + at, box: order.map((dimension) => box[dimension]!) }];
    });
  const rules: CompiledRules[] = [];
  for (const [place, set] of sets.entries()) {
    const { root, progress } = buildFirstMatch(diagram, entries(set.exceptions, 1), NO_RULE, budget);
    if (root === null) return (place + progress) / sets.length;
    const grid = buildFirstMatch(diagram, entries(set.rows, 1 + set.exceptions.length), NO_RULE);
    rules.push({ ...set, ranked: [...set.exceptions, ...set.rows], exceptionRoot: root, gridRoot: grid.root! });
  }
  const levelOf = dimensions.map((_, at) => order.indexOf(at));
  return { dimensions, classes, order, levelOf, diagram, rules, boxes };
}

/** Classes of a set of values, ascending; null when they are all. The set is a union of classes. */
export function inClasses(values: readonly number[] | null, classes: Classes): readonly number[] | null {
  if (values === null) return null;
  const found: number[] = [];
  let ordered = true;
  for (const value of values) {
    const cls = classes.of[value]!;
    const last = found.length === 0 ? -1 : found[found.length - 1]!;
    if (cls === last) continue;
    ordered &&= cls > last;
    found.push(cls);
  }
  const distinct = ordered ? found : [...new Set(found)].sort((a, b) => a - b);
  return distinct.length === classes.members.length ? null : distinct;
}
