/** The tickets that a difference is counted over: of the desk and of imported histories, newest first, bounded. */
import { sql } from 'kysely';
import type { Instant } from '../../../core/time.js';
import type { Ctx } from '../../context.js';
import type { Tx } from '../../platform/db/db.js';
import type { TicketTexts } from './difference-task.js';

const MOST = 20_000;
const BATCH = 500;

export interface RecentTickets {
  readonly counted: number;
  readonly omitted: number;
}

/** Hands out the tickets created since an instant, in short reads. */
export async function eachRecentTickets(ctx: Ctx, since: Instant, each: (tickets: TicketTexts) => Promise<void>): Promise<RecentTickets> {
  const { ids, all } = await ctx.report(async (db) => {
    const recent = db.selectFrom('tickets').where('partnership_id', '=', ctx.partnership).where('created_at', '>=', since);
    const rows = await recent.select('ticket_id').orderBy('created_at', 'desc').orderBy('ticket_id').limit(MOST).execute();
    const count = await recent.select((eb) => eb.fn.countAll<number>().as('all')).executeTakeFirstOrThrow();
    return { ids: rows.map((row) => row.ticket_id), all: Number(count.all) };
  });
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH);
    await each(await ctx.report((db) => eventsOf(db as Tx, ctx.partnership, batch)));
  }
  return { counted: ids.length, omitted: all - ids.length };
}

/** As text: nobody on this thread reads them. */
async function eventsOf(db: Tx, partnership: string, ids: readonly string[]): Promise<TicketTexts> {
  const { rows } = await sql<{ events: string }>`
    select json_agg(event order by seq)::text as events from ticket_events
    where partnership_id = ${partnership}::uuid and ticket_id = any(${ids}::uuid[])
    group by ticket_id`.execute(db);
  return rows.map(({ events }) => events);
}
