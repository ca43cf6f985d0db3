import type { z } from 'zod';
import type { draftComment, suggestion } from '../../../contract/draft-discussion.js';
import type { Member } from '../../context.js';
import { type PeopleById, personIn } from '../identity/index.js';
import { mayAnswer, mayWithdraw, permissionOf } from './may.js';
import type { DraftCommentTable, DraftSuggestionTable, DraftTable } from './tables.js';

export const viewComment = (row: DraftCommentTable, people: PeopleById): z.infer<typeof draftComment> => ({
  id: row.comment_id,
  about: row.about,
  text: row.body,
  at: row.at,
  by: personIn(people, row.person_id),
  resolvedAt: row.resolved_at,
  resolvedBy: row.resolved_by === null ? null : personIn(people, row.resolved_by),
});

export function viewSuggestion(
  row: DraftSuggestionTable,
  people: PeopleById,
  member: Member,
  draft: Pick<DraftTable, 'state'>,
): z.infer<typeof suggestion> {
  return {
    id: row.suggestion_id,
    about: row.about,
    changes: [...row.changes],
    text: row.body,
    at: row.at,
    by: personIn(people, row.person_id),
    state: row.state,
    answer:
      row.answered_at === null || row.answered_by === null
        ? null
        : { text: row.answer ?? '', at: row.answered_at, by: personIn(people, row.answered_by) },
    can: { answer: permissionOf(mayAnswer(member, draft, row)), withdraw: permissionOf(mayWithdraw(member, row)) },
  };
}
