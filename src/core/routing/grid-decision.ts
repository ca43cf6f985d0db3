/**
 * Why the grid decides as it does for one category and cell.
 *
 * The deepest category with a row for the cell decides, of two rows the earlier. The causes say the
 * row, the nearer categories whose cell is empty, and the rows that would have decided without it.
 * Example: a printer at night. Hardware has a row for business hours only, so the cell is inherited:
 * "Rule r1: Respond", "Hardware has no row for After hours, tier 1".
 */
import type { GridRule, Tier } from '../agreement/agreement.js';
import type { Cause, Decision } from '../decision.js';
import type { CategoryId, WindowId } from '../ids.js';
import { outcomeOf, UNOWNED } from './assignment.js';
import { categoryPath } from './category-tree.js';
import type { RouteOutcome } from './outcome.js';
import type { RuleBoxes } from './rule-boxes.js';
import { rowText } from './rule-text.js';

const holdsIn = (rule: GridRule, window: WindowId, tier: Tier): boolean =>
  (rule.windows === null || rule.windows.includes(window)) && (rule.tiers === null || rule.tiers.includes(tier));

/** The grid's decision for a known category and cell, frozen, whatever the other dimensions say. */
export function gridDecision(rules: RuleBoxes, category: CategoryId, window: WindowId, tier: Tier): Decision<RouteOutcome> {
  const { agreement, tree } = rules;
  const path = [...tree.pathOf(category)].reverse();
  const rowsOf = (id: CategoryId) =>
    rules.rows.filter((rule) => agreement.rules[rule.at]!.category === id).map((rule) => agreement.rules[rule.at]!);
  const cellText = `${agreement.windows.windows.find((item) => item.id === window)?.name ?? window}, tier ${tier}`;

  const holding: GridRule[] = [];
  const empty: Cause[] = [];
  for (const node of path) {
    const rows = rowsOf(node.id);
    const found = rows.filter((rule) => holdsIn(rule, window, tier));
    if (holding.length === 0 && rows.length > 0 && found.length === 0)
      empty.push({ code: 'route.empty-cell', ref: node.id, text: `${node.name} has no row for ${cellText}` });
    holding.push(...found);
  }
  const [winner, ...others] = holding;
  if (!winner) {
    const none: Cause = { code: 'route.unowned', ref: null, text: `No rule for ${categoryPath(tree, category)}, ${cellText}` };
    return freeze(UNOWNED, [none, ...empty]);
  }

  const causes: Cause[] = [{ code: 'route.rule', ref: winner.id, text: `Rule ${winner.id}: ${rowText(agreement, tree, winner)}` }];
  const owner = path.findIndex((node) => node.id === winner.category);
  if (owner > 0) {
    const between = path.slice(1, owner).reverse();
    const through = between.length > 0 ? between.map((node) => node.name).join(' › ') : path[0]!.name;
    causes.push({ code: 'route.inherited', ref: winner.category, text: `Inherited ${between.length > 0 ? 'through' : 'by'} ${through}` });
  }
  causes.push(...empty);
  const earlier = others.find((rule) => rule.category === winner.category);
  if (earlier) causes.push({ code: 'route.earlier', ref: earlier.id, text: `${winner.id} is listed before ${earlier.id}` });
  const shallower = others.find((rule) => rule.category !== winner.category);
  if (shallower) causes.push({ code: 'route.deeper', ref: shallower.id, text: `Deeper than ${shallower.id}` });
  const outcome = outcomeOf(agreement, winner, { window, tier });
  if (!outcome.owned) causes.push({ code: 'route.names-nobody', ref: winner.id, text: `Rule ${winner.id} names no team` });
  return freeze(outcome, causes);
}

export function freeze(outcome: RouteOutcome, causes: readonly Cause[]): Decision<RouteOutcome> {
  return Object.freeze({ outcome, causes: Object.freeze(causes.map((cause) => Object.freeze(cause))) });
}
