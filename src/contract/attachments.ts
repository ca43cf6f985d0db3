/**
 * Files that go along with messages. An upload waits, seen by its owner alone, until a message takes it;
 * from then on it is read by whoever reads that message. What nobody sends within a day is swept away.
 */
import { z } from 'zod';
import { noContent, route } from './route.js';
import { partnershipParams, uuid } from './shapes.js';

const tag = 'Attachments';

/** Most files on one message. */
export const MOST_ATTACHMENTS = 20;

/**
 * `type` is what the bytes are, not what the name says: `application/octet-stream` where the two differ
 * (`mismatch`) and for everything that a browser could take for a page.
 */
export const attachment = z
  .strictObject({ id: uuid, name: z.string().max(400), type: z.string().max(200), bytes: z.number().int().min(0), mismatch: z.boolean() })
  .meta({ id: 'Attachment' });

/** Ids of uploads, for the operation that sends them along. */
export const attachmentIds = z.array(uuid).max(MOST_ATTACHMENTS);

const attachmentParams = partnershipParams.extend({ attachment: uuid });

export const uploadAttachment = route({
  id: 'uploadAttachment',
  method: 'POST',
  path: '/partnerships/:partnership/attachments',
  wire: 'upload',
  tag,
  summary: 'Upload a file to send with a message',
  description:
    'The body is the file itself (`application/octet-stream`), `name` is its name. Send the id with `addMessage` within a day. ' +
    'At most 100 MB unless the server is set otherwise (413); a form (`multipart/…`) is refused (415), and so are an empty file (400) and one upload too many that waits (422).',
  params: partnershipParams,
  query: z.strictObject({ name: z.string().trim().min(1).max(400) }),
  answer: attachment,
  status: 201,
});

export const removePendingAttachment = route({
  id: 'removePendingAttachment',
  method: 'DELETE',
  path: '/partnerships/:partnership/attachments/:attachment',
  tag,
  summary: 'Take back an own upload that no message has taken',
  params: attachmentParams,
  answer: noContent,
  status: 204,
});

export const downloadAttachment = route({
  id: 'downloadAttachment',
  method: 'GET',
  path: '/partnerships/:partnership/attachments/:attachment/content',
  wire: 'file',
  tag,
  summary: 'The file, for whoever may read its message; for its owner before it is sent',
  params: attachmentParams,
  answer: z.string(),
});

export const attachToOpening = route({
  id: 'attachToOpening',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/opening/attachments',
  tag,
  summary: 'Send uploads along with the text that opened a ticket; repeating changes nothing',
  description: 'For who opened it, within an hour, until somebody else has acted on it (422 with causes).',
  params: partnershipParams.extend({ ticket: uuid }),
  body: z.strictObject({ attachments: attachmentIds.min(1) }),
  answer: noContent,
  status: 204,
});
