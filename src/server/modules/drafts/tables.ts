import type { z } from 'zod';
import type { draftPlace, suggestionState } from '../../../contract/draft-discussion.js';
import type { draftState } from '../../../contract/drafts.js';
import type { Agreement } from '../../../core/agreement/agreement.js';
import type { DraftChange } from '../../../core/drafting/change.js';

export interface DraftTable {
  partnership_id: string;
  draft_id: string;
  name: string;
  state: z.infer<typeof draftState>;
  based_on: string | null;
  revision: number;
  agreement: Agreement;
  created_at: number;
  created_by: string;
  edited_at: number;
}

export interface DraftEditTable {
  partnership_id: string;
  draft_id: string;
  revision: number;
  edit_key: string;
  at: number;
  person_id: string;
  changes: readonly DraftChange[];
  suggestion_id: string | null;
}

export interface DraftCommentTable {
  partnership_id: string;
  comment_id: string;
  draft_id: string;
  about: z.infer<typeof draftPlace>;
  body: string;
  at: number;
  person_id: string;
  resolved_at: number | null;
  resolved_by: string | null;
}

export interface DraftSuggestionTable {
  partnership_id: string;
  suggestion_id: string;
  draft_id: string;
  about: z.infer<typeof draftPlace>;
  changes: readonly DraftChange[];
  body: string;
  at: number;
  person_id: string;
  party_id: string;
  state: z.infer<typeof suggestionState>;
  answer: string | null;
  answered_at: number | null;
  answered_by: string | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    drafts: DraftTable;
    draft_edits: DraftEditTable;
    draft_comments: DraftCommentTable;
    draft_suggestions: DraftSuggestionTable;
  }
}
