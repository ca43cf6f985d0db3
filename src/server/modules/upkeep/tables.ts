interface ReviewPlanTable {
  partnership_id: string;
  due_on: string;
  every_months: number;
  note: string;
  revision: number;
  set_at: number;
  set_by: string;
}

interface ReviewTable {
  partnership_id: string;
  review_id: string;
  agreement_id: string;
  due_on: string;
  next_on: string;
  word: string;
  at: number;
  person_id: string;
}

export interface TicketMoveTable {
  partnership_id: string;
  move_id: string;
  agreement_id: string;
  to_version: number;
  from_versions: number[];
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  job_id: string | null;
  total: number;
  place: string | null;
  moved: number;
  refused: number;
  failure: string | null;
  created_at: number;
  created_by: string;
  ended_at: number | null;
}

export interface TicketMoveRowTable {
  partnership_id: string;
  move_id: string;
  ticket_id: string;
  number: string;
  from_version: number;
  outcome: 'moved' | 'refused';
  code: string | null;
  ref: string | null;
  cause: string | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    agreement_review_plans: ReviewPlanTable;
    agreement_reviews: ReviewTable;
    ticket_moves: TicketMoveTable;
    ticket_move_rows: TicketMoveRowTable;
  }
}

export type { ReviewPlanTable, ReviewTable };
