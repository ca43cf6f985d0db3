/** The work on a ticket as it crosses the wire: checklist, approvals, gates. */
import { z } from 'zod';
import { GATE_NEEDS } from '../core/tickets/gate-needs.js';
import { instant, permission, person, uuid } from './shapes.js';

export const gateNeed = z.enum(GATE_NEEDS);

const closedGate = z.strictObject({
  need: gateNeed,
  /** What is missing, and the mend. */
  text: z.string(),
});

const approval = z.strictObject({
  id: uuid,
  name: z.string(),
  needed: z.number().int(),
  outcome: z.enum(['waiting', 'granted', 'refused', 'withdrawn']),
  askedAt: instant,
  settledAt: instant.nullable(),
  people: z.array(person),
  /** The reason is empty for a requester who is not asked himself. */
  answers: z.array(z.strictObject({ person, answer: z.enum(['approved', 'declined']), reason: z.string(), at: instant })),
  /** Whether the viewer can answer it now. */
  answer: permission,
});

/** A requester sees the approvals alone. */
export const ticketWork = z
  .strictObject({
    checklist: z.array(
      z.strictObject({ id: z.string(), text: z.string(), done: z.strictObject({ by: person.nullable(), at: instant }).nullable() }),
    ),
    approvals: z.array(approval),
    /** What the desk settings ask and is missing. Empty: it can go on. */
    gates: z.strictObject({ resolve: z.array(closedGate), close: z.array(closedGate) }),
    override: z.strictObject({ by: person.nullable(), at: instant, gates: z.array(gateNeed), reason: z.string() }).nullable(),
    can: z.strictObject({ editChecklist: permission, askApproval: permission, withdrawApproval: permission, overrideGates: permission }),
  })
  .meta({ id: 'TicketWork' });
