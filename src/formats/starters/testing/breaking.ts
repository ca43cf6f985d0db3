/** Ways to break an agreement on purpose, each as small as a slip of the hand. */
import type { Agreement, Assignment, Priority, SlaTarget, Team } from '../../../core/agreement/agreement.js';

export type Breaking = (agreement: Agreement) => Agreement;

const patched = <T extends { readonly id: string }>(list: readonly T[], id: string, patch: Partial<NoInfer<T>>): readonly T[] => {
  if (!list.some((one) => one.id === id)) throw new Error(`There is nothing with the id ${id} to break`);
  return list.map((one) => (one.id === id ? { ...one, ...patch } : one));
};

export const withoutRule =
  (id: string): Breaking =>
  (agreement) => {
    const rules = agreement.rules.filter((rule) => rule.id !== id);
    if (rules.length === agreement.rules.length) throw new Error(`There is no rule ${id}`);
    return { ...agreement, rules };
  };

export const rule =
  (id: string, patch: Partial<Assignment>): Breaking =>
  (agreement) => ({ ...agreement, rules: patched(agreement.rules, id, patch) });

export const team =
  (id: string, patch: Partial<Team>): Breaking =>
  (agreement) => ({ ...agreement, teams: patched(agreement.teams, id, patch) });

/** The same exception a second time, as `again`, at the end of the list. */
export const exceptionAgain =
  (id: string, patch: Partial<Assignment> = {}): Breaking =>
  (agreement) => {
    const one = agreement.exceptions.find((each) => each.id === id);
    if (one === undefined) throw new Error(`There is no exception ${id}`);
    return { ...agreement, exceptions: [...agreement.exceptions, { ...one, ...patch, id: 'again' }] };
  };

export const target =
  (policy: string, priority: Priority, patch: Partial<SlaTarget>): Breaking =>
  (agreement) => ({
    ...agreement,
    policies: patched(agreement.policies, policy, {
      targets: agreement.policies
        .find(({ id }) => id === policy)!
        .targets.map((one) => (one.priority === priority ? { ...one, ...patch } : one)),
    }),
  });

export const acceptWithin =
  (acceptWithinMs: number): Breaking =>
  (agreement) => ({ ...agreement, handOff: { ...agreement.handOff, acceptWithinMs } });
