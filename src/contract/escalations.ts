/** Steps that fell due on a ticket, whom they woke, and taking notice of them. */
import { z } from 'zod';
import { route } from './route.js';
import { instant, partnershipParams, permission, person, priority, ticketStatus, uuid } from './shapes.js';

const tag = 'Escalation';
const params = partnershipParams.extend({ ticket: uuid });

const escalation = z
  .strictObject({
    /** Names the step on its clock. */
    key: z.string(),
    step: z.string(),
    clock: z.enum(['respond', 'update', 'resolve', 'accept']),
    atPercent: z.number(),
    /** When it fell due; `toldAt`, when people were told: after an outage they differ. */
    dueAt: instant,
    toldAt: instant,
    teams: z.array(z.string()),
    leads: z.boolean(),
    wake: z.boolean(),
    /** Who was woken, in order; `next` follows at `nextAt` unless somebody takes notice. */
    lines: z.array(z.strictObject({ team: z.string(), woken: z.array(person), next: person.nullable(), nextAt: instant.nullable() })),
    acknowledged: z.strictObject({ by: person, at: instant }).nullable(),
    can: z.strictObject({ acknowledge: permission }),
  })
  .meta({ id: 'Escalation' });

const answer = z.strictObject({
  ticket: z.strictObject({
    id: uuid,
    number: z.string(),
    subject: z.string(),
    priority,
    status: ticketStatus,
    team: z.string().nullable(),
  }),
  /** In the order in which they fell due. */
  items: z.array(escalation),
  asOf: instant,
});

export const listEscalations = route({
  id: 'listEscalations',
  method: 'GET',
  path: '/partnerships/:partnership/tickets/:ticket/escalations',
  tag,
  summary: 'Which steps fell due on a ticket',
  description: 'For the two IT teams.',
  params,
  answer,
});

export const acknowledgeEscalation = route({
  id: 'acknowledgeEscalation',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/escalations/acknowledge',
  tag,
  summary: 'Take notice of a step',
  description: 'From then on nobody else is woken for it. Whoever comes second is answered who was first.',
  params,
  body: z.strictObject({ key: z.string().min(1).max(400) }),
  answer,
});
