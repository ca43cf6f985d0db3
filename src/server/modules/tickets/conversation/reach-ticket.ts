/** Whether a member reaches a ticket, without reading what happened to it. */
import type { Ctx } from '../../../context.js';
import type { Read } from '../../../platform/db/db.js';
import { notFound } from '../../../platform/http/refusal.js';
import { reaches } from '../reach.js';
import type { TicketTable } from '../tables.js';

export async function reachTicket(db: Read, ctx: Ctx, ticket: string): Promise<Pick<TicketTable, 'requester' | 'history_id'>> {
  const found = db.selectFrom('tickets').select(['requester', 'watchers', 'history_id']).where('partnership_id', '=', ctx.partnership);
  const row = await found.where('ticket_id', '=', ticket).executeTakeFirst();
  if (row === undefined || !reaches(ctx.member, row)) throw notFound();
  return row;
}
