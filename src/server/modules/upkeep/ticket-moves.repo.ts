/** Rows of moves of open tickets, and of what each did. */
import type { Selectable } from 'kysely';
import type { QueryOf } from '../../../contract/route.js';
import type { listMovedTickets } from '../../../contract/upkeep.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { TicketMoveRowTable, TicketMoveTable } from './tables.js';

export type TicketMoveRow = Selectable<TicketMoveTable>;

const MOST_SHOWN = 20;

const moves = (db: Read, partnership: string) => db.selectFrom('ticket_moves').selectAll().where('partnership_id', '=', partnership);

export const newestMoves = (db: Read, partnership: string): Promise<TicketMoveRow[]> =>
  moves(db, partnership).orderBy('move_id', 'desc').limit(MOST_SHOWN).execute();

export async function findMove(db: Read, partnership: string, id: string): Promise<TicketMoveRow | null> {
  return (await moves(db, partnership).where('move_id', '=', id).executeTakeFirst()) ?? null;
}

/** False when another one is under way. */
export async function insertMove(tx: Tx, row: TicketMoveTable): Promise<boolean> {
  const made = await tx
    .insertInto('ticket_moves')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('move_id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function updateMove(tx: Tx, partnership: string, id: string, changes: Partial<TicketMoveTable>): Promise<void> {
  await tx.updateTable('ticket_moves').set(changes).where('partnership_id', '=', partnership).where('move_id', '=', id).execute();
}

/** What came of one ticket, and that the move has come this far. */
export async function recordRow(
  tx: Tx,
  move: Pick<TicketMoveTable, 'partnership_id' | 'move_id'>,
  place: string,
  row: TicketMoveRowTable | null,
) {
  if (row !== null) await tx.insertInto('ticket_move_rows').values(row).execute();
  await tx
    .updateTable('ticket_moves')
    .set((eb) => ({
      place,
      ...(row === null ? {} : row.outcome === 'moved' ? { moved: eb('moved', '+', 1) } : { refused: eb('refused', '+', 1) }),
    }))
    .where('partnership_id', '=', move.partnership_id)
    .where('move_id', '=', move.move_id)
    .execute();
}

/** One more than the page, so that it shows whether there are others. */
export function movedRows(db: Read, partnership: string, move: string, { outcome, after, limit }: QueryOf<typeof listMovedTickets>) {
  let query = db
    .selectFrom('ticket_move_rows as r')
    .innerJoin('tickets as t', (join) => join.onRef('t.partnership_id', '=', 'r.partnership_id').onRef('t.ticket_id', '=', 'r.ticket_id'))
    .select(['r.ticket_id', 'r.number', 't.subject', 'r.from_version', 'r.outcome', 'r.code', 'r.ref', 'r.cause'])
    .where('r.partnership_id', '=', partnership)
    .where('r.move_id', '=', move);
  if (outcome !== undefined) query = query.where('r.outcome', '=', outcome);
  if (after !== undefined) query = query.where('r.ticket_id', '>', after);
  return query
    .orderBy('r.ticket_id')
    .limit(limit + 1)
    .execute();
}
