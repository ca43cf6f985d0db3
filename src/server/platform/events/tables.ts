export interface EventTable {
  partnership_id: string;
  event_id: string;
  at: number;
  kind: string;
  subject_type: string;
  subject_id: string;
  actor_kind: 'person' | 'system';
  actor: string;
  data: unknown;
}

declare module '../db/tables.js' {
  interface Tables {
    events: EventTable;
  }
}
