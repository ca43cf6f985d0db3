/** Approvals on a ticket (k of n, as the desk settings ask), and what a lead lets pass. */
import { z } from 'zod';
import { route } from './route.js';
import { instant, line, partnershipParams, uuid } from './shapes.js';
import { command, ticketParams } from './ticket-shapes.js';

const tag = 'Approvals';
const reason = z.string().trim().max(1000);

export const listApprovals = route({
  id: 'listApprovals',
  method: 'GET',
  path: '/partnerships/:partnership/approvals',
  tag,
  summary: 'Approvals that wait for me, the longest waiting first',
  description: 'At most 50; only those of tickets on which work goes on.',
  params: partnershipParams,
  answer: z.strictObject({
    items: z
      .array(
        z.strictObject({
          approval: uuid,
          name: z.string(),
          askedAt: instant,
          ticket: z.strictObject({ id: uuid, number: z.string(), subject: z.string() }),
        }),
      )
      .max(50),
  }),
});

export const askApprovals = route({
  ...command,
  tag,
  id: 'askApprovals',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/approvals',
  summary: 'Ask for what the desk settings want approved, also again for what was refused',
  params: ticketParams,
  status: 201,
});

const approvalParams = ticketParams.extend({ approval: uuid });

export const answerApproval = route({
  ...command,
  tag,
  id: 'answerApproval',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/approvals/:approval/answers',
  summary: 'Approve or decline, once',
  description: 'Declining needs a reason. Nobody answers for his own request.',
  params: approvalParams,
  body: z.strictObject({ answer: z.enum(['approved', 'declined']), reason: reason.default('') }),
  status: 201,
});

export const withdrawApproval = route({
  ...command,
  tag,
  id: 'withdrawApproval',
  method: 'DELETE',
  path: '/partnerships/:partnership/tickets/:ticket/approvals/:approval',
  summary: 'Take back a question that waits for answers',
  params: approvalParams,
  body: z.strictObject({ reason: line }),
});

export const overrideGates = route({
  ...command,
  tag,
  id: 'overrideGates',
  method: 'POST',
  path: '/partnerships/:partnership/tickets/:ticket/gate-override',
  summary: 'Let a ticket be resolved and closed although something is missing',
  description: 'For leads. It holds for what is missing now, until the ticket is reopened, and stays in its history.',
  params: ticketParams,
  body: z.strictObject({ reason: z.string().trim().min(1).max(1000) }),
  status: 201,
});
