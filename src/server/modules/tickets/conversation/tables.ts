import type { z } from 'zod';
import type { replyDraft } from '../../../../contract/reply-drafts.js';
import type { Audience } from '../../../../core/tickets/event.js';

type Saved = NonNullable<z.infer<typeof replyDraft>['draft']>;

export interface ReplyDraftTable {
  partnership_id: string;
  ticket_id: string;
  person_id: string;
  page: string;
  edit: number;
  revision: number;
  body: string;
  audience: Audience;
  attachments: Saved['attachments'];
  saved_at: number;
  others: Saved[];
}

declare module '../../../platform/db/tables.js' {
  interface Tables {
    reply_drafts: ReplyDraftTable;
  }
}
