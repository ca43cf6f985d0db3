/**
 * SLA policies in a draft: who names one, and how one is taken away without leaving anybody without.
 *
 * Worked example: r2 and x1 name "Gold", which is not the default. Taking Gold away and giving what
 * names it to "Standard" changes r2 and x1 and removes Gold, in one edit.
 */
import type { Agreement, Assignment } from '../agreement/agreement.js';
import type { PolicyId, RuleId } from '../ids.js';
import type { DraftChange } from './change.js';

export interface PolicyUse {
  readonly rules: readonly RuleId[];
  readonly exceptions: readonly RuleId[];
  /** It holds wherever no other is named. */
  readonly isDefault: boolean;
}

/** Who names a policy. */
export function policyUse({ rules, exceptions, defaultPolicy }: Agreement, policy: PolicyId): PolicyUse {
  const naming = (list: readonly (Assignment & { readonly id: RuleId })[]) =>
    list.filter((rule) => rule.policy === policy).map((rule) => rule.id);
  return { rules: naming(rules), exceptions: naming(exceptions), isDefault: defaultPolicy === policy };
}

/**
 * The changes that take a policy away.
 *
 * @param to what names it is given to this one instead; null where nobody names it. A rule that would
 *   then name the default names none, which says the same.
 * @returns none when there is no such policy any more
 */
export function withoutPolicy(agreement: Agreement, policy: PolicyId, to: PolicyId | null): readonly DraftChange[] {
  const was = agreement.policies.find((one) => one.id === policy);
  if (was === undefined) return [];
  const moves = agreement.defaultPolicy === policy && to !== null;
  const named = to === null || moves || to === agreement.defaultPolicy ? null : to;
  return [
    ...agreement.rules
      .filter((rule) => rule.policy === policy)
      .map((rule): DraftChange => ({ kind: 'put', list: 'rules', was: rule, item: { ...rule, policy: named } })),
    ...agreement.exceptions
      .filter((rule) => rule.policy === policy)
      .map((rule): DraftChange => ({ kind: 'put', list: 'exceptions', was: rule, item: { ...rule, policy: named } })),
    ...(moves ? [{ kind: 'set', field: 'defaultPolicy', was: policy, value: to } as const] : []),
    { kind: 'remove', list: 'policies', was },
  ];
}
