export interface OutboxTable {
  partnership_id: string;
  message_id: string;
  topic: string;
  payload: unknown;
  attempts: number;
  due_at: number;
  failure: string | null;
}

declare module '../db/tables.js' {
  interface Tables {
    outbox: OutboxTable;
  }
}
