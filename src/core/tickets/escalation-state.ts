/** What folding a ticket's events says about escalation. */
import type { ClockKind } from '../agreement/agreement.js';
import type { PersonId, TeamId } from '../ids.js';
import type { Instant } from '../time.js';
import type { WakeLine } from './escalation-event.js';

/** A line of people of which the first `told` have been woken. */
export interface OpenLine extends WakeLine {
  readonly told: number;
  readonly lastToldAt: Instant;
}

export interface Escalation {
  readonly key: string;
  readonly step: string;
  readonly clock: ClockKind;
  readonly atPercent: number;
  readonly dueAt: Instant;
  readonly toldAt: Instant;
  readonly teams: readonly TeamId[];
  readonly leads: boolean;
  readonly wake: boolean;
  readonly lines: readonly OpenLine[];
  readonly acknowledged: { readonly by: PersonId; readonly at: Instant } | null;
}

export interface EscalationState {
  /** The steps that fell due, in order. */
  readonly escalations: readonly Escalation[];
  /** When a person of the IT teams last did anything with it, or it came to its team. */
  readonly touchedAt: Instant;
  /** Since when nobody has touched it, once it surfaced for that. */
  readonly untouchedSince: Instant | null;
  /** Since when nobody owns it, once it surfaced for that. */
  readonly unownedSince: Instant | null;
  /** Its wait ended by itself at this instant, and nobody has touched it since. */
  readonly lateSince: Instant | null;
}

/** Of a ticket that was just created. */
export const noEscalation = (at: Instant): EscalationState => ({
  escalations: [],
  touchedAt: at,
  untouchedSince: null,
  unownedSince: null,
  lateSince: null,
});
