/**
 * Writes whole tickets at once: for imports of another desk's history and for the sample. A ticket
 * that is there already (same history, same number) stays as it is, so that repeating changes nothing.
 */
import { sql } from 'kysely';
import type { Recorded } from '../../../../core/replay/ticket.js';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { Tx } from '../../../platform/db/db.js';
import { newId } from '../../../platform/ids.js';
import type { CompiledAgreement } from '../../agreements/index.js';
import { project } from '../projection.js';
import type { MessageTable } from '../tables.js';
import { insertEvents } from '../tickets.repo.js';
import { COLUMNS, type NewRow, RECORD, VALUES } from './ticket-columns.js';

export interface WholeTicket {
  readonly number: string;
  /** For sorting by number: the number itself, or the place in the history. */
  readonly ordinal: number;
  readonly events: readonly TicketEvent[];
  readonly recorded: Recorded | null;
  /** Ids of people of this partnership; null where the history knows only names. */
  readonly requester: string | null;
  readonly assignee: string | null;
  readonly messages: readonly Pick<MessageTable, 'message_id' | 'at' | 'audience' | 'author' | 'author_party' | 'body'>[];
}

export interface Written {
  readonly tickets: number;
  readonly events: number;
}

/** At most a few hundred tickets a call: one transaction stays short. */
export async function writeTickets(
  tx: Tx,
  partnership: string,
  history: string | null,
  under: Pick<CompiledAgreement, 'agreement' | 'calendars'>,
  tickets: readonly WholeTicket[],
): Promise<Written> {
  if (tickets.length === 0) return { tickets: 0, events: 0 };
  const rows = tickets.map((ticket) => ({
    ...project(ticket.events, under).row,
    ticket_id: newId(),
    number: ticket.number,
    ordinal: ticket.ordinal,
    requester: ticket.requester,
    assignee: ticket.assignee,
    recorded: ticket.recorded,
    creation_key: null,
  })) satisfies readonly (NewRow & Pick<WholeTicket, 'number' | 'ordinal'>)[];
  const inserted = await sql<{ ticket_id: string }>`
    insert into tickets (partnership_id, history_id, number, ordinal, ${sql.raw(COLUMNS)})
    select ${partnership}::uuid, ${history}::uuid, r.number, r.ordinal, ${sql.raw(VALUES)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (number text, ordinal bigint, ${sql.raw(RECORD)})
    on conflict do nothing
    returning ticket_id`.execute(tx);
  const fresh = new Set(inserted.rows.map((row) => row.ticket_id));
  const events = tickets.flatMap((ticket, index) =>
    fresh.has(rows[index]!.ticket_id) ? ticket.events.map((event) => ({ ticket: rows[index]!.ticket_id, event })) : [],
  );
  await insertEvents(tx, partnership, events);
  const messages = tickets.flatMap((ticket, index) =>
    fresh.has(rows[index]!.ticket_id)
      ? ticket.messages.map((one) => ({ ...one, partnership_id: partnership, ticket_id: rows[index]!.ticket_id, creation_key: null }))
      : [],
  );
  if (messages.length > 0) await tx.insertInto('messages').values(messages).execute();
  return { tickets: fresh.size, events: events.length };
}
