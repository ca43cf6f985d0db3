import type { z } from 'zod';
import type { AnswerOf, BodyOf } from '../../../contract/route.js';
import type { getRating, rateTicket as operation } from '../../../contract/satisfaction.js';
import { decideRating, ratingSettlesAt } from '../../../core/tickets/decide-rating.js';
import { foldTicket } from '../../../core/tickets/fold.js';
import type { TicketState } from '../../../core/tickets/state.js';
import type { Ctx } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import './tables.js';
import { agreementFor, changeTicket, deskOf, loadTicket } from '../tickets/index.js';

export type RatingView = z.infer<(typeof getRating)['answer']>;

/** What was said of a ticket, and whether the caller may say something now. */
export function viewRating(ctx: Ctx, ticket: string): Promise<RatingView & { readonly row: { number: string; subject: string } }> {
  return ctx.read(async (db) => {
    const { row, events } = await loadTicket(db, ctx.partnership, ticket, ctx.member);
    const state = foldTicket(events);
    const { by } = deskOf(ctx, await agreementFor(db, ctx.partnership, row.agreement_version, ctx.now));
    const { outcome, causes } = decideRating(state, true, { by, now: ctx.now });
    const comment = await commentOf(db, ctx.partnership, ticket);
    return { rating: shown(state, comment), can: { allowed: outcome.ok, causes: [...causes] }, row };
  });
}

function shown({ rating }: TicketState, comment: string): AnswerOf<typeof getRating>['rating'] {
  return rating === null ? null : { good: rating.good, comment, at: rating.at, settlesAt: ratingSettlesAt(rating)! };
}

/** Rates a ticket. Saying the same again changes nothing. */
export async function rateTicket(ctx: Ctx, events: Events, ticket: string, { good, comment }: BodyOf<typeof operation>): Promise<void> {
  const { partnership, now } = ctx;
  await changeTicket(ctx, events, ticket, async ({ state, desk, tx }) => {
    const decided = decideRating(state, good, desk);
    if (!decided.outcome.ok) return decided;
    if (state.rating?.good === good && (await commentOf(tx, partnership, ticket)) === comment) return null;
    await keepComment(tx, { partnership_id: partnership, ticket_id: ticket, comment, at: now });
    return decided;
  });
}

async function commentOf(db: Read, partnership: string, ticket: string): Promise<string> {
  const found = db.selectFrom('rating_comments').select('comment').where('partnership_id', '=', partnership);
  return (await found.where('ticket_id', '=', ticket).executeTakeFirst())?.comment ?? '';
}

async function keepComment(tx: Tx, row: { partnership_id: string; ticket_id: string; comment: string; at: number }): Promise<void> {
  await tx
    .insertInto('rating_comments')
    .values(row)
    .onConflict((conflict) => conflict.columns(['partnership_id', 'ticket_id']).doUpdateSet({ comment: row.comment, at: row.at }))
    .execute();
}
