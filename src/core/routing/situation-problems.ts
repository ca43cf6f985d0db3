/**
 * What is wrong with a situation: values that the agreement does not know, all of them at once, each
 * with the nearest one that it does know.
 *
 * Worked example: system "plant netwrok" gives
 * `{ path: ['system'], text: 'There is no system "plant netwrok"', nearest: 'plant-network' }`.
 */
import { type Agreement, PRIORITIES, TICKET_TYPES, TIERS } from '../agreement/agreement.js';
import { nearestName } from '../agreement/nearest.js';
import { type AgreementProblem, directory, type Known, type Path } from '../agreement/problem.js';
import type { Situation } from '../agreement/situation.js';
import type { Cause, Decision } from '../decision.js';
import { UNOWNED } from './assignment.js';
import type { RouteOutcome } from './outcome.js';

/**
 * Every unknown value of a situation; empty when there is none.
 *
 * @example situationProblems(agreement, { ...situation, tier: 4 }) // [{ path: ['tier'], text: 'There is no tier "4"; known are 1, 2, 3', nearest: null }]
 */
export function situationProblems(agreement: Agreement, situation: Situation): readonly AgreementProblem[] {
  const { systems, sites, attributes, values } = directory(agreement);
  const problems = [...requiredProblems(agreement, situation)];
  const optional = (path: Path, kind: string, things: Known, id: string | null | undefined): void => {
    if (id != null && !things.has(id))
      problems.push({ path, text: `There is no ${kind} ${quoted(id)}`, nearest: things.nearest(String(id)) });
  };
  optional(['system'], 'system', systems, situation.system);
  optional(['site'], 'site', sites, situation.site);
  for (const [id, value] of Object.entries(situation.attributes ?? {})) {
    optional(['attributes', id], 'attribute', attributes, id);
    const known = values.get(id);
    if (known) optional(['attributes', id], `value of ${id}`, known, value);
  }
  return problems;
}

/** The unknown values among those that every situation needs: category, type, tier, priority and window. */
function requiredProblems(agreement: Agreement, { category, type, tier, priority, window }: Situation): readonly AgreementProblem[] {
  const { categories, windows } = directory(agreement);
  const problems: AgreementProblem[] = [];
  const named = (kind: string, things: Known, id: string): void => {
    if (!things.has(id)) problems.push({ path: [kind], text: `There is no ${kind} ${quoted(id)}`, nearest: things.nearest(String(id)) });
  };
  const listed = (kind: string, known: readonly (string | number)[], value: string | number): void => {
    if (known.includes(value)) return;
    const text = `There is no ${kind} ${quoted(value)}; known are ${known.join(', ')}`;
    problems.push({ path: [kind], text, nearest: typeof value === 'string' ? nearestName(value, known.map(String)) : null });
  };
  named('category', categories, category);
  listed('type', TICKET_TYPES, type);
  listed('tier', TIERS, tier);
  listed('priority', PRIORITIES, priority);
  named('window', windows, window);
  return problems;
}

/** Unowned, because a value that every situation needs is unknown; the causes name each such value. */
export function unknownRequired(agreement: Agreement, situation: Situation): Decision<RouteOutcome> {
  const causes = requiredProblems(agreement, situation).map(
    ({ path, text, nearest }): Cause => ({
      code: 'route.unknown-value',
      ref: String(path[0]),
      text: nearest === null ? text : `${text}; the nearest is ${nearest}`,
    }),
  );
  return { outcome: UNOWNED, causes };
}

/** Quoted, and cut when somebody passes a novel. */
function quoted(value: unknown): string {
  const text = String(value);
  return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}
