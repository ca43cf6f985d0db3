/** A ticket as it crosses the wire: its row in the queue, and the whole. */
import { z } from 'zod';
import type { Clock } from '../core/sla/clock.js';
import { HAND_OFF_REASONS, type TicketEvent } from '../core/tickets/event.js';
import { attachment } from './attachments.js';
import { bounceShape, holdShape, notAccountableShape } from './holding-shapes.js';
import {
  audience,
  cause,
  cursor,
  holder,
  instant,
  partnershipParams,
  permission,
  person,
  priority,
  slug,
  ticketStatus,
  ticketType,
  tier,
  uuid,
  waitReason,
} from './shapes.js';
import { ticketRecord } from './ticket-record-shapes.js';
import { ticketWork } from './ticket-work-shapes.js';

export const tag = 'Tickets';
export const ticketParams = partnershipParams.extend({ ticket: uuid });

export const clockShape = z.custom<Clock>((value) => typeof value === 'object' && value !== null).meta({ id: 'Clock', type: 'object' });

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
    /** Empty for a requester. */
    tags: z.array(z.string()),
    /** A date that people wish for, beside the clocks. */
    wishAt: instant.nullable(),
  })
  .meta({ id: 'TicketRow' });

/** Messages on one page. */
export const MESSAGES_A_PAGE = 50;

export const message = z
  .strictObject({
    id: uuid,
    at: instant,
    by: person.nullable(),
    byParty: z.string().nullable(),
    audience,
    automatic: z.boolean(),
    text: z.string(),
    attachments: z.array(attachment),
    /** The merged ticket that it was written on; null: this one. */
    writtenOn: z.strictObject({ id: uuid, number: z.string() }).nullable(),
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
  markNotAccountable: permission,
  transfer: permission,
  touchSystems: permission,
  tag: permission,
  setWishDate: permission,
  watch: permission,
  unwatch: permission,
  changeRequester: permission,
  link: permission,
  merge: permission,
  unmerge: permission,
});

export const ticket = z
  .strictObject({
    row: ticketRow,
    /** The newest events that the viewer may see, in order, and how it came. Texts of messages are in `messages`. */
    events: z.array(eventShape),
    /** The newest, oldest of them first. */
    messages: z.array(message).max(MESSAGES_A_PAGE),
    /** For `listMessages`: cursor of what was written before these; null when they are all. */
    earlierMessages: cursor.nullable(),
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
    bounces: z.array(bounceShape),
    /** Claims that time was not a party's own; clocks are reported with and without them until they are settled. */
    notAccountable: z.array(notAccountableShape),
    /** What each party may hold it for, as agreed between them; none for requesters. */
    holds: z.array(holdShape),
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
    record: ticketRecord,
    work: ticketWork,
    can: moves,
    /** Rises with each event that the viewer may see; pass it back to refuse working on an older state. */
    seq: z.number().int(),
    asOf: instant,
  })
  .meta({ id: 'Ticket' });

/** Every command on a ticket answers the ticket as it is then. */
export const command = { tag, answer: ticket } as const;
