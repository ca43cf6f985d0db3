/** Waivers of drafts, as rows. */
import type { Waiver } from '../../../core/signing/waiver.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { DraftWaiverTable } from './tables.js';

export const MOST_WAIVERS = 500;

export function waiversOf(db: Read, partnership: string, draft: string): Promise<DraftWaiverTable[]> {
  return db
    .selectFrom('draft_waivers')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('draft_id', '=', draft)
    .orderBy('waiver_id')
    .limit(MOST_WAIVERS)
    .execute();
}

/** One waiver for each finding: a new one takes the place of the one before. */
export async function putWaiver(tx: Tx, row: DraftWaiverTable): Promise<void> {
  const { kind, finding, reason, until_at, at, person_id, waiver_id } = row;
  await tx
    .insertInto('draft_waivers')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['partnership_id', 'draft_id', 'finding_id'])
        .doUpdateSet({ waiver_id, kind, finding, reason, until_at, at, person_id }),
    )
    .execute();
}

/** The waiver that was removed; null when the draft has none of that id. */
export async function removeWaiver(tx: Tx, partnership: string, draft: string, id: string): Promise<DraftWaiverTable | null> {
  const row = await tx
    .deleteFrom('draft_waivers')
    .where('partnership_id', '=', partnership)
    .where('draft_id', '=', draft)
    .where('waiver_id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

export const asWaiver = (row: DraftWaiverTable): Waiver => ({
  finding: row.finding_id,
  kind: row.kind,
  text: row.finding,
  reason: row.reason,
  by: row.person_id,
  until: row.until_at,
});
