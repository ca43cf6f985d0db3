import type { QueryOf } from '../../../../contract/route.js';
import type { getTicket } from '../../../../contract/tickets.js';
import type { Ctx } from '../../../context.js';
import { agreementFor } from '../agreement-for.js';
import { type TicketView, viewTicket } from '../reading/ticket.view.js';
import { loadTicket } from '../tickets.repo.js';
import { reachedSurvivor } from './merged.queries.js';

/** A ticket, whole. Asked for a merged one it answers the one that goes on for it, and says so, unless the merged one itself is meant. */
export function readTicket(ctx: Ctx, ticket: string, { merged }: QueryOf<typeof getTicket>): Promise<TicketView> {
  return ctx.read(async (read) => {
    const asked = await loadTicket(read, ctx.partnership, ticket, ctx.member);
    const follow = merged === undefined && asked.row.merged_into !== null;
    const id = follow ? await reachedSurvivor(read, ctx.partnership, ticket, ctx.member) : ticket;
    const loaded = id === ticket ? asked : await loadTicket(read, ctx.partnership, id, ctx.member);
    const view = await viewTicket(read, ctx, loaded, await agreementFor(read, ctx.partnership, loaded.row.agreement_version, ctx.now));
    if (id === ticket) return view;
    return { ...view, record: { ...view.record, redirectedFrom: { id: ticket, number: asked.row.number } } };
  });
}
