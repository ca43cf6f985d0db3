/** Passing a ticket across the party line, with context. */
import { z } from 'zod';
import { route } from './route.js';
import { line, slug, uuid } from './shapes.js';
import { command, handOffContext, ticketParams } from './ticket-shapes.js';

const handOffParams = ticketParams.extend({ handOff: uuid });

export const proposeHandOff = route({
  ...command,
  id: 'proposeHandOff',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/hand-offs',
  summary: 'Propose to hand it to a team of the other party, with context',
  description:
    'Going back to a party that held it before needs new context or the answer to the open request (422 with causes otherwise). With `key`, repeating changes nothing.',
  params: ticketParams,
  body: z.strictObject({ toTeam: slug, context: handOffContext, key: z.string().min(1).max(100).optional() }),
  status: 201,
});

export const acceptHandOff = route({
  ...command,
  id: 'acceptHandOff',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/hand-offs/:handOff/acceptance',
  summary: 'Accept a hand-off',
  params: handOffParams,
  status: 201,
});

export const declineHandOff = route({
  ...command,
  id: 'declineHandOff',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/hand-offs/:handOff/refusal',
  summary: 'Decline a hand-off, with the reason',
  params: handOffParams,
  body: z.strictObject({ reason: line }),
  status: 201,
});

export const withdrawHandOff = route({
  ...command,
  id: 'withdrawHandOff',
  method: 'DELETE',
  path: '/partnerships/:partnership/tickets/:ticket/hand-offs/:handOff',
  summary: 'Take back a proposal that nobody has answered',
  params: handOffParams,
});
