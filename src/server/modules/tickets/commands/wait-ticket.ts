import type { BodyOf } from '../../../../contract/route.js';
import type { waitTicket } from '../../../../contract/tickets.js';
import { decideResume, decideWait } from '../../../../core/tickets/decide-holding.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { changeTicket } from './change-ticket.js';

/** Sets a ticket to wait. */
export function wait(ctx: Ctx, events: Events, ticket: string, { on, until, note }: BodyOf<typeof waitTicket>) {
  return changeTicket(ctx, events, ticket, ({ state, desk }) => decideWait(state, { on, until, note, party: null }, desk));
}

/** Takes it up again. */
export function resume(ctx: Ctx, events: Events, ticket: string) {
  return changeTicket(ctx, events, ticket, ({ state, desk }) => decideResume(state, desk));
}
