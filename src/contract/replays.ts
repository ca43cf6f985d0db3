/** Replays: history run through an agreement. */
import { z } from 'zod';
import { job } from './jobs.js';
import { noContent, route } from './route.js';
import { cursor, instant, page, partnershipParams, permission, uuid } from './shapes.js';

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
    /** The version that it ran through, or the draft as it stood at a revision: one of the two. */
    agreement: uuid.nullable(),
    draft: z.strictObject({ id: uuid, name: z.string(), revision: z.number().int() }).nullable(),
    /** In words: the version with its number, or the draft. */
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
  summary: 'Replay a history through a version of the agreement or a draft',
  description:
    'Exactly one of `agreement` and `draft`. A draft is taken as it stands at the revision that the caller saw, and later edits do not change the report; refused where it has moved on.',
  params: partnershipParams,
  body: z.strictObject({
    history: uuid,
    agreement: uuid.nullable().default(null),
    draft: z
      .strictObject({ id: uuid, revision: z.number().int().min(0).max(1_000_000_000) })
      .nullable()
      .default(null),
    /** A version: the report then says what it would decide otherwise. */
    compare: uuid.nullable().default(null),
  }),
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
  answer: z.strictObject({ replay, report: report.nullable(), can: z.strictObject({ remove: permission }) }),
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
  summary: 'Remove a replay that has ended',
  description: 'For who started it, and for leads.',
  params: replayParams,
  answer: noContent,
  status: 204,
});
