/** Rows of comments and suggestions. */
import type { Selectable } from 'kysely';
import type { Read, Tx } from '../../platform/db/db.js';
import { notFound } from '../../platform/http/refusal.js';
import type { DraftCommentTable, DraftSuggestionTable } from './tables.js';

export function commentsOf(db: Read, partnership: string, draft: string): Promise<Selectable<DraftCommentTable>[]> {
  return db
    .selectFrom('draft_comments')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('draft_id', '=', draft)
    .orderBy('comment_id', 'desc')
    .limit(1_000)
    .execute();
}

export function suggestionsOf(db: Read, partnership: string, draft: string): Promise<Selectable<DraftSuggestionTable>[]> {
  return db
    .selectFrom('draft_suggestions')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('draft_id', '=', draft)
    .orderBy('suggestion_id', 'desc')
    .limit(500)
    .execute();
}

export async function insertComment(tx: Tx, row: DraftCommentTable): Promise<void> {
  await tx
    .insertInto('draft_comments')
    .values({ ...row, about: JSON.stringify(row.about) as never })
    .execute();
}

export async function insertSuggestion(tx: Tx, row: DraftSuggestionTable): Promise<void> {
  await tx
    .insertInto('draft_suggestions')
    .values({ ...row, about: JSON.stringify(row.about) as never, changes: JSON.stringify(row.changes) as never })
    .execute();
}

/** A suggestion of the draft, locked. */
export async function loadSuggestion(tx: Tx, partnership: string, draft: string, id: string): Promise<Selectable<DraftSuggestionTable>> {
  const row = await tx
    .selectFrom('draft_suggestions')
    .selectAll()
    .where('partnership_id', '=', partnership)
    .where('draft_id', '=', draft)
    .where('suggestion_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

export type SuggestionAnswer = Pick<DraftSuggestionTable, 'state' | 'answer' | 'answered_at' | 'answered_by'>;

export async function answerSuggestion(tx: Tx, partnership: string, id: string, answer: SuggestionAnswer): Promise<void> {
  await tx.updateTable('draft_suggestions').set(answer).where('partnership_id', '=', partnership).where('suggestion_id', '=', id).execute();
}

/** The comment as it is afterwards; null when the draft has none of that id. */
export async function resolveComment(
  tx: Tx,
  partnership: string,
  draft: string,
  id: string,
  resolution: Pick<DraftCommentTable, 'resolved_at' | 'resolved_by'>,
): Promise<Selectable<DraftCommentTable> | null> {
  const row = await tx
    .updateTable('draft_comments')
    .set(resolution)
    .where('partnership_id', '=', partnership)
    .where('draft_id', '=', draft)
    .where('comment_id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}
