/** Replays: history run through an agreement. */
import { z } from 'zod';
import { job } from './jobs.js';
import { noContent, route } from './route.js';
import { cursor, instant, page, partnershipParams, uuid } from './shapes.js';

const tag = 'Replay';

/** The report of `core/replay`; its shape is documented there and carries a version. */
const report = z
  .custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null)
  .meta({ id: 'ReplayReport', type: 'object' });

export const replay = z
  .strictObject({
    id: uuid,
    history: uuid,
    historyName: z.string(),
    agreement: uuid,
    agreementName: z.string(),
    compare: uuid.nullable(),
    state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
    job: uuid.nullable(),
    failure: z.string().nullable(),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'Replay' });

const replayParams = partnershipParams.extend({ replay: uuid });

export const createReplay = route({
  id: 'createReplay',
  method: 'POST',
  path: '/partnerships/:partnership/replays',
  tag,
  summary: 'Replay a history through a version of the agreement',
  params: partnershipParams,
  body: z.strictObject({ history: uuid, agreement: uuid, compare: uuid.nullable().default(null) }),
  answer: z.strictObject({ replay, job }),
  status: 202,
});

export const listReplays = route({
  id: 'listReplays',
  method: 'GET',
  path: '/partnerships/:partnership/replays',
  tag,
  summary: 'Replays, newest first',
  params: partnershipParams,
  answer: z.strictObject({ items: z.array(replay).max(200) }),
});

export const getReplay = route({
  id: 'getReplay',
  method: 'GET',
  path: '/partnerships/:partnership/replays/:replay',
  tag,
  summary: 'One replay with its report',
  params: replayParams,
  answer: z.strictObject({ replay, report: report.nullable() }),
});

export const listReplayTickets = route({
  id: 'listReplayTickets',
  method: 'GET',
  path: '/partnerships/:partnership/replays/:replay/tickets',
  tag,
  summary: 'The tickets behind a figure of a replay',
  params: replayParams,
  query: z.strictObject({
    after: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** Agreed team; `unowned` for none. */
    team: z.string().max(200).optional(),
    recordedTeam: z.string().max(200).optional(),
    moved: z.enum(['true', 'false']).optional(),
    missed: z.enum(['respond', 'resolve']).optional(),
    /** Hour of the week, 0 is Monday 00:00 in the agreement's zone. */
    hour: z.coerce.number().int().min(0).max(167).optional(),
    bounced: z.enum(['true']).optional(),
  }),
  answer: page(
    z.strictObject({
      ticket: uuid,
      number: z.string(),
      subject: z.string(),
      createdAt: instant,
      recordedTeam: z.string().nullable(),
      team: z.string().nullable(),
      party: z.string().nullable(),
      resolve: z.enum(['met', 'missed', 'none']),
      respond: z.enum(['met', 'missed', 'none']),
      bounces: z.number().int(),
    }),
  ),
});

export const deleteReplay = route({
  id: 'deleteReplay',
  method: 'DELETE',
  path: '/partnerships/:partnership/replays/:replay',
  tag,
  summary: 'Remove a replay',
  params: replayParams,
  answer: noContent,
  status: 204,
});
