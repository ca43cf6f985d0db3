/** Who may do what to a request for change, in sentences. */
import type { Decision } from '../../../core/decision.js';
import type { Member } from '../../context.js';
import { forbidden, refused } from '../../platform/http/refusal.js';
import { isLead } from '../identity/index.js';
import type { ChangeRequestTable } from './tables.js';

const yes: Decision<boolean> = { outcome: true, causes: [] };
const no = (code: string, text: string): Decision<boolean> => ({ outcome: false, causes: [{ code, ref: null, text }] });
const ANSWERED = 'change-request.answered';

export function mayAnswer(member: Member, { state }: Pick<ChangeRequestTable, 'state'>): Decision<boolean> {
  if (!isLead(member.role)) return no('change-request.lead-only', 'Only a lead answers requests to change the agreement');
  return state === 'open' ? yes : no(ANSWERED, 'It has been answered already');
}

export function mayWithdraw(member: Member, { state, person_id }: Pick<ChangeRequestTable, 'state' | 'person_id'>): Decision<boolean> {
  if (person_id !== member.person) return no('change-request.not-own', 'Only who asked takes it back');
  return state === 'open' ? yes : no(ANSWERED, 'It has been answered already');
}

export const permissionOf = ({ outcome, causes }: Decision<boolean>) => ({ allowed: outcome, causes: [...causes] });

export function demand({ outcome, causes }: Decision<boolean>): void {
  if (!outcome) throw causes[0]?.code === ANSWERED ? refused(causes) : forbidden(causes);
}
