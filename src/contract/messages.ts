/** What is written on a ticket, each message to its audience. */
import { z } from 'zod';
import { attachmentIds } from './attachments.js';
import { route } from './route.js';
import { audience, text } from './shapes.js';
import { command, ticketParams } from './ticket-shapes.js';

export const addMessage = route({
  ...command,
  id: 'addMessage',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/messages',
  summary: 'Write to the requester, to both IT teams, or to the own party only',
  params: ticketParams,
  body: z.strictObject({ audience, text, key: z.string().min(1).max(100).optional(), attachments: attachmentIds.default([]) }),
  status: 201,
});
