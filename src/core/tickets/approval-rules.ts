/**
 * Which approvals a ticket needs: the desk settings say it by type and category, and who may give them.
 *
 * Nobody approves his own request, whatever the rule says. A rule for a category holds for everything below it.
 *
 * Example: "Software, 2 of the leads of Harbor Lane and Cleo" for service requests below Software. Rita is one
 * of the leads and asks for a licence: she is left out, the others are asked.
 */
import type { Category, TicketType } from '../agreement/agreement.js';
import type { CategoryId, PartyId, PersonId, TeamId } from '../ids.js';

export interface ApprovalRule {
  readonly id: string;
  readonly name: string;
  readonly types: readonly TicketType[];
  /** Each with everything below it; null: all. */
  readonly categories: readonly CategoryId[] | null;
  readonly needed: number;
  readonly approvers: {
    readonly people: readonly PersonId[];
    readonly teams: readonly TeamId[];
    /** The leads of these parties. */
    readonly leadsOf: readonly PartyId[];
  };
  /** They are never asked, even if a team or role would name them. */
  readonly except: readonly PersonId[];
}

/** A member as far as approvals are concerned. */
export interface Approver {
  readonly person: PersonId;
  readonly party: PartyId | null;
  readonly teams: readonly TeamId[];
  readonly lead: boolean;
}

/** The rules that hold for a ticket, in their order. */
export function rulesFor(
  rules: readonly ApprovalRule[],
  ticket: { readonly type: TicketType; readonly category: CategoryId },
  categories: readonly Category[],
): readonly ApprovalRule[] {
  const path = new Set(pathOf(ticket.category, categories));
  return rules.filter(
    (rule) => rule.types.includes(ticket.type) && (rule.categories === null || rule.categories.some((one) => path.has(one))),
  );
}

/** Who is asked by a rule, each once, in the order of the members. */
export function approversOf(rule: ApprovalRule, requester: PersonId | null, members: readonly Approver[]): readonly PersonId[] {
  const { people, teams, leadsOf } = rule.approvers;
  return members
    .filter(
      (one) =>
        people.includes(one.person) ||
        one.teams.some((team) => teams.includes(team)) ||
        (one.lead && one.party !== null && leadsOf.includes(one.party)),
    )
    .map((one) => one.person)
    .filter((person) => person !== requester && !rule.except.includes(person));
}

/** A category and everything above it. */
function pathOf(category: CategoryId, categories: readonly Category[]): readonly CategoryId[] {
  const parents = new Map(categories.map((one) => [one.id, one.parent]));
  const path: CategoryId[] = [];
  for (let at: CategoryId | null = category; at !== null && !path.includes(at); at = parents.get(at) ?? null) path.push(at);
  return path;
}
