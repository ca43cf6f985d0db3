/** Claiming time as not one's own, and settling the claim on record. */
import type { answerNotAccountable, decideNotAccountable, markNotAccountable } from '../../../../contract/not-accountable.js';
import type { BodyOf } from '../../../../contract/route.js';
import { decideMark, decideMarkAnswer, decideMarkVerdict } from '../../../../core/tickets/decide-not-accountable.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { keyedId } from '../../../platform/ids.js';
import { changeTicket } from './change-ticket.js';

/** With `key` the interval's id follows from it, so that repeating the request finds it on the ticket. */
export function mark(ctx: Ctx, events: Events, ticket: string, { key, ...said }: BodyOf<typeof markNotAccountable>) {
  const interval = key === undefined ? ctx.newId() : keyedId(`${ticket} ${ctx.person.id} not-accountable ${key}`);
  return changeTicket(ctx, events, ticket, ({ state, desk }) => {
    if (state.notAccountable.some((one) => one.id === interval)) return null;
    return decideMark(state, { interval, ...said }, desk);
  });
}

export function answerMark(ctx: Ctx, events: Events, ticket: string, interval: string, said: BodyOf<typeof answerNotAccountable>) {
  return changeTicket(ctx, events, ticket, ({ state, desk }) => decideMarkAnswer(state, { interval, ...said }, desk));
}

export function decideOnMark(ctx: Ctx, events: Events, ticket: string, interval: string, said: BodyOf<typeof decideNotAccountable>) {
  return changeTicket(ctx, events, ticket, ({ state, desk }) => decideMarkVerdict(state, { interval, ...said }, desk));
}
