/** Rows of what recurs, of one party. */
import type { Read, Tx } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { ScheduleTable, TemplateTable } from './tables.js';

export type NamedSchedule = ScheduleTable &
  Pick<TemplateTable, 'owner_kind'> & { readonly template: string; readonly template_owner: string };

const named = (db: Read, partnership: string) =>
  db
    .selectFrom('ticket_schedules as s')
    .innerJoin('ticket_templates as t', (on) =>
      on.onRef('t.partnership_id', '=', 's.partnership_id').onRef('t.template_id', '=', 's.template_id'),
    )
    .where('s.partnership_id', '=', partnership)
    .selectAll('s')
    .select(['t.name as template', 't.owner_kind', 't.owner as template_owner']);

/** The next one first, then what has ended. */
export function schedulesOf(db: Read, partnership: string, party: string, most: number): Promise<NamedSchedule[]> {
  const found = named(db, partnership).where('s.party', '=', party);
  return found
    .orderBy('s.next_at', (order) => order.asc().nullsLast())
    .orderBy('s.schedule_id')
    .limit(most)
    .execute();
}

/** Locked; 404 where it belongs to another party. */
export async function loadSchedule(tx: Tx, partnership: string, id: string, party: string): Promise<NamedSchedule> {
  const found = named(tx, partnership).where('s.schedule_id', '=', id).where('s.party', '=', party);
  const row = await found.forUpdate('s').executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

export async function insertSchedule(tx: Tx, row: ScheduleTable): Promise<void> {
  await tx
    .insertInto('ticket_schedules')
    .values({ ...row, schedule: JSON.stringify(row.schedule) } as never)
    .execute();
}

/**
 * @param read changes it only while nobody changed it since this revision
 * @returns whether it was changed
 */
export async function changeSchedule(
  tx: Tx,
  partnership: string,
  id: string,
  { schedule, ...rest }: Partial<ScheduleTable>,
  read?: number,
): Promise<boolean> {
  let changing = tx
    .updateTable('ticket_schedules')
    .set({ ...rest, ...(schedule ? { schedule: JSON.stringify(schedule) } : {}) } as never)
    .where('partnership_id', '=', partnership)
    .where('schedule_id', '=', id);
  if (read !== undefined) changing = changing.where('revision', '=', read);
  return (await changing.executeTakeFirst()).numUpdatedRows > 0n;
}

export async function deleteSchedule(tx: Tx, partnership: string, id: string): Promise<void> {
  await tx.deleteFrom('ticket_schedules').where('partnership_id', '=', partnership).where('schedule_id', '=', id).execute();
}
