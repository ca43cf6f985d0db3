/** After signing: reviews of the agreement, what has drifted, and open tickets that move to the version in force. */
import { z } from 'zod';
import { DRIFT_KINDS } from '../core/drift/drift.js';
import { agreementVersion } from './agreements.js';
import { job, jobState } from './jobs.js';
import { route } from './route.js';
import { cause, cursor, holder, instant, page, partnershipParams, permission, person, slug, text, uuid } from './shapes.js';

const tag = 'Upkeep';

const versionNumber = z.number().int().min(0).max(1_000_000);

/** A day on the wall of the partnership. */
const day = z.string().trim().min(1).max(20).meta({ description: 'YYYY-MM-DD, in the zone of the partnership', example: '2027-03-01' });

const standing = z.strictObject({
  /** `soon`: within 14 days; `due`: today or in the past. */
  state: z.enum(['ahead', 'soon', 'due']),
  /** Days from today; negative when it was due. */
  days: z.number().int(),
});

export const getUpkeep = route({
  id: 'getUpkeep',
  method: 'GET',
  path: '/partnerships/:partnership/agreement/upkeep',
  tag,
  summary: 'How many things about the agreement wait for its leads',
  description: 'For people of the IT teams. Without an agreement in force there is nothing to look after: `inForce` is false.',
  params: partnershipParams,
  answer: z.strictObject({
    inForce: z.boolean(),
    review: standing.extend({ dueOn: z.string() }).nullable(),
    drifted: z.number().int(),
  }),
});

export const review = z
  .strictObject({
    id: uuid,
    /** The version that was in force. */
    version: versionNumber,
    dueOn: z.string(),
    finishedAt: instant,
    by: person,
    text: z.string(),
    nextOn: z.string(),
  })
  .meta({ id: 'Review' });

export const reviews = z
  .strictObject({
    plan: z
      .strictObject({
        dueOn: z.string(),
        everyMonths: z.number().int(),
        note: z.string(),
        revision: z.number().int(),
        setAt: instant,
        setBy: person,
        standing,
        /** When the one after it would be due, were it finished today. */
        nextOn: z.string(),
      })
      .nullable(),
    /** Finished ones, newest first, at most 200. */
    items: z.array(review).max(200),
    can: z.strictObject({ set: permission, finish: permission }),
  })
  .meta({ id: 'Reviews' });

export const getReviews = route({
  id: 'getReviews',
  method: 'GET',
  path: '/partnerships/:partnership/agreement/reviews',
  tag,
  summary: 'When the agreement is reviewed next, and the reviews that were',
  params: partnershipParams,
  answer: reviews,
});

export const setReview = route({
  id: 'setReview',
  method: 'PUT',
  path: '/partnerships/:partnership/agreement/review',
  tag,
  summary: 'Set the next review',
  description: 'For leads of either party. `revision` is the one that was read, 0 when there is none yet.',
  params: partnershipParams,
  body: z.strictObject({
    dueOn: day,
    everyMonths: z.number().int().min(1).max(60),
    note: z.string().trim().max(2_000).default(''),
    revision: z.number().int().min(0).max(2_000_000_000),
  }),
  answer: reviews,
});

export const finishReview = route({
  id: 'finishReview',
  method: 'POST',
  path: '/partnerships/:partnership/agreement/reviews',
  tag,
  summary: 'Finish the review with a word; the next one is set',
  description:
    'For leads of either party. Without `nextOn` the next one comes its months after the day that this one was due, or after today where that has passed.',
  params: partnershipParams,
  body: z.strictObject({ revision: z.number().int().min(1).max(2_000_000_000), text: text.max(2_000), nextOn: day.optional() }),
  answer: reviews,
  status: 201,
});

export const driftFinding = z
  .strictObject({
    kind: z.enum(DRIFT_KINDS),
    /** The category, rule or team. */
    subject: z.string(),
    list: z.enum(['categories', 'rules', 'exceptions', 'teams']),
    name: z.string(),
    /** Of the last 12 months in a category; open ones of a team. */
    tickets: z.number().int().nullable(),
    /** The categories in use of which it speaks, those with most tickets first, at most 100. */
    parts: z.array(z.strictObject({ category: z.string(), name: z.string(), tickets: z.number().int() })).max(100),
    members: z.number().int().nullable(),
    /** The root whose row decides a category. */
    root: z.string().nullable(),
    since: instant.nullable(),
    lastUsedAt: instant.nullable(),
    text: z.string(),
    next: z.enum(['change', 'people', 'tickets']),
  })
  .meta({ id: 'DriftFinding' });

