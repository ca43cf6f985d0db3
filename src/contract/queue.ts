/** The queue of the desk, and what has changed in it. */
import { z } from 'zod';
import { route } from './route.js';
import { cursor, page, partnershipParams, priority, slug, ticketType, uuid } from './shapes.js';
import { tag, ticketRow } from './ticket-shapes.js';

export const ticketSort = z.enum(['due', 'updated', 'created', 'number']);

export const listTickets = route({
  id: 'listTickets',
  method: 'GET',
  path: '/partnerships/:partnership/tickets',
  tag,
  summary: 'The queue, a page at a time',
  description:
    'Keyset paging: pass the answered `next` as `after`. Filters combine; `history` chooses imported tickets instead of the desk. A requester sees the own tickets only.',
  params: partnershipParams,
  query: z.strictObject({
    after: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    sort: ticketSort.default('due'),
    status: z.enum(['new', 'open', 'waiting', 'resolved', 'closed', 'active', 'all']).default('active'),
    priority: priority.optional(),
    type: ticketType.optional(),
    party: slug.optional(),
    team: slug.optional(),
    assignee: z.union([uuid, z.literal('me'), z.literal('nobody')]).optional(),
    category: slug.optional(),
    system: slug.optional(),
    unowned: z.enum(['true']).optional(),
    /** Hand-offs that wait for an answer of the caller's own party: as Home counts them. */
    proposed: z.enum(['true']).optional(),
    /** Tickets that the caller's own party holds, with a deadline that comes within two hours (`soon`) or has passed (`over`): as Home counts them. */
    due: z.enum(['soon', 'over']).optional(),
    breached: z.enum(['true']).optional(),
    history: uuid.optional(),
    search: z.string().trim().max(100).optional(),
  }),
  answer: page(ticketRow),
});

/** Live hints: which tickets changed. The page reads them anew; a reconnect catches up by `Last-Event-ID`. */
export const watchTickets = route({
  id: 'watchTickets',
  method: 'GET',
  path: '/partnerships/:partnership/changes',
  wire: 'events',
  tag,
  summary: 'Follow changes of tickets',
  description: 'Server-sent events named `ticket` with `{ ticket, seq }`; the event id is a cursor for catching up.',
  params: partnershipParams,
  answer: z.strictObject({ ticket: uuid, seq: z.number().int() }),
});
