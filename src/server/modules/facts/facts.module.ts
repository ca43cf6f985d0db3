import * as contract from '../../../contract/facts.js';
import { factFindings } from '../../../core/proof/fact-findings.js';
import { DAY } from '../../../core/time.js';
import { type AppRoute, type Ctx, memberRoute } from '../../context.js';
import { forbidden, notFound } from '../../platform/http/refusal.js';
import type { Module } from '../../services.js';
import { agreementVersion } from '../agreements/index.js';
import { factsOf } from './facts-of.js';

export function factsModule(): Module {
  const routes: AppRoute[] = [
    memberRoute(contract.getFacts, (_, ctx) => {
      onlyTeams(ctx);
      return ctx.read((db) => factsOf(db, ctx));
    }),
    memberRoute(contract.getFactFindings, async ({ params }, ctx) => {
      onlyTeams(ctx);
      const { version, facts } = await ctx.read(async (db) => ({
        version: await agreementVersion(db, ctx.partnership, params.agreement),
        facts: await factsOf(db, ctx),
      }));
      if (version === null) throw notFound();
      const from = Math.floor(ctx.now / DAY) * DAY;
      return { findings: [...factFindings(version.router, facts, from)], provedAt: from };
    }),
  ];
  return { routes };
}

/** The registers are of the IT teams of both sides; requesters do not see them. */
function onlyTeams({ member }: Ctx): void {
  if (member.party === null)
    throw forbidden([{ code: 'facts.not-yours', ref: null, text: 'Only people of an IT team see what the registers say' }]);
}
