import { decideAssign } from '../../../../core/tickets/decide-holding.js';
import { teamName } from '../../../../core/tickets/desk.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { invalid } from '../../../platform/http/refusal.js';
import { findMember } from '../../identity/index.js';
import { changeTicket } from './change-ticket.js';

/** Gives the ticket to a person of the holding team, or to nobody. */
export function assign(ctx: Ctx, events: Events, ticket: string, person: string | null) {
  return changeTicket(ctx, events, ticket, async ({ state, desk, tx }) => {
    const decided = decideAssign(state, person, desk);
    const { holder } = state;
    if (!decided.outcome.ok || person === null || holder === null) return decided;
    const member = await findMember(tx, ctx.partnership, person);
    if (member?.party === holder.party && member.teams.includes(holder.team)) return decided;
    const text = `Choose a person of ${teamName(desk.agreement, holder.team)}, the team that holds the ticket`;
    throw invalid([{ path: ['body', 'person'], text }]);
  });
}
