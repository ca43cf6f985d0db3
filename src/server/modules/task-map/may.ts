/** Who may do what to the task map, in sentences. */
import type { Decision } from '../../../core/decision.js';
import type { Member } from '../../context.js';
import { forbidden } from '../../platform/http/refusal.js';
import { isLead } from '../identity/index.js';

const yes: Decision<boolean> = { outcome: true, causes: [] };
const no = (code: string, text: string): Decision<boolean> => ({ outcome: false, causes: [{ code, ref: null, text }] });

export const maySee = (member: Member): Decision<boolean> =>
  member.party === null ? no('task-map.not-yours', 'Only people of an IT team see the task map') : yes;

/** The week on the map is that of the internal team, so only its people change it. */
export function mayEdit(member: Member): Decision<boolean> {
  const see = maySee(member);
  if (!see.outcome) return see;
  return member.role.startsWith('internal-') ? yes : no('task-map.internal-only', 'Only the internal IT team fills in its task map');
}

export function mayDraft(member: Member): Decision<boolean> {
  const see = maySee(member);
  if (!see.outcome) return see;
  return isLead(member.role) ? yes : no('task-map.lead-only', 'Only leads begin a draft of the agreement');
}

export const permissionOf = ({ outcome, causes }: Decision<boolean>) => ({ allowed: outcome, causes: [...causes] });

export function demand({ outcome, causes }: Decision<boolean>): void {
  if (!outcome) throw forbidden(causes);
}
