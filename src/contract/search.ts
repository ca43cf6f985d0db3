/** Finding tickets by words, with the places where they stand. */
import { z } from 'zod';
import { listTickets } from './queue.js';
import { route } from './route.js';
import { searchMatch } from './search-match.js';
import { cursor, partnershipParams, person } from './shapes.js';
import { ticketRow } from './ticket-shapes.js';

export const searchTickets = route({
  id: 'searchTickets',
  method: 'GET',
  path: '/partnerships/:partnership/search',
  tag: 'Search',
  summary: 'Tickets by number, words and people, the best first',
  description:
    'Looks in subjects, in messages that the caller may read, and in names of requesters and assignees. `q` takes words, "words in a row", -words that must be absent, and a number with or without #; nothing in it is an error. Typing errors in subjects and names are forgiven. The filters of the queue apply. At most 500 subjects and 500 messages are looked at, the most recent; `capped` says that there were more.',
  params: partnershipParams,
  query: listTickets.query.omit({ after: true, limit: true, sort: true, direction: true, only: true, search: true, status: true }).extend({
    q: z.string().trim().max(200),
    status: listTickets.query.shape.status.unwrap().default('all'),
    after: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  answer: z.strictObject({
    items: z.array(z.strictObject({ row: ticketRow, matches: z.array(searchMatch) })),
    next: cursor.nullable(),
    /** Members whose name has the words; none for a requester. */
    people: z.array(person),
    capped: z.boolean(),
    /** What may have been meant, where the words stand nowhere as they were typed. */
    suggestion: z.string().nullable(),
  }),
});
