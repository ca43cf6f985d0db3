import type { BodyOf } from '../../../../contract/route.js';
import type { setTicketSystems } from '../../../../contract/ticket-record.js';
import type { Decided } from '../../../../core/tickets/decided.js';
import { decideTouch, touching } from '../../../../core/tickets/record-decide.js';
import type { Ctx } from '../../../context.js';
import type { Events } from '../../../platform/events/events.js';
import { invalid } from '../../../platform/http/refusal.js';
import { changeTicket } from '../commands/change-ticket.js';
import { decideAnew } from '../commands/classify-ticket.js';

/** The first system routes the ticket, the others are touched as well. */
export function setSystems(ctx: Ctx, events: Events, ticket: string, { systems, reason }: BodyOf<typeof setTicketSystems>) {
  return changeTicket(ctx, events, ticket, async (change) => {
    const { state, desk } = change;
    const known = new Set(desk.agreement.systems.map(({ id }) => id));
    const unknown = systems.flatMap((id, index) =>
      known.has(id) ? [] : [{ path: ['body', 'systems', index], text: `The agreement knows no system '${id}'` }],
    );
    if (unknown.length > 0) throw invalid(unknown);
    const primary = systems[0] ?? null;
    if (primary === state.system) return decideTouch(state, systems.slice(1), desk);
    const decided = await decideAnew(ctx, change, { system: primary }, reason);
    return withTouched(decided, touching(state, primary, systems));
  });
}

function withTouched(decided: Decided, touched: ReturnType<typeof touching>): Decided {
  if (!decided.outcome.ok || touched === null) return decided;
  return { ...decided, outcome: { ...decided.outcome, events: [...decided.outcome.events, touched] } };
}
