/** Time that a party held a ticket without being accountable for it: claimed, answered, and decided by the leads. */
import { z } from 'zod';
import { route } from './route.js';
import { instant, line, uuid } from './shapes.js';
import { command, ticketParams } from './ticket-shapes.js';

const intervalParams = ticketParams.extend({ interval: uuid });

export const markNotAccountable = route({
  ...command,
  id: 'markNotAccountable',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/not-accountable',
  summary: 'Say that time in which your party held the ticket was not its own',
  description:
    'The other party accepts or disputes it. Until that is settled, clocks are reported with and without that time. With `key`, repeating changes nothing.',
  params: ticketParams,
  body: z.strictObject({ from: instant, to: instant, reason: line, key: z.string().min(1).max(100).optional() }),
  status: 201,
});

export const answerNotAccountable = route({
  ...command,
  id: 'answerNotAccountable',
  method: 'PUT',
  path: '/partnerships/:partnership/tickets/:ticket/not-accountable/:interval/answer',
  summary: 'Accept or dispute what the other party marked',
  description: 'Accepted, it stands at once. A dispute says why; then a lead of each party decides.',
  params: intervalParams,
  body: z.strictObject({ answer: z.enum(['accepted', 'disputed']), reason: z.string().trim().max(200).default('') }),
});

export const decideNotAccountable = route({
  ...command,
  id: 'decideNotAccountable',
  method: 'PUT',
  path: '/partnerships/:partnership/tickets/:ticket/not-accountable/:interval/verdict',
  summary: 'Say as a lead whether a disputed interval stands',
  description: 'Settled when the leads of both parties say the same; until then each may change what he said.',
  params: intervalParams,
  body: z.strictObject({ stands: z.boolean(), reason: line }),
});
