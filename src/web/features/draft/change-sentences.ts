/**
 * What stands in the contract because of a policy, an escalation step, the hand-off rules, the priority
 * matrix or the default policy: as lines, so that a change shows the lines that differ and no others.
 */
import { type Agreement, type EscalationStep, LEVELS, type SlaPolicy } from '../../../core/agreement/agreement.js';
import { escalationInWords, handOffInWords, targetInWords } from '../../../core/agreement/words/clocks.js';
import { holdInWords } from '../../../core/agreement/words/contract.js';
import type { DraftChange } from '../../../core/drafting/change.js';

/** The lines of what stood or stands there; null where a change is told in another way. */
export function sentencesOf(agreement: Agreement, change: DraftChange, seen: unknown): readonly string[] | null {
  if (change.kind === 'calendar' || change.kind === 'move' || seen === null || seen === undefined) return null;
  if (change.kind !== 'set') {
    if (change.list === 'policies') {
      const { name, targets, holds, thresholds } = seen as SlaPolicy;
      return [
        name,
        ...targets.map((target) => targetInWords(agreement, target)),
        ...holds.map((hold) => holdInWords(agreement, hold)),
        `${thresholds.join(', ')} %`,
      ];
    }
    return change.list === 'escalation' ? [escalationInWords(agreement, seen as EscalationStep)] : null;
  }
  switch (change.field) {
    case 'handOff':
      return handOffInWords({ ...agreement, handOff: seen as Agreement['handOff'] });
    case 'priorityMatrix': {
      const matrix = seen as Agreement['priorityMatrix'];
      return LEVELS.flatMap((impact) => LEVELS.map((urgency) => `${impact} impact, ${urgency} urgency: ${matrix[impact][urgency]}`));
    }
    case 'defaultPolicy':
      return [agreement.policies.find((one) => one.id === seen)?.name ?? (seen as string)];
    default:
      return null;
  }
}

/** The lines of one side that the other has not. */
export const onlyIn = (lines: readonly string[], others: readonly string[] | null, between = ' '): string =>
  lines.filter((line) => !others?.includes(line)).join(between);
