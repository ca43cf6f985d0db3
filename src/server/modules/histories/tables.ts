import type { Cursor } from '../../../formats/history/read-history.js';

export interface HistoryTable {
  partnership_id: string;
  history_id: string;
  name: string;
  source: 'sample' | 'import';
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  job_id: string | null;
  file_id: string | null;
  mapping: string;
  agreement_id: string;
  content_key: string;
  answers_recorded: boolean;
  cursor: Cursor | null;
  rows: number;
  used: number;
  ignored: number;
  refused: number;
  tickets: number;
  events: number;
  first_at: number | null;
  last_at: number | null;
  failure: string | null;
  created_at: number;
  created_by: string | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    histories: HistoryTable;
    refused_rows: { partnership_id: string; history_id: string; line: number; reason: string; row_text: string };
  }
}
