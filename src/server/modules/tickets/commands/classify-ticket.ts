import type { BodyOf } from '../../../../contract/route.js';
import type { classifyTicket } from '../../../../contract/tickets.js';
import { situationProblems } from '../../../../core/routing/situation-problems.js';
import { placeWithAccess } from '../../../../core/tickets/access-aware.js';
import { decideClassify } from '../../../../core/tickets/decide-classify.js';
import type { Classification } from '../../../../core/tickets/event.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { invalid } from '../../../platform/http/refusal.js';
import { accessOf } from '../../access/index.js';
import { changeTicket } from './change-ticket.js';

/** Corrects what a ticket is about; the agreement that it stands under is asked again. */
export function classify(ctx: Ctx, events: Events, ticket: string, { reason, ...wanted }: BodyOf<typeof classifyTicket>) {
  return changeTicket(ctx, events, ticket, async ({ state, desk, under, tx }) => {
    const changes = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Partial<Classification>;
    const { type, tier, priority, category, system, site, attributes } = { ...state, ...changes };
    const situation = { type, tier, priority, category, system, site, attributes, window: under.windows.at(state.createdAt) };
    const problems = situationProblems(under.agreement, situation);
    if (problems.length > 0) throw invalid(problems.map(({ path, text }) => ({ path: ['body', ...path], text })));
    const placed = placeWithAccess(under.agreement, under.router.route(situation), system, await accessOf(tx, ctx.partnership));
    return decideClassify(state, { changes, reason, ...placed }, desk);
  });
}
