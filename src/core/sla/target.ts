/** Which target of which policy holds for a ticket. */
import type { Agreement, Priority, SlaPolicy, SlaTarget, TicketType } from '../agreement/agreement.js';
import type { PolicyId } from '../ids.js';

/** What decides about a target. A ticket that was never routed stands under the default policy. */
export interface Terms {
  readonly policy: PolicyId | null;
  readonly priority: Priority;
  readonly type: TicketType;
}

/** The policy of a ticket, or null when the agreement does not have it. */
export function policyOf(agreement: Agreement, policy: PolicyId | null): SlaPolicy | null {
  const id = policy ?? agreement.defaultPolicy;
  for (const one of agreement.policies) if (one.id === id) return one;
  return null;
}

/**
 * The first listed target for a priority and type; null when nothing was promised.
 *
 * @example targetOf(agreement, { policy: null, priority: 'P2', type: 'incident' })?.resolveMs // 28_800_000
 */
export function targetOf(agreement: Agreement, terms: Terms): SlaTarget | null {
  const policy = policyOf(agreement, terms.policy);
  if (policy === null) return null;
  for (const one of policy.targets) {
    if (one.priority === terms.priority && (one.types === null || one.types.includes(terms.type))) return one;
  }
  return null;
}
