import type { AnswerOf } from '../../../../contract/route.js';
import type { findTicketByNumber } from '../../../../contract/ticket-record.js';
import type { Ctx } from '../../../context.js';
import { notFound } from '../../../platform/http/refusal.js';
import { reaches } from '../reach.js';
import { reachedSurvivor } from './merged.queries.js';

/** Which ticket of the desk a number leads to; of a merged one, the ticket that goes on for it. */
export function findByNumber(ctx: Ctx, number: string): Promise<AnswerOf<typeof findTicketByNumber>> {
  return ctx.read(async (read) => {
    const tickets = () =>
      read
        .selectFrom('tickets')
        .select(['ticket_id', 'number', 'subject', 'requester', 'watchers', 'merged_into'])
        .where('partnership_id', '=', ctx.partnership);
    const row = await tickets().where('history_id', 'is', null).where('number', '=', number.replace(/^#/, '')).executeTakeFirst();
    if (row === undefined || !reaches(ctx.member, row)) throw notFound();
    const id = row.merged_into === null ? row.ticket_id : await reachedSurvivor(read, ctx.partnership, row.ticket_id, ctx.member);
    if (id === row.ticket_id) return { id, number: row.number, subject: row.subject, redirectedFrom: null };
    const survivor = await tickets().where('ticket_id', '=', id).executeTakeFirstOrThrow();
    return { id, number: survivor.number, subject: survivor.subject, redirectedFrom: row.number };
  });
}
