/** What somebody has begun to write on a ticket: kept for that person alone, on every device. */
import { z } from 'zod';
import { attachment, MOST_ATTACHMENTS } from './attachments.js';
import { noContent, route } from './route.js';
import { audience, instant, uuid } from './shapes.js';
import { ticketParams } from './ticket-shapes.js';

const tag = 'Conversation';
const path = '/partnerships/:partnership/tickets/:ticket/reply-draft';

/** What is kept of it. */
const begun = {
  text: z.string().max(20_000),
  audience,
  attachments: z.array(attachment).max(MOST_ATTACHMENTS),
};

/** One state of it, as a page saved it. */
const savedDraft = z.strictObject({ ...begun, page: uuid, savedAt: instant });

export const replyDraft = z
  .strictObject({
    /** Pass it back with the next save; 0: nothing is kept. */
    revision: z.number().int(),
    draft: savedDraft.nullable(),
    /** What was typed in other tabs or on other devices and not continued, newest first. */
    others: z.array(savedDraft).max(5),
  })
  .meta({ id: 'ReplyDraft' });

export const getReplyDraft = route({
  id: 'getReplyDraft',
  method: 'GET',
  path,
  tag,
  summary: 'What the caller has begun to write on this ticket',
  params: ticketParams,
  answer: replyDraft,
});

export const saveReplyDraft = route({
  id: 'saveReplyDraft',
  method: 'PUT',
  path,
  tag,
  summary: 'Keep what is being written',
  description:
    'The newest save is kept. Where it does not continue what is there (`revision` differs and another page saved it), that is kept beside it, among `others`. ' +
    '`edit` counts the saves of a page: one that arrives late changes nothing. Sending a message removes the draft, with `draft` only the one that it was.',
  params: ticketParams,
  body: z.strictObject({
    ...begun,
    page: uuid,
    edit: z.number().int().min(1).max(1_000_000_000),
    revision: z.number().int().min(0).max(2_000_000_000),
  }),
  answer: replyDraft,
});

export const dropReplyDraft = route({
  id: 'dropReplyDraft',
  method: 'DELETE',
  path,
  tag,
  summary: 'Throw away what was begun; with `page`, only what that page left behind',
  params: ticketParams,
  query: z.strictObject({ page: uuid.optional() }),
  answer: noContent,
  status: 204,
});
