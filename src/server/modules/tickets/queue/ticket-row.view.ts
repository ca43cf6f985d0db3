/** A row of the queue as the contract has it. */
import type { z } from 'zod';
import type { ticketRow } from '../../../../contract/ticket-shapes.js';
import type { Instant } from '../../../../core/time.js';
import type { PeopleById } from '../../identity/index.js';
import type { TicketTable } from '../tables.js';

export type TicketRow = z.infer<typeof ticketRow>;

const holder = (team: string | null, party: string | null): TicketRow['holder'] =>
  team === null || party === null ? null : { team, party };

/** What a row is made of: lists read these columns alone. */
export const ROW_COLUMNS = [
  'ticket_id',
  'number',
  'subject',
  'type',
  'status',
  'waiting_on',
  'priority',
  'tier',
  'category',
  'system',
  'site',
  'holder_team',
  'holder_party',
  'assignee',
  'requester',
  'proposed_team',
  'proposed_party',
  'bounces',
  'created_at',
  'updated_at',
  'due_kind',
  'due_at',
  'breached_at',
  'history_id',
  'tags',
  'wish_at',
] as const satisfies readonly (keyof TicketTable)[];

export type RowColumns = Pick<TicketTable, (typeof ROW_COLUMNS)[number]>;

/** `forTeam`: somebody of an IT team reads it; tags are theirs. */
export function viewRow(row: RowColumns, people: PeopleById, now: Instant, forTeam = false): TicketRow {
  const done = row.status === 'resolved' || row.status === 'closed';
  return {
    id: row.ticket_id,
    number: row.number,
    subject: row.subject,
    type: row.type,
    status: row.status,
    waitingOn: row.waiting_on,
    priority: row.priority,
    tier: row.tier,
    category: row.category,
    system: row.system,
    site: row.site,
    holder: holder(row.holder_team, row.holder_party),
    assignee: (row.assignee && people.get(row.assignee)) || null,
    requester: (row.requester && people.get(row.requester)) || null,
    proposedTo: holder(row.proposed_team, row.proposed_party),
    bounces: row.bounces,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    dueKind: row.due_kind,
    dueAt: row.due_at,
    breached: row.breached_at !== null || (!done && row.due_at !== null && row.due_at < now),
    history: row.history_id,
    tags: forTeam ? row.tags : [],
    wishAt: row.wish_at,
  };
}

/** The people whose names a row shows. */
export const peopleIn = (rows: readonly Pick<TicketTable, 'assignee' | 'requester'>[]): (string | null)[] =>
  rows.flatMap((row) => [row.assignee, row.requester]);
