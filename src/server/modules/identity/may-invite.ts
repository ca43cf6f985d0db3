import type { Cause, Decision } from '../../../core/decision.js';
import type { Member, Role } from '../../context.js';

const SIDE: Readonly<Record<Role, 'internal' | 'provider' | null>> = {
  'internal-lead': 'internal',
  'internal-technician': 'internal',
  'provider-lead': 'provider',
  'provider-technician': 'provider',
  requester: null,
};

export const isLead = (role: Role): boolean => role === 'internal-lead' || role === 'provider-lead';

/** Only a lead invites, and only to the own party or as a requester. Without a role: whether at all. */
export function mayInvite(member: Member, role: Role | null): Decision<boolean> {
  const causes: Cause[] = [];
  if (!isLead(member.role)) causes.push({ code: 'members.lead-only', ref: member.role, text: 'Only a lead can invite people' });
  else if (role !== null && SIDE[role] !== null && SIDE[role] !== SIDE[member.role]) {
    causes.push({ code: 'members.own-party-only', ref: role, text: 'You can invite people of your own party, and requesters' });
  }
  return { outcome: causes.length === 0, causes };
}
