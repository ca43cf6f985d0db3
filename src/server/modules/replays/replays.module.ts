import * as contract from '../../../contract/replays.js';
import { type AppRoute, type Ctx, memberRoute } from '../../context.js';
import { forbidden, notFound } from '../../platform/http/refusal.js';
import type { Module, Services } from '../../services.js';
import { create } from './create-replay.js';
import { mayRemove, remove } from './remove-replay.js';
import { replayJob } from './replay-job.js';
import { findReplay, listReplayRows, reportOf, verdictPage } from './replays.repo.js';
import { viewReplay, viewVerdict } from './replays.view.js';

export function replaysModule(services: Services): Module {
  const job = replayJob(services.compute);
  services.jobs.define(job);
  const routes: AppRoute[] = [
    memberRoute(contract.createReplay, async ({ body }, ctx) => {
      onlyTeams(ctx);
      return create(services, job, ctx, body);
    }),
    memberRoute(contract.listReplays, async (_, ctx) => {
      onlyTeams(ctx);
      return { items: (await ctx.read((db) => listReplayRows(db, ctx.partnership))).map(viewReplay) };
    }),
    memberRoute(contract.getReplay, async ({ params }, ctx) => {
      const row = await replayOf(ctx, params.replay);
      const { outcome, causes } = mayRemove(ctx, row);
      const report = await ctx.read((db) => reportOf(db, ctx.partnership, params.replay));
      return { replay: viewReplay(row), report, can: { remove: { allowed: outcome, causes: [...causes] } } };
    }),
    memberRoute(contract.listReplayTickets, async ({ params, query }, ctx) => {
      await replayOf(ctx, params.replay);
      const rows = await ctx.read((db) => verdictPage(db, ctx.partnership, params.replay, query));
      const page = rows.slice(0, query.limit);
      return {
        items: page.map(viewVerdict),
        next: rows.length > query.limit ? String(page[page.length - 1]!.ordinal) : null,
      };
    }),
    memberRoute(contract.deleteReplay, async ({ params }, ctx) => {
      onlyTeams(ctx);
      return remove(ctx, services.events, params.replay);
    }),
  ];
  return { routes };
}

function onlyTeams(ctx: Ctx): void {
  if (ctx.member.party === null)
    throw forbidden([{ code: 'replay.not-yours', ref: null, text: 'Only people of an IT team work with replays' }]);
}

async function replayOf(ctx: Ctx, id: string) {
  onlyTeams(ctx);
  const row = await ctx.read((db) => findReplay(db, ctx.partnership, id));
  if (row === null) throw notFound();
  return row;
}
