import { decideAssign } from '../../../../core/tickets/decide-holding.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { invalid } from '../../../platform/http/refusal.js';
import { findMember } from '../../identity/index.js';
import { changeTicket } from './change-ticket.js';

/** Gives the ticket to a person of the holding party, or to nobody. */
export function assign(ctx: Ctx, events: Events, ticket: string, person: string | null) {
  return changeTicket(ctx, events, ticket, async ({ state, desk, tx }) => {
    const decided = decideAssign(state, person, desk);
    if (!decided.outcome.ok || person === null) return decided;
    const member = await findMember(tx, ctx.partnership, person);
    if (member?.party === state.holder?.party) return decided;
    throw invalid([{ path: ['body', 'person'], text: 'Choose a person of the party that holds the ticket' }]);
  });
}
