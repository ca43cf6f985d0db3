/** Who a member is to a draft or a proposal, and how a decision of core becomes an answer. */

import type { DraftToSign } from '../../../core/signing/decide-propose.js';
import { isRefusedToPerson } from '../../../core/signing/decide-sign.js';
import type { SigningActor, SigningDecision } from '../../../core/signing/proposal.js';
import type { Ctx } from '../../context.js';
import { forbidden, notFound, refused } from '../../platform/http/refusal.js';
import type { DraftTable } from '../drafts/index.js';
import { isLead } from '../identity/index.js';

export const actorOf = ({ member, person, now }: Pick<Ctx, 'member' | 'person' | 'now'>): SigningActor => ({
  person: person.id,
  party: member.party,
  lead: isLead(member.role),
  now,
});

/** The granted value. What stands in the way of the person is forbidden, what stands in the way of anybody is refused. */
export function granted<Value>(decision: SigningDecision<Value>): Value {
  if (decision.outcome.ok) return decision.outcome.value;
  throw isRefusedToPerson(decision) ? forbidden(decision.causes) : refused(decision.causes);
}

export const permissionOf = ({ outcome, causes }: SigningDecision<unknown>) => ({ allowed: outcome.ok, causes: [...causes] });

export const draftToSign = ({ state, agreement }: Pick<DraftTable, 'state' | 'agreement'>): DraftToSign => ({
  state: state === 'proposed' ? 'proposed' : 'draft',
  parties: agreement.parties,
});

const DROPPED = { code: 'draft.not-open', ref: null, text: 'The draft was dropped' };

/** A draft that was dropped stays readable, and leads nowhere. */
export function notDropped({ state }: Pick<DraftTable, 'state'>): void {
  if (state === 'dropped') throw refused([DROPPED]);
}

/** What is signed is not for requesters: to them it is not there. */
export function onlyTeams({ party }: Ctx['member']): void {
  if (party === null) throw notFound();
}
