/** Long work: started by an operation, watched by server-sent events, survives a reload. */
import { z } from 'zod';
import { noContent, route } from './route.js';
import { instant, partnershipParams, uuid } from './shapes.js';

const tag = 'Jobs';

export const jobKind = z.enum(['import', 'replay', 'sample', 'ticket-move']);
export const jobState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);

export const job = z
  .strictObject({
    id: uuid,
    kind: jobKind,
    state: jobState,
    /** What it is about, in words. */
    title: z.string(),
    /** Units done and to do; `total` null while unknown. */
    done: z.number().int(),
    total: z.number().int().nullable(),
    unit: z.string(),
    /** Why it failed, in words. */
    failure: z.string().nullable(),
    startedAt: instant.nullable(),
    endedAt: instant.nullable(),
    /** The import, replay or partnership that it makes. */
    subject: uuid,
  })
  .meta({ id: 'Job' });

export type Job = z.infer<typeof job>;

export const jobStarted = z.strictObject({ job });

const jobParams = partnershipParams.extend({ job: uuid });

export const getJob = route({
  id: 'getJob',
  method: 'GET',
  path: '/partnerships/:partnership/jobs/:job',
  tag,
  summary: 'One job',
  params: jobParams,
  answer: job,
});

export const watchJob = route({
  id: 'watchJob',
  method: 'GET',
  path: '/partnerships/:partnership/jobs/:job/events',
  wire: 'events',
  tag,
  summary: 'Follow a job',
  description:
    'Server-sent events named `job`, each with the whole job as data: the present state at once, then every change; ends after the last.',
  params: jobParams,
  answer: job,
});

export const cancelJob = route({
  id: 'cancelJob',
  method: 'DELETE',
  path: '/partnerships/:partnership/jobs/:job',
  tag,
  summary: 'Cancel a job',
  params: jobParams,
  answer: noContent,
  status: 204,
});
