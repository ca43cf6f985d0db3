import type { Cause, Decision } from '../../../core/decision.js';
import type { Member } from '../../context.js';
import { isLead } from '../identity/index.js';

/** A lead of either side brings in an agreement file; it is a draft then, and binds nobody. */
export function mayBringDraft(member: Member): Decision<boolean> {
  const causes: Cause[] = [];
  if (!isLead(member.role))
    causes.push({ code: 'agreement.lead-only', ref: member.role, text: 'Only the lead of a party can bring in an agreement file' });
  return { outcome: causes.length === 0, causes };
}
