/**
 * Edits of SLA policies. Each changes one thing of a policy as it stands when the edit is made, so two
 * people who change different times of one policy do not undo each other.
 */
import type { Agreement, HoldTarget, Priority, SlaPolicy, SlaTarget } from '../../../../core/agreement/agreement.js';
import { freshId } from '../../../../core/agreement/slug.js';
import { isSame } from '../../../../core/drafting/apply.js';
import type { DraftChange } from '../../../../core/drafting/change.js';
import type { Intent } from '../draft-session.js';

/** Changes a policy; nothing when it is gone, or when it says so already. */
export const policyEdit =
  (id: string, change: (policy: SlaPolicy) => SlaPolicy): Intent =>
  (now) => {
    const was = now.policies.find((one) => one.id === id);
    if (was === undefined) return [];
    const item = change(was);
    return isSame(item, was) ? [] : [{ kind: 'put', list: 'policies', was, item }];
  };

/** Which target of a policy: its place may change, whom it is for does not. */
export const targetKey = ({ priority, types }: Pick<SlaTarget, 'priority' | 'types'>): string => `${priority} ${types?.join() ?? ''}`;

export const targetEdit = (policy: string, key: string, change: Partial<SlaTarget>): Intent =>
  policyEdit(policy, (was) => ({
    ...was,
    targets: was.targets.map((target) => (targetKey(target) === key ? { ...target, ...change } : target)),
  }));

export const withoutTarget = (policy: string, key: string): Intent =>
  policyEdit(policy, (was) => ({ ...was, targets: was.targets.filter((target) => targetKey(target) !== key) }));

/** Adds a target: one for some ticket types stands before the one for all of its priority, which holds for the others. */
export const targetAdded = (policy: string, target: SlaTarget): Intent =>
  policyEdit(policy, (was) => {
    const behind = was.targets.findIndex(
      (one) => one.priority > target.priority || (one.priority === target.priority && one.types === null && target.types !== null),
    );
    const at = behind < 0 ? was.targets.length : behind;
    return { ...was, targets: [...was.targets.slice(0, at), target, ...was.targets.slice(at)] };
  });

/** How long a party may hold a ticket; null: no limit. */
export const holdEdit = (policy: string, party: string, priority: Priority, holdMs: number | null): Intent =>
  policyEdit(policy, (was) => {
    const at = was.holds.findIndex((one) => one.party === party && one.priority === priority);
    const hold: HoldTarget = { party, priority, holdMs: holdMs ?? 0 };
    if (holdMs === null) return { ...was, holds: was.holds.filter((_, index) => index !== at) };
    return { ...was, holds: at < 0 ? [...was.holds, hold] : was.holds.with(at, hold) };
  });

/** A new policy that says what another one says. */
export function policyCopied(now: Agreement, from: string, name: string): readonly DraftChange[] {
  const source = now.policies.find((one) => one.id === from);
  if (source === undefined) return [];
  const id = freshId(
    name,
    now.policies.map((one) => one.id),
    'policy',
  );
  return [{ kind: 'put', list: 'policies', was: null, item: { ...source, id, name } }];
}

/** Whether a policy of another id has this name. */
export const nameTaken = ({ policies }: Agreement, name: string, own: string | null): boolean =>
  policies.some((one) => one.id !== own && one.name.trim().toLowerCase() === name.trim().toLowerCase());
