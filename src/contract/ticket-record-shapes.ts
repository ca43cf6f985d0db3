/** The record of a ticket as it crosses the wire. */
import { z } from 'zod';
import { INVERSE, type LinkRole } from '../core/tickets/link-event.js';
import { instant, level, person, priority, ticketStatus, ticketType, uuid } from './shapes.js';

const ROLES = Object.keys(INVERSE) as [LinkRole, ...LinkRole[]];
export const linkRole = z.enum(ROLES);

const named = z.strictObject({ id: uuid, number: z.string() });
const linkedTicket = named.extend({ subject: z.string(), status: ticketStatus, type: ticketType });

export const ticketRecord = z
  .strictObject({
    /** Null: nobody said, as for imported tickets. */
    impact: level.nullable(),
    urgency: level.nullable(),
    /** What the agreement's matrix gives; null while impact or urgency are unknown. */
    agreedPriority: priority.nullable(),
    /** Who set the priority against the matrix, and why. Null for a requester. */
    override: z.strictObject({ by: person.nullable(), at: instant, reason: z.string() }).nullable(),
    /** All that it touches; the first one routes it. */
    systems: z.array(z.string()),
    /** A requester sees of them himself alone. */
    watchers: z.array(person),
    /** What the other ticket is to this one. Empty for a requester. */
    links: z.array(z.strictObject({ as: linkRole, at: instant, ticket: linkedTicket })),
    /** It ended because that one goes on for it; null too where the viewer does not reach it. */
    mergedInto: named.nullable(),
    /** What was merged into it. Empty for a requester. */
    merged: z.array(linkedTicket),
    /** The ticket that was asked for was merged into this one. */
    redirectedFrom: named.nullable(),
  })
  .meta({ id: 'TicketRecord' });
