/** What the registers say, and what a proof makes of it. */
import { getDraftProof } from '../../../contract/drafts.js';
import * as contract from '../../../contract/facts.js';
import { factFindings } from '../../../core/proof/fact-findings.js';
import { DAY } from '../../../core/time.js';
import { type AppRoute, type Ctx, memberRoute } from '../../context.js';
import type { Compute } from '../../platform/compute/compute.js';
import { forbidden, notFound } from '../../platform/http/refusal.js';
import type { Module, Services } from '../../services.js';
import { agreementVersion, proofTask } from '../agreements/index.js';
import { loadDraft } from '../drafts/index.js';
import { factsOf } from './facts-of.js';

export function factsModule({ compute }: Services): Module {
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
    memberRoute(getDraftProof, ({ params }, ctx) => draftProof(ctx, compute, params.draft)),
  ];
  return { routes };
}

/** Everything that the proof of a draft says today. In a thread of its own, outside of any transaction. */
async function draftProof(ctx: Ctx, compute: Compute, id: string) {
  const { draft, facts } = await ctx.read(async (db) => ({
    draft: await loadDraft(db, ctx.partnership, id, ctx.member),
    facts: await factsOf(db, ctx),
  }));
  const from = Math.floor(ctx.now / DAY) * DAY;
  const { agreement, revision } = draft;
  const { findings, total, ownedShare, situations } = await compute.run(proofTask, { agreement, options: { from, facts } });
  return { revision, findings: [...findings], total, ownedShare, situations, provedAt: from };
}

/** The registers are of the IT teams of both sides; requesters do not see them. */
function onlyTeams({ member }: Ctx): void {
  if (member.party === null)
    throw forbidden([{ code: 'facts.not-yours', ref: null, text: 'Only people of an IT team see what the registers say' }]);
}
