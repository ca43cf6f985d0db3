/** A running or finished measurement, computed from events; never counted up. */
import type { ClockKind } from '../agreement/agreement.js';
import type { Cause } from '../decision.js';
import type { PartyId, TeamId } from '../ids.js';
import type { Instant, Millis } from '../time.js';

export type ClockState = 'running' | 'paused' | 'met' | 'missed' | 'cancelled';

/** A stretch of the clock's life: counted or not, why not, and whose it was. */
export interface ClockSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly counted: boolean;
  /** Why it does not count, or which party's time it is. */
  readonly reason: 'running' | 'waiting' | 'resolved' | 'closed-hours';
  readonly party: PartyId | null;
  /** Counted time inside the span, on the clock's calendar. */
  readonly elapsedMs: Millis;
}

export interface Clock {
  readonly kind: ClockKind;
  /** For `accept`: which hand-off; otherwise null. */
  readonly handOff: string | null;
  readonly calendar: string;
  readonly startedAt: Instant;
  readonly targetMs: Millis;
  readonly elapsedMs: Millis;
  readonly state: ClockState;
  /** When the target is or was used up, if nothing pauses it further; null while paused or when it never runs out. */
  readonly dueAt: Instant | null;
  /** The instant at which the target was used up, if it has been. */
  readonly breachedAt: Instant | null;
  /** When it was stopped by an answer, a resolution or an acceptance. */
  readonly stoppedAt: Instant | null;
  /** Counted time by party; sums to `elapsedMs`. Time that nobody held is under ''. */
  readonly byParty: Readonly<Record<PartyId, Millis>>;
  readonly byTeam: Readonly<Record<TeamId, Millis>>;
  readonly causes: readonly Cause[];
}
