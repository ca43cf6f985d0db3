import * as contract from '../../../contract/partnerships.js';
import { STARTERS } from '../../../formats/starters/starters.js';
import { type AppRoute, memberRoute, personRoute } from '../../context.js';
import type { Module, Services } from '../../services.js';
import { whatWaits } from '../tickets/index.js';
import { viewPartnership } from './partnership.view.js';
import { openSample, sampleJob } from './sample.js';
import { start } from './start-partnership.js';

export function partnershipsModule(services: Services): Module {
  services.jobs.define(sampleJob);
  const routes: AppRoute[] = [
    memberRoute(contract.getPartnership, (_, ctx) => ctx.read((db) => viewPartnership(db, ctx.partnership, ctx.member.role, ctx.now))),
    personRoute(contract.startPartnership, ({ body }, ctx) => start(services, ctx, body)),
    personRoute(contract.listStarters, async () => ({ items: STARTERS.map((one) => ({ ...one })) })),
    personRoute(contract.openSample, (_, ctx) => openSample(services, { person: ctx.person.id, now: ctx.now })),
    memberRoute(contract.getHome, (_, ctx) => ctx.read(async (db) => ({ ...(await whatWaits(db, ctx)), asOf: ctx.now }))),
  ];
  return { routes };
}
