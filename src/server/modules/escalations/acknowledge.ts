import { decideAcknowledge, escalationOf } from '../../../core/tickets/escalation-acknowledge.js';
import type { Ctx } from '../../context.js';
import type { Events } from '../../platform/events/events.js';
import { notFound } from '../../platform/http/refusal.js';
import { closeNotices } from '../notices/index.js';
import { changeTicket, wakeKey } from '../tickets/index.js';

/** Takes notice of a step; repeating it, or coming second, changes nothing. */
export async function acknowledge(ctx: Ctx, events: Events, ticket: string, key: string): Promise<void> {
  await changeTicket(ctx, events, ticket, async ({ state, desk, tx }) => {
    const escalation = escalationOf(state, key);
    if (escalation === null) throw notFound();
    const decided = decideAcknowledge(escalation, desk);
    if (decided?.outcome.ok) await closeNotices(tx, ctx.partnership, ctx.now, ticket, wakeKey(ticket, key));
    return decided;
  });
}
