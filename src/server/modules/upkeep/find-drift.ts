import type { AnswerOf } from '../../../contract/route.js';
import type { getDrift, getUpkeep } from '../../../contract/upkeep.js';
import { DRIFT_WINDOW, type Drift, drift } from '../../../core/drift/drift.js';
import { dayIn, reviewStanding } from '../../../core/drift/review-date.js';
import type { Ctx } from '../../context.js';
import { agreementInForce, findVersion, idInForce, versionShown } from '../agreements/index.js';
import { driftFacts } from './drift-facts.js';
import { onlyTeams } from './may.js';
import { findPlan, zoneOf } from './reviews.repo.js';

const MOST_FINDINGS = 500;
const MOST_PARTS = 100;

async function found(ctx: Ctx): Promise<{ id: string; drift: Drift }> {
  const { under, facts } = await ctx.report(async (db) => {
    const under = await agreementInForce(db, ctx.partnership, ctx.now);
    return { under, facts: await driftFacts(db, ctx.partnership, under.agreement, ctx.now) };
  });
  return { id: under.id, drift: drift(under.agreement, facts) };
}

export async function driftOf(ctx: Ctx): Promise<AnswerOf<typeof getDrift>> {
  onlyTeams(ctx.member);
  const { id, drift: what } = await found(ctx);
  const version = await ctx.read(async (db) => versionShown(db, ctx.partnership, (await findVersion(db, ctx.partnership, id))!, ctx.now));
  return {
    version,
    since: ctx.now - DRIFT_WINDOW,
    tickets: what.tickets,
    youngRules: what.youngRules,
    findings: what.findings.slice(0, MOST_FINDINGS).map((finding) => ({ ...finding, parts: finding.parts.slice(0, MOST_PARTS) })),
    omitted: Math.max(0, what.findings.length - MOST_FINDINGS),
  };
}

/** What waits for the leads, in figures. */
export async function upkeepOf(ctx: Ctx): Promise<AnswerOf<typeof getUpkeep>> {
  onlyTeams(ctx.member);
  const { inForce, plan, zone } = await ctx.read(async (db) => ({
    inForce: (await idInForce(db, ctx.partnership, ctx.now)) !== null,
    plan: await findPlan(db, ctx.partnership),
    zone: await zoneOf(db, ctx.partnership),
  }));
  if (!inForce) return { inForce, review: null, drifted: 0 };
  const { drift: what } = await found(ctx);
  return {
    inForce,
    review: plan === null ? null : { dueOn: plan.due_on, ...reviewStanding(plan.due_on, dayIn(zone, ctx.now)) },
    drifted: what.findings.length,
  };
}
