/** A running or finished measurement, computed from events; never counted up. */
import type { ClockKind } from '../agreement/agreement.js';
import type { Cause } from '../decision.js';
import type { CalendarId, HandOffId, PartyId, TeamId } from '../ids.js';
import type { Instant, Millis } from '../time.js';

/** `running` and `paused` clocks may have used up their target: then `breachedAt` says since when. */
export type ClockState = 'running' | 'paused' | 'met' | 'missed' | 'cancelled';

/** A stretch of the clock's life: counted or not, why not, and whose it was. */
export interface ClockSpan {
  readonly from: Instant;
  readonly to: Instant;
  readonly counted: boolean;
  /** Why it does not count, or which party's time it is. */
  readonly reason: 'running' | 'waiting' | 'resolved' | 'not-accountable' | 'closed-hours';
  readonly party: PartyId | null;
  /** Counted time inside the span, on the clock's calendar. */
  readonly elapsedMs: Millis;
}

/** A stretch in which the clock ran, open hours or not. */
export interface ClockRun {
  readonly from: Instant;
  readonly to: Instant;
  readonly elapsedMs: Millis;
}

/** What a clock reads. */
export interface Reading {
  readonly elapsedMs: Millis;
  readonly state: ClockState;
  /** When the target is or was used up, if nothing pauses it further; null while paused or when it never runs out. */
  readonly dueAt: Instant | null;
  /** The instant at which the target was used up, once more time than the target has counted. */
  readonly breachedAt: Instant | null;
  /** Counted time by party; sums to `elapsedMs`. Time that nobody held is under ''. */
  readonly byParty: Readonly<Record<PartyId, Millis>>;
  /** Counted time by team; sums to `elapsedMs`. Time of a party that was asked, and of nobody, is under ''. */
  readonly byTeam: Readonly<Record<TeamId, Millis>>;
}

/** A clock without its explanation: all that figures need, cheap enough for millions of tickets. */
export interface ClockTotal extends Reading {
  readonly kind: ClockKind;
  /** For `accept`: which hand-off; otherwise null. */
  readonly handOff: HandOffId | null;
  /** The calendar it runs on; for `accept` the id of the receiving team, whose staffed and on-call hours count. */
  readonly calendar: string;
  readonly startedAt: Instant;
  readonly targetMs: Millis;
  /** When it was stopped by an answer, a resolution or an acceptance. */
  readonly stoppedAt: Instant | null;
  /** What it would read if every claim of "not accountable" that is not settled yet stood; null without such a claim. */
  readonly claimed: Reading | null;
}

export interface Clock extends ClockTotal {
  /** In order; their time sums to `elapsedMs`. */
  readonly runs: readonly ClockRun[];
  readonly causes: readonly Cause[];
}

/** An operational target between the parties: how long one of them has held the ticket, and may. */
export interface HoldClock extends Omit<Reading, 'byParty' | 'byTeam'> {
  readonly party: PartyId;
  readonly calendar: CalendarId;
  readonly targetMs: Millis;
  readonly stoppedAt: Instant | null;
}
