/** Rows of one ticket: read, locked, and written with the events that changed it. */
import { CompiledQuery, sql } from 'kysely';
import type { TicketEvent, TicketEventBody } from '../../../core/tickets/event.js';
import type { Instant } from '../../../core/time.js';
import type { Member } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { Projection } from './projection.js';
import { reaches } from './reach.js';
import type { RecordColumns } from './record/record-rows.js';
import type { MessageTable, TicketTable } from './tables.js';

export interface Loaded {
  readonly row: TicketTable;
  readonly events: readonly TicketEvent[];
}

/** The ticket with its events. `lock` keeps everybody else from changing it until the transaction ends. */
export async function loadTicket(db: Read, partnership: string, ticket: string, member: Member, lock = false): Promise<Loaded> {
  let query = db.selectFrom('tickets').selectAll().where('partnership_id', '=', partnership).where('ticket_id', '=', ticket);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (row === undefined || !reaches(member, row)) throw notFound();
  return { row, events: await loadEvents(db, partnership, ticket) };
}

export async function loadEvents(db: Read, partnership: string, ticket: string): Promise<readonly TicketEvent[]> {
  const rows = await db
    .selectFrom('ticket_events')
    .select('event')
    .where('partnership_id', '=', partnership)
    .where('ticket_id', '=', ticket)
    .orderBy('seq')
    .execute();
  return rows.map((row) => row.event);
}

/** Events of some tickets, in order, by ticket. At most a few hundred tickets a call. */
export async function eventsOfTickets(
  db: Read,
  partnership: string,
  tickets: readonly string[],
): Promise<ReadonlyMap<string, readonly TicketEvent[]>> {
  const found = new Map<string, TicketEvent[]>();
  if (tickets.length === 0) return found;
  const { rows } = await sql<{ ticket_id: string; event: TicketEvent }>`
    select ticket_id, event from ticket_events
    where partnership_id = ${partnership}::uuid and ticket_id = any(${tickets}::uuid[])
    order by ticket_id, seq`.execute(db as Tx);
  for (const { ticket_id, event } of rows) {
    const list = found.get(ticket_id);
    if (list === undefined) found.set(ticket_id, [event]);
    else list.push(event);
  }
  return found;
}

/** Decided events with their place and time. */
export function stamp(bodies: readonly TicketEventBody[], after: number, at: Instant, by: TicketEvent['by']): readonly TicketEvent[] {
  return bodies.map((body, index) => ({ ...body, seq: after + 1 + index, at, by }));
}

export async function insertEvents(tx: Tx, partnership: string, events: readonly TicketsEvent[]): Promise<void> {
  if (events.length > 0) await tx.executeQuery(eventsInsertion(partnership, events));
}

export interface TicketsEvent {
  readonly ticket: string;
  readonly event: TicketEvent;
}

/** One document instead of an array for each column: nothing in it has to be escaped again. */
export const eventsInsertion = (partnership: string, events: readonly TicketsEvent[]): CompiledQuery =>
  CompiledQuery.raw(INSERT_EVENTS, [partnership, JSON.stringify(events)]);

const INSERT_EVENTS = `
  insert into ticket_events (partnership_id, ticket_id, seq, at, event)
  select $1::uuid, e.ticket, (e.event ->> 'seq')::integer, (e.event ->> 'at')::bigint, e.event
  from jsonb_to_recordset($2::jsonb) as e (ticket uuid, event jsonb)`;

export async function updateTicket(
  tx: Tx,
  partnership: string,
  ticket: string,
  row: Projection & Pick<TicketTable, 'assignee'> & Partial<RecordColumns>,
): Promise<void> {
  await tx.updateTable('tickets').set(row).where('partnership_id', '=', partnership).where('ticket_id', '=', ticket).execute();
}

export async function insertMessage(tx: Tx, message: MessageTable): Promise<void> {
  await tx.executeQuery(messagesInsertion([message]));
}

/** Messages of one partnership. */
export const messagesInsertion = (messages: readonly MessageTable[]): CompiledQuery =>
  CompiledQuery.raw(INSERT_MESSAGES, [messages[0]!.partnership_id, JSON.stringify(messages)]);

const INSERT_MESSAGES = `
  insert into messages (partnership_id, message_id, ticket_id, at, audience, author, author_party, body, creation_key)
  select $1::uuid, m.message_id, m.ticket_id, m.at, m.audience, m.author, m.author_party, m.body, m.creation_key
  from jsonb_to_recordset($2::jsonb) as m (message_id uuid, ticket_id uuid, at bigint, audience text, author uuid, author_party text,
    body text, creation_key text)`;

/** Whether a request with this key has written on the ticket already. */
export async function messageWithKey(db: Read, partnership: string, ticket: string, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('messages')
    .select('message_id')
    .where('partnership_id', '=', partnership)
    .where('ticket_id', '=', ticket)
    .where('creation_key', '=', key)
    .executeTakeFirst();
  return row !== undefined;
}
