/** The columns that a new ticket's row is stored with, in one place for single tickets and whole histories. */
import type { Projection } from '../projection.js';
import type { TicketTable } from '../tables.js';

type Stored = keyof Projection | 'ticket_id' | 'assignee' | 'requester' | 'recorded' | 'creation_key';

const TYPES = {
  ticket_id: 'uuid',
  subject: 'text',
  type: 'text',
  status: 'text',
  waiting_on: 'text',
  priority: 'text',
  tier: 'smallint',
  category: 'text',
  system: 'text',
  site: 'text',
  holder_team: 'text',
  holder_party: 'text',
  assignee: 'uuid',
  requester: 'uuid',
  proposed_team: 'text',
  proposed_party: 'text',
  bounces: 'integer',
  created_at: 'bigint',
  updated_at: 'bigint',
  due_kind: 'text',
  due_at: 'bigint',
  breached_at: 'bigint',
  wake_at: 'bigint',
  escalate_at: 'bigint',
  untouched_since: 'bigint',
  late_since: 'bigint',
  seq: 'integer',
  agreement_version: 'integer',
  recorded: 'jsonb',
  creation_key: 'text',
} as const satisfies Record<Stored, string>;

/** A row as it is sent: everything but where it belongs and what it is called. */
export type NewRow = Pick<TicketTable, Stored>;

const names = Object.keys(TYPES);
/** `subject, type, …` */
export const COLUMNS = names.join(', ');
/** `r.subject, r.type, …` of a record set `r`. */
export const VALUES = names.map((name) => `r.${name}`).join(', ');
/** `subject text, type text, …`, for `jsonb_to_recordset`. */
export const RECORD = Object.entries(TYPES)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');
