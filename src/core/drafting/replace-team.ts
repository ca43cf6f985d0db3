/**
 * One team in the place of another, everywhere the agreement names it.
 *
 * Each rule, exception and escalation step reads as before with the other team's name. Where both were
 * named side by side the one is listed once; where it now does the work it is no longer consulted or
 * informed about it as well.
 *
 * Worked example: r7 has Onsite IT accountable and Infrastructure responsible. Service desk in the
 * place of Infrastructure: r7 has Onsite IT accountable and Service desk responsible.
 */
import type { Agreement, Assignment } from '../agreement/agreement.js';
import type { TeamId } from '../ids.js';
import type { DraftChange } from './change.js';

const LISTS = ['responsible', 'consulted', 'informed'] as const;

const names = (rule: Assignment, team: TeamId): boolean => rule.accountable === team || LISTS.some((list) => rule[list].includes(team));

/** How many rules, exceptions and escalation steps name a team. */
export function teamMentions({ rules, exceptions, escalation }: Agreement, team: TeamId): number {
  const steps = escalation.filter((step) => step.notify.includes(team));
  return [...rules, ...exceptions].filter((rule) => names(rule, team)).length + steps.length;
}

/**
 * The changes that name another team wherever one was named. The team itself stays.
 *
 * @param by another team of the agreement
 * @returns none when nothing names the team, or when both are the same
 * @example replaceTeam(draft, 'infrastructure', 'service-desk')
 */
export function replaceTeam(agreement: Agreement, team: TeamId, by: TeamId): readonly DraftChange[] {
  if (team === by) return [];
  const swap = (ids: readonly TeamId[]): readonly TeamId[] => [...new Set(ids.map((id) => (id === team ? by : id)))];
  const swapped = <Rule extends Assignment>(rule: Rule): Rule => {
    const responsible = swap(rule.responsible);
    const others = (ids: readonly TeamId[]) => swap(ids).filter((id) => id !== by || !responsible.includes(by));
    return {
      ...rule,
      accountable: rule.accountable === team ? by : rule.accountable,
      responsible,
      consulted: others(rule.consulted),
      informed: others(rule.informed),
    };
  };
  return [
    ...agreement.rules
      .filter((rule) => names(rule, team))
      .map((was): DraftChange => ({ kind: 'put', list: 'rules', was, item: swapped(was) })),
    ...agreement.exceptions
      .filter((rule) => names(rule, team))
      .map((was): DraftChange => ({ kind: 'put', list: 'exceptions', was, item: swapped(was) })),
    ...agreement.escalation
      .filter((step) => step.notify.includes(team))
      .map((was): DraftChange => ({ kind: 'put', list: 'escalation', was, item: { ...was, notify: swap(was.notify) } })),
  ];
}

/**
 * The changes that take a team away.
 *
 * @param by the team that takes its place; null when nothing names it
 * @example withoutTeam(draft, 'infrastructure', 'service-desk')
 */
export function withoutTeam(agreement: Agreement, team: TeamId, by: TeamId | null): readonly DraftChange[] {
  const was = agreement.teams.find((one) => one.id === team);
  if (was === undefined) return [];
  return [...(by === null ? [] : replaceTeam(agreement, team, by)), { kind: 'remove', list: 'teams', was }];
}
