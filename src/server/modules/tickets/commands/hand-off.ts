/** Handing a ticket across the party line, and answering it. */

import type { proposeHandOff } from '../../../../contract/hand-offs.js';
import type { BodyOf } from '../../../../contract/route.js';
import { decideAccept, decideDecline, decideHandOff, decideWithdraw } from '../../../../core/tickets/decide-hand-off.js';
import type { HandOff, TicketState } from '../../../../core/tickets/state.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { keyedId } from '../../../platform/ids.js';
import { changeTicket } from './change-ticket.js';

/** With `key` the hand-off's id follows from it, so that repeating the request finds it on the ticket. */
export function propose(ctx: Ctx, events: Events, ticket: string, { toTeam, context, key }: BodyOf<typeof proposeHandOff>) {
  const handOff = key === undefined ? ctx.newId() : keyedId(`${ticket} ${ctx.person.id} ${key}`);
  return changeTicket(ctx, events, ticket, ({ state, desk, under }) => {
    if (state.handOffs.some((one) => one.id === handOff)) return null;
    return decideHandOff(state, { handOff, toTeam, context }, desk, under.calendars);
  });
}

export function accept(ctx: Ctx, events: Events, ticket: string, handOff: string) {
  return changeTicket(ctx, events, ticket, ({ state, desk, under }) => {
    if (isRepeated(state, handOff, 'accepted', ctx)) return null;
    return decideAccept(state, handOff, desk, under.calendars);
  });
}

export function decline(ctx: Ctx, events: Events, ticket: string, handOff: string, reason: string) {
  return changeTicket(ctx, events, ticket, ({ state, desk }) => {
    if (isRepeated(state, handOff, 'declined', ctx)) return null;
    return decideDecline(state, { handOff, reason }, desk);
  });
}

export function withdraw(ctx: Ctx, events: Events, ticket: string, handOff: string) {
  return changeTicket(ctx, events, ticket, ({ state, desk }) => {
    if (isRepeated(state, handOff, 'withdrawn', ctx)) return null;
    return decideWithdraw(state, handOff, desk);
  });
}

/** The same answer by the same person, sent again because the first reply got lost: nothing more to do. */
const isRepeated = (state: TicketState, handOff: string, answer: HandOff['answer'], { person }: Ctx): boolean =>
  state.handOffs.some((one) => one.id === handOff && one.answer === answer && one.answeredBy === person.id);
