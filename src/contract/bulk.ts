/** One change to many tickets, with an answer for each. */
import { z } from 'zod';
import { route } from './route.js';
import { cause, instant, line, partnershipParams, priority, slug, text, uuid, waitReason } from './shapes.js';
import { recordTag, tagWords } from './ticket-record.js';

/** What is done to each of the tickets. */
export const bulkChange = z
  .discriminatedUnion('kind', [
    /** `person` null: to nobody. */
    z.strictObject({ kind: z.literal('assignee'), person: uuid.nullable() }),
    z.strictObject({ kind: z.literal('priority'), priority, reason: line }),
    z.strictObject({ kind: z.literal('category'), category: slug, reason: line }),
    z.strictObject({ kind: z.literal('tags'), add: tagWords.default([]), remove: tagWords.default([]) }),
    /** The wish date; null takes it away. */
    z.strictObject({ kind: z.literal('wish-date'), at: instant.nullable() }),
    z.strictObject({ kind: z.literal('resolve'), note: text }),
    z.strictObject({ kind: z.literal('close') }),
    z.strictObject({
      kind: z.literal('wait'),
      on: waitReason,
      until: instant.nullable().default(null),
      note: z.string().trim().max(500).default(''),
    }),
    /** To another team of the party that holds it. */
    z.strictObject({ kind: z.literal('transfer'), team: slug }),
  ])
  .meta({ id: 'BulkChange' });

export const editTickets = route({
  id: 'editTickets',
  method: 'POST',
  path: '/partnerships/:partnership/ticket-edits',
  tag: recordTag,
  summary: 'Change many tickets in one way',
  description:
    'Each ticket in a transaction of its own, in the order given: what the rules refuse for one does not hold up the others. ' +
    '`missing`: there is no such ticket for the caller.',
  params: partnershipParams,
  body: z.strictObject({ tickets: z.array(uuid).min(1).max(200), change: bulkChange }),
  answer: z.strictObject({
    results: z.array(
      z.strictObject({
        ticket: uuid,
        number: z.string().nullable(),
        outcome: z.enum(['done', 'refused', 'missing']),
        causes: z.array(cause),
      }),
    ),
  }),
});
