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
import { type CompiledRules, NO_RULE } from '../routing/compiled.js';
import { leaf } from '../routing/diagram.js';
import { PRIORITY, TYPE, WINDOW } from '../routing/dimensions.js';
import type { Owned } from '../routing/outcome.js';
import type { Router } from '../routing/router.js';
import type { RuleBox } from '../routing/rule-boxes.js';
import { type Combinations, classesOfBit, hasBit, type Watched, watch } from './combinations.js';
import type { Duty, DutyCell } from './duty.js';
import { plainExamples } from './plain-examples.js';
import { reachedLeaves, reachedRows } from './reach.js';
import { findWitness } from './witness.js';

const NONE = leaf(NO_RULE);

/** @returns one duty for every rule that decides anywhere and names a team, in order of precedence. */
export function duties(router: Router): readonly Duty[] {
  const { compiled } = router;
  const rules = compiled.rules[0]!;
  const watched = watch(compiled, [TYPE, PRIORITY, WINDOW]);
  const reached = new Map([
    ...reachedLeaves(compiled, rules.exceptionRoot, watched),
    ...reachedRows(compiled, rules.exceptionRoot, rules.gridRoot, NONE, watched),
  ]);
  reached.delete(NO_RULE);
  const cellsOf = cellsIn(router, watched);
  const found: Duty[] = [];
  for (const number of [...reached.keys()].sort((a, b) => a - b)) {
    const rule = rules.ranked[number - 1]!;
    const outcome = outcomeOf(router.agreement, { ...rule.assignment, id: rule.id }, null);
    if (!outcome.owned) continue;
    const cells = cellsOf(reached.get(number)!);
    found.push({ outcome, cells, witness: (cell) => witnessOf(router, rules, rule, outcome, number, cell) });
  }
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

function witnessOf(router: Router, rules: CompiledRules, rule: RuleBox, outcome: Owned, number: number, cell: DutyCell): Situation {
  const wanted = wantedBy(cell);
  for (const example of plainExamples(router, rule, wanted)) {
    const decided = router.route(example).outcome;
    if (decided.owned && decided.rule === outcome.rule) return example;
  }
  const target = leaf(number);
  const goal = ([exception, grid]: Int32Array): boolean => (exception === NONE ? grid === target : exception === target);
  const found = findWitness(router.compiled, [rules.exceptionRoot, rules.gridRoot], wanted, null, goal);
  if (found === null) throw new Error(`Rule ${outcome.rule} decides nothing in a combination that it was found in`);
  return found;
}
