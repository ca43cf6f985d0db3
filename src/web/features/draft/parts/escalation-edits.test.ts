import { describe, expect, it } from 'vitest';
import type { Agreement, EscalationStep } from '../../../../core/agreement/agreement.js';
import { applyEdit } from '../../../../core/drafting/apply.js';
import { harborLane } from '../../../../core/testing/harbor-lane.js';
import type { Intent } from '../draft-session.js';
import { categoriesLeft, handOffEdit, readFields, requiredEdit, stepMoved, stepPut, stepRemoved } from './escalation-edits.js';

const made = (...intents: readonly Intent[]): Agreement =>
  intents.reduce((now, intent) => {
    const edited = applyEdit(now, intent(now));
    if (!edited.ok) throw new Error(JSON.stringify(edited));
    return edited.agreement;
  }, harborLane);
const [breach] = harborLane.escalation;
const early: EscalationStep = { ...breach!, id: 'early', atPercent: 75 };
const late: EscalationStep = { ...breach!, id: 'late', atPercent: 120 };
const order = ({ escalation }: Agreement): readonly string[] => escalation.map((one) => one.id);

describe('escalation steps', () => {
  it('are added, replaced and removed', () => {
    expect(order(made(stepPut(early)))).toEqual(['breach', 'early']);
    expect(made(stepPut({ ...breach!, wake: true })).escalation).toEqual([{ ...breach!, wake: true }]);
    expect(stepPut(breach!)(harborLane)).toEqual([]);
    expect(order(made(stepRemoved('breach')))).toEqual([]);
    expect(stepRemoved('gone')(harborLane)).toEqual([]);
  });

  it('move by one place, and stay at the ends', () => {
    const three = [stepPut(early), stepPut(late)] as const;
    expect(order(made(...three, stepMoved('early', -1)))).toEqual(['early', 'breach', 'late']);
    expect(order(made(...three, stepMoved('early', 1)))).toEqual(['breach', 'late', 'early']);
    expect(order(made(...three, stepMoved('late', -1)))).toEqual(['breach', 'late', 'early']);
    expect([stepMoved('breach', -1), stepMoved('breach', 1), stepMoved('gone', 1)].map((intent) => intent(harborLane))).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe('hand-off rules', () => {
  it('change one by one, and nothing that is said already', () => {
    expect(made(handOffEdit(() => ({ bounceLimit: 3 }))).handOff).toEqual({ ...harborLane.handOff, bounceLimit: 3 });
    expect(handOffEdit(() => ({ bounceLimit: 2 }))(harborLane)).toEqual([]);
  });

  it('ask for more in a category: added, changed, moved to another category, taken away', () => {
    const asset = requiredEdit(null, 'hardware', ['asset']);
    expect(made(asset).handOff.requiredFields).toEqual([{ category: 'hardware', fields: ['asset'] }]);
    expect(made(asset, requiredEdit('hardware', 'printer', ['asset', 'site'])).handOff.requiredFields).toEqual([
      { category: 'printer', fields: ['asset', 'site'] },
    ]);
    expect(made(asset, requiredEdit('hardware', 'hardware', [])).handOff.requiredFields).toEqual([]);
    expect(readFields(' asset, ,serial number,asset')).toEqual(['asset', 'serial number']);
    const left = categoriesLeft(made(asset), null).map((one) => one.id);
    expect([left.includes('hardware'), left.includes('printer'), categoriesLeft(made(asset), 'hardware').length]).toEqual([
      false,
      true,
      harborLane.categories.length,
    ]);
  });
});
