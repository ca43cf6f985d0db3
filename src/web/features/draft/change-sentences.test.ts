import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { SlaPolicy } from '../../../core/agreement/agreement.js';
import type { DraftChange } from '../../../core/drafting/change.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { MINUTE } from '../../../core/time.js';
import { changeWorder } from './change-words.js';

const words = changeWorder(harborLane, ((key: string) => key) as unknown as TFunction);
const standard = harborLane.policies[0]!;
const faster: SlaPolicy = { ...standard, targets: standard.targets.with(0, { ...standard.targets[0]!, respondMs: 5 * MINUTE }) };
const put = (item: SlaPolicy, was: SlaPolicy | null): DraftChange => ({ kind: 'put', list: 'policies', item, was });

describe('a change of what the contract says in sentences', () => {
  it('of a policy shows the lines that differ', () => {
    expect(words(put(faster, standard))).toEqual({
      subject: 'Standard',
      before: 'P1: a first answer within 15 minutes and resolved within 4 hours, counted around the clock. The clocks never stand.',
      after: 'P1: a first answer within 5 minutes and resolved within 4 hours, counted around the clock. The clocks never stand.',
    });
    expect(words(put({ ...standard, name: 'Usual' }, standard))).toMatchObject({ before: 'Standard', after: 'Usual' });
  });

  it('of one that is new or goes shows all of them, and nothing on the other side', () => {
    const { before, after } = words(put(standard, null));
    expect(before).toBe('draft.change.nothing');
    expect(after).toMatch(/^Standard P1: .*50, 75, 90, 100 %$/);
    expect(words({ kind: 'remove', list: 'policies', was: standard })).toMatchObject({ after: 'draft.change.nothing' });
  });

  it('of hand-off rules, priorities, steps and the default', () => {
    const { handOff, priorityMatrix, escalation } = harborLane;
    expect(words({ kind: 'set', field: 'handOff', was: handOff, value: { ...handOff, bounceLimit: 1 } })).toMatchObject({
      before: 'When a ticket was handed back twice, the leads of the parties are called in.',
      after: 'When a ticket was handed back once, the leads of the parties are called in.',
    });
    const low = { ...priorityMatrix, low: { ...priorityMatrix.low, low: 'P3' } } as const;
    expect(words({ kind: 'set', field: 'priorityMatrix', was: priorityMatrix, value: low })).toMatchObject({
      before: 'low impact, low urgency: P4',
      after: 'low impact, low urgency: P3',
    });
    expect(words({ kind: 'remove', list: 'escalation', was: escalation[0]! }).before).toContain('the leads of the parties are told');
    expect(words({ kind: 'set', field: 'defaultPolicy', was: 'standard', value: 'gone' })).toMatchObject({
      before: 'Standard',
      after: 'gone',
    });
  });
});
