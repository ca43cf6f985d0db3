/** Rows of the task map. */
import { sql } from 'kysely';
import type { Read, Tx } from '../../platform/db/db.js';
import type { TaskEntryTable, TaskMapTable } from './tables.js';

export async function mapRow(db: Read, partnership: string): Promise<TaskMapTable | null> {
  return (await db.selectFrom('task_maps').selectAll().where('partnership_id', '=', partnership).executeTakeFirst()) ?? null;
}

export function entriesOf(db: Read, partnership: string): Promise<TaskEntryTable[]> {
  return db
    .selectFrom('task_entries')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('removed_at', 'is', null)
    .orderBy('task_id')
    .limit(1_000)
    .execute();
}

/** Changes of one map wait for each other here until the transaction ends, also while it has no row yet. */
export async function lockMap(tx: Tx, partnership: string): Promise<void> {
  await sql`select 1 from partnerships where partnership_id = ${partnership} for no key update`.execute(tx);
}

export async function saveMap(tx: Tx, row: TaskMapTable): Promise<void> {
  await tx
    .insertInto('task_maps')
    .values(row)
    .onConflict((conflict) => conflict.column('partnership_id').doUpdateSet(row))
    .execute();
}

export async function saveEntries(tx: Tx, rows: readonly TaskEntryTable[]): Promise<void> {
  await tx
    .insertInto('task_entries')
    .values(rows.map((row) => ({ ...row, own: row.own === null ? null : (JSON.stringify(row.own) as never) })))
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'task_id']).doUpdateSet((set) => ({
        decision: set.ref('excluded.decision'),
        provider: set.ref('excluded.provider'),
        hours: set.ref('excluded.hours'),
        notes: set.ref('excluded.notes'),
        revision: set.ref('excluded.revision'),
        removed_at: set.ref('excluded.removed_at'),
        edited_at: set.ref('excluded.edited_at'),
        edited_by: set.ref('excluded.edited_by'),
      })),
    )
    .execute();
}

/** A task of one's own, locked: one that stands, or one that was removed. */
export async function ownEntry(tx: Tx, partnership: string, id: string, standing: boolean): Promise<TaskEntryTable | null> {
  const row = await tx
    .selectFrom('task_entries')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('task_id', '=', id)
    .where('own', 'is not', null)
    .where('removed_at', standing ? 'is' : 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}
