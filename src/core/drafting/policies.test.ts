import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { harborLane } from '../testing/harbor-lane.js';
import { applyEdit } from './apply.js';
import { policyUse, withoutPolicy } from './policies.js';

const [standard] = harborLane.policies;
const two: Agreement = {
  ...harborLane,
  policies: [standard!, { ...standard!, id: 'gold', name: 'Gold' }],
  rules: harborLane.rules.map((rule) => (rule.id === 'r2' ? { ...rule, policy: 'gold' } : rule)),
  exceptions: harborLane.exceptions.map((rule) => ({ ...rule, policy: 'gold' })),
};
const made = (agreement: Agreement, policy: string, to: string | null): Agreement => {
  const edited = applyEdit(agreement, withoutPolicy(agreement, policy, to));
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  return edited.agreement;
};

describe('a policy', () => {
  it('is named by rules, exceptions and as the default', () => {
    expect(policyUse(two, 'gold')).toEqual({ rules: ['r2'], exceptions: ['x1'], isDefault: false });
    expect(policyUse(two, 'standard')).toEqual({ rules: [], exceptions: [], isDefault: true });
  });

  it('goes, and what named it takes another; the default is not named by name', () => {
    const after = made(two, 'gold', 'standard');
    expect(after.policies.map(({ id }) => id)).toEqual(['standard']);
    expect([...after.rules, ...after.exceptions].filter((rule) => rule.policy !== null)).toEqual([]);
    const third = { ...two, policies: [...two.policies, { ...standard!, id: 'silver', name: 'Silver' }] };
    expect(made(third, 'gold', 'silver').rules.find(({ id }) => id === 'r2')?.policy).toBe('silver');
  });

  it('that is the default leaves the default to another', () => {
    const after = made(two, 'standard', 'gold');
    expect(after.defaultPolicy).toBe('gold');
    expect(after.rules.find(({ id }) => id === 'r2')?.policy).toBe('gold');
  });

  it('that somebody names does not go without another, and one that is gone needs no change', () => {
    expect(applyEdit(two, withoutPolicy(two, 'standard', null))).toMatchObject({ ok: false, reason: 'unreadable' });
    expect(withoutPolicy(two, 'none', null)).toEqual([]);
  });
});
