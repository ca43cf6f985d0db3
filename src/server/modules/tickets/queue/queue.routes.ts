/** The queue: pages, groups, all partnerships, and following what changes. */
import * as contract from '../../../../contract/queue.js';
import { searchTickets } from '../../../../contract/search.js';
import { type AppRoute, type Ctx, eventsRoute, memberRoute, personEventsRoute, personRoute } from '../../../context.js';
import { follow } from '../../../platform/events/feed.js';
import type { ServerSentEvent } from '../../../platform/http/route.js';
import type { Services } from '../../../services.js';
import { peopleOf } from '../../identity/index.js';
import { CHANGES_REACH, hears, isReached } from '../reach.js';
import { allTicketsPage, placesOf } from './all-tickets.queries.js';
import { followAll } from './follow-all.js';
import { searchPage } from './search-tickets.js';
import { groupsOf } from './ticket-groups.js';
import { peopleIn, viewRow } from './ticket-row.view.js';
import { cursorAfter, queuePage } from './tickets.queries.js';

export function queueRoutes({ db, signals }: Services): AppRoute[] {
  return [
    memberRoute(contract.listTickets, ({ query }, ctx) =>
      ctx.read(async (read) => {
        const rows = await queuePage(read, ctx, query);
        const page = rows.slice(0, query.limit);
        const people = await peopleOf(read, ctx.partnership, peopleIn(page));
        return {
          items: page.map((row) => viewRow(row, people, ctx.now, ctx.member.party !== null)),
          next: rows.length > query.limit ? cursorAfter(page[page.length - 1]!, query.sort) : null,
        };
      }),
    ),
    memberRoute(contract.groupTickets, ({ query }, ctx) => ctx.read(async (read) => ({ items: await groupsOf(read, ctx, query) }))),
    memberRoute(searchTickets, ({ query }, ctx) => ctx.report((read) => searchPage(read, ctx, query))),
    personRoute(contract.listAllTickets, ({ query }, ctx) => allTicketsPage(db, ctx, query)),
    personRoute(contract.listPlaces, async (_, ctx) => ({ items: await placesOf(db, ctx.person.id) })),
    eventsRoute(contract.watchTickets, async (_, ctx) => {
      const request = { partnership: ctx.partnership, subjectType: 'ticket', after: lastSeen(ctx.headers), signal: ctx.signal };
      return changes(ctx, follow({ db, signals }, request));
    }),
    personEventsRoute(contract.watchAllTickets, async (_, ctx) => followAll({ db, signals }, ctx, lastSeen(ctx.headers))),
  ];
}

function lastSeen(headers: Ctx['headers']): string | null {
  const after = headers['last-event-id'];
  return typeof after === 'string' ? after : null;
}

async function* changes(ctx: Ctx, feed: ReturnType<typeof follow>): AsyncGenerator<ServerSentEvent> {
  const reached = new Map<string, boolean>();
  for await (const item of feed) {
    if (item.kind === 'reset') yield { event: 'reset', id: item.id, data: {} };
    else {
      if (!hears(ctx.member, item.event)) continue;
      const ticket = item.event.subject.id;
      if (CHANGES_REACH.has(item.event.kind)) reached.delete(ticket);
      if (!(reached.get(ticket) ?? (await looksReached(ctx, ticket, reached)))) continue;
      yield { event: 'ticket', id: item.event.id, data: { ticket } };
    }
  }
}

const MOST_REMEMBERED = 10_000;

/** Looked up once, and again after what changes it; only requesters have others' tickets to miss. */
async function looksReached(ctx: Ctx, ticket: string, reached: Map<string, boolean>): Promise<boolean> {
  if (ctx.member.role !== 'requester') return true;
  const own = await ctx.read((read) => isReached(read, ctx.partnership, ticket, ctx.person.id));
  if (reached.size >= MOST_REMEMBERED) reached.clear();
  reached.set(ticket, own);
  return own;
}
