/** How a ticket's holding crosses the wire: its bounces, and time for which a party was not accountable. */
import { z } from 'zod';
import { HAND_OFF_REASONS } from '../core/tickets/event.js';
import { figure, holder, instant, permission, slug, tier, uuid } from './shapes.js';

export const bounceShape = z.strictObject({
  at: instant,
  from: holder,
  backTo: holder,
  /** Open time between leaving the party and coming back to it. */
  costMs: figure,
  costs: z.array(z.strictObject({ party: z.string(), ms: figure })),
  reason: z.enum(HAND_OFF_REASONS as [(typeof HAND_OFF_REASONS)[number], ...(typeof HAND_OFF_REASONS)[number][]]).nullable(),
  /** The rule, and its cell, that had routed it to the party that sent it back; null: by hand. */
  rule: z.string().nullable(),
  cell: z.strictObject({ window: slug, tier }).nullable(),
});

export const notAccountableShape = z
  .strictObject({
    id: uuid,
    party: z.string(),
    from: instant,
    /** Null: still going on. */
    to: instant.nullable(),
    reason: z.string(),
    markedAt: instant,
    markedBy: uuid.nullable(),
    answer: z.enum(['accepted', 'disputed']).nullable(),
    answeredBy: z.string().nullable(),
    answerReason: z.string().nullable(),
    /** What the lead of each party last said. */
    verdicts: z.array(z.strictObject({ party: z.string(), stands: z.boolean(), reason: z.string() })),
    outcome: z.enum(['open', 'stands', 'falls']),
    can: z.strictObject({ answer: permission, decide: permission }),
  })
  .meta({ id: 'NotAccountable' });

/** How long a party has had the ball, against what the parties agreed between themselves. */
export const holdShape = z
  .strictObject({
    party: z.string(),
    calendar: z.string(),
    targetMs: z.number(),
    /** Its own minutes alone. */
    elapsedMs: z.number(),
    state: z.enum(['running', 'paused', 'met', 'missed', 'cancelled']),
    /** Null while another party has the ball. */
    dueAt: instant.nullable(),
    breachedAt: instant.nullable(),
  })
  .meta({ id: 'Hold' });
