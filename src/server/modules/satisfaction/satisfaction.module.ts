import * as contract from '../../../contract/satisfaction.js';
import { type Ctx, memberRoute, publicRoute } from '../../context.js';
import type { Module, Services } from '../../services.js';
import { rateByLink, viewByLink } from './rate-by-link.js';
import { rateTicket, viewRating } from './rate-ticket.js';
import { ratingLinks } from './rating-link.js';

export function satisfactionModule(services: Services): Module {
  const linked = { ...services, links: ratingLinks(services) };
  const view = async (ctx: Ctx, ticket: string) => {
    const { rating, can } = await viewRating(ctx, ticket);
    return { rating, can };
  };
  return {
    routes: [
      memberRoute(contract.getRating, ({ params }, ctx) => view(ctx, params.ticket)),
      memberRoute(contract.rateTicket, async ({ params, body }, ctx) => {
        await rateTicket(ctx, services.events, params.ticket, body);
        return view(ctx, params.ticket);
      }),
      publicRoute(contract.getRatingByLink, ({ params }, context) => viewByLink(linked, context, params.token)),
      publicRoute(contract.rateByLink, ({ params, body }, context) => rateByLink(linked, context, params.token, body)),
    ],
  };
}
