/** The shared desk: one ticket, two teams. */
import { z } from 'zod';
import type { Clock } from '../core/sla/clock.js';
import { HAND_OFF_REASONS, type TicketEvent } from '../core/tickets/event.js';
import { route } from './route.js';
import {
  audience,
  cause,
  cursor,
  figure,
  holder,
  instant,
  level,
  line,
  page,
  partnershipParams,
  permission,
  person,
  priority,
  slug,
  text,
  ticketStatus,
  ticketType,
  tier,
  uuid,
  waitReason,
} from './shapes.js';

const tag = 'Tickets';
const ticketParams = partnershipParams.extend({ ticket: uuid });
const handOffParams = ticketParams.extend({ handOff: uuid });

const clockShape = z.custom<Clock>((value) => typeof value === 'object' && value !== null).meta({ id: 'Clock', type: 'object' });
const eventShape = z
  .custom<TicketEvent>((value) => typeof value === 'object' && value !== null)
  .meta({ id: 'TicketEvent', type: 'object' });

/** A row of the queue. */
export const ticketRow = z
  .strictObject({
    id: uuid,
    /** What people call it: `2041`, or the number of the desk it was imported from. */
    number: z.string(),
    subject: z.string(),
    type: ticketType,
    status: ticketStatus,
    waitingOn: waitReason.nullable(),
    priority,
    tier,
    category: z.string(),
    system: z.string().nullable(),
    site: z.string().nullable(),
    /** Null: nobody owns it. */
    holder: holder.nullable(),
    assignee: person.nullable(),
    requester: person.nullable(),
    /** A hand-off waits for an answer of this team. */
    proposedTo: holder.nullable(),
    bounces: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
    /** The next deadline that is still open. */
    dueKind: z.enum(['respond', 'update', 'resolve', 'accept']).nullable(),
    dueAt: instant.nullable(),
    breached: z.boolean(),
    /** The import that it came from; null for tickets of this desk. */
    history: uuid.nullable(),
  })
  .meta({ id: 'TicketRow' });

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
    proposed: z.enum(['true']).optional(),
    breached: z.enum(['true']).optional(),
    history: uuid.optional(),
    search: z.string().trim().max(100).optional(),
  }),
  answer: page(ticketRow),
});

export const createTicket = route({
  id: 'createTicket',
  method: 'POST',
  path: '/partnerships/:partnership/tickets',
  tag,
  summary: 'Create a ticket; the agreement in force routes it',
  description:
    'Priority comes from impact and urgency by the matrix of the agreement. With `key`, repeating the call answers the same ticket.',
  params: partnershipParams,
  body: z.strictObject({
    subject: line,
    text,
    type: ticketType.default('incident'),
    category: slug,
    impact: level.default('medium'),
    urgency: level.default('medium'),
    tier: tier.default(1),
    system: slug.nullable().default(null),
    site: slug.nullable().default(null),
    attributes: z.record(slug, slug.nullable()).default({}),
    /** Null: the caller asks for himself. */
    requester: uuid.nullable().default(null),
    key: z.string().min(1).max(100).optional(),
  }),
  answer: z.strictObject({ id: uuid, number: z.string(), holder: holder.nullable(), causes: z.array(cause) }),
  status: 201,
});

export const message = z
  .strictObject({
    id: uuid,
    at: instant,
    by: person.nullable(),
    byParty: z.string().nullable(),
    audience,
    automatic: z.boolean(),
    text: z.string(),
  })
  .meta({ id: 'Message' });

export const handOffContext = z.strictObject({
  tried: z.string().trim().max(5000),
  evidence: z.string().trim().max(5000),
  needed: z.string().trim().max(5000),
  reason: z.enum(HAND_OFF_REASONS as [(typeof HAND_OFF_REASONS)[number], ...(typeof HAND_OFF_REASONS)[number][]]),
  fields: z.record(slug, z.string().trim().max(5000)).default({}),
});

const moves = z.strictObject({
  message: permission,
  assign: permission,
  wait: permission,
  resume: permission,
  handOff: permission,
  acceptHandOff: permission,
  declineHandOff: permission,
  withdrawHandOff: permission,
  resolve: permission,
  reopen: permission,
  close: permission,
  classify: permission,
});

export const ticket = z
  .strictObject({
    row: ticketRow,
    /** The events that the viewer may see, in order. Texts of messages are in `messages`. */
    events: z.array(eventShape),
    messages: z.array(message),
    clocks: z.array(clockShape),
    /** The life of the ticket by holder, for the ball-in-court strip. `to` null is now. */
    spans: z.array(
      z.strictObject({
        from: instant,
        to: instant.nullable(),
        holder: holder.nullable(),
        status: ticketStatus,
        waitingOn: waitReason.nullable(),
        businessMs: z.number(),
      }),
    ),
    bounces: z.array(z.strictObject({ at: instant, from: holder, backTo: holder, costMs: figure, rule: z.string().nullable() })),
    openHandOff: z
      .strictObject({
        id: uuid,
        from: holder,
        to: holder,
        context: handOffContext.nullable(),
        proposedAt: instant,
        automaticAt: instant.nullable(),
      })
      .nullable(),
    /** Why it is where it is. */
    causes: z.array(cause),
    scope: z.string().nullable(),
    /** Fields that a hand-off of this ticket must fill beyond the standard three. */
    requiredFields: z.array(z.string()),
    leadsCalledIn: z.boolean(),
    agreementVersion: z.number().int(),
    can: moves,
    /** Rises with each event; pass it back to refuse working on an older state. */
    seq: z.number().int(),
    asOf: instant,
  })
  .meta({ id: 'Ticket' });

