/** What changes from one version to another, or to a draft; and moving open tickets to the version in force. */
import { z } from 'zod';
import type { Change } from '../core/routing/diff.js';
import { agreementVersion } from './agreements.js';
import { route } from './route.js';
import { instant, partnershipParams, uuid } from './shapes.js';

const tag = 'Agreement';

const changeShape = z.custom<Change>((value) => typeof value === 'object' && value !== null).meta({ id: 'Change', type: 'object' });

export const difference = z
  .strictObject({
    from: agreementVersion,
    /** Null for a draft, which has no number yet. */
    to: agreementVersion.nullable(),
    /** The draft as it was looked at; null for a version. */
    draft: z.strictObject({ id: uuid, name: z.string(), revision: z.number().int() }).nullable(),
    /** Regions whose outcome changes, in words, those with most tickets first. At most 300. */
    changes: z.array(changeShape).max(300),
    /** These are all changes; false: there may be more. */
    complete: z.boolean(),
    tickets: z.strictObject({
      since: instant,
      /** Tickets of that time that were looked at, and those left out because there were too many: the oldest. */
      counted: z.number().int(),
      omitted: z.number().int(),
      /** Looked at and not routable by the first version, such as a category that it does not know. */
      unknown: z.number().int(),
    }),
    hours: z.strictObject({
      /** Nobody logs hours: time for which the team that had a ticket was on duty while it was new or open. */
      basis: z.literal('hold-time'),
      moves: z
        .array(z.strictObject({ from: z.string().nullable(), to: z.string().nullable(), tickets: z.number().int(), heldMs: z.number() }))
        .max(2_500),
    }),
    /** The plain edit list in words. */
    edits: z.array(z.strictObject({ subject: z.string(), text: z.string() })).max(1_000),
    editsOmitted: z.number().int(),
  })
  .meta({ id: 'Difference' });

/** Left out: the version in force. */
const query = z.strictObject({ from: uuid.optional() });

export const diffVersions = route({
  id: 'diffVersions',
  method: 'GET',
  path: '/partnerships/:partnership/agreements/:agreement/difference',
  tag,
  summary: 'What changes from another version, or from the one in force, to this one',
  params: partnershipParams.extend({ agreement: uuid }),
  query,
  answer: difference,
});

export const diffDraft = route({
  id: 'diffDraft',
  method: 'GET',
  path: '/partnerships/:partnership/drafts/:draft/difference',
  tag,
  summary: 'What changes from a version, or from the one in force, to a draft',
  params: partnershipParams.extend({ draft: uuid }),
  query,
  answer: difference,
});

export const moveOpenTickets = route({
  id: 'moveOpenTickets',
  method: 'POST',
  path: '/partnerships/:partnership/agreement/ticket-moves',
  tag,
  summary: 'Move open tickets to the version in force, a batch at a time',
  description:
    'For leads. At most 100 tickets a call, each on record as an event; who holds a ticket stays. Call again with the answered `next` as `after` until it is null. Repeating changes nothing.',
  params: partnershipParams,
  body: z.strictObject({ after: uuid.nullable() }),
  answer: z.strictObject({
    to: agreementVersion,
    moved: z.number().int(),
    /** Tickets that stay under their version, and why. */
    kept: z.array(z.strictObject({ ticket: uuid, number: z.string(), text: z.string() })).max(100),
    next: uuid.nullable(),
  }),
});
