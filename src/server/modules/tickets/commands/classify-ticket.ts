import type { BodyOf } from '../../../../contract/route.js';
import type { classifyTicket } from '../../../../contract/tickets.js';
import { situationProblems } from '../../../../core/routing/situation-problems.js';
import { placeWithAccess } from '../../../../core/tickets/access-aware.js';
import { decideClassify } from '../../../../core/tickets/decide-classify.js';
import { type Decided, refuse } from '../../../../core/tickets/decided.js';
import type { Classification } from '../../../../core/tickets/event.js';
import type { Weighed } from '../../../../core/tickets/record-event.js';
import { takeBackPriority, weighPriority } from '../../../../core/tickets/record-priority.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { invalid } from '../../../platform/http/refusal.js';
import { accessOf } from '../../access/index.js';
import { type Change, changeTicket } from './change-ticket.js';

/** Corrects what a ticket is about; the agreement that it stands under is asked again. */
export function classify(
  ctx: Ctx,
  events: Events,
  ticket: string,
  { reason, impact, urgency, priority, ...wanted }: BodyOf<typeof classifyTicket>,
) {
  return changeTicket(ctx, events, ticket, (change) => {
    const { weighed, ...follows } = weighPriority(change.state, change.under.agreement.priorityMatrix, { impact, urgency, priority });
    const changes = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) as Partial<Classification>;
    return decideAnew(ctx, change, { ...changes, ...follows }, reason, weighed);
  });
}

/** The agreement's matrix decides again about a priority that was set by hand. */
export function takeBack(ctx: Ctx, events: Events, ticket: string) {
  return changeTicket(ctx, events, ticket, (change) => {
    const taken = takeBackPriority(change.state, change.under.agreement.priorityMatrix);
    if (taken === null)
      return refuse('nothing-changes', 'Its priority is the one of the agreement, or impact and urgency are not known', 'classify');
    const { weighed, ...follows } = taken;
    return decideAnew(ctx, change, follows, 'As impact and urgency say', weighed);
  });
}

/** What follows from a changed classification, access to the system included. */
export async function decideAnew(
  ctx: Ctx,
  { state, desk, under, tx }: Change,
  changes: Partial<Classification>,
  reason: string,
  weighed: Weighed = {},
): Promise<Decided> {
  const { type, tier, priority, category, system, site, attributes } = { ...state, ...changes };
  const situation = { type, tier, priority, category, system, site, attributes, window: under.windows.at(state.createdAt) };
  const problems = situationProblems(under.agreement, situation);
  if (problems.length > 0) throw invalid(problems.map(({ path, text }) => ({ path: ['body', ...path], text })));
  const placed = placeWithAccess(under.agreement, under.router.route(situation), system, await accessOf(tx, ctx.partnership));
  return decideClassify(state, { changes, reason, ...placed, weighed }, desk);
}
