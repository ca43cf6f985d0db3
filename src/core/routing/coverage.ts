/**
 * How much of an agreement is owned, over all situations that can occur.
 *
 * Example: 19 categories, 4 types, 3 tiers, 4 priorities, 2 windows, 3 systems (one of them "no
 * system") and 3 sites make 16,416 situations; those without a rule are unowned.
 */
import { receivingTeam } from './assignment.js';
import { type Compiled, type CompiledRules, NO_RULE } from './compiled.js';
import { isLeaf, leafValue, type Ref } from './diagram.js';
import { combine, EVERYTHING, mapLeaves, NOTHING } from './diagram-apply.js';
import type { Router } from './router.js';
import { countWhere } from './set-boxes.js';

export interface Coverage {
  /** All situations; above 2^53 approximate, as is `owned`. */
  readonly situations: number;
  readonly owned: number;
  /** `owned / situations`, 0 to 1; 1 exactly when nothing is unowned. */
  readonly share: number;
}

/**
 * Counts all situations of an agreement and those that somebody owns.
 *
 * @example coverage(compileRouter(agreement)) // { situations: 16416, owned: 9600, share: 0.58… }
 */
export function coverage(router: Router): Coverage {
  const { compiled } = router;
  const set = unownedSet(compiled, compiled.rules[0]!);
  const situations = compiled.dimensions.reduce((product, dimension) => product * dimension.values.length, 1);
  if (set === NOTHING) return { situations, owned: situations, share: 1 };
  const owned = countWhere(compiled, set, (value) => value === 0);
  return { situations, owned, share: Math.min(owned / situations, 1 - Number.EPSILON) };
}

/** True when every situation is owned: the proof of totality. */
export const isTotal = (router: Router): boolean => unownedSet(router.compiled, router.compiled.rules[0]!) === NOTHING;

/** Where the grid leaves a situation unowned, by itself. */
export function unownedByGrid(compiled: Compiled, rules: CompiledRules): Ref {
  return mapLeaves(compiled.diagram, rules.gridRoot, (value) => (value === NO_RULE || namesNobody(rules, value) ? 1 : 0));
}

const known = new WeakMap<CompiledRules, Ref>();

/** Where nobody owns a situation: no rule holds, or the one that decides names nobody. Worked out on first use. */
export function unownedSet(compiled: Compiled, rules: CompiledRules): Ref {
  const found = known.get(rules) ?? workOut(compiled, rules);
  known.set(rules, found);
  return found;
}

function workOut(compiled: Compiled, rules: CompiledRules): Ref {
  const careless = rules.exceptions.some((rule) => receivingTeam(rule.assignment) === null);
  return combine(compiled.diagram, rules.exceptionRoot, unownedByGrid(compiled, rules), (exception, grid) => {
    if (isLeaf(exception)) {
      const value = leafValue(exception);
      if (value === NO_RULE) return grid;
      return namesNobody(rules, value) ? EVERYTHING : NOTHING;
    }
    return grid === NOTHING && !careless ? NOTHING : undefined;
  });
}

const namesNobody = (rules: CompiledRules, leafOfRule: number): boolean => receivingTeam(rules.ranked[leafOfRule - 1]!.assignment) === null;
