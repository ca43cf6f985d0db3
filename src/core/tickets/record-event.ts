/** What people write onto the record of a ticket, besides what it is classified as. */
import type { Level } from '../agreement/agreement.js';
import type { PersonId, SystemId } from '../ids.js';
import type { Instant } from '../time.js';

/** What the priority is found from in the agreement's matrix. Null: nobody said, as in imported history. */
export interface Weight {
  readonly impact: Level | null;
  readonly urgency: Level | null;
}

/** Comes along with a classification. */
export interface Weighed {
  readonly weight?: Weight;
  /** The priority was set against the matrix, or the matrix holds again. */
  readonly override?: 'set' | 'taken-back';
}

export type RecordEventBody =
  /** The systems that it touches besides the one that routes it. */
  | { readonly kind: 'touched'; readonly systems: readonly SystemId[] }
  | { readonly kind: 'tagged'; readonly add: readonly string[]; readonly remove: readonly string[] }
  /** A date that people wish for, beside the clocks; null takes it away. */
  | { readonly kind: 'wish-dated'; readonly wishAt: Instant | null }
  | { readonly kind: 'watcher-added'; readonly person: PersonId }
  | { readonly kind: 'watcher-removed'; readonly person: PersonId }
  | { readonly kind: 'requester-changed'; readonly from: PersonId | null; readonly requester: PersonId };
