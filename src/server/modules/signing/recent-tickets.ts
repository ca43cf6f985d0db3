/** The tickets that a difference is counted over: of the desk and of imported histories, newest first, bounded. */
import { sql } from 'kysely';
import type { TicketEvent } from '../../../core/tickets/event.js';
import type { Instant } from '../../../core/time.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';

const MOST = 20_000;
const BATCH = 500;

export interface RecentTickets {
  readonly counted: number;
  readonly omitted: number;
}

/** Hands out the events of each ticket created since an instant, in short reads. */
export async function eachRecentTicket(ctx: Ctx, since: Instant, each: (events: readonly TicketEvent[]) => void): Promise<RecentTickets> {
  const { ids, all } = await ctx.report(async (db) => {
    const recent = db.selectFrom('tickets').where('partnership_id', '=', ctx.partnership).where('created_at', '>=', since);
    const rows = await recent.select('ticket_id').orderBy('created_at', 'desc').orderBy('ticket_id').limit(MOST).execute();
    const count = await recent.select((eb) => eb.fn.countAll<number>().as('all')).executeTakeFirstOrThrow();
    return { ids: rows.map((row) => row.ticket_id), all: Number(count.all) };
  });
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    for (const events of await ctx.report((db) => eventsOf(db as Tx, ctx.partnership, batch))) each(events);
  }
  return { counted: ids.length, omitted: all - ids.length };
}

async function eventsOf(db: Tx, partnership: string, ids: readonly string[]): Promise<readonly (readonly TicketEvent[])[]> {
  const { rows } = await sql<{ ticket_id: string; event: TicketEvent }>`
    select ticket_id, event from ticket_events
    where partnership_id = ${partnership}::uuid and ticket_id = any(${ids}::uuid[])
    order by ticket_id, seq`.execute(db);
  const events = new Map<string, TicketEvent[]>();
  for (const { ticket_id, event } of rows) {
    const list = events.get(ticket_id);
    if (list === undefined) events.set(ticket_id, [event]);
    else list.push(event);
  }
  return [...events.values()];
}
