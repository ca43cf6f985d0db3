import * as contract from '../../../contract/on-call.js';
import { type AppRoute, type Ctx, memberRoute } from '../../context.js';
import { forbidden } from '../../platform/http/refusal.js';
import type { Module, Services } from '../../services.js';
import { changeSettings } from './change-settings.js';
import { viewOnCall } from './on-call.view.js';
import { make, remove } from './override.js';

export function onCallModule({ events }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.getOnCall, (_, ctx) => {
      onlyTeams(ctx);
      return ctx.read((db) => viewOnCall(db, ctx));
    }),
    memberRoute(contract.makeOverride, ({ params, body }, ctx) => {
      onlyTeams(ctx);
      return make(ctx, events, params.team, body);
    }),
    memberRoute(contract.removeOverride, ({ params }, ctx) => {
      onlyTeams(ctx);
      return remove(ctx, events, params.override);
    }),
    memberRoute(contract.changeOnCallSettings, ({ params, body }, ctx) => {
      onlyTeams(ctx);
      return changeSettings(ctx, events, params.team, body);
    }),
  ];
  return { routes };
}

function onlyTeams({ member }: Pick<Ctx, 'member'>): void {
  if (member.party === null)
    throw forbidden([{ code: 'on-call.teams-only', ref: member.role, text: 'Only people of the two IT teams see who is on call' }]);
}
