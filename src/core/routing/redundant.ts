/**
 * Rules without effect: those that never decide (shadowed), and those whose removal changes nothing
 * (redundant).
 *
 * A rule that never decides is shadowed when a rule before it decides otherwise somewhere in its box:
 * its author wanted something that does not happen. When all that decide there agree with it, it only
 * repeats them and is redundant. A rule that does decide is redundant when, everywhere it does, the
 * next rule to hold says the same. Of two that repeat each other the later is named, and all that are
 * named can be removed together.
 * Example: x2 = x1 behind x1 is redundant; with another team it is shadowed, and x1 is neither.
 */
import { type Analysis, analysisOf } from './analysis.js';
import { UNOWNED_KEY } from './assignment.js';
import { nextBit } from './bits.js';
import { decidesSomewhere, type Mark } from './first-match.js';
import type { Router } from './router.js';
import { samplesOf } from './samples.js';
import type { ClassBox } from './set-boxes.js';

export interface Effectless {
  /** By rank, ascending: rules that never decide although they want something else. */
  readonly shadowed: readonly number[];
  /** By rank, ascending: rules that can all be removed. */
  readonly redundant: readonly number[];
}

const known = new WeakMap<Analysis, Effectless>();

/** Shadowed and redundant rules of an agreement, worked out on first use. */
export function effectless(router: Router): Effectless {
  const analysis = analysisOf(router);
  const found = known.get(analysis) ?? work(analysis);
  known.set(analysis, found);
  return found;
}

function work(analysis: Analysis): Effectless {
  const { rules, fires } = analysis;
  const ranks = rules.ranked.map((_, rank) => rank);
  const shadowed = ranks.filter((rank) => !fires[rank] && overruled(analysis, rank));
  const hidden = new Set(shadowed);
  const silent = ranks.filter((rank) => !fires[rank] && !hidden.has(rank));
  const removed = new Set(silent);
  const exceptions = rules.exceptions.length;
  // Later exceptions first, then deeper rows first: of rules that repeat each other the later, or more special, goes.
  const order = [...ranks.slice(0, exceptions).reverse(), ...rowsDeepestFirst(analysis)];
  for (const rank of order)
    if (fires[rank] && !mattersAtSamples(analysis, rank) && !matters(analysis, rank, NONE) && !matters(analysis, rank, removed))
      removed.add(rank);
  return { shadowed, redundant: [...removed].sort((a, b) => a - b) };
}

/** Points that are tried before a question is settled exactly: most rules show at the first few that they matter. */
const SAMPLES = 80;

const NONE: ReadonlySet<number> = new Set();

/** Rows by depth, deepest first, and of one depth the later first. */
function rowsDeepestFirst({ rules }: Analysis): readonly number[] {
  const depth = (rank: number) => rules.tree.pathOf(rules.agreement.rules[rules.ranked[rank]!.at]!.category).length;
  const rows = rules.rows.map((_, at) => rules.exceptions.length + at);
  return rows
    .map((rank) => ({ rank, depth: depth(rank) }))
    .sort((one, other) => other.depth - one.depth || other.rank - one.rank)
    .map(({ rank }) => rank);
}

/** For a rule that never decides: whether some rule before it decides otherwise within its box. */
function overruled({ compiled, rules, keys, overruledBy, index }: Analysis, rank: number): boolean {
  const box = boxOf(compiled, rules, rank);
  if (box.some((classes) => classes !== null && classes.length === 0)) return true;
  // Exceptions take all of a silent exception's box, so those that decide there are known already.
  if (rank < rules.exceptions.length) return overruledBy[rank]!.length > 0;
  for (const point of samplesOf(compiled, box, SAMPLES)) if (keys[nextBit(index.holdingAt(point), 0)] !== keys[rank]) return true;
  return decidesSomewhere(compiled, rules, index, box, (other) => (other >= rank ? null : keys[other] === keys[rank] ? 0 : 1), 0);
}

/** Whether anything changes when a rule is removed, after those in `removed`. */
function matters({ compiled, rules, keys, index }: Analysis, rank: number, removed: ReadonlySet<number>): boolean {
  const own = keys[rank];
  const exceptions = rules.exceptions.length;
  const markOf = (other: number): Mark => (other === rank || removed.has(other) ? null : other < rank || keys[other] === own ? 0 : 1);
  const changes = (mark: (other: number) => Mark): boolean =>
    decidesSomewhere(compiled, rules, index, boxOf(compiled, rules, rank), mark, own === UNOWNED_KEY ? 0 : 1);
  // Exceptions only hide what rows do: a row that changes nothing in the grid alone, a small question, changes nothing.
  if (rank >= exceptions && !changes((other) => (other < exceptions ? null : markOf(other)))) return false;
  return changes(markOf);
}

/** Whether at one of a few points in which the rule decides the next to hold says otherwise. */
function mattersAtSamples({ live, keys, index, decisions }: Analysis, rank: number): boolean {
  let found = false;
  const differs = (point: readonly number[]): boolean => {
    const holding = index.holdingAt(point);
    const next = nextBit(holding, rank + 1);
    found = nextBit(holding, 0) === rank && (next < 0 ? UNOWNED_KEY : keys[next]) !== keys[rank];
    return found;
  };
  for (const box of live[rank]!) {
    decisions(rank, box, differs);
    if (found) return true;
  }
  return false;
}

const boxOf = (compiled: Analysis['compiled'], rules: Analysis['rules'], rank: number): ClassBox =>
  compiled.boxes.get(rules.ranked[rank]!)!;
