/** What folding a ticket's events says about its record, its links and what was merged into it. */
import type { Level } from '../agreement/agreement.js';
import type { PersonId, SystemId } from '../ids.js';
import type { Instant } from '../time.js';
import type { Actor } from './event.js';
import type { LinkRole } from './link-event.js';
import type { Weight } from './record-event.js';

export interface TicketLink {
  readonly as: LinkRole;
  readonly ticket: string;
  readonly at: Instant;
}

/** A ticket that was merged into this one. */
export interface Joined {
  readonly ticket: string;
  /** Who watches this ticket because of it. */
  readonly people: readonly PersonId[];
  readonly at: Instant;
}

export interface RecordState {
  /** Null: nobody said. */
  readonly impact: Level | null;
  readonly urgency: Level | null;
  /** Who set the priority against the agreement's matrix, and why. */
  readonly priorityOverride: { readonly by: Actor; readonly at: Instant; readonly reason: string } | null;
  /** Systems that it touches besides `system`. */
  readonly alsoTouches: readonly SystemId[];
  /** In order of the alphabet. */
  readonly tags: readonly string[];
  readonly wishAt: Instant | null;
  readonly watchers: readonly PersonId[];
  readonly links: readonly TicketLink[];
  /** It ended because another ticket goes on for it. */
  readonly mergedInto: string | null;
  readonly joined: readonly Joined[];
  /** People of the requester's side who wrote since, by the instant of their last word: a merge they came with cannot be taken back. */
  readonly lastWords: Readonly<Record<PersonId, Instant>>;
}

/** The record of a ticket that is only just created. */
export const beginRecord = (event: Partial<Weight>): RecordState => ({
  impact: event.impact ?? null,
  urgency: event.urgency ?? null,
  priorityOverride: null,
  alsoTouches: [],
  tags: [],
  wishAt: null,
  watchers: [],
  links: [],
  mergedInto: null,
  joined: [],
  lastWords: {},
});
