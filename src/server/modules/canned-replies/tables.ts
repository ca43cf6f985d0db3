import type { CannedOwnerKind } from '../../../core/tickets/canned-owner.js';

export interface CannedReplyTable {
  partnership_id: string;
  reply_id: string;
  owner_kind: CannedOwnerKind;
  owner: string;
  name: string;
  body: string;
  created_by: string;
  created_at: number;
  updated_by: string;
  updated_at: number;
  revision: number;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    canned_replies: CannedReplyTable;
  }
}
