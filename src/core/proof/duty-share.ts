/** How much of real traffic a rule decides in some combinations of type, priority and window. */
import type { RuleId } from '../ids.js';
import type { Router } from '../routing/router.js';
import type { Traffic } from '../routing/traffic.js';
import type { Duty, DutyCell } from './duty.js';

/** 0 to 1, or null when no history is known or it is empty. */
export type DutyShare = (outcome: Duty['outcome'], cells: readonly DutyCell[]) => number | null;

const cellName = (rule: RuleId, { type, priority, window }: DutyCell): string => `${rule}\n${type}\n${priority}\n${window}`;

/** Routes each situation of the traffic once. */
export function dutyShares(router: Router, traffic: Traffic | undefined): DutyShare {
  if (traffic === undefined) return () => null;
  const counts = new Map<string, number>();
  let all = 0;
  for (const { situation, count } of traffic) {
    all += count;
    const { outcome } = router.route(situation);
    if (!outcome.owned) continue;
    const name = cellName(outcome.rule, situation);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  if (all === 0) return () => null;
  return ({ rule }, cells) => cells.reduce((sum, cell) => sum + (counts.get(cellName(rule, cell)) ?? 0), 0) / all;
}
