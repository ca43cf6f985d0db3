/** What a rule is called in a finding: its id with where it holds. */
import type { Agreement } from '../agreement/agreement.js';
import type { RuleId } from '../ids.js';
import type { CategoryTree } from '../routing/category-tree.js';
import { exceptionText, rowText } from '../routing/rule-text.js';

/** @example ruleText(harborLane, tree, 'r3') // 'rule r3 (Respond › Line of business, tier 3)' */
export function ruleText(agreement: Agreement, tree: CategoryTree, id: RuleId): string {
  const row = agreement.rules.find((rule) => rule.id === id);
  if (row !== undefined) return `rule ${id} (${rowText(agreement, tree, row)})`;
  const exception = agreement.exceptions.find((rule) => rule.id === id);
  return exception === undefined ? `rule ${id}` : `exception ${id} (${exceptionText(agreement, tree, exception)})`;
}
