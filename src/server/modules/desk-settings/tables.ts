import type { ApprovalRule } from '../../../core/tickets/approval-rules.js';
import type { Gates } from '../../../core/tickets/gate-check.js';

export interface DeskSettings {
  readonly approvals: readonly ApprovalRule[];
  readonly gates: Gates;
}

interface DeskSettingsTable {
  partnership_id: string;
  settings: DeskSettings;
  revision: number;
  changed_by: string;
  changed_at: number;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    desk_settings: DeskSettingsTable;
  }
}
