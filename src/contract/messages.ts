/** What is written on a ticket, each message to its audience. */
import { z } from 'zod';
import { attachmentIds } from './attachments.js';
import { route } from './route.js';
import { audience, cursor, text, uuid } from './shapes.js';
import { command, MESSAGES_A_PAGE, message, ticketParams } from './ticket-shapes.js';

export const addMessage = route({
  ...command,
  id: 'addMessage',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/messages',
  summary: 'Write to the requester, to both IT teams, or to the own party only',
  description:
    'People are mentioned as `@[Name](person:id)`: at most 20, each of whom has to be able to read it (422 with a cause for each who cannot); each is told once. ' +
    'With `seenSeq`, messages of others that came in since are answered instead of sending (409, a cause `message.crossed` for each); without it, it is sent.',
  params: ticketParams,
  body: z.strictObject({
    audience,
    text,
    key: z.string().min(1).max(100).optional(),
    attachments: attachmentIds.default([]),
    /** `seq` of the ticket as the author saw it. */
    seenSeq: z.number().int().min(0).max(2_147_483_647).optional(),
    /** The reply draft that this was, by the page that kept it; what other pages keep stays. Left out: all of it goes. */
    draft: z.strictObject({ page: uuid, revision: z.number().int().min(0).max(2_000_000_000) }).optional(),
  }),
  status: 201,
});

export const listMessages = route({
  id: 'listMessages',
  method: 'GET',
  path: '/partnerships/:partnership/tickets/:ticket/messages',
  tag: 'Conversation',
  summary: 'Messages of a ticket that the caller may read: the newest, or those before a place; oldest first',
  params: ticketParams,
  query: z.strictObject({ before: cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(MESSAGES_A_PAGE) }),
  answer: z.strictObject({ items: z.array(message).max(100), earlier: cursor.nullable() }),
});
