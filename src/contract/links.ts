/** Tickets and other tickets of the partnership: links, merging, splitting. */
import { z } from 'zod';
import { CHOSEN_ROLES } from '../core/tickets/link-event.js';
import { route } from './route.js';
import { line, slug, uuid } from './shapes.js';
import { recordTag } from './ticket-record.js';
import { linkRole } from './ticket-record-shapes.js';
import { command, ticketParams } from './ticket-shapes.js';

const linkCommand = { ...command, tag: recordTag } as const;

export const linkTicket = route({
  ...linkCommand,
  id: 'linkTicket',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/links',
  summary: 'Link it to another ticket of the partnership; both show it',
  description: '`as` says what the other one is to this one. A ticket has one parent, and none stands above itself.',
  params: ticketParams,
  body: z.strictObject({ as: z.enum(CHOSEN_ROLES), ticket: uuid }),
  status: 201,
});

export const unlinkTicket = route({
  ...linkCommand,
  id: 'unlinkTicket',
  method: 'DELETE',
  path: '/partnerships/:partnership/tickets/:ticket/links/:as/:other',
  summary: 'Remove a link from both tickets',
  params: ticketParams.extend({ as: linkRole, other: uuid }),
});

export const mergeTicket = route({
  ...linkCommand,
  id: 'mergeTicket',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/merge',
  summary: 'Merge it into another ticket, which goes on for it; answers that one',
  description:
    'Its number leads to the survivor for ever, and what is written to it lands there. Its requester and watchers watch the survivor: where a requester would read something new by that, `readersMayRead` has to say that it is meant.',
  params: ticketParams,
  body: z.strictObject({ into: uuid, readersMayRead: z.boolean().default(false) }),
  status: 201,
});

export const unmergeTicket = route({
  ...linkCommand,
  id: 'unmergeTicket',
  method: 'DELETE',
  path: '/partnerships/:partnership/tickets/:ticket/merge',
  summary: 'Take a merge back; answers the ticket that is open again',
  description: 'Refused once somebody who came along with it has written on the survivor.',
  params: ticketParams,
});

export const splitTicket = route({
  id: 'splitTicket',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/splits',
  tag: recordTag,
  summary: 'Open a new ticket from chosen messages',
  description:
    'The texts are quoted there, each for the audience it had; both tickets show where it came from. With `key`, repeating answers the same ticket.',
  params: ticketParams,
  body: z.strictObject({
    subject: line,
    messages: z.array(uuid).min(1).max(50),
    category: slug.optional(),
    key: z.string().min(1).max(60).optional(),
  }),
  answer: z.strictObject({ id: uuid, number: z.string() }),
  status: 201,
});
