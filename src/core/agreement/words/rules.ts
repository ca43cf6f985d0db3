/**
 * Rules and scope in words: the sentences that go into the contract.
 *
 * Worked example: the row "Respond › Business applications, Business, tier 2 and 3" with Onsite IT
 * Accountable, Infrastructure Responsible and Management Informed reads "Onsite IT of Harbor Lane is
 * Accountable and Infrastructure of Northwind IT does the work; Management is Informed."
 */
import { categoryTree } from '../../routing/category-tree.js';
import { exceptionText, rowText } from '../../routing/rule-text.js';
import type { Agreement, Assignment, ExceptionRule, GridRule, Scope } from '../agreement.js';
import { both, sentence } from './lists.js';

const is = (names: readonly string[]): string => (names.length === 1 ? 'is' : 'are');

/** Names of teams; with the party's where `parties` is asked for. */
function teamNames(agreement: Agreement, ids: readonly string[], parties: boolean): readonly string[] {
  return [...new Set(ids)].map((id) => {
    const team = agreement.teams.find((each) => each.id === id);
    const party = agreement.parties.find((each) => each.id === team?.party);
    return parties && party ? `${team!.name} (${party.name})` : (team?.name ?? id);
  });
}

/**
 * Who answers for the work and who does it, as one sentence.
 *
 * @param options `parties`: also name the party of who answers and who works
 */
export function assignmentInWords(agreement: Agreement, assignment: Assignment, options: { readonly parties?: boolean } = {}): string {
  const { accountable, responsible, consulted, informed } = assignment;
  const names = (ids: readonly string[], parties = false) => teamNames(agreement, ids, parties);
  const withParties = options.parties === true;
  const owner = accountable === null ? null : names([accountable], withParties)[0]!;
  const workers = names(responsible, withParties);
  const alone = responsible.length === 1 && responsible[0] === accountable;
  const others = names(
    responsible.filter((id) => id !== accountable),
    withParties,
  );
  const shares = accountable !== null && responsible.includes(accountable);
  const parts = [
    owner === null
      ? 'nobody is Accountable'
      : alone
        ? `${owner} is Accountable and does the work`
        : responsible.length === 0
          ? `${owner} is Accountable, and nobody is Responsible`
          : shares
            ? `${owner} is Accountable and does the work together with ${both(others)}`
            : `${owner} is Accountable and ${both(workers)} ${workers.length === 1 ? 'does' : 'do'} the work`,
    ...(owner === null && workers.length > 0 ? [`${both(workers)} ${workers.length === 1 ? 'does' : 'do'} the work`] : []),
    ...(consulted.length > 0 ? [`${both(names(consulted))} ${is(consulted)} Consulted`] : []),
    ...(informed.length > 0 ? [`${both(names(informed))} ${is(informed)} Informed`] : []),
  ];
  return sentence(parts.join('; '));
}

/** Where a row holds. @example rowInWords(agreement, row) // 'Respond › Hardware, Business' */
export const rowInWords = (agreement: Agreement, rule: GridRule): string => rowText(agreement, categoryTree(agreement.categories), rule);

/** When an exception holds. @example exceptionInWords(agreement, x) // 'Respond, Plant network, P1' */
export const exceptionInWords = (agreement: Agreement, rule: ExceptionRule): string =>
  exceptionText(agreement, categoryTree(agreement.categories), rule);

/** The policy of an assignment by name; null where the default holds. */
export function policyInWords({ policies, defaultPolicy }: Agreement, { policy }: Assignment): string | null {
  return policy === null || policy === defaultPolicy ? null : (policies.find(({ id }) => id === policy)?.name ?? policy);
}

const SCOPE_HEADS: Readonly<Record<Scope, string>> = {
  included: 'The following work is included in the service',
  project: 'The following work is done as a project, agreed and priced before it begins',
  out: 'The following work is outside this agreement',
};

/** The sentence that opens a group of rules. */
export const scopeInWords = (scope: Scope): string => SCOPE_HEADS[scope];

export interface ScopeGroup {
  readonly scope: Scope;
  /** Opens the group, for the contract. */
  readonly sentence: string;
  /** One for each rule of the group, in the order of the agreement. */
  readonly lines: readonly { readonly rule: string; readonly where: string; readonly who: string; readonly policy: string | null }[];
}

/**
 * The scope of the service: rows by included, project and out of scope; exceptions are told elsewhere.
 * Groups without a row are left out.
 *
 * @example scopeGroups(agreement)[0]?.sentence // 'The following work is included in the service'
 */
export function scopeGroups(agreement: Agreement): readonly ScopeGroup[] {
  const tree = categoryTree(agreement.categories);
  return (['included', 'project', 'out'] as const).flatMap((scope): ScopeGroup[] => {
    const rules = agreement.rules.filter((rule) => rule.scope === scope);
    if (rules.length === 0) return [];
    const lines = rules.map((rule) => ({
      rule: rule.id,
      where: rowText(agreement, tree, rule),
      who: assignmentInWords(agreement, rule),
      policy: policyInWords(agreement, rule),
    }));
    return [{ scope, sentence: scopeInWords(scope), lines }];
  });
}

/**
 * One rule as it stands in the contract: under which sentence of the scope, where it holds, who has it,
 * and by which times.
 *
 * @example ruleInWords(agreement, r2) // 'The following work is included in the service: Respond › Hardware, Business. Onsite IT is Accountable and does the work.'
 */
export function ruleInWords(agreement: Agreement, rule: GridRule): string {
  const policy = policyInWords(agreement, rule);
  const times = policy === null ? '' : ` Times: ${policy}.`;
  return `${scopeInWords(rule.scope)}: ${rowInWords(agreement, rule)}. ${assignmentInWords(agreement, rule)}${times}`;
}
