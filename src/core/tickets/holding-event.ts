/** What happens around the holding of a ticket, besides the hand-offs themselves. */
import type { Tier } from '../agreement/agreement.js';
import type { PartyId, WindowId } from '../ids.js';

/** The cell of the grid that a ticket was routed by: one coverage window and one tier. */
export interface RoutedCell {
  readonly window: WindowId;
  readonly tier: Tier;
}

/**
 * It came back so often that the leads of both parties are called in, and each time that it did so again.
 * Written by the agreement itself; the next weekly agenda is made from these.
 */
export interface LeadsCalledIn {
  readonly kind: 'leads-called-in';
  readonly bounces: number;
  /** The two parties between which it came back last. */
  readonly parties: readonly PartyId[];
}
