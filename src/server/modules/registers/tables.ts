import type { FieldValues, RegisterKind } from '../../../core/registers/register.js';

export interface RegisterEntryTable {
  partnership_id: string;
  entry_id: string;
  kind: RegisterKind;
  name: string;
  fields: FieldValues;
  revision: number;
  removed_at: number | null;
  edited_at: number;
  edited_by: string;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    register_entries: RegisterEntryTable;
  }
}
