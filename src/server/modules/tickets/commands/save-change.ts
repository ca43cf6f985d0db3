/** Stores what was decided: events, the projection made from all of them, and word of it for those who listen. */
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { Tx } from '../../../platform/db/db.js';
import type { Events, Occasion } from '../../../platform/events/events.js';
import { agreementNumbered, type CompiledAgreement } from '../../agreements/index.js';
import { project } from '../projection.js';
import { insertEvents, type Loaded, updateTicket } from '../tickets.repo.js';

export interface Saved {
  readonly loaded: Loaded;
  /** Another than before when the ticket was moved to another version. */
  readonly under: CompiledAgreement;
}

export async function saveChange(
  tx: Tx,
  events: Events,
  occasion: Occasion,
  loaded: Loaded,
  added: readonly TicketEvent[],
  under: CompiledAgreement,
): Promise<Saved> {
  const { partnership } = occasion;
  const ticket = loaded.row.ticket_id;
  const all = [...loaded.events, ...added];
  const now = (await movedTo(tx, partnership, added)) ?? under;
  const projected = project(all, now);
  const row = { ...projected.row, assignee: projected.state.assignee };
  await insertEvents(
    tx,
    partnership,
    added.map((event) => ({ ticket, event })),
  );
  await updateTicket(tx, partnership, ticket, row);
  const word = added.map((event) => ({ kind: `ticket.${event.kind}`, subject: { type: 'ticket', id: ticket }, data: { seq: event.seq } }));
  await events.emit(tx, occasion, word);
  return { loaded: { row: { ...loaded.row, ...row }, events: all }, under: now };
}

async function movedTo(tx: Tx, partnership: string, added: readonly TicketEvent[]): Promise<CompiledAgreement | null> {
  const moved = added.findLast((event) => event.kind === 'agreement-moved');
  return moved?.kind === 'agreement-moved' ? agreementNumbered(tx, partnership, moved.agreementVersion) : null;
}
