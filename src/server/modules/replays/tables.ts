export type ReplayState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface ReplayTable {
  partnership_id: string;
  replay_id: string;
  history_id: string;
  /** The version that it runs through; null for a draft. */
  agreement_id: string | null;
  draft_id: string | null;
  draft_name: string | null;
  draft_revision: number | null;
  /** The canonical text of the draft at that revision. */
  draft_text: string | null;
  compare_id: string | null;
  state: ReplayState;
  job_id: string | null;
  report: Record<string, unknown> | null;
  failure: string | null;
  created_at: number;
  created_by: string | null;
  ended_at: number | null;
}

export interface ReplayTicketTable {
  partnership_id: string;
  replay_id: string;
  ordinal: number;
  ticket_id: string;
  recorded_team: string | null;
  team: string | null;
  party: string | null;
  moved: boolean;
  resolve: 'met' | 'missed' | 'none';
  respond: 'met' | 'missed' | 'none';
  hour: number;
  bounces: number;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    replays: ReplayTable;
    replay_tickets: ReplayTicketTable;
  }
}
