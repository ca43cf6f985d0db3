/** One row of a history, understood: what it says, in this product's words. Null means that the row does not say. */
import type { Priority, TicketType, Tier } from '../../core/agreement/agreement.js';
import type { Instant } from '../../core/time.js';
import type { MappedStatus } from './mapping.js';

export interface Change {
  readonly line: number;
  readonly number: string;
  /** When the change was made; for one row per ticket, when the ticket was created. */
  readonly at: Instant;
  /** For one row per ticket: its last change. */
  readonly changedAt: Instant | null;
  readonly order: number | null;
  readonly createdAt: Instant | null;
  readonly respondedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly status: MappedStatus | null;
  /** The state is one that counts as an answer to the requester. */
  readonly responds: boolean;
  readonly team: string | null;
  /** The group in the desk's own words. */
  readonly group: string | null;
  readonly tier: Tier | null;
  readonly priority: Priority | null;
  readonly category: string | null;
  readonly type: TicketType | null;
  readonly system: string | null;
  readonly site: string | null;
  readonly attributes: Readonly<Record<string, string>> | null;
  readonly requester: string | null;
  readonly subject: string | null;
  readonly assignee: string | null;
  readonly by: string | null;
  readonly metTarget: boolean | null;
  readonly reassignments: number | null;
}

/** A row that was not used, with its place and why. */
export interface RefusedRow {
  readonly line: number;
  /** The ticket it names, when it names one. */
  readonly number: string | null;
  readonly reason: string;
  /** The row as it stands in the file, at most 500 characters. */
  readonly row: string;
}
