import { describe, expect, it } from 'vitest';
import type { SlaPolicy } from '../../../../core/agreement/agreement.js';
import { applyEdit } from '../../../../core/drafting/apply.js';
import { harborLane } from '../../../../core/testing/harbor-lane.js';
import { HOUR, MINUTE } from '../../../../core/time.js';
import type { Intent } from '../draft-session.js';
import { holdEdit, nameTaken, policyCopied, policyEdit, targetAdded, targetEdit, targetKey, withoutTarget } from './levels-edits.js';
import { readLength, readPercents } from './levels-read.js';

const made = (...intents: readonly Intent[]) =>
  intents.reduce((now, intent) => {
    const edited = applyEdit(now, intent(now));
    if (!edited.ok) throw new Error(JSON.stringify(edited));
    return edited.agreement;
  }, harborLane);
const standard = (...intents: readonly Intent[]): SlaPolicy => made(...intents).policies[0]!;
const heads = ({ targets }: SlaPolicy): readonly string[] => targets.map(targetKey);

describe('edits of a policy', () => {
  it('change one time and leave what others changed meanwhile', () => {
    const { targets } = standard(
      targetEdit('standard', 'P2 ', { respondMs: 2 * HOUR }),
      targetEdit('standard', 'P2 ', { resolveMs: null }),
    );
    expect(targets[1]).toMatchObject({ respondMs: 2 * HOUR, resolveMs: null, calendar: 'office' });
    expect(targets[0]).toBe(harborLane.policies[0]!.targets[0]);
  });

  it('change nothing that is said already or whose policy is gone', () => {
    expect(targetEdit('standard', 'P2 ', { respondMs: HOUR })(harborLane)).toEqual([]);
    expect(policyEdit('gone', (was) => ({ ...was, name: 'x' }))(harborLane)).toEqual([]);
  });

  it('put a target for some types before the one for all of its priority', () => {
    const [, p2] = harborLane.policies[0]!.targets;
    const incidents = { ...p2!, types: ['incident'] as const };
    const added = targetAdded('standard', incidents);
    expect(heads(standard(added))).toEqual(['P1 ', 'P2 incident', 'P2 ', 'P3 ', 'P4 ']);
    expect(heads(standard(added, withoutTarget('standard', 'P2 incident')))).toEqual(['P1 ', 'P2 ', 'P3 ', 'P4 ']);
    expect(heads(standard(withoutTarget('standard', 'P3 '), targetAdded('standard', { ...p2!, priority: 'P3' })))).toEqual(
      heads(harborLane.policies[0]!),
    );
  });

  it('set, change and lift a limit of a party', () => {
    const set = holdEdit('standard', 'northwind', 'P1', HOUR);
    expect(standard(set).holds).toEqual([{ party: 'northwind', priority: 'P1', holdMs: HOUR }]);
    expect(standard(set, holdEdit('standard', 'northwind', 'P1', MINUTE)).holds.map((one) => one.holdMs)).toEqual([MINUTE]);
    expect(standard(set, holdEdit('standard', 'northwind', 'P1', null)).holds).toEqual([]);
    expect(holdEdit('standard', 'internal', 'P1', null)(harborLane)).toEqual([]);
  });

  it('copy a policy under an id of its own', () => {
    const [, copy] = made((now) => policyCopied(now, 'standard', 'Standard')).policies;
    expect(copy).toEqual({ ...harborLane.policies[0], id: 'standard-2' });
    expect(policyCopied(harborLane, 'gone', 'x')).toEqual([]);
    expect([nameTaken(harborLane, ' standard', null), nameTaken(harborLane, 'Standard', 'standard')]).toEqual([true, false]);
  });
});

describe('what is written into the fields', () => {
  it('a length of time, none, or what is wrong with it', () => {
    expect(['30 min', '4 h', '2 d', ' '].map(readLength)).toEqual([30 * MINUTE, 4 * HOUR, 48 * HOUR, null].map((ms) => ({ ok: true, ms })));
    expect(['30', 'soon', '-4 h'].map(readLength)).toEqual([0, 1, 2].map(() => ({ ok: false, wrong: 'unreadable' })));
    expect(['0 min', '40000 d'].map(readLength)).toEqual([0, 1].map(() => ({ ok: false, wrong: 'range' })));
  });

  it('percentages in order, each once', () => {
    expect(readPercents('100, 50 %; 75 50')).toEqual([50, 75, 100]);
    expect(['', 'half', '0', '1001', Array.from({ length: 21 }, (_, at) => at + 1).join()].map(readPercents)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
