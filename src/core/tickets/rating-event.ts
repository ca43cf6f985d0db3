/** What satisfaction writes into a ticket's history. The words that go along are kept beside it, not in it. */
import type { Instant } from '../time.js';

export type RatingEventBody = { readonly kind: 'rated'; readonly good: boolean };

/** What the requester said last, and since when he has said something. */
export interface Rating {
  readonly good: boolean;
  readonly firstAt: Instant;
  readonly at: Instant;
}
