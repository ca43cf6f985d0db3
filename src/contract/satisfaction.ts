/** Whether it went well, in the word of whoever asked: from the ticket, or from a link in the closing mail. */
import { z } from 'zod';
import { route } from './route.js';
import { instant, partnershipParams, permission, uuid } from './shapes.js';

const tag = 'Satisfaction';

/** Longest word that goes along with a rating. */
export const MOST_COMMENT = 1_000;

const rating = z
  .strictObject({
    good: z.boolean(),
    comment: z.string(),
    at: instant,
    /** Until then it may be changed. */
    settlesAt: instant,
  })
  .meta({ id: 'Rating' });

const given = z.strictObject({ good: z.boolean(), comment: z.string().trim().max(MOST_COMMENT).default('') });

const onTicket = z.strictObject({ rating: rating.nullable(), can: permission });

export const getRating = route({
  id: 'getRating',
  method: 'GET',
  path: '/partnerships/:partnership/tickets/:ticket/rating',
  tag,
  summary: 'What the requester said of a ticket',
  params: partnershipParams.extend({ ticket: uuid }),
  answer: onTicket,
});

export const rateTicket = route({
  id: 'rateTicket',
  method: 'PUT',
  path: '/partnerships/:partnership/tickets/:ticket/rating',
  tag,
  summary: 'Say whether it went well; may be changed for seven days',
  params: partnershipParams.extend({ ticket: uuid }),
  body: given,
  answer: onTicket,
});

const linkParams = z.strictObject({ token: z.string().min(1).max(200) });

const byLink = z.strictObject({
  partnership: z.string(),
  number: z.string(),
  subject: z.string(),
  rating: rating.nullable(),
  can: permission,
});

export const getRatingByLink = route({
  id: 'getRatingByLink',
  method: 'GET',
  path: '/ratings/:token',
  access: 'public',
  tag,
  summary: 'What a link from a closing mail asks about',
  description: 'A link that was never given, or is older than 30 days, leads nowhere (404). Looking changes nothing.',
  params: linkParams,
  answer: byLink,
});

export const rateByLink = route({
  id: 'rateByLink',
  method: 'PUT',
  path: '/ratings/:token',
  access: 'public',
  tag,
  summary: 'Say by a link from a closing mail whether it went well',
  params: linkParams,
  body: given,
  answer: byLink,
});
