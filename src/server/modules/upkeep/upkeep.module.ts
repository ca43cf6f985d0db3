import * as contract from '../../../contract/upkeep.js';
import { type AppRoute, memberRoute } from '../../context.js';
import type { Module, Services } from '../../services.js';
import { driftOf, upkeepOf } from './find-drift.js';
import { onlyTeams } from './may.js';
import { viewReviews } from './reviews.view.js';
import { start } from './start-ticket-move.js';
import { ticketMoveJob } from './ticket-move-job.js';
import { movedTickets, movesOf, oneMove, previewMoves } from './ticket-moves.view.js';
import { finish, set } from './write-review.js';

export function upkeepModule(services: Services): Module {
  const { events, jobs } = services;
  jobs.define(ticketMoveJob(services));
  const routes: AppRoute[] = [
    memberRoute(contract.getUpkeep, (_, ctx) => upkeepOf(ctx)),
    memberRoute(contract.getReviews, (_, ctx) => {
      onlyTeams(ctx.member);
      return ctx.read((db) => viewReviews(db, ctx));
    }),
    memberRoute(contract.setReview, ({ body }, ctx) => set(ctx, events, body)),
    memberRoute(contract.finishReview, ({ body }, ctx) => finish(ctx, events, body)),
    memberRoute(contract.getDrift, (_, ctx) => driftOf(ctx)),
    memberRoute(contract.getTicketMoves, (_, ctx) => movesOf(ctx)),
    memberRoute(contract.previewTicketMove, ({ body }, ctx) => previewMoves(ctx, body)),
    memberRoute(contract.startTicketMove, ({ body }, ctx) => start(services, ctx, body)),
    memberRoute(contract.getTicketMove, ({ params }, ctx) => oneMove(ctx, params.move)),
    memberRoute(contract.listMovedTickets, ({ params, query }, ctx) => movedTickets(ctx, params.move, query)),
  ];
  return { routes };
}
