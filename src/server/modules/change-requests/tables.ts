import type { z } from 'zod';
import type { changeRequestState } from '../../../contract/change-requests.js';
import type { draftPlace } from '../../../contract/draft-discussion.js';

export interface ChangeRequestTable {
  partnership_id: string;
  request_id: string;
  title: string;
  body: string;
  about: z.infer<typeof draftPlace>;
  at: number;
  person_id: string;
  state: z.infer<typeof changeRequestState>;
  answer: string | null;
  answered_at: number | null;
  answered_by: string | null;
  draft_id: string | null;
  creation_key: string | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    change_requests: ChangeRequestTable;
  }
}
