/** Shapes that several features share. Strings and lists are bounded; unknown keys are refused. */
import { z } from 'zod';
import { LEVELS, PRIORITIES, TICKET_TYPES, WAIT_REASONS } from '../core/agreement/agreement.js';
import { EARLIEST, LATEST } from '../core/time.js';

/** Identifiers made by the application are UUIDv7. */
export const uuid = z.uuid();
export const slug = z.string().min(1).max(200);
/** One line of text typed by a person. */
export const line = z.string().trim().min(1).max(200);
/** Several lines of text typed by a person. */
export const text = z.string().trim().min(1).max(20_000);
export const email = z.email().max(254);
/** An instant in milliseconds since the epoch, UTC. */
export const instant = z.number().int().min(EARLIEST).max(LATEST);
export const cursor = z.string().max(400);

export const ticketType = z.enum(TICKET_TYPES as [(typeof TICKET_TYPES)[number], ...(typeof TICKET_TYPES)[number][]]);
export const priority = z.enum(PRIORITIES as [(typeof PRIORITIES)[number], ...(typeof PRIORITIES)[number][]]);
export const level = z.enum(LEVELS as [(typeof LEVELS)[number], ...(typeof LEVELS)[number][]]);
export const waitReason = z.enum(WAIT_REASONS as [(typeof WAIT_REASONS)[number], ...(typeof WAIT_REASONS)[number][]]);
export const tier = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export const ticketStatus = z.enum(['new', 'open', 'waiting', 'resolved', 'closed']);
export const audience = z.enum(['requester', 'shared', 'own-party']);
export const role = z.enum(['internal-lead', 'internal-technician', 'provider-lead', 'provider-technician', 'requester']);

export const cause = z.strictObject({ code: z.string(), ref: z.string().nullable(), text: z.string() }).meta({ id: 'Cause' });

/** What the viewer may do, with the reasons where not. */
export const permission = z.strictObject({ allowed: z.boolean(), causes: z.array(cause) }).meta({ id: 'Permission' });

export const person = z.strictObject({ id: uuid, name: z.string(), party: z.string().nullable() }).meta({ id: 'Person' });

/** Keyset paging: `next` is the cursor of the page after this one, null at the end. */
export const page = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item), next: cursor.nullable() });

export const partnershipParams = z.strictObject({ partnership: uuid });

export const holder = z.strictObject({ team: z.string(), party: z.string() });

/** A number that is absent when there is no data; never 0 in its place. */
export const figure = z.number().nullable();
