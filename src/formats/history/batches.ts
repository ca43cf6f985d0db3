/**
 * Cuts what a reading finds into batches, at the same places whatever the size of the chunks that
 * the file came in: after so many tickets, or so many refused rows.
 */
import type { RefusedRow } from './change.js';
import type { HistoryTicket } from './history-ticket.js';

/** Refused rows that fill a batch by themselves. */
const REFUSED_IN_BATCH = 1_000;

export interface Batch {
  readonly tickets: HistoryTicket[];
  readonly refused: RefusedRow[];
}

export class Batches {
  private open: Batch = { tickets: [], refused: [] };
  private full: Batch[] = [];

  constructor(private readonly size: number) {}

  ticket(ticket: HistoryTicket): void {
    this.open.tickets.push(ticket);
    if (this.open.tickets.length >= this.size) this.cut();
  }

  refuse(row: RefusedRow): void {
    this.open.refused.push(row);
    if (this.open.refused.length >= REFUSED_IN_BATCH) this.cut();
  }

  /** Takes the batches that are full. */
  take(): readonly Batch[] {
    const taken = this.full;
    if (taken.length > 0) this.full = [];
    return taken;
  }

  /** Ends the last batch, when there is anything in it. */
  end(): void {
    if (this.open.tickets.length > 0 || this.open.refused.length > 0) this.cut();
  }

  private cut(): void {
    this.full.push(this.open);
    this.open = { tickets: [], refused: [] };
  }
}
