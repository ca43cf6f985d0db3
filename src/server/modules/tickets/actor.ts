/** Who a member is to a ticket. */
import type { Desk } from '../../../core/tickets/desk.js';
import type { Actor } from '../../../core/tickets/event.js';
import type { Ctx, Member } from '../../context.js';
import type { CompiledAgreement } from '../agreements/index.js';
import { isLead } from '../identity/index.js';

export function actorOf(member: Member): Actor {
  return member.party === null
    ? { kind: 'requester', person: member.person }
    : { kind: 'team', person: member.person, party: member.party };
}

export function deskOf(ctx: Pick<Ctx, 'member' | 'now'>, { agreement }: Pick<CompiledAgreement, 'agreement'>): Desk {
  return { agreement, by: actorOf(ctx.member), lead: isLead(ctx.member.role), now: ctx.now };
}
