/** What replay says of one ticket: who would have got it, which clocks would have been met, how it really travelled. */
import type { ClockKind, Priority } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { PartyId, TeamId } from '../ids.js';
import type { Owned } from '../routing/outcome.js';
import type { Holder } from '../tickets/state.js';
import type { Instant, Millis } from '../time.js';

/** A value of the history that the agreement does not know. */
export interface UnknownValue {
  /** `category`, `type`, `tier`, `priority`, `system`, `site` or `attribute:<id>`. */
  readonly dimension: string;
  readonly value: string;
}

/**
 * `no-data`: the history does not record what the clock measures, such as answers to the requester.
 * `open`: still running, or paused, within its target when the history ends.
 */
export type Verdict = 'met' | 'missed' | 'open' | 'no-data';
export const VERDICTS: readonly Verdict[] = ['met', 'missed', 'open', 'no-data'];

export type RecordedVerdict = 'met' | 'missed' | 'no-data';

export interface ClockVerdict {
  readonly kind: ClockKind;
  readonly verdict: Verdict;
  readonly targetMs: Millis;
  readonly elapsedMs: Millis;
}

/** A return across the party line with what it cost: counted time on the resolve clock's calendar while it was away. */
export interface CostedBounce {
  readonly number: string;
  /** When it came back. */
  readonly at: Instant;
  readonly from: Holder;
  readonly backTo: Holder;
  readonly awayFrom: Instant;
  readonly awayTo: Instant;
  readonly costMs: Millis;
  /** The cost by the party that had the ball; sums to `costMs`. */
  readonly byParty: Readonly<Record<PartyId, Millis>>;
}

/** A passing of the ball from one party to another. */
export interface Crossing {
  readonly at: Instant;
  readonly from: Holder;
  readonly to: Holder;
  /** When the receiving party last had it; null when it never did. A crossing with it is a return. */
  readonly awayFrom: Instant | null;
}

/** Where the ticket goes under an agreement. `unknown`: its category, type, tier or priority is not in it. */
export type Routed =
  | { readonly kind: 'owned'; readonly team: TeamId; readonly party: PartyId; readonly outcome: Owned }
  | { readonly kind: 'unowned' }
  | { readonly kind: 'unknown' };

export interface ReplayDecision {
  readonly number: string;
  readonly createdAt: Instant;
  /** As routed: an unknown system, site or attribute value is "none or unknown". */
  readonly situation: Situation;
  readonly unknown: readonly UnknownValue[];
  readonly routed: Routed;
  /** The priority that the clocks are judged by: the last one recorded. */
  readonly priority: Priority;
  /** Who first held it in the history; null when the history names nobody. `party` is null for a group outside the agreement. */
  readonly recorded: { readonly team: string; readonly party: PartyId | null } | null;
  /** Who held it when it was last resolved. */
  readonly resolvedBy: string | null;
  readonly recordedVerdict: RecordedVerdict;
  readonly clocks: readonly ClockVerdict[];
  readonly crossings: readonly Crossing[];
  readonly bounces: readonly CostedBounce[];
  /** Hour of the week of creation in the agreement's zone, 0 is Monday 00:00. */
  readonly hour: number;
}
