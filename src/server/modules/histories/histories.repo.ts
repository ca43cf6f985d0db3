/** Histories and their refused rows. */
import { sql } from 'kysely';
import type { RefusedRow } from '../../../formats/history/change.js';
import type { Cursor } from '../../../formats/history/read-history.js';
import type { Receipt } from '../../../formats/history/receipt.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { HistoryTable } from './tables.js';

const histories = (db: Read, partnership: string) => db.selectFrom('histories').selectAll().where('partnership_id', '=', partnership);

export const listHistoryRows = (db: Read, partnership: string): Promise<HistoryTable[]> =>
  histories(db, partnership).orderBy('history_id', 'desc').limit(200).execute();

export async function findHistory(db: Read, partnership: string, id: string): Promise<HistoryTable | null> {
  return (await histories(db, partnership).where('history_id', '=', id).executeTakeFirst()) ?? null;
}

export async function historyWithKey(db: Read, partnership: string, key: string): Promise<HistoryTable | null> {
  return (await histories(db, partnership).where('content_key', '=', key).executeTakeFirst()) ?? null;
}

export async function insertHistory(
  tx: Tx,
  row: Pick<
    HistoryTable,
    | 'partnership_id'
    | 'history_id'
    | 'name'
    | 'source'
    | 'file_id'
    | 'mapping'
    | 'agreement_id'
    | 'content_key'
    | 'answers_recorded'
    | 'created_at'
    | 'created_by'
  >,
): Promise<void> {
  const nothing = { rows: 0, used: 0, ignored: 0, refused: 0, tickets: 0, events: 0 };
  await tx
    .insertInto('histories')
    .values({ ...row, ...nothing, state: 'waiting', job_id: null, cursor: null, first_at: null, last_at: null, failure: null })
    .execute();
}

export async function updateHistory(tx: Tx, partnership: string, id: string, changes: Partial<HistoryTable>): Promise<void> {
  await tx.updateTable('histories').set(changes).where('partnership_id', '=', partnership).where('history_id', '=', id).execute();
}

/** What a batch added, and where the next one begins, in the transaction that stores its tickets. */
export async function keepPlace(
  tx: Tx,
  partnership: string,
  id: string,
  added: { readonly tickets: number; readonly events: number; readonly refused: readonly RefusedRow[]; readonly cursor: Cursor },
): Promise<void> {
  await sql`
    update histories set cursor = ${JSON.stringify(added.cursor)}::jsonb, tickets = tickets + ${added.tickets}::bigint,
      events = events + ${added.events}::bigint, refused = refused + ${added.refused.length}::bigint
    where partnership_id = ${partnership}::uuid and history_id = ${id}::uuid`.execute(tx);
  if (added.refused.length === 0) return;
  await sql`
    insert into refused_rows (partnership_id, history_id, line, reason, row_text)
    select ${partnership}::uuid, ${id}::uuid, r.line, r.reason, r.row_text
    from unnest(${added.refused.map((row) => row.line)}::bigint[], ${added.refused.map((row) => row.reason)}::text[],
                ${added.refused.map((row) => row.row.replaceAll('\0', '␀'))}::text[]) as r (line, reason, row_text)
    on conflict do nothing`.execute(tx);
}

export const countsOf = (receipt: Receipt): Partial<HistoryTable> => ({
  rows: receipt.rows,
  used: receipt.used,
  ignored: receipt.ignored,
  refused: receipt.refused,
  tickets: receipt.tickets,
  events: receipt.events,
  first_at: receipt.firstAt,
  last_at: receipt.lastAt,
});

export function refusedAfter(db: Read, partnership: string, id: string, after: number, limit: number) {
  return db
    .selectFrom('refused_rows')
    .select(['line', 'reason', 'row_text as row'])
    .where('partnership_id', '=', partnership)
    .where('history_id', '=', id)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute();
}

/** Removes some tickets of a history with their events; answers how many. */
export async function deleteTickets(tx: Tx, partnership: string, id: string, most: number): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`select tandem.forget_tickets(${partnership}::uuid, ${id}::uuid, ${most}::integer) as count`.execute(tx);
  return rows[0]!.count;
}
