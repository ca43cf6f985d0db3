/** Watching and cancelling long work. */
import { cancelJob, getJob, watchJob } from '../../../contract/jobs.js';
import { type Ctx, eventsRoute, memberRoute } from '../../context.js';
import { forbidden, notFound } from '../../platform/http/refusal.js';
import type { ServerSentEvent } from '../../platform/http/route.js';
import type { JobRecord } from '../../platform/jobs/jobs.js';
import type { Module, Services } from '../../services.js';
import { viewJob } from './jobs.view.js';

export function jobsModule({ jobs }: Services): Module {
  const load = async (ctx: Ctx, id: string): Promise<JobRecord> => {
    // Requesters start no jobs and see none.
    const job = ctx.member.role === 'requester' ? null : await ctx.read((db) => jobs.find(db, ctx.partnership, id));
    if (job === null) throw notFound();
    return job;
  };
  return {
    routes: [
      memberRoute(getJob, async ({ params }, ctx) => viewJob(await load(ctx, params.job))),
      eventsRoute(watchJob, async ({ params }, ctx) => {
        await load(ctx, params.job);
        return events(jobs.watch(ctx.partnership, params.job, ctx.signal));
      }),
      memberRoute(cancelJob, async ({ params }, ctx) => {
        const job = await load(ctx, params.job);
        const lead = ctx.member.role === 'internal-lead' || ctx.member.role === 'provider-lead';
        if (!lead && job.startedBy !== ctx.person.id) {
          throw forbidden([{ code: 'jobs.not-yours', ref: job.id, text: 'Only a lead, or whoever started it, can cancel this' }]);
        }
        await ctx.write((tx) => jobs.cancel(tx, ctx.partnership, job.id));
        return null;
      }),
    ],
  };
}

async function* events(jobs: AsyncIterable<JobRecord>): AsyncGenerator<ServerSentEvent> {
  for await (const job of jobs) yield { event: 'job', data: viewJob(job) };
}
