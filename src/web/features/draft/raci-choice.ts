/** What the picker holds for RACI, as an assignment in which nobody who does the work is also asked or told. */
import type { Assignment } from '../../../core/agreement/agreement.js';

export interface RaciChoice extends Omit<Assignment, 'accountable'> {
  /** Nobody chosen: the Accountable team does the work itself. */
  readonly responsible: readonly string[];
}

/** What a picker opens with. */
export function choiceOf(now: Assignment | null): RaciChoice {
  if (now === null) return { responsible: [], consulted: [], informed: [], scope: 'included', policy: null };
  const { accountable, responsible, consulted, informed, scope, policy } = now;
  const alone = responsible.length === 1 && responsible[0] === accountable;
  return { responsible: alone ? [] : responsible, consulted, informed, scope, policy };
}

/** The assignment that an Accountable team makes of a choice. */
export function assignmentFor(accountable: string, choice: RaciChoice): Assignment {
  const responsible = choice.responsible.length === 0 ? [accountable] : choice.responsible;
  const others = (list: readonly string[]): readonly string[] => list.filter((team) => team !== accountable && !responsible.includes(team));
  return { ...choice, accountable, responsible, consulted: others(choice.consulted), informed: others(choice.informed) };
}

/** Teams chosen for a role that do the work already, and so leave it. */
export const repeated = (choice: RaciChoice, accountable: string | null): readonly string[] => {
  const workers = choice.responsible.length > 0 ? choice.responsible : accountable === null ? [] : [accountable];
  return [...new Set([...choice.consulted, ...choice.informed])].filter((team) => workers.includes(team));
};
