import type { GeneratedAlways } from 'kysely';
import type { Priority, TicketType, Tier, WaitReason } from '../../../core/agreement/agreement.js';
import type { Recorded } from '../../../core/replay/ticket.js';
import type { Audience, TicketEvent } from '../../../core/tickets/event.js';
import type { TicketStatus } from '../../../core/tickets/state.js';

export interface TicketTable {
  partnership_id: string;
  ticket_id: string;
  number: string;
  ordinal: number;
  history_id: string | null;
  subject: string;
  type: TicketType;
  status: TicketStatus;
  waiting_on: WaitReason | null;
  priority: Priority;
  tier: Tier;
  category: string;
  system: string | null;
  site: string | null;
  holder_team: string | null;
  holder_party: string | null;
  assignee: string | null;
  requester: string | null;
  proposed_team: string | null;
  proposed_party: string | null;
  bounces: number;
  created_at: number;
  updated_at: number;
  due_kind: 'respond' | 'update' | 'resolve' | 'accept' | null;
  due_at: number | null;
  breached_at: number | null;
  wake_at: number | null;
  escalate_at: number | null;
  untouched_since: number | null;
  late_since: number | null;
  seq: number;
  agreement_version: number;
  recorded: Recorded | null;
  creation_key: string | null;
  tags: string[];
  wish_at: number | null;
  watchers: string[];
  merged_into: string | null;
}

interface TicketEventTable {
  partnership_id: string;
  ticket_id: string;
  seq: number;
  at: number;
  event: TicketEvent;
}

export interface MessageTable {
  partnership_id: string;
  message_id: string;
  ticket_id: string;
  at: number;
  audience: Audience;
  author: string | null;
  author_party: string | null;
  body: string;
  creation_key: string | null;
}

declare module '../../platform/db/tables.js' {
  interface Tables {
    tickets: TicketTable & { sort_due: GeneratedAlways<number> };
    ticket_numbers: { partnership_id: string; last: number };
    ticket_events: TicketEventTable;
    messages: MessageTable;
  }
}
