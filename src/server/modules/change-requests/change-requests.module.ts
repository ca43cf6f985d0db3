import * as contract from '../../../contract/change-requests.js';
import type { QueryOf } from '../../../contract/route.js';
import { type AppRoute, type Ctx, memberRoute } from '../../context.js';
import { invalid } from '../../platform/http/refusal.js';
import { isUuid } from '../../platform/ids.js';
import type { Module, Services } from '../../services.js';
import { peopleOf } from '../identity/index.js';
import { accept, decline, withdraw } from './answer-change-request.js';
import { ask } from './ask-for-change.js';
import { pageOfRequests } from './change-requests.repo.js';
import { peopleIn, viewRequest } from './change-requests.view.js';

export function changeRequestsModule({ events }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.listChangeRequests, ({ query }, ctx) => list(ctx, query)),
    memberRoute(contract.askForChange, ({ body }, ctx) => ask(ctx, events, body)),
    memberRoute(contract.acceptChangeRequest, ({ params, body }, ctx) => accept(ctx, events, params.request, body)),
    memberRoute(contract.declineChangeRequest, ({ params, body }, ctx) => decline(ctx, events, params.request, body.text)),
    memberRoute(contract.withdrawChangeRequest, ({ params }, ctx) => withdraw(ctx, events, params.request)),
  ];
  return { routes };
}

async function list(ctx: Ctx, query: QueryOf<typeof contract.listChangeRequests>) {
  if (query.after !== undefined && !isUuid(query.after))
    throw invalid([{ path: ['query', 'after'], text: 'This is no cursor of this list' }]);
  return ctx.read(async (db) => {
    const rows = await pageOfRequests(db, ctx.partnership, ctx.member, query);
    const page = rows.slice(0, query.limit);
    const people = await peopleOf(db, ctx.partnership, peopleIn(page));
    return {
      items: page.map((row) => viewRequest(row, people, ctx.member)),
      next: rows.length > query.limit ? page[page.length - 1]!.request_id : null,
    };
  });
}
