import { acceptHandOff, declineHandOff, proposeHandOff, withdrawHandOff } from '../../../contract/hand-offs.js';
import { addMessage } from '../../../contract/messages.js';
import { answerNotAccountable, decideNotAccountable, markNotAccountable } from '../../../contract/not-accountable.js';
import * as contract from '../../../contract/tickets.js';
import { clocks } from '../../../core/sla/clocks.js';
import { explainClock } from '../../../core/sla/explain.js';
import { type AppRoute, type Ctx, memberRoute } from '../../context.js';
import { notFound } from '../../platform/http/refusal.js';
import type { Services } from '../../services.js';
import { agreementFor } from './agreement-for.js';
import { assign } from './commands/assign-ticket.js';
import { classify } from './commands/classify-ticket.js';
import { close, reopen, resolve } from './commands/end-ticket.js';
import { accept, decline, propose, withdraw } from './commands/hand-off.js';
import { answerMark, decideOnMark, mark } from './commands/not-accountable.js';
import { resume, wait } from './commands/wait-ticket.js';
import { TicketCreation } from './creation/create-ticket.js';
import { queueRoutes } from './queue/queue.routes.js';
import { writeOnSurvivor } from './record/merge-tickets.js';
import { readTicket } from './record/read-ticket.js';
import { recordRoutes } from './record/record.routes.js';
import { loadTicket } from './tickets.repo.js';
import { workRoutes } from './work/work.routes.js';

export function ticketRoutes(services: Services): AppRoute[] {
  const { events, db } = services;
  const creation = new TicketCreation(db, events);
  return [
    ...queueRoutes(services),
    memberRoute(contract.createTicket, ({ body }, ctx) => creation.create({ ctx, body })),
    ...workRoutes(services),
    ...recordRoutes(services, creation),
    memberRoute(contract.getTicket, ({ params, query }, ctx) => readTicket(ctx, params.ticket, query)),
    memberRoute(contract.explainDeadline, ({ params }, ctx) => explain(ctx, params.ticket, params.clock)),
    memberRoute(addMessage, ({ params, body }, ctx) => writeOnSurvivor(ctx, events, params.ticket, body)),
    memberRoute(contract.assignTicket, ({ params, body }, ctx) => assign(ctx, events, params.ticket, body.person)),
    memberRoute(contract.classifyTicket, ({ params, body }, ctx) => classify(ctx, events, params.ticket, body)),
    memberRoute(proposeHandOff, ({ params, body }, ctx) => propose(ctx, events, params.ticket, body)),
    memberRoute(acceptHandOff, ({ params }, ctx) => accept(ctx, events, params.ticket, params.handOff)),
    memberRoute(declineHandOff, ({ params, body }, ctx) => decline(ctx, events, params.ticket, params.handOff, body.reason)),
    memberRoute(withdrawHandOff, ({ params }, ctx) => withdraw(ctx, events, params.ticket, params.handOff)),
    memberRoute(markNotAccountable, ({ params, body }, ctx) => mark(ctx, events, params.ticket, body)),
    memberRoute(answerNotAccountable, ({ params, body }, ctx) => answerMark(ctx, events, params.ticket, params.interval, body)),
    memberRoute(decideNotAccountable, ({ params, body }, ctx) => decideOnMark(ctx, events, params.ticket, params.interval, body)),
    memberRoute(contract.waitTicket, ({ params, body }, ctx) => wait(ctx, events, params.ticket, body)),
    memberRoute(contract.resumeTicket, ({ params }, ctx) => resume(ctx, events, params.ticket)),
    memberRoute(contract.resolveTicket, ({ params, body }, ctx) => resolve(ctx, events, params.ticket, body.note)),
    memberRoute(contract.reopenTicket, ({ params, body }, ctx) => reopen(ctx, events, params.ticket, body.reason)),
    memberRoute(contract.closeTicket, ({ params }, ctx) => close(ctx, events, params.ticket)),
  ];
}

function explain(ctx: Ctx, ticket: string, kind: 'respond' | 'update' | 'resolve' | 'accept') {
  return ctx.read(async (read) => {
    const loaded = await loadTicket(read, ctx.partnership, ticket, ctx.member);
    const { agreement, calendars } = await agreementFor(read, ctx.partnership, loaded.row.agreement_version, ctx.now);
    const clock = clocks(loaded.events, agreement, calendars, ctx.now).findLast((one) => one.kind === kind);
    if (clock === undefined) throw notFound();
    const spans = explainClock(loaded.events, agreement, calendars, ctx.now, clock);
    const zone = kind === 'accept' ? calendars.duty(clock.calendar).zone : calendars.calendar(clock.calendar).zone;
    return { clock, spans: spans.slice(0, 2000).map((span) => ({ ...span })), zone };
  });
}
