/** Rows of uploads that no message has taken. */
import { sql } from 'kysely';
import type { Instant } from '../../../core/time.js';
import type { Read, Tx } from '../../platform/db/db.js';
import type { PendingAttachmentTable } from './tables.js';

/** An upload is swept a day after it began; one that is being removed is looked at again after this long. */
const REMOVAL_MS = 600_000;

export async function insertPending(
  tx: Tx,
  row: Pick<PendingAttachmentTable, 'partnership_id' | 'attachment_id' | 'owner' | 'name' | 'created_at'>,
): Promise<void> {
  await tx.insertInto('pending_attachments').values(row).execute();
}

/** How many uploads of a person wait, those under way too. */
export async function countPending(db: Read, partnership: string, owner: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pending_attachments where partnership_id = ${partnership}::uuid and owner = ${owner}::uuid`.execute(
    db as Tx,
  );
  return rows[0]!.count;
}

export type Stored = Required<Pick<PendingAttachmentTable, 'media_type' | 'mismatch' | 'bytes' | 'sha256'>>;

/** The last byte is stored. False: it was swept or taken back meanwhile. */
export async function finishPending(tx: Tx, partnership: string, id: string, stored: Stored): Promise<boolean> {
  const { numUpdatedRows } = await at(tx.updateTable('pending_attachments').set(stored), partnership, id)
    .where('dropped_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function findPending(db: Read, partnership: string, id: string, owner: string): Promise<PendingAttachmentTable | null> {
  const found = at(db.selectFrom('pending_attachments').selectAll(), partnership, id)
    .where('owner', '=', owner)
    .where('bytes', 'is not', null)
    .where('dropped_at', 'is', null);
  return (await found.executeTakeFirst()) ?? null;
}

/** Takes it out of everybody's reach before its bytes go. False: it is gone, taken by a message, or another is at it. */
export async function dropPending(tx: Tx, partnership: string, id: string, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    update pending_attachments set dropped_at = ${now}::bigint
    where partnership_id = ${partnership}::uuid and attachment_id = (
      select attachment_id from pending_attachments
      where partnership_id = ${partnership}::uuid and attachment_id = ${id}::uuid
        and (dropped_at is null or dropped_at <= ${now - REMOVAL_MS}::bigint)
      for update skip locked)
    returning attachment_id`.execute(tx);
  return rows.length > 0;
}

export async function forgetPending(tx: Tx, partnership: string, id: string): Promise<void> {
  await at(tx.deleteFrom('pending_attachments'), partnership, id).execute();
}

/** The row of one upload, in any statement. */
function at<Statement extends { where(column: 'partnership_id' | 'attachment_id', is: '=', value: string): Statement }>(
  statement: Statement,
  partnership: string,
  id: string,
): Statement {
  return statement.where('partnership_id', '=', partnership).where('attachment_id', '=', id);
}
