/** Partnerships: the sample, one's own, and what waits for the viewer. */
import { z } from 'zod';
import { route } from './route.js';
import { instant, line, partnershipParams, role, uuid } from './shapes.js';
import { ticketRow } from './ticket-shapes.js';

const tag = 'Partnerships';

export const party = z.strictObject({ id: z.string(), name: z.string(), kind: z.enum(['internal', 'provider']) }).meta({ id: 'Party' });

export const partnership = z
  .strictObject({
    id: uuid,
    name: z.string(),
    sample: z.boolean(),
    zone: z.string(),
    parties: z.array(party),
    teams: z.array(z.strictObject({ id: z.string(), name: z.string(), party: z.string() })),
    role,
    agreementVersion: z.number().int().nullable(),
  })
  .meta({ id: 'Partnership' });

export const getPartnership = route({
  id: 'getPartnership',
  method: 'GET',
  path: '/partnerships/:partnership',
  tag,
  summary: 'One partnership',
  params: partnershipParams,
  answer: partnership,
});

export const openSample = route({
  id: 'openSample',
  method: 'POST',
  path: '/partnerships/sample',
  access: 'session',
  tag,
  summary: 'Open the sample partnership',
  description: 'Writes the sample world as a job; calling it again answers the same partnership. The caller becomes its internal lead.',
  answer: z.strictObject({ partnership: uuid, job: uuid.nullable() }),
  status: 202,
});

export const startPartnership = route({
  id: 'startPartnership',
  method: 'POST',
  path: '/partnerships',
  access: 'session',
  tag,
  summary: 'Start a partnership of your own',
  description:
    'Begins with a draft of an agreement, small or ready-made, every part of which can be replaced. Nothing is in force before both parties have signed. The caller becomes its internal lead.',
  body: z.strictObject({
    name: line,
    internalName: line,
    providerName: line,
    zone: z.string().min(1).max(80),
    /** One of the ready-made agreements; a small one when left out. */
    starter: z.string().min(1).max(80).optional(),
  }),
  answer: partnership,
  status: 201,
});

export const listStarters = route({
  id: 'listStarters',
  method: 'GET',
  path: '/starters',
  access: 'session',
  tag,
  summary: 'Ready-made agreements to start a partnership with',
  answer: z.strictObject({
    items: z.array(z.strictObject({ id: z.string(), title: z.string(), description: z.string() })).max(50),
  }),
});

/** What waits for the viewer, most urgent first; each list is short and says how many more there are, up to 10,000. */
export const getHome = route({
  id: 'getHome',
  method: 'GET',
  path: '/partnerships/:partnership/home',
  tag,
  summary: 'What waits for me',
  params: partnershipParams,
  answer: z.strictObject({
    handOffs: z.array(ticketRow).max(20),
    overdue: z.array(ticketRow).max(20),
    dueSoon: z.array(ticketRow).max(20),
    unowned: z.array(ticketRow).max(20),
    /** Nobody has touched them for the agreed time. */
    untouched: z.array(ticketRow).max(20),
    /** Their wait ended at its date, and nobody has touched them since. */
    late: z.array(ticketRow).max(20),
    mine: z.array(ticketRow).max(20),
    counts: z.strictObject({
      handOffs: z.number().int(),
      dueSoon: z.number().int(),
      overdue: z.number().int(),
      unowned: z.number().int(),
      untouched: z.number().int(),
      late: z.number().int(),
      mine: z.number().int(),
      open: z.number().int(),
    }),
    asOf: instant,
  }),
});