export const getDrift = route({
  id: 'getDrift',
  method: 'GET',
  path: '/partnerships/:partnership/agreement/drift',
  tag,
  summary: 'Where the agreement in force no longer speaks of the work that is done',
  description: 'For people of the IT teams. Counted over the tickets of this desk; imported histories are not looked at.',
  params: partnershipParams,
  answer: z.strictObject({
    version: agreementVersion,
    since: instant,
    /** Tickets that were looked at. */
    tickets: z.number().int(),
    /** Rules without a ticket that are too young to be called unused. */
    youngRules: z.number().int(),
    findings: z.array(driftFinding).max(500),
    omitted: z.number().int(),
  }),
});

export const MOVE_OUTCOMES = ['moved', 'refused'] as const;
const moveOutcome = z.enum(MOVE_OUTCOMES);

export const ticketMove = z
  .strictObject({
    id: uuid,
    state: jobState,
    job: uuid.nullable(),
    from: z.array(versionNumber).max(200),
    to: versionNumber,
    total: z.number().int(),
    moved: z.number().int(),
    refused: z.number().int(),
    failure: z.string().nullable(),
    at: instant,
    by: person,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'TicketMove' });

export const getTicketMoves = route({
  id: 'getTicketMoves',
  method: 'GET',
  path: '/partnerships/:partnership/agreement/open-tickets',
  tag,
  summary: 'Open tickets under other versions than the one in force, and the moves that were',
  params: partnershipParams,
  answer: z.strictObject({
    to: agreementVersion,
    versions: z.array(z.strictObject({ version: versionNumber, tickets: z.number().int() })).max(200),
    /** Newest first, at most 20. */
    moves: z.array(ticketMove).max(20),
    can: z.strictObject({ move: permission }),
  }),
});

const fromVersions = z.array(versionNumber).min(1).max(200);

export const movePreview = z
  .strictObject({
    ticket: uuid,
    number: z.string(),
    subject: z.string(),
    version: versionNumber,
    holder: holder.nullable(),
    /** Why it would stay under its version; null: it moves. */
    obstacle: cause.nullable(),
    /** Whom the version in force names, where that is not the team that holds it. */
    named: z.strictObject({ team: z.string().nullable(), party: z.string().nullable() }).nullable(),
    otherParty: z.boolean(),
    clocks: z.array(
      z.strictObject({ kind: z.enum(['respond', 'update', 'resolve', 'accept']), before: instant.nullable(), after: instant.nullable() }),
    ),
  })
  .meta({ id: 'MovePreview' });

export const previewTicketMove = route({
  id: 'previewTicketMove',
  method: 'POST',
  path: '/partnerships/:partnership/agreement/open-tickets/preview',
  tag,
  summary: 'What moving open tickets to the version in force would change, a page at a time',
  description: 'For leads. At most 100 tickets a call; pass the answered `next` as `after` until it is null. Changes nothing.',
  params: partnershipParams,
  body: z.strictObject({ versions: fromVersions, after: uuid.nullable().default(null) }),
  answer: z.strictObject({ to: agreementVersion, items: z.array(movePreview).max(100), next: uuid.nullable() }),
});

export const startTicketMove = route({
  id: 'startTicketMove',
  method: 'POST',
  path: '/partnerships/:partnership/agreement/open-tickets/moves',
  tag,
  summary: 'Move the open tickets of some versions to the version in force, as a job',
  description: 'For leads. `to` is the version that was shown. Each move is an event of its ticket; who holds a ticket stays.',
  params: partnershipParams,
  body: z.strictObject({ versions: fromVersions, to: uuid }),
  answer: z.strictObject({ move: ticketMove, job }),
  status: 202,
});

const moveParams = partnershipParams.extend({ move: uuid });

export const getTicketMove = route({
  id: 'getTicketMove',
  method: 'GET',
  path: '/partnerships/:partnership/agreement/open-tickets/moves/:move',
  tag,
  summary: 'One move of open tickets',
  params: moveParams,
  answer: ticketMove,
});

export const listMovedTickets = route({
  id: 'listMovedTickets',
  method: 'GET',
  path: '/partnerships/:partnership/agreement/open-tickets/moves/:move/tickets',
  tag,
  summary: 'What a move did, ticket by ticket',
  params: moveParams,
  query: z.strictObject({
    outcome: moveOutcome.optional(),
    after: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: page(
    z.strictObject({
      ticket: uuid,
      number: slug,
      subject: z.string(),
      from: versionNumber,
      outcome: moveOutcome,
      /** Why it stays. */
      cause: cause.nullable(),
    }),
  ),
});
