/** The naive evaluator: reads the rules as they are written, one after the other. What routing must agree with. */
import type { Agreement, Assignment, Condition } from '../agreement/agreement.js';
import { PRIORITIES, TICKET_TYPES, TIERS } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { Decision } from '../decision.js';
import type { RuleId } from '../ids.js';
import type { RouteOutcome } from '../routing/outcome.js';

/** The category and its ancestors, nearest first. */
function ancestors(agreement: Agreement, id: string): readonly string[] {
  const category = agreement.categories.find((candidate) => candidate.id === id);
  return category === undefined ? [] : [id, ...(category.parent === null ? [] : ancestors(agreement, category.parent))];
}

const known = (list: readonly { readonly id: string }[], id: string | null): string | null =>
  list.some((item) => item.id === id) ? id : null;

/** True when every dimension that the condition asks for allows the situation. */
export function conditionHolds(agreement: Agreement, when: Condition, s: Situation): boolean {
  const path = ancestors(agreement, s.category);
  return (
    (when.categories === null || when.categories.some((id) => path.includes(id))) &&
    (when.types === null || when.types.includes(s.type)) &&
    (when.tiers === null || when.tiers.includes(s.tier)) &&
    (when.priorities === null || when.priorities.includes(s.priority)) &&
    (when.windows === null || when.windows.includes(s.window)) &&
    (when.systems === null || when.systems.includes(known(agreement.systems, s.system))) &&
    (when.sites === null || when.sites.includes(known(agreement.sites, s.site))) &&
    Object.entries(when.attributes).every(([id, values]) => {
      const attribute = agreement.attributes.find((candidate) => candidate.id === id);
      return attribute !== undefined && values.includes(known(attribute.values, s.attributes?.[id] ?? null));
    })
  );
}

/** Every rule that holds, in order of precedence: exceptions, then rows from the deepest category up. */
export function rulesHolding(agreement: Agreement, s: Situation): readonly (Assignment & { readonly id: RuleId; readonly row: boolean })[] {
  if (
    known(agreement.categories, s.category) === null ||
    known(agreement.windows.windows, s.window) === null ||
    !TICKET_TYPES.includes(s.type) ||
    !TIERS.includes(s.tier) ||
    !PRIORITIES.includes(s.priority)
  )
    return [];
  const exceptions = agreement.exceptions
    .filter((rule) => conditionHolds(agreement, rule.when, s))
    .map((rule) => ({ ...rule, row: false }));
  const rows = ancestors(agreement, s.category).flatMap((category) =>
    agreement.rules
      .filter((rule) => rule.category === category)
      .filter((rule) => (rule.windows === null || rule.windows.includes(s.window)) && (rule.tiers === null || rule.tiers.includes(s.tier)))
      .map((rule) => ({ ...rule, row: true })),
  );
  return [...exceptions, ...rows];
}

/** What routing must answer: the first rule that holds, or unowned. */
export function routeByScan(agreement: Agreement, s: Situation): Decision<RouteOutcome> {
  const rule = rulesHolding(agreement, s)[0];
  const team = rule?.responsible[0] ?? rule?.accountable ?? null;
  if (rule === undefined || team === null)
    return { outcome: { owned: false }, causes: [{ code: 'scan', ref: rule?.id ?? null, text: 'Nobody' }] };
  const outcome: RouteOutcome = {
    owned: true,
    rule: rule.id,
    cell: rule.row ? { window: s.window, tier: s.tier } : null,
    team,
    accountable: rule.accountable,
    responsible: rule.responsible,
    consulted: rule.consulted,
    informed: rule.informed,
    scope: rule.scope,
    policy: rule.policy ?? agreement.defaultPolicy,
  };
  return { outcome, causes: [{ code: 'scan', ref: rule.id, text: `First to hold: ${rule.id}` }] };
}
