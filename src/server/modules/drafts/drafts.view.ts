import type { z } from 'zod';
import type { draft, draftEdit, draftSummary } from '../../../contract/drafts.js';
import type { Member } from '../../context.js';
import { type PeopleById, personIn } from '../identity/index.js';
import type { DraftSummaryRow } from './drafts.repo.js';
import { mayDiscuss, mayEdit, permissionOf } from './may.js';
import type { DraftEditTable, DraftTable } from './tables.js';

export function viewSummary(row: DraftSummaryRow, people: PeopleById): z.infer<typeof draftSummary> {
  return {
    id: row.draft_id,
    name: row.name,
    state: row.state,
    revision: row.revision,
    basedOn: row.based_on,
    createdAt: row.created_at,
    createdBy: people.get(row.created_by) ?? null,
    editedAt: row.edited_at,
  };
}

export const viewDraft = (row: DraftTable, people: PeopleById, member: Member): z.infer<typeof draft> => ({
  ...viewSummary(row, people),
  agreement: row.agreement,
  can: { edit: permissionOf(mayEdit(member, row)), discuss: permissionOf(mayDiscuss(member, row)) },
});

export const viewEdit = (row: DraftEditTable, people: PeopleById): z.infer<typeof draftEdit> => ({
  revision: row.revision,
  at: row.at,
  by: personIn(people, row.person_id),
  changes: [...row.changes],
  suggestion: row.suggestion_id,
});
