/** The queue of the desk, and what has changed in it. */
import { z } from 'zod';
import { route } from './route.js';
import { searchMatch } from './search-match.js';
import { cursor, instant, page, partnershipParams, priority, slug, ticketType, tier, uuid } from './shapes.js';
import { tag, ticketRow } from './ticket-shapes.js';

export const TICKET_SORTS = ['due', 'updated', 'created', 'number'] as const;
export const ticketSort = z.enum(TICKET_SORTS);
export const TICKET_GROUPS = ['status', 'priority', 'holder', 'assignee', 'category', 'due'] as const;

/** Ids with commas between them: a list in one word of an address. */
const oneId = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ids = z.string().regex(new RegExp(`^${oneId}(,${oneId}){0,99}$`), 'Up to 100 ids of tickets with commas between them');

/** What narrows the queue. Filters combine. */
const narrowing = z.strictObject({
  status: z.enum(['new', 'open', 'waiting', 'resolved', 'closed', 'active', 'all']).default('active'),
  priority: priority.optional(),
  type: ticketType.optional(),
  tier: z.coerce.number().pipe(tier).optional(),
  party: slug.optional(),
  team: slug.optional(),
  assignee: z.union([uuid, z.literal('me'), z.literal('nobody')]).optional(),
  requester: uuid.optional(),
  category: slug.optional(),
  system: slug.optional(),
  site: slug.optional(),
  /** Has this tag. Tags are for the IT teams: for a requester no ticket has one. */
  tag: z.string().trim().min(1).max(40).optional(),
  unowned: z.enum(['true']).optional(),
  /** Hand-offs that wait for an answer of the caller's own party: as Home counts them. */
  proposed: z.enum(['true']).optional(),
  /** Tickets that the caller's own party holds, with a deadline that comes within two hours (`soon`) or has passed (`over`): as Home counts them. */
  due: z.enum(['soon', 'over']).optional(),
  /** The next deadline at or after, and before, an instant; `undated`: without one. */
  dueFrom: z.coerce.number().pipe(instant).optional(),
  dueBefore: z.coerce.number().pipe(instant).optional(),
  undated: z.enum(['true']).optional(),
  breached: z.enum(['true']).optional(),
  /** Nobody has touched it for the agreed time. */
  untouched: z.enum(['true']).optional(),
  /** Its wait ended at its date, and nobody has touched it since. */
  late: z.enum(['true']).optional(),
  history: uuid.optional(),
  search: z.string().trim().max(100).optional(),
});

const paging = {
  after: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  sort: ticketSort.default('due'),
  /** Left out: deadlines and what the sort is for, first. */
  direction: z.enum(['asc', 'desc']).optional(),
};

export const listTickets = route({
  id: 'listTickets',
  method: 'GET',
  path: '/partnerships/:partnership/tickets',
  tag,
  summary: 'The queue, a page at a time',
  description:
    'Keyset paging: pass the answered `next` as `after`. Filters combine; `history` chooses imported tickets instead of the desk. A requester sees the own tickets only.',
  params: partnershipParams,
  query: narrowing.extend({
    ...paging,
    /** Of these tickets those that are in the list now: for keeping a list fresh without reading it anew. */
    only: ids.optional(),
  }),
  answer: page(ticketRow),
});

export const groupTickets = route({
  id: 'groupTickets',
  method: 'GET',
  path: '/partnerships/:partnership/ticket-groups',
  tag,
  summary: 'How the queue falls into groups',
  description:
    'The sections of the queue in their order, with how many tickets each has. Counting ends after a number of tickets: `more` says that there are others. A section is listed by `listTickets` with the answered filter added.',
  params: partnershipParams,
  query: narrowing.extend({
    by: z.enum(TICKET_GROUPS),
    days: z
      .string()
      .regex(/^\d{1,14}(,\d{1,14}){0,6}$/)
      .optional(),
  }),
  answer: z.strictObject({
    items: z
      .array(
        z.strictObject({
          /** A status, priority, team, category, the id of a person, or the first instant of a day; null for none. */
          key: z.string().nullable(),
          label: z.string().nullable(),
          count: z.number().int(),
          more: z.boolean(),
        }),
      )
      .max(1_000),
  }),
});

/** A row of the queue over all partnerships. */
export const allTicketRow = ticketRow
  .extend({
    partnership: uuid,
    /** Where it has the words that were searched for; not there without a search. */
    matches: z.array(searchMatch).optional(),
  })
  .meta({ id: 'AllTicketRow' });

export const listAllTickets = route({
  id: 'listAllTickets',
  method: 'GET',
  path: '/tickets',
  access: 'session',
  tag,
  summary: 'One queue over all my partnerships, a page at a time',
  description:
    'Keyset paging over sort value, partnership and ticket. In each partnership the caller sees what his role there lets him see: a requester the own tickets only. `search` looks for words in subjects and in messages that the caller may read, and for a number.',
  query: narrowing
    .pick({
      status: true,
      priority: true,
      type: true,
      tier: true,
      tag: true,
      unowned: true,
      proposed: true,
      due: true,
      untouched: true,
      late: true,
      breached: true,
      search: true,
    })
    .extend({
      ...paging,
      assignee: z.enum(['me', 'nobody']).optional(),
      partnership: uuid.optional(),
      only: ids.optional(),
    }),
  answer: page(allTicketRow),
});

/** The parties and teams of every partnership of mine: names for the rows of `listAllTickets`. */
export const listPlaces = route({
  id: 'listPlaces',
  method: 'GET',
  path: '/places',
  access: 'session',
  tag,
  summary: 'Parties and teams of all my partnerships',
  answer: z.strictObject({
    items: z
      .array(
        z.strictObject({
          id: uuid,
          zone: z.string(),
          parties: z.array(z.strictObject({ id: z.string(), name: z.string(), kind: z.enum(['internal', 'provider']) })),
          teams: z.array(z.strictObject({ id: z.string(), name: z.string(), party: z.string() })),
        }),
      )
      .max(1_000),
  }),
});

/** Live hints: which tickets changed. The page reads them anew; a reconnect catches up by `Last-Event-ID`. */
export const watchTickets = route({
  id: 'watchTickets',
  method: 'GET',
  path: '/partnerships/:partnership/changes',
  wire: 'events',
  tag,
  summary: 'Follow changes of tickets',
  description: 'Server-sent events named `ticket` with `{ ticket }`; the event id is a cursor for catching up.',
  params: partnershipParams,
  answer: z.strictObject({ ticket: uuid }),
});

/** The same over every partnership of the person, with one stream for all of them. */
export const watchAllTickets = route({
  id: 'watchAllTickets',
  method: 'GET',
  path: '/changes',
  access: 'session',
  wire: 'events',
  tag,
  summary: 'Follow changes of tickets in all my partnerships',
  description:
    'Server-sent events: `hello` with a first cursor, `ticket` with `{ partnership, ticket }`, `reset` with `{ partnership }` where more happened than is told. A requester is told of the own tickets only.',
  answer: z.strictObject({ partnership: uuid, ticket: uuid }),
});
