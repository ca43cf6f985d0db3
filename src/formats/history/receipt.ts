/**
 * What became of every row. The sums always hold:
 * `rows = used + refused + ignored`, and `ignored` is the sum of `ignoredBy`.
 */
import type { Instant } from '../../core/time.js';
import type { RefusedRow } from './change.js';
import type { DuplicateColumn } from './csv/header.js';
import type { Unlisted } from './field.js';
import type { HistoryTicket } from './history-ticket.js';

/** Refusals and different reasons that one receipt spells out; the counts go on beyond it. */
const REASONS = 1_000;

export interface Receipt {
  readonly source: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly shape: 'log' | 'tickets';
  readonly rows: number;
  readonly used: number;
  readonly refused: number;
  /** Left out by a rule of the mapping. */
  readonly ignored: number;
  readonly ignoredBy: readonly { readonly reason: string; readonly rows: number }[];
  /** Lines with nothing on them; they are no rows. */
  readonly blankLines: number;
  readonly tickets: number;
  /** Tickets whose rows were all refused because they make no ticket. */
  readonly refusedTickets: number;
  readonly events: number;
  /** First and last creation; null without tickets. */
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
  readonly notes: {
    readonly duplicateColumns: readonly DuplicateColumn[];
    /** Values that a table lacks, most frequent first. */
    readonly unlisted: readonly Unlisted[];
    /** Neighbouring changes of a ticket that stood in the file against their order in time, and that were made at one instant. */
    readonly outOfOrder: number;
    readonly sameInstant: number;
    /** Pairs of changes for which the order column says the opposite of the instants; the instants hold. */
    readonly orderContradicted: number;
    /** Tickets changed before they were created; they are taken as created at their first change. */
    readonly changedBeforeCreation: number;
    /** Tickets whose rows do not stand together in the file. */
    readonly scatteredTickets: number;
    /** Tickets that wait, since an instant that is not recorded. */
    readonly undatedWaits: number;
  };
  /** The same for the same tickets, in whatever order; null when hashes were not asked for. */
  readonly contentHash: string | null;
}

/** Counts while reading; nothing leaves it but a receipt whose sums hold. */
export class Counts {
  rows = 0;
  used = 0;
  refused = 0;
  tickets = 0;
  refusedTickets = 0;
  events = 0;
  firstAt: Instant | null = null;
  lastAt: Instant | null = null;
  outOfOrder = 0;
  sameInstant = 0;
  contradicted = 0;
  beforeCreation = 0;
  undatedWaits = 0;
  blankLines = 0;
  unlisted: readonly Unlisted[] = [];
  private ignoredRows = 0;
  private readonly reasons = new Map<string, number>();

  ignore(reason: string): void {
    this.ignoredRows += 1;
    const key = this.reasons.has(reason) || this.reasons.size < REASONS ? reason : 'other reasons';
    this.reasons.set(key, (this.reasons.get(key) ?? 0) + 1);
  }

  ticket(ticket: HistoryTicket): void {
    this.tickets += 1;
    this.events += ticket.events.length;
    const { at } = ticket.events[0]!;
    if (this.firstAt === null || at < this.firstAt) this.firstAt = at;
    if (this.lastAt === null || at > this.lastAt) this.lastAt = at;
  }

  get ignored(): number {
    return this.ignoredRows;
  }

  ignoredBy(): Receipt['ignoredBy'] {
    return [...this.reasons].map(([reason, rows]) => ({ reason, rows })).sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1));
  }
}

/** One refused row as a line of a JSON Lines receipt. */
export const receiptLine = (row: RefusedRow): string => `${JSON.stringify(row)}\n`;
