/** Operations on the record of tickets, their links, and many at once. */
import { editTickets } from '../../../../contract/bulk.js';
import * as links from '../../../../contract/links.js';
import * as contract from '../../../../contract/ticket-record.js';
import { type AppRoute, memberRoute } from '../../../context.js';
import type { Services } from '../../../services.js';
import { takeBack } from '../commands/classify-ticket.js';
import type { TicketCreation } from '../creation/create-ticket.js';
import { editAll } from './edit-tickets.js';
import { findByNumber } from './find-by-number.js';
import { addWatcher, changeRequester, removeWatcher, tag, transfer, wishFor } from './keep-record.js';
import { link, unlink } from './link-tickets.js';
import { merge, unmerge } from './merge-tickets.js';
import { setSystems } from './set-systems.js';
import { split } from './split-ticket.js';
import { tagsInUse } from './tags.queries.js';

export function recordRoutes({ events }: Services, creation: TicketCreation): AppRoute[] {
  return [
    memberRoute(contract.findTicketByNumber, ({ params }, ctx) => findByNumber(ctx, params.number)),
    memberRoute(contract.setTicketSystems, ({ params, body }, ctx) => setSystems(ctx, events, params.ticket, body)),
    memberRoute(contract.takeBackPriority, ({ params }, ctx) => takeBack(ctx, events, params.ticket)),
    memberRoute(contract.tagTicket, ({ params, body }, ctx) => tag(ctx, events, params.ticket, body)),
    memberRoute(contract.listTags, ({ query }, ctx) => ctx.read(async (read) => ({ items: await tagsInUse(read, ctx, query.prefix) }))),
    memberRoute(contract.setWishDate, ({ params, body }, ctx) => wishFor(ctx, events, params.ticket, body.at)),
    memberRoute(contract.addWatcher, ({ params }, ctx) => addWatcher(ctx, events, params.ticket, params.person)),
    memberRoute(contract.removeWatcher, ({ params }, ctx) => removeWatcher(ctx, events, params.ticket, params.person)),
    memberRoute(contract.changeRequester, ({ params, body }, ctx) => changeRequester(ctx, events, params.ticket, body.person)),
    memberRoute(contract.transferTicket, ({ params, body }, ctx) => transfer(ctx, events, params.ticket, body.team)),
    memberRoute(links.linkTicket, ({ params, body }, ctx) => link(ctx, events, params.ticket, body)),
    memberRoute(links.unlinkTicket, ({ params }, ctx) => unlink(ctx, events, params.ticket, params.as, params.other)),
    memberRoute(links.mergeTicket, ({ params, body }, ctx) => merge(ctx, events, params.ticket, body)),
    memberRoute(links.unmergeTicket, ({ params }, ctx) => unmerge(ctx, events, params.ticket)),
    memberRoute(links.splitTicket, ({ params, body }, ctx) => split(ctx, events, creation, params.ticket, body)),
    memberRoute(editTickets, ({ body }, ctx) => editAll(ctx, events, body)),
  ];
}
