export interface PendingAttachmentTable {
  partnership_id: string;
  attachment_id: string;
  owner: string;
  name: string;
  created_at: number;
  media_type: string | null;
  mismatch: boolean | null;
  bytes: number | null;
  sha256: string | null;
  dropped_at: number | null;
}

export interface AttachmentTable {
  partnership_id: string;
  attachment_id: string;
  ticket_id: string;
  message_id: string;
  place: number;
  owner: string;
  name: string;
  media_type: string;
  mismatch: boolean;
  bytes: number;
  sha256: string;
  at: number;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    pending_attachments: PendingAttachmentTable;
    attachments: AttachmentTable;
  }
}
