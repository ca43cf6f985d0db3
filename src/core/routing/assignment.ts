/**
 * What a rule gives to whom: building the outcome from it, and telling whether two rules agree.
 *
 * A rule that names neither an Accountable nor a Responsible team leaves the work unowned: it holds,
 * and stops later rules, but nobody has the ticket. Two rules agree when every ticket would go the same
 * way: the order of Responsible teams counts for the first, which gets the ticket, and not for the rest.
 */
import type { Agreement, Assignment, Tier } from '../agreement/agreement.js';
import type { PolicyId, RuleId, TeamId, WindowId } from '../ids.js';
import type { Owned, RouteOutcome } from './outcome.js';

export const UNOWNED: RouteOutcome = Object.freeze({ owned: false });

/** The team that gets the ticket, or null when the rule names nobody. */
export const receivingTeam = (assignment: Assignment): TeamId | null => assignment.responsible[0] ?? assignment.accountable;

/** The frozen outcome of a rule; `cell` is the place in the grid, null for an exception. */
export function outcomeOf(
  agreement: Agreement,
  rule: Assignment & { readonly id: RuleId },
  cell: { window: WindowId; tier: Tier } | null,
): RouteOutcome {
  const team = receivingTeam(rule);
  if (team === null) return UNOWNED;
  const owned: Owned = {
    owned: true,
    rule: rule.id,
    cell: cell && Object.freeze(cell),
    team,
    accountable: rule.accountable,
    responsible: Object.freeze([...rule.responsible]),
    consulted: Object.freeze([...rule.consulted]),
    informed: Object.freeze([...rule.informed]),
    scope: rule.scope,
    policy: rule.policy ?? agreement.defaultPolicy,
  };
  return Object.freeze(owned);
}

/** Equal for two assignments exactly when they agree. `UNOWNED_KEY` when nobody is named. */
export function assignmentKey(assignment: Assignment, defaultPolicy: PolicyId): string {
  if (receivingTeam(assignment) === null) return UNOWNED_KEY;
  const set = (teams: readonly TeamId[]) => [...new Set(teams)].sort();
  const [first, ...others] = assignment.responsible;
  return JSON.stringify([
    assignment.accountable,
    first ?? null,
    set(others.filter((team) => team !== first)),
    set(assignment.consulted),
    set(assignment.informed),
    assignment.scope,
    assignment.policy ?? defaultPolicy,
  ]);
}

export const UNOWNED_KEY = 'unowned';
