import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { forbidden } from '../../platform/http/refusal.js';
import { agreementInForce, findVersion, versionShown } from '../agreements/index.js';
import { isLead } from '../identity/index.js';
import { moveOpenTickets } from '../tickets/index.js';

/** A batch of open tickets goes under the version in force; each move is an event of its ticket. */
export async function moveTickets(ctx: Ctx, events: Events, after: string | null) {
  if (!isLead(ctx.member.role))
    throw forbidden([
      { code: 'signing.lead-only', ref: null, text: 'Only the lead of a party moves tickets to another version of the agreement' },
    ]);
  const { under, to } = await ctx.read(async (db) => {
    const under = await agreementInForce(db, ctx.partnership, ctx.now);
    const row = await findVersion(db, ctx.partnership, under.id);
    return { under, to: await versionShown(db, ctx.partnership, row!, ctx.now) };
  });
  const { moved, kept, next } = await moveOpenTickets(ctx, events, under, after);
  return { to, moved, kept: [...kept], next };
}
