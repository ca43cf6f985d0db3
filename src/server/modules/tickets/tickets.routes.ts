import { acceptHandOff, declineHandOff, proposeHandOff, withdrawHandOff } from '../../../contract/hand-offs.js';
import { answerNotAccountable, decideNotAccountable, markNotAccountable } from '../../../contract/not-accountable.js';
import { addMessage } from '../../../contract/messages.js';
import { listTickets, watchTickets } from '../../../contract/queue.js';
import * as contract from '../../../contract/tickets.js';
import { clocks } from '../../../core/sla/clocks.js';
import { explainClock } from '../../../core/sla/explain.js';
import { type AppRoute, type Ctx, eventsRoute, memberRoute } from '../../context.js';
import { follow } from '../../platform/events/feed.js';
import { notFound } from '../../platform/http/refusal.js';
import type { ServerSentEvent } from '../../platform/http/route.js';
import type { Services } from '../../services.js';
import { peopleOf } from '../identity/index.js';
import { agreementFor } from './agreement-for.js';
import { assign } from './commands/assign-ticket.js';
import { classify } from './commands/classify-ticket.js';
import { close, reopen, resolve } from './commands/end-ticket.js';
import { accept, decline, propose, withdraw } from './commands/hand-off.js';
import { answerMark, decideOnMark, mark } from './commands/not-accountable.js';
import { resume, wait } from './commands/wait-ticket.js';
import { writeMessage } from './commands/write-message.js';
import { TicketCreation } from './creation/create-ticket.js';
import { peopleIn, viewRow } from './queue/ticket-row.view.js';
import { cursorAfter, queuePage } from './queue/tickets.queries.js';
import { viewTicket } from './reading/ticket.view.js';
import { isOwn, loadTicket } from './tickets.repo.js';

export function ticketRoutes({ events, db, signals }: Services): AppRoute[] {
  const creation = new TicketCreation(db, events);
  return [
    memberRoute(listTickets, ({ query }, ctx) =>
      ctx.read(async (read) => {
        const rows = await queuePage(read, ctx, query);
        const page = rows.slice(0, query.limit);
        const people = await peopleOf(read, ctx.partnership, peopleIn(page));
        return {
          items: page.map((row) => viewRow(row, people, ctx.now)),
          next: rows.length > query.limit ? cursorAfter(page[page.length - 1]!, query.sort) : null,
        };
      }),
    ),
    memberRoute(contract.createTicket, ({ body }, ctx) => creation.create({ ctx, body })),
    memberRoute(contract.getTicket, ({ params }, ctx) =>
      ctx.read(async (read) => {
        const loaded = await loadTicket(read, ctx.partnership, params.ticket, ctx.member);
        return viewTicket(read, ctx, loaded, await agreementFor(read, ctx.partnership, loaded.row.agreement_version, ctx.now));
      }),
    ),
    memberRoute(contract.explainDeadline, ({ params }, ctx) => explain(ctx, params.ticket, params.clock)),
    memberRoute(addMessage, ({ params, body }, ctx) => writeMessage(ctx, events, params.ticket, body)),
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
    eventsRoute(watchTickets, async (_, ctx) => {
      const after = ctx.headers['last-event-id'];
      const request = {
        partnership: ctx.partnership,
        subjectType: 'ticket',
        after: typeof after === 'string' ? after : null,
        signal: ctx.signal,
      };
      return changes(ctx, follow({ db, signals }, request));
    }),
  ];
}

async function* changes(ctx: Ctx, feed: ReturnType<typeof follow>): AsyncGenerator<ServerSentEvent> {
  const reached = new Map<string, boolean>();
  for await (const item of feed) {
    if (item.kind === 'reset') yield { event: 'reset', id: item.id, data: {} };
    else {
      const ticket = item.event.subject.id;
      if (!(reached.get(ticket) ?? (await isReached(ctx, ticket, reached)))) continue;
      yield { event: 'ticket', id: item.event.id, data: { ticket, seq: (item.event.data as { seq: number }).seq } };
    }
  }
}

const MOST_REMEMBERED = 10_000;

/** Whose a ticket is never changes, so it is looked up once; only requesters have others' tickets to miss. */
async function isReached(ctx: Ctx, ticket: string, reached: Map<string, boolean>): Promise<boolean> {
  if (ctx.member.role !== 'requester') return true;
  const own = await ctx.read((read) => isOwn(read, ctx.partnership, ticket, ctx.person.id));
  if (reached.size >= MOST_REMEMBERED) reached.clear();
  reached.set(ticket, own);
  return own;
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
