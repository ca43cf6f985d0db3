/** A ticket of a history, with where it stands in the file. */
import type { ReplayTicket } from '../../core/replay/ticket.js';

export interface HistoryTicket extends ReplayTicket {
  /** The line of its first row. */
  readonly line: number;
}
