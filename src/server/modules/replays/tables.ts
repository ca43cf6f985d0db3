export interface ReplayTable {
  partnership_id: string;
  replay_id: string;
  history_id: string;
  agreement_id: string;
  compare_id: string | null;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
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
