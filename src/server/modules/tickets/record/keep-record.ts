/** Tags, wish date, watchers, requester: one event each on the ticket's record. */

import { decideTransfer } from '../../../../core/tickets/decide-holding.js';
import { decideChangeRequester, decideTag, decideUnwatch, decideWatch, decideWishDate } from '../../../../core/tickets/record-decide.js';
import type { Instant } from '../../../../core/time.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import type { Events } from '../../../platform/events/events.js';
import { invalid } from '../../../platform/http/refusal.js';
import { findMember } from '../../identity/index.js';
import { changeTicket } from '../commands/change-ticket.js';

export const tag = (
  ctx: Ctx,
  events: Events,
  ticket: string,
  words: { readonly add: readonly string[]; readonly remove: readonly string[] },
) => changeTicket(ctx, events, ticket, ({ state, desk }) => decideTag(state, words, desk));

export const wishFor = (ctx: Ctx, events: Events, ticket: string, at: Instant | null) =>
  changeTicket(ctx, events, ticket, ({ state, desk }) => decideWishDate(state, at, desk));

export const transfer = (ctx: Ctx, events: Events, ticket: string, team: string) =>
  changeTicket(ctx, events, ticket, ({ state, desk }) => decideTransfer(state, team, desk));

/** Any member may watch: a requester who does reaches the ticket from then on. */
export const addWatcher = (ctx: Ctx, events: Events, ticket: string, person: string) =>
  changeTicket(ctx, events, ticket, async ({ state, desk, tx }) => {
    if (state.watchers.includes(person)) return null;
    const decided = decideWatch(state, person, desk);
    if (decided.outcome.ok) await requireMember(tx, ctx, person, 'params');
    return decided;
  });

/** Answers nothing: a requester who ends his watching does not reach the ticket any more. */
export async function removeWatcher(ctx: Ctx, events: Events, ticket: string, person: string): Promise<null> {
  await changeTicket(ctx, events, ticket, ({ state, desk }) => decideUnwatch(state, person, desk));
  return null;
}

export const changeRequester = (ctx: Ctx, events: Events, ticket: string, person: string) =>
  changeTicket(ctx, events, ticket, async ({ state, desk, tx }) => {
    const decided = decideChangeRequester(state, person, desk);
    if (decided.outcome.ok) await requireMember(tx, ctx, person, 'body');
    return decided;
  });

async function requireMember(tx: Tx, ctx: Ctx, person: string, where: 'body' | 'params'): Promise<void> {
  if ((await findMember(tx, ctx.partnership, person)) !== null) return;
  throw invalid([{ path: [where, 'person'], text: 'There is no such person in this partnership' }]);
}