export const getTicket = route({
  id: 'getTicket',
  method: 'GET',
  path: '/partnerships/:partnership/tickets/:ticket',
  tag,
  summary: 'One ticket, whole',
  params: ticketParams,
  answer: ticket,
});

export const explainDeadline = route({
  id: 'explainDeadline',
  method: 'GET',
  path: '/partnerships/:partnership/tickets/:ticket/clocks/:clock/explanation',
  tag,
  summary: 'Why this deadline: every counted and skipped span, by name',
  params: ticketParams.extend({ clock: z.enum(['respond', 'update', 'resolve', 'accept']) }),
  answer: z.strictObject({
    clock: clockShape,
    spans: z
      .array(
        z.strictObject({
          from: instant,
          to: instant,
          counted: z.boolean(),
          reason: z.string(),
          name: z.string().nullable(),
          countedMs: z.number(),
        }),
      )
      .max(2000),
    zone: z.string(),
  }),
});

/** Every command on a ticket answers the ticket as it is then. */
const command = { tag, answer: ticket } as const;

export const addMessage = route({
  ...command,
  id: 'addMessage',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/messages',
  summary: 'Write to the requester, to both IT teams, or to the own party only',
  params: ticketParams,
  body: z.strictObject({ audience, text, key: z.string().min(1).max(100).optional() }),
  status: 201,
});

export const assignTicket = route({
  ...command,
  id: 'assignTicket',
  method: 'PUT',
  path: '/partnerships/:partnership/tickets/:ticket/assignee',
  summary: 'Give it to a person of the holding team, or to nobody',
  params: ticketParams,
  body: z.strictObject({ person: uuid.nullable() }),
});

export const classifyTicket = route({
  ...command,
  id: 'classifyTicket',
  method: 'PATCH',
  path: '/partnerships/:partnership/tickets/:ticket/classification',
  summary: 'Correct what it is about; clocks are evaluated anew from the start',
  params: ticketParams,
  body: z.strictObject({
    type: ticketType.optional(),
    category: slug.optional(),
    priority: priority.optional(),
    tier: tier.optional(),
    system: slug.nullable().optional(),
    site: slug.nullable().optional(),
    reason: line,
  }),
});

export const proposeHandOff = route({
  ...command,
  id: 'proposeHandOff',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/hand-offs',
  summary: 'Propose to hand it to a team of the other party, with context',
  description:
    'Going back to a party that held it before needs new context or the answer to the open request (422 with causes otherwise). With `key`, repeating changes nothing.',
  params: ticketParams,
  body: z.strictObject({ toTeam: slug, context: handOffContext, key: z.string().min(1).max(100).optional() }),
  status: 201,
});

export const acceptHandOff = route({
  ...command,
  id: 'acceptHandOff',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/hand-offs/:handOff/acceptance',
  summary: 'Accept a hand-off',
  params: handOffParams,
  status: 201,
});

export const declineHandOff = route({
  ...command,
  id: 'declineHandOff',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/hand-offs/:handOff/refusal',
  summary: 'Decline a hand-off, with the reason',
  params: handOffParams,
  body: z.strictObject({ reason: line }),
  status: 201,
});

export const withdrawHandOff = route({
  ...command,
  id: 'withdrawHandOff',
  method: 'DELETE',
  path: '/partnerships/:partnership/tickets/:ticket/hand-offs/:handOff',
  summary: 'Take back a proposal that nobody has answered',
  params: handOffParams,
});

export const waitTicket = route({
  ...command,
  id: 'waitTicket',
  method: 'PUT',
  path: '/partnerships/:partnership/tickets/:ticket/waiting',
  summary: 'Set it to wait',
  params: ticketParams,
  body: z.strictObject({ on: waitReason, until: instant.nullable().default(null), note: z.string().trim().max(500).default('') }),
});

export const resumeTicket = route({
  ...command,
  id: 'resumeTicket',
  method: 'DELETE',
  path: '/partnerships/:partnership/tickets/:ticket/waiting',
  summary: 'End the waiting',
  params: ticketParams,
});

export const resolveTicket = route({
  ...command,
  id: 'resolveTicket',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/resolution',
  summary: 'Resolve, with a word to the requester',
  params: ticketParams,
  body: z.strictObject({ note: text }),
  status: 201,
});

export const reopenTicket = route({
  ...command,
  id: 'reopenTicket',
  method: 'DELETE',
  path: '/partnerships/:partnership/tickets/:ticket/resolution',
  summary: 'Reopen',
  params: ticketParams,
  body: z.strictObject({ reason: line }),
});

export const closeTicket = route({
  ...command,
  id: 'closeTicket',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/closure',
  summary: 'Close for good',
  params: ticketParams,
  status: 201,
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
