/**
 * What each rule really decides: the combinations of type, priority and window in which it is the
 * first that holds, for some category, tier, system, site and attributes.
 *
 * Harbor Lane: r2 decides in business hours alone; r1 at any hour; x1 for P1 alone. A cell of a row
 * that exceptions overrule everywhere does not count.
 */
import type { Priority, TicketType } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import { outcomeOf } from '../routing/assignment.js';
import { type Compiled, type CompiledRules, NO_RULE } from '../routing/compiled.js';
import { leaf, type Ref } from '../routing/diagram.js';
import { CATEGORY, PRIORITY, TIER, TYPE, WINDOW } from '../routing/dimensions.js';
import type { Owned } from '../routing/outcome.js';
import type { Router } from '../routing/router.js';
import type { RuleBox } from '../routing/rule-boxes.js';
import { addMasked, type Combinations, classesOfBit, everything, hasBit, isNothing, setBit, type Watched, watch } from './combinations.js';
import type { Duty, DutyCell } from './duty.js';
import { lockstep } from './lockstep.js';
import { plainExamples } from './plain-examples.js';
import { combinationsTo, reachedLeaves } from './reach.js';
import { remember } from './timeline.js';
import { findWitness } from './witness.js';

const NONE = leaf(NO_RULE);

/** @returns one duty for every rule that decides anywhere and names a team, in order of precedence. */
export function duties(router: Router): readonly Duty[] {
  const { compiled } = router;
  const rules = compiled.rules[0]!;
  // Rows differ by tier too: watching it, the walk ends as soon as the category is known.
  const watched = watch(compiled, [TIER, TYPE, PRIORITY, WINDOW]);
  const told = watch(compiled, [TYPE, PRIORITY, WINDOW]);
  const excepted = combinationsTo(compiled, watched, NONE);
  const reached = new Map<number, Combinations>([
    ...reachedLeaves(compiled, rules.exceptionRoot, watched),
    ...rowsReached(compiled, rules, watched, excepted),
  ]);
  reached.delete(NO_RULE);
  const cellsOf = cellsIn(router, told);
  const found: Duty[] = [];
  for (const number of [...reached.keys()].sort((a, b) => a - b)) {
    const rule = rules.ranked[number - 1]!;
    const outcome = outcomeOf(router.agreement, { ...rule.assignment, id: rule.id }, null);
    if (!outcome.owned) continue;
    const cells = cellsOf(projected(reached.get(number)!, told));
    found.push({ outcome, cells, witness: (cell) => witnessOf(router, rules, rule, outcome, number, cell, excepted) });
  }
  return found;
}

/** For each row that decides somewhere, the combinations in which it does: where it is reached and no exception holds. */
function rowsReached(
  compiled: Compiled,
  rules: CompiledRules,
  watched: Watched,
  excepted: (ref: Ref) => Combinations,
): ReadonlyMap<number, Combinations> {
  const { diagram, levelOf } = compiled;
  const rows = new Map<number, Combinations>();
  const below = new Map<Ref, ReadonlyMap<number, Combinations>>();
  const both = new Uint32Array(watched.words);
  const start = { roots: [rules.exceptionRoot, rules.gridRoot], within: everything(watched), fixed: new Map() };
  lockstep(compiled, watched, start, (refs, passed) => {
    const grid = refs[1]!;
    const free = excepted(refs[0]!);
    if (grid === NONE || isNothing(free)) return false;
    if (diagram.level(grid) <= levelOf[CATEGORY]!) return true;
    both.fill(0);
    addMasked(both, free, passed);
    for (const [row, combinations] of remember(below, grid, () => reachedLeaves(compiled, grid, watched)))
      addMasked(
        remember(rows, row, () => new Uint32Array(watched.words)),
        combinations,
        both,
      );
    return false;
  });
  for (const [row, combinations] of rows) if (isNothing(combinations)) rows.delete(row);
  return rows;
}

/** A set over the tier and some dimensions as one over these alone: the tier stands first. */
function projected(set: Combinations, told: Watched): Combinations {
  const found = new Uint32Array(told.words);
  for (let bit = 0; bit < set.length * 32; bit += 1) if (hasBit(set, bit)) setBit(found, bit % told.count);
  return found;
}

/**
 * The combinations of values behind combinations of classes. Every cell is one object, shared by all
 * that ask, so that what is known of it can be kept by it.
 */
export function cellsIn(router: Router, watched: Watched): (set: Combinations) => readonly DutyCell[] {
  const { dimensions, classes } = router.compiled;
  const values = (dimension: number, cls: number): readonly string[] =>
    classes[dimension]!.members[cls]!.map((place) => dimensions[dimension]!.values[place]!);
  const byBit = Array.from({ length: watched.count }, (_, bit): readonly DutyCell[] => {
    const [types, priorities, windows] = classesOfBit(watched, bit).map((cls, at) => values(watched.dimensions[at]!, cls));
    return windows!.flatMap((window) =>
      priorities!.flatMap((priority) => types!.map((type) => ({ type: type as TicketType, priority: priority as Priority, window }))),
    );
  });
  return (set) => {
    const cells: DutyCell[] = [];
    for (let bit = 0; bit < watched.count; bit += 1) if (hasBit(set, bit)) for (const cell of byBit[bit]!) cells.push(cell);
    return cells;
  };
}

/** What a cell asks of a situation, by the dimension's place. */
export const wantedBy = (cell: DutyCell): Map<number, string | null> =>
  new Map<number, string | null>([
    [TYPE, cell.type],
    [PRIORITY, cell.priority],
    [WINDOW, cell.window],
  ]);

function witnessOf(
  router: Router,
  rules: CompiledRules,
  rule: RuleBox,
  outcome: Owned,
  number: number,
  cell: DutyCell,
  excepted: (ref: number) => Combinations,
): Situation {
  const wanted = wantedBy(cell);
  for (const example of plainExamples(router, rule, wanted)) {
    const decided = router.route(example).outcome;
    if (decided.owned && decided.rule === outcome.rule) return example;
  }
  const target = leaf(number);
  const found = findWitness(router.compiled, {
    roots: [rules.exceptionRoot, rules.gridRoot],
    rule,
    wanted,
    hopeful: ([exception, grid]) => rule.kind === 'exception' || (grid !== NONE && !isNothing(excepted(exception!))),
    goal: ([exception, grid]) => (exception === NONE ? grid === target : exception === target),
  });
  if (found === null) throw new Error(`Rule ${outcome.rule} decides nothing in a combination that it was found in`);
  return found;
}
