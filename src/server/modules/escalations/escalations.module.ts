import * as contract from '../../../contract/escalations.js';
import { type AppRoute, type Ctx, memberRoute } from '../../context.js';
import { forbidden } from '../../platform/http/refusal.js';
import type { Module, Services } from '../../services.js';
import { acknowledge } from './acknowledge.js';
import { viewEscalations } from './escalations.view.js';

export function escalationsModule({ events }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.listEscalations, ({ params }, ctx) => {
      onlyTeams(ctx);
      return ctx.read((db) => viewEscalations(db, ctx, params.ticket));
    }),
    memberRoute(contract.acknowledgeEscalation, async ({ params, body }, ctx) => {
      onlyTeams(ctx);
      await acknowledge(ctx, events, params.ticket, body.key);
      return ctx.read((db) => viewEscalations(db, ctx, params.ticket));
    }),
  ];
  return { routes };
}

function onlyTeams({ member }: Pick<Ctx, 'member'>): void {
  if (member.party === null)
    throw forbidden([
      { code: 'escalation.teams-only', ref: member.role, text: 'Only people of the two IT teams see how a ticket escalates' },
    ]);
}
