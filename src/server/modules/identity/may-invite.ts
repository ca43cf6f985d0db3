import type { Cause, Decision } from '../../../core/decision.js';
import type { Member, Role } from '../../context.js';

export const SIDE: Readonly<Record<Role, 'internal' | 'provider' | null>> = {
  'internal-lead': 'internal',
  'internal-technician': 'internal',
  'provider-lead': 'provider',
  'provider-technician': 'provider',
  requester: null,
};

export const isLead = (role: Role): boolean => role === 'internal-lead' || role === 'provider-lead';

/**
 * Only a lead invites: to the own party, as a requester, or as the first lead of a party that has none
 * yet, because somebody has to let the other side in. Without a role: whether at all.
 *
 * @param leaderless the other side has a party that no lead has joined
 */
export function mayInvite(member: Member, role: Role | null, leaderless: boolean): Decision<boolean> {
  const causes: Cause[] = [];
  if (!isLead(member.role)) causes.push({ code: 'members.lead-only', ref: member.role, text: 'Only a lead can invite people' });
  else if (role !== null && SIDE[role] !== null && SIDE[role] !== SIDE[member.role] && !(isLead(role) && leaderless)) {
    causes.push({
      code: 'members.own-party-only',
      ref: role,
      text: 'You can invite people of your own party, requesters, and the first lead of a party that has none',
    });
  }
  return { outcome: causes.length === 0, causes };
}
