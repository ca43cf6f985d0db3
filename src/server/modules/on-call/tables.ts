/** Of a team, not over yet. */
export const MOST_OVERRIDES = 100;

interface SettingsTable {
  partnership_id: string;
  team_id: string;
  hand_over_minute: number;
  wake_next_ms: number;
  changed_by: string;
  changed_at: number;
}

export interface OverrideTable {
  partnership_id: string;
  override_id: string;
  team_id: string;
  person_id: string;
  instead_of: string | null;
  from_at: number;
  to_at: number;
  reason: string;
  made_by: string;
  made_at: number;
  removed_by: string | null;
  removed_at: number | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    on_call_settings: SettingsTable;
    on_call_overrides: OverrideTable;
  }
}
