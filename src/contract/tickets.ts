/** The shared desk: one ticket, two teams. What happens to it between its creation and its end. */
import { z } from 'zod';
import { route } from './route.js';
import {
  cause,
  holder,
  instant,
  level,
  line,
  partnershipParams,
  priority,
  slug,
  text,
  ticketType,
  tier,
  uuid,
  waitReason,
} from './shapes.js';
import { clockShape, command, tag, ticket, ticketParams } from './ticket-shapes.js';

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

export const getTicket = route({
  id: 'getTicket',
  method: 'GET',
  path: '/partnerships/:partnership/tickets/:ticket',
  tag,
  summary: 'One ticket, whole',
  description: 'A merged ticket answers the one that goes on for it, with `record.redirectedFrom`; `merged=itself` answers the merged one.',
  params: ticketParams,
  query: z.strictObject({ merged: z.enum(['itself']).optional() }),
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
    /** Priority follows from impact and urgency; given here it overrides the agreement's matrix. */
    priority: priority.optional(),
    impact: level.optional(),
    urgency: level.optional(),
    tier: tier.optional(),
    system: slug.nullable().optional(),
    site: slug.nullable().optional(),
    reason: line,
  }),
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
