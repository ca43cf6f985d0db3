/** Who else has a ticket open. */
import { z } from 'zod';
import { route } from './route.js';
import { audience, person, uuid } from './shapes.js';
import { ticketParams } from './ticket-shapes.js';

export const ticketPresent = z
  .strictObject({
    person,
    /** To whom he is writing, when that is somebody who includes the caller; null: he looks at it. */
    writingTo: audience.nullable(),
  })
  .meta({ id: 'TicketPresent' });

export const sayTicketPresence = route({
  id: 'sayTicketPresence',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/presence',
  tag: 'Conversation',
  summary: 'Say that a page shows this ticket, and learn who else is there',
  description:
    'Kept in memory alone: a page says it again every few seconds and is taken as gone a minute and a half after the last word. ' +
    'That somebody writes is told to those who may read what he writes. A requester is told of nobody who merely looks.',
  params: ticketParams,
  body: z.strictObject({ page: uuid, doing: z.enum(['viewing', 'writing', 'gone']), audience: audience.nullable().default(null) }),
  answer: z.strictObject({ here: z.array(ticketPresent).max(50) }),
});
