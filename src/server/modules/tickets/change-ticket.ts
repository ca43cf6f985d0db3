/**
 * How every command on a ticket happens: lock and load, decide in core, save rows and events in the
 * same short transaction, tell who listens, answer the ticket as it is then.
 */
import type { Decided } from '../../../core/tickets/decided.js';
import type { Desk } from '../../../core/tickets/desk.js';
import type { TicketEvent } from '../../../core/tickets/event.js';
import { foldTicket } from '../../../core/tickets/fold.js';
import type { TicketState } from '../../../core/tickets/state.js';
import { authorOf } from '../../author.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { Events } from '../../platform/events/events.js';
import { agreementNumbered, type CompiledAgreement } from '../agreements/index.js';
import { deskOf } from './actor.js';
import { agreementFor } from './agreement-for.js';
import { project } from './projection.js';
import { refusalOf } from './refusal-of.js';
import { type TicketView, viewTicket } from './ticket.view.js';
import { insertEvents, loadTicket, stamp, updateTicket } from './tickets.repo.js';

export interface Change {
  readonly state: TicketState;
  readonly desk: Desk;
  readonly under: CompiledAgreement;
  readonly tx: Tx;
}

/** `null`: this very request was carried out before; the ticket is answered as it is. */
export type Decide = (change: Change) => Promise<Decided | null> | Decided | null;

export async function changeTicket(ctx: Ctx, events: Events, ticket: string, decide: Decide): Promise<TicketView> {
  return ctx.write(async (tx) => {
    const loaded = await loadTicket(tx, ctx.partnership, ticket, ctx.member, true);
    const under = await agreementFor(tx, ctx.partnership, loaded.row.agreement_version);
    const desk = deskOf(ctx, under);
    const state = foldTicket(loaded.events);
    const decided = await decide({ state, desk, under, tx });
    if (decided === null) return viewTicket(tx, ctx, loaded, under);
    if (!decided.outcome.ok) throw refusalOf(decided.outcome, decided.causes, state);
    const added = stamp(decided.outcome.events, state.lastSeq, Math.max(decided.outcome.at, state.lastAt), desk.by);
    const all = [...loaded.events, ...added];
    const now = (await movedTo(tx, ctx.partnership, added)) ?? under;
    const projected = project(all, now);
    const row = { ...projected.row, assignee: projected.state.assignee };
    await insertEvents(
      tx,
      ctx.partnership,
      added.map((event) => ({ ticket, event })),
    );
    await updateTicket(tx, ctx.partnership, ticket, row);
    await events.emit(
      tx,
      authorOf(ctx),
      added.map((event) => ({ kind: `ticket.${event.kind}`, subject: { type: 'ticket', id: ticket }, data: { seq: event.seq } })),
    );
    return viewTicket(tx, ctx, { row: { ...loaded.row, ...row }, events: all }, now);
  });
}

async function movedTo(tx: Tx, partnership: string, added: readonly TicketEvent[]): Promise<CompiledAgreement | null> {
  const moved = added.findLast((event) => event.kind === 'agreement-moved');
  return moved?.kind === 'agreement-moved' ? agreementNumbered(tx, partnership, moved.agreementVersion) : null;
}
