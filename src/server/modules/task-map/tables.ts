import type { ItTask, TaskDecision, TaskSkill } from '../../../core/task-map/task.js';

export interface TaskMapTable {
  partnership_id: string;
  people: number;
  hours_available: number;
  capacity: number;
  risk: number;
  expertise: number;
  skills: TaskSkill[] | null;
  edited_at: number;
  edited_by: string;
}

/** A task of one's own: what is not said by its category or its row. Its hours are those of the row. */
export type OwnTask = Pick<ItTask, 'title' | 'category' | 'tier' | 'risk' | 'skill' | 'frequency' | 'usual'>;

export interface TaskEntryTable {
  partnership_id: string;
  task_id: string;
  own: OwnTask | null;
  decision: TaskDecision | null;
  provider: string | null;
  hours: number | null;
  notes: string;
  revision: number;
  removed_at: number | null;
  edited_at: number;
  edited_by: string;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    task_maps: TaskMapTable;
    task_entries: TaskEntryTable;
  }
}
