/** How a ticket was held, as its viewer may see it: bounces with their cost, and claims of not being accountable. */
import type { z } from 'zod';
import type { bounceShape, holdShape, notAccountableShape } from '../../../../contract/holding-shapes.js';
import { holdClocks } from '../../../../core/sla/hold-clocks.js';
import { targetOf } from '../../../../core/sla/target.js';
import { bounceCost } from '../../../../core/tickets/bounce-cost.js';
import { mayAnswerMark, mayDecideMark } from '../../../../core/tickets/can.js';
import type { Desk } from '../../../../core/tickets/desk.js';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { CompiledAgreement } from '../../agreements/index.js';

export function bouncesOf(state: TicketState, { agreement, calendars }: CompiledAgreement): z.infer<typeof bounceShape>[] {
  const pausedWhile = targetOf(agreement, state)?.pausedWhile ?? [];
  return state.bounces.map((bounce) => {
    const cost = bounceCost(state, bounce, pausedWhile, (team, from, to) => calendars.duty(team).elapsed(from, to));
    const { at, from, backTo, reason, rule, cell } = bounce;
    const costs = [...cost.byParty].map(([party, ms]) => ({ party, ms }));
    return { at, from, backTo, reason, rule, cell, costMs: cost.totalMs, costs };
  });
}

type View = z.infer<typeof notAccountableShape>;

/** Requesters do not see how the parties settle between themselves whose time it was. */
export function notAccountableOf(state: TicketState, desk: Desk): View[] {
  if (desk.by.kind !== 'team') return [];
  return state.notAccountable.map((one) => ({
    ...one,
    verdicts: one.verdicts.map((said) => ({ ...said })),
    can: {
      answer: may(mayAnswerMark(one, desk), 'Only a person of the other party answers, once'),
      decide: desk.lead
        ? may(mayDecideMark(one, desk), 'This interval does not wait for a decision of your party')
        : may(false, 'Only the leads of the two parties decide a disputed interval'),
    },
  }));
}

const may = (allowed: boolean, text: string): View['can']['answer'] => ({
  allowed,
  causes: allowed ? [] : [{ code: 'ticket.interval', ref: null, text }],
});

/** What each party may hold it for, for people of the IT teams: it is agreed between them. */
export function holdsOf(
  events: readonly TicketEvent[],
  { agreement, calendars }: CompiledAgreement,
  desk: Desk,
): z.infer<typeof holdShape>[] {
  if (desk.by.kind !== 'team') return [];
  return holdClocks(events, agreement, calendars, desk.now).map(({ party, calendar, targetMs, elapsedMs, state, dueAt, breachedAt }) => ({
    party,
    calendar,
    targetMs,
    elapsedMs,
    state,
    dueAt,
    breachedAt,
  }));
}
