import type { TimeScope, WorkType } from '../../../contract/time-entries.js';

export interface TimeEntryTable {
  partnership_id: string;
  entry_id: string;
  ticket_id: string;
  person_id: string;
  party: string;
  day: string;
  minutes: number;
  work_type: WorkType;
  scope: TimeScope;
  note: string;
  created_at: number;
  changed_at: number | null;
  creation_key: string | null;
}

/** What an entry says, as its columns have it. */
export type TimeFacts = Pick<TimeEntryTable, 'day' | 'minutes' | 'work_type' | 'scope' | 'note'>;

interface TimeEntryChangeTable {
  partnership_id: string;
  change_id: string;
  entry_id: string;
  party: string;
  person_id: string;
  at: number;
  before: unknown;
  after: unknown;
}

export interface TimeEntryChange extends Pick<TimeEntryChangeTable, 'change_id' | 'entry_id' | 'person_id' | 'at'> {
  readonly before: TimeFacts;
  readonly after: TimeFacts | null;
}

interface TimerTable {
  partnership_id: string;
  person_id: string;
  ticket_id: string;
  started_at: number;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    time_entries: TimeEntryTable;
    time_entry_changes: TimeEntryChangeTable;
    timers: TimerTable;
  }
}
