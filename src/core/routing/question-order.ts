/**
 * In which order a diagram asks its questions, which decides how large it grows.
 *
 * Two things keep it small. A question with few answers splits little, and once it is answered more
 * rules ask nothing else, so that lists end early: few classes first. And a question that few rules
 * ask is better put to what is left of the list at the end: seldom asked last. Where every rule names
 * one value of a large dimension, the other way round is best: that dimension leaves one rule in a
 * hundred, so it goes first. No order is best for all agreements, so several are tried a little way
 * and the one that comes furthest is taken.
 * Example: 2,000 exceptions that each name a system and a category, some an attribute of eight values:
 * systems first gives 5,000 nodes, attributes first more than 30,000.
 */
import type { Classes } from './classes.js';
import type { RuleBox } from './rule-boxes.js';

/** Asked by fewer rules than this share: seldom. */
const SELDOM = 0.3;
/** Classes of a small dimension: types, tiers, priorities, windows. */
const SMALL = 4;
/** Classes of a large one: categories, systems, sites. */
const LARGE = 16;

/** Orders worth trying, each different. `asked`: dimensions with more than one class. */
export function questionOrders(
  asked: readonly number[],
  classes: readonly Classes[],
  rules: readonly RuleBox[],
): readonly (readonly number[])[] {
  const size = (at: number) => classes[at]!.members.length;
  const values = (at: number) => classes[at]!.of.length;
  const share = (sum: (box: RuleBox['box'], at: number) => number) =>
    new Map(asked.map((at) => [at, rules.reduce((total, rule) => total + sum(rule.box, at), 0) / Math.max(1, rules.length)]));
  const naming = share((box, at) => (box[at] ? 1 : 0));
  /** How much of the list a random answer leaves, 0 to 1. */
  const left = share((box, at) => (box[at] ? box[at].length / values(at) : 1));
  const sorted = (...keys: ((at: number) => number)[]) =>
    [...asked].sort((one, other) => {
      for (const key of keys) if (key(one) !== key(other)) return key(one) - key(other);
      return one - other;
    });
  const seldomLast = (at: number) => (naming.get(at)! < SELDOM ? 1 : 0);
  const smallFirst = (at: number) => (size(at) <= SMALL ? 0 : 1);
  const largeFirst = (at: number) => (size(at) > LARGE ? 0 : 1);
  const leavingLeast = (at: number) => left.get(at)!;
  const orders = [sorted(seldomLast, size), sorted(leavingLeast), sorted(smallFirst, leavingLeast), sorted(size), sorted(largeFirst, size)];
  return [...new Map(orders.map((order) => [order.join(), order])).values()];
}
