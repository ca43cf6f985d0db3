/**
 * How every command on a ticket happens: lock and load, decide in core, save rows and events in the
 * same short transaction, tell who listens, answer the ticket as it is then.
 */
import type { Decided } from '../../../../core/tickets/decided.js';
import type { Desk } from '../../../../core/tickets/desk.js';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import { foldTicket } from '../../../../core/tickets/fold.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import { authorOf } from '../../../author.js';
import type { Ctx } from '../../../context.js';
import type { Tx } from '../../../platform/db/db.js';
import type { Events } from '../../../platform/events/events.js';
import type { CompiledAgreement } from '../../agreements/index.js';
import { deskOf } from '../actor.js';
import { agreementFor } from '../agreement-for.js';
import { type TicketView, viewTicket } from '../reading/ticket.view.js';
import { loadTicket, stamp } from '../tickets.repo.js';
import { crossedBy } from './crossed.js';
import { refusalOf } from './refusal-of.js';
import { saveChange } from './save-change.js';

export interface Change {
  readonly state: TicketState;
  readonly events: readonly TicketEvent[];
  readonly desk: Desk;
  readonly under: CompiledAgreement;
  readonly tx: Tx;
}

/** `null`: this very request was carried out before; the ticket is answered as it is. */
export type Decide = (change: Change) => Promise<Decided | null> | Decided | null;

export async function changeTicket(ctx: Ctx, events: Events, ticket: string, decide: Decide): Promise<TicketView> {
  return ctx.write(async (tx) => {
    const loaded = await loadTicket(tx, ctx.partnership, ticket, ctx.member, true);
    const under = await agreementFor(tx, ctx.partnership, loaded.row.agreement_version, ctx.now);
    const desk = deskOf(ctx, under);
    const state = foldTicket(loaded.events);
    const decided = await decide({ state, events: loaded.events, desk, under, tx });
    if (decided === null) return viewTicket(tx, ctx, loaded, under);
    const { outcome, causes } = decided;
    if (!outcome.ok)
      throw refusalOf(outcome, [...causes, ...(await crossedBy(tx, ctx, loaded.events, outcome.code, causes, under.agreement))]);
    const added = stamp(outcome.events, state.lastSeq, Math.max(outcome.at, state.lastAt), desk.by);
    const saved = await saveChange(tx, events, authorOf(ctx), loaded, added, under);
    return viewTicket(tx, ctx, saved.loaded, saved.under);
  });
}
