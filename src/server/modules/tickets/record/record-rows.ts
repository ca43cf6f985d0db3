/** Columns and rows that are made from the record of a ticket, besides what `projection.ts` makes. */
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Tx } from '../../../platform/db/db.js';
import type { TicketTable } from '../tables.js';
import './tables.js';

export type RecordColumns = Pick<TicketTable, 'tags' | 'wish_at' | 'watchers' | 'merged_into'> & Partial<Pick<TicketTable, 'requester'>>;

/** `added`: the requester's column says whom an account belongs to, so it changes only where an event changes it. */
export function recordColumns(state: TicketState, added: readonly TicketEvent[]): RecordColumns {
  const changed = added.findLast((event) => event.kind === 'requester-changed');
  return {
    tags: [...state.tags],
    wish_at: state.wishAt,
    watchers: [...state.watchers],
    merged_into: state.mergedInto,
    ...(changed?.kind === 'requester-changed' ? { requester: changed.requester } : {}),
  };
}

const KINDS = {
  watchers: ['watcher-added', 'watcher-removed', 'joined', 'parted'],
  tags: ['tagged'],
  parents: ['linked', 'unlinked'],
} as const satisfies Record<string, readonly TicketEvent['kind'][]>;

/** Writes the rows anew that the added events concern. */
export async function saveRecordRows(
  tx: Tx,
  partnership: string,
  ticket: string,
  state: TicketState,
  added: readonly TicketEvent[],
): Promise<void> {
  const concerns = (kinds: readonly TicketEvent['kind'][]) => added.some((event) => kinds.includes(event.kind));
  const of = { partnership_id: partnership, ticket_id: ticket };
  if (concerns(KINDS.watchers)) {
    await tx.deleteFrom('ticket_watchers').where('partnership_id', '=', partnership).where('ticket_id', '=', ticket).execute();
    const rows = state.watchers.map((person) => ({ ...of, person_id: person }));
    if (rows.length > 0) await tx.insertInto('ticket_watchers').values(rows).execute();
  }
  if (concerns(KINDS.tags)) {
    await tx.deleteFrom('ticket_tags').where('partnership_id', '=', partnership).where('ticket_id', '=', ticket).execute();
    const rows = state.tags.map((tag) => ({ ...of, tag }));
    if (rows.length > 0) await tx.insertInto('ticket_tags').values(rows).execute();
  }
  if (concerns(KINDS.parents)) {
    await tx.deleteFrom('ticket_parents').where('partnership_id', '=', partnership).where('ticket_id', '=', ticket).execute();
    const parent = state.links.find((link) => link.as === 'parent');
    if (parent)
      await tx
        .insertInto('ticket_parents')
        .values({ ...of, parent_id: parent.ticket })
        .execute();
  }
}
