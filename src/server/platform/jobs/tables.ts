export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface JobTable {
  partnership_id: string;
  job_id: string;
  kind: string;
  state: JobState;
  title: string;
  subject_id: string;
  done: number;
  total: number | null;
  unit: string;
  failure: string | null;
  /** How often it ended by an error that nobody expected. */
  errors: number;
  started_by: string | null;
  created_at: number;
  started_at: number | null;
  ended_at: number | null;
  cancel_asked: boolean;
}

declare module '../db/tables.js' {
  interface Tables {
    jobs: JobTable;
  }
}
