/** Who looks after an agreement: its people see how it stands, its leads act. */
import type { Decision } from '../../../core/decision.js';
import type { Member } from '../../context.js';
import { forbidden } from '../../platform/http/refusal.js';
import { isLead } from '../identity/index.js';

const no = (code: string, text: string): Decision<boolean> => ({ outcome: false, causes: [{ code, ref: null, text }] });

const LEADS_ONLY = {
  review: 'Only the lead of a party sets and finishes reviews of the agreement',
  move: 'Only the lead of a party moves tickets to another version of the agreement',
} as const;

export const mayAct = (member: Member, what: keyof typeof LEADS_ONLY): Decision<boolean> =>
  isLead(member.role) ? { outcome: true, causes: [] } : no('upkeep.lead-only', LEADS_ONLY[what]);

export function demandLead(member: Member, what: keyof typeof LEADS_ONLY): void {
  const { outcome, causes } = mayAct(member, what);
  if (!outcome) throw forbidden(causes);
}

export function onlyTeams(member: Member): void {
  if (member.party === null)
    throw forbidden([{ code: 'upkeep.not-yours', ref: null, text: 'Only people of an IT team look after the agreement' }]);
}
