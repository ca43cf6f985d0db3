/** Rows of canned replies, reached by those alone whose they are. */
import type { CannedOwner } from '../../../core/tickets/canned-owner.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { CannedReplyTable } from './tables.js';

/** Everything that somebody may use stands under one of these owners. */
export function repliesOf(db: Read, partnership: string, owners: readonly CannedOwner[], most: number): Promise<CannedReplyTable[]> {
  const found = db.selectFrom('canned_replies').selectAll().where('partnership_id', '=', partnership);
  return found
    .where((eb) => eb.or(owners.map(({ kind, id }) => eb.and([eb('owner_kind', '=', kind), eb('owner', '=', id)]))))
    .orderBy('name')
    .orderBy('reply_id')
    .limit(most)
    .execute();
}

/** How many stand under an owner. */
export async function countReplies(db: Read, partnership: string, { kind, id }: CannedOwner): Promise<number> {
  const found = db.selectFrom('canned_replies').select((eb) => eb.fn.countAll<string>().as('many'));
  const at = found.where('partnership_id', '=', partnership).where('owner_kind', '=', kind).where('owner', '=', id);
  return Number((await at.executeTakeFirstOrThrow()).many);
}

export async function loadReply(
  tx: Tx,
  partnership: string,
  id: string,
  sees: (row: CannedReplyTable) => boolean,
): Promise<CannedReplyTable> {
  const found = tx.selectFrom('canned_replies').selectAll().where('partnership_id', '=', partnership).where('reply_id', '=', id);
  const row = await found.forUpdate().executeTakeFirst();
  if (row === undefined || !sees(row)) throw notFound();
  return row;
}

/** False when the owner has another reply of this name. */
export async function insertReply(tx: Tx, row: CannedReplyTable): Promise<boolean> {
  const made = await tx
    .insertInto('canned_replies')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('reply_id')
    .executeTakeFirst();
  return made !== undefined;
}

export async function isNameTaken(tx: Tx, { partnership_id, reply_id, owner_kind, owner, name }: CannedReplyTable): Promise<boolean> {
  const found = tx.selectFrom('canned_replies').select('reply_id').where('partnership_id', '=', partnership_id);
  const row = await found
    .where('owner_kind', '=', owner_kind)
    .where('owner', '=', owner)
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .where('reply_id', '!=', reply_id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateReply(tx: Tx, { partnership_id, reply_id, ...row }: CannedReplyTable): Promise<void> {
  await tx.updateTable('canned_replies').set(row).where('partnership_id', '=', partnership_id).where('reply_id', '=', reply_id).execute();
}

export async function deleteReply(tx: Tx, partnership: string, id: string): Promise<void> {
  await tx.deleteFrom('canned_replies').where('partnership_id', '=', partnership).where('reply_id', '=', id).execute();
}
