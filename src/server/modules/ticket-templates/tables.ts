import type { z } from 'zod';
import type { PAUSED_BECAUSE } from '../../../contract/ticket-schedules.js';
import type { templateContent } from '../../../contract/ticket-templates.js';
import type { Schedule } from '../../../core/recurrence/schedule.js';
import type { TemplateOwnerKind } from '../../../core/tickets/template-owner.js';

export type TemplateContent = z.infer<typeof templateContent>;

export interface TemplateTable {
  partnership_id: string;
  template_id: string;
  owner_kind: TemplateOwnerKind;
  owner: string;
  name: string;
  content: TemplateContent;
  uses: number;
  archived_at: number | null;
  updated_by: string;
  updated_at: number;
  revision: number;
}

export interface ScheduleTable {
  partnership_id: string;
  schedule_id: string;
  template_id: string;
  party: string;
  owner: string;
  schedule: Schedule;
  next_at: number | null;
  claimed_until: number | null;
  last_at: number | null;
  last_ticket: string | null;
  paused_at: number | null;
  paused_by: string | null;
  paused_because: (typeof PAUSED_BECAUSE)[number] | null;
  paused_text: string | null;
  revision: number;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    ticket_templates: TemplateTable;
    ticket_schedules: ScheduleTable;
  }
}
