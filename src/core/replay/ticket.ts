/**
 * One ticket of a history, as the desk recorded it.
 *
 * The events are facts: when it was created and as what, which teams held it, when it waited, was
 * answered, resolved, reopened, closed. What the desk thought of its own clock stands beside them.
 */
import type { TicketEvent } from '../tickets/event.js';

export interface Recorded {
  /** The desk's own verdict on its target; null when the history does not say. */
  readonly metTarget: boolean | null;
  /** The group in the desk's own words; names the holder when no event names a team. */
  readonly group: string | null;
  /** How often the desk says that it was passed on; null when the history does not say. */
  readonly reassignments: number | null;
}

export interface ReplayTicket {
  readonly number: string;
  /** In order of `seq`; the first one is `created`. */
  readonly events: readonly TicketEvent[];
  readonly recorded: Recorded;
}
