export interface NoticeTable {
  partnership_id: string;
  notice_id: string;
  person_id: string;
  kind: string;
  ticket_id: string | null;
  key: string;
  data: unknown;
  created_at: number;
  due_at: number;
  wakes: boolean;
  read_at: number | null;
  acknowledged_at: number | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    notices: NoticeTable;
  }
}
