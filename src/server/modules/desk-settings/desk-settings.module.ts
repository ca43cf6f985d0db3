import * as contract from '../../../contract/desk-settings.js';
import { type AppRoute, memberRoute } from '../../context.js';
import type { Module, Services } from '../../services.js';
import { keptSettings } from './desk-settings.repo.js';
import { demandTeam, viewSettings } from './desk-settings.view.js';
import { save } from './save-desk-settings.js';

export function deskSettingsModule({ events }: Services): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.getDeskSettings, async (_call, ctx) => {
      demandTeam(ctx);
      return ctx.read(async (read) => viewSettings(read, ctx, await keptSettings(read, ctx.partnership)));
    }),
    memberRoute(contract.saveDeskSettings, ({ body }, ctx) => save(ctx, events, body)),
  ];
  return { routes };
}
