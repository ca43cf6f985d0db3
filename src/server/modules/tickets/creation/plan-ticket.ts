/** What a creation amounts to, decided before anything is stored: facts, row and the reasons of the route. */
import type { BodyOf } from '../../../../contract/route.js';
import type { createTicket } from '../../../../contract/tickets.js';
import { situationProblems } from '../../../../core/routing/situation-problems.js';
import { type AccessOf, placeWithAccess } from '../../../../core/tickets/access-aware.js';
import { type ApprovalRule, rulesFor } from '../../../../core/tickets/approval-rules.js';
import { decideCreate } from '../../../../core/tickets/decide-create.js';
import { decideMessage } from '../../../../core/tickets/decide-message.js';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import type { Instant } from '../../../../core/time.js';
import type { Ctx } from '../../../context.js';
import { forbidden, invalid } from '../../../platform/http/refusal.js';
import type { CompiledAgreement } from '../../agreements/index.js';
import { actorOf, deskOf } from '../actor.js';
import { refusalOf } from '../commands/refusal-of.js';
import { project } from '../projection.js';
import { stamp } from '../tickets.repo.js';

export interface Order {
  readonly ctx: Pick<Ctx, 'partnership' | 'person' | 'member' | 'now' | 'newId'>;
  readonly body: BodyOf<typeof createTicket>;
}

export type PlannedTicket = ReturnType<typeof planTicket>;

/** For whom the caller asks. A requester asks for himself. */
export function requesterOf({ ctx, body }: Order): string {
  if (body.requester === null || body.requester === ctx.person.id) return ctx.person.id;
  if (ctx.member.role !== 'requester') return body.requester;
  throw forbidden([{ code: 'ticket.for-another', ref: body.requester, text: 'You can ask for yourself only' }]);
}

/** What the tickets of a group are decided by. */
export interface Grounds {
  readonly under: CompiledAgreement;
  readonly approvals: readonly ApprovalRule[];
  readonly accessOf: AccessOf;
  readonly now: Instant;
}

/** Throws the refusal that the person reads. */
export function planTicket({ ctx, body }: Order, requester: string, { under, approvals, accessOf, now }: Grounds) {
  const { type, tier, category, system, site, attributes, impact, urgency } = body;
  const priority = under.agreement.priorityMatrix[impact][urgency];
  const classification = { type, tier, priority, category, system, site, attributes };
  const situation = { ...classification, window: under.windows.at(now) };
  const problems = situationProblems(under.agreement, situation);
  if (problems.length > 0)
    throw invalid(
      problems.map(({ path, text, nearest }) => ({
        path: ['body', ...path],
        text: nearest ? `${text}. Did you mean "${nearest}"?` : text,
      })),
    );
  const desk = deskOf({ member: ctx.member, now }, under);
  const { route, access } = placeWithAccess(under.agreement, under.router.route(situation), system, accessOf);
  const weight = { impact, urgency };
  const decided = decideCreate({ subject: body.subject, requester, classification, weight, route, access }, desk);
  if (!decided.outcome.ok) throw invalid([{ path: ['body', 'subject'], text: decided.causes[0]!.text }]);
  const opened = stamp(decided.outcome.events, 0, now, actorOf(ctx.member));
  const message = ctx.newId();
  const facts = [...opened, ...firstMessage(opened, message, desk)];
  const asks = rulesFor(approvals, { type, category }, under.agreement.categories).length > 0;
  return { id: ctx.newId(), message, requester, facts, projected: project(facts, under), causes: route.causes, asks };
}

function firstMessage(opened: readonly TicketEvent[], message: string, desk: ReturnType<typeof deskOf>): readonly TicketEvent[] {
  const state = foldTicket(opened);
  const written = decideMessage(state, { message, audience: 'requester', opening: true }, desk);
  if (!written.outcome.ok) throw refusalOf(written.outcome, written.causes);
  return stamp(written.outcome.events, state.lastSeq, desk.now, desk.by);
}
