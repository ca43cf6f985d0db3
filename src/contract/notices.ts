/** Notices: words to one person about one thing, shown when his hours allow. */
import { z } from 'zod';
import { route } from './route.js';
import { cursor, instant, page, partnershipParams, slug, uuid } from './shapes.js';

const tag = 'Notices';

const notice = z
  .strictObject({
    id: uuid,
    /** noun.verb in the past: `ticket.escalated`. */
    kind: slug,
    at: instant,
    read: z.boolean(),
    /** It reached its reader outside his hours. */
    wakes: z.boolean(),
    acknowledged: z.boolean(),
    ticket: z.strictObject({ id: uuid, number: z.string(), subject: z.string() }).nullable(),
    /** Ids, names of the agreement and numbers; never a text of somebody. */
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .meta({ id: 'Notice' });

const unread = z.number().int().min(0).max(100);

export const listNotices = route({
  id: 'listNotices',
  method: 'GET',
  path: '/partnerships/:partnership/notices',
  tag,
  summary: 'What I am told, newest first',
  description: 'The caller’s own notices whose time has come. `unread` counts up to 100. Kept for 90 days.',
  params: partnershipParams,
  query: z.strictObject({ after: cursor.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
  answer: page(notice).extend({ unread }),
});

/** For the bell: asked for often. */
export const countNotices = route({
  id: 'countNotices',
  method: 'GET',
  path: '/partnerships/:partnership/notices/unread',
  tag,
  summary: 'How many notices I have not read',
  params: partnershipParams,
  answer: z.strictObject({ unread }),
});

export const readNotices = route({
  id: 'readNotices',
  method: 'POST',
  path: '/partnerships/:partnership/notices/read',
  tag,
  summary: 'Mark notices as read',
  description: 'Some by id, or with `until` all that were due by then. A wake stays open until somebody acknowledges it.',
  params: partnershipParams,
  body: z
    .strictObject({ ids: z.array(uuid).min(1).max(200).optional(), until: instant.optional() })
    .refine((one) => (one.ids === undefined) !== (one.until === undefined), { message: 'Pass either `ids` or `until`' }),
  answer: z.strictObject({ unread }),
});
