/** Rows of drafts and of their edits. */
import type { Selectable } from 'kysely';
import type { Member } from '../../context.js';
import type { Read, Tx } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { DraftEditTable, DraftTable } from './tables.js';

const SUMMARY = [
  'draft_id',
  'name',
  'state',
  'based_on',
  'revision',
  'created_at',
  'created_by',
  'edited_at',
] as const satisfies readonly (keyof DraftTable)[];

export type DraftSummaryRow = Pick<DraftTable, (typeof SUMMARY)[number]>;

export const MOST_DRAFTS = 200;

export function listDraftRows(db: Read, partnership: string): Promise<DraftSummaryRow[]> {
  return db
    .selectFrom('drafts')
    .select(SUMMARY)
    .where('partnership_id', '=', partnership)
    .orderBy('edited_at', 'desc')
    .orderBy('draft_id')
    .limit(MOST_DRAFTS)
    .execute();
}

/** A draft that the member may see: requesters see none. `lock` keeps others from editing it until the transaction ends. */
export async function loadDraft(db: Read, partnership: string, id: string, member: Member, lock = false): Promise<Selectable<DraftTable>> {
  let query = db.selectFrom('drafts').selectAll().where('partnership_id', '=', partnership).where('draft_id', '=', id);
  if (lock) query = query.forUpdate();
  const row = member.party === null ? undefined : await query.executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

/** As `loadDraft`, without its text: whether the member may see it. */
export async function seeDraft(db: Read, partnership: string, id: string, member: Member): Promise<void> {
  const query = db.selectFrom('drafts').select('draft_id').where('partnership_id', '=', partnership).where('draft_id', '=', id);
  if (member.party === null || (await query.executeTakeFirst()) === undefined) throw notFound();
}

export async function insertDraft(tx: Tx, row: DraftTable): Promise<void> {
  await tx
    .insertInto('drafts')
    .values({ ...row, agreement: JSON.stringify(row.agreement) as never })
    .execute();
}

/** The edit that a request with this key has made, or null. */
export async function editWithKey(db: Read, partnership: string, draft: string, key: string): Promise<{ revision: number } | null> {
  const row = await db
    .selectFrom('draft_edits')
    .select('revision')
    .where('partnership_id', '=', partnership)
    .where('draft_id', '=', draft)
    .where('edit_key', '=', key)
    .executeTakeFirst();
  return row ?? null;
}

/** Stores an edit and what the draft is after it. */
export async function storeEdit(tx: Tx, edit: DraftEditTable, agreement: DraftTable['agreement']): Promise<void> {
  await tx
    .insertInto('draft_edits')
    .values({ ...edit, changes: JSON.stringify(edit.changes) as never })
    .execute();
  await tx
    .updateTable('drafts')
    .set({ agreement: JSON.stringify(agreement) as never, revision: edit.revision, edited_at: edit.at })
    .where('partnership_id', '=', edit.partnership_id)
    .where('draft_id', '=', edit.draft_id)
    .execute();
}

export const EDITS_A_PAGE = 200;

/** One more than a page, so that it shows whether there are others. */
export function editsAfter(db: Read, partnership: string, draft: string, after: number): Promise<Selectable<DraftEditTable>[]> {
  return db
    .selectFrom('draft_edits')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('draft_id', '=', draft)
    .where('revision', '>', after)
    .orderBy('revision')
    .limit(EDITS_A_PAGE + 1)
    .execute();
}

export async function setDraftState(tx: Tx, partnership: string, id: string, state: DraftTable['state']): Promise<void> {
  await tx.updateTable('drafts').set({ state }).where('partnership_id', '=', partnership).where('draft_id', '=', id).execute();
}
