/** Where a ticket has what was searched for. */
import { z } from 'zod';
import { instant, person, uuid } from './shapes.js';

const excerpt = z.strictObject({
  text: z.string(),
  /** Places in `text` to mark, in UTF-16 units: first and first behind. The text is plain, never markup. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
});

export const searchMatch = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('number') }),
  z.strictObject({ in: z.literal('subject'), excerpt }),
  z.strictObject({ in: z.literal('message'), excerpt, message: uuid, by: person.nullable(), at: instant }),
  z.strictObject({ in: z.literal('person'), excerpt, as: z.enum(['requester', 'assignee']) }),
]);
