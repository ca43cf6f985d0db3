/** The shape of a row of the state table, whichever moves it is about; see `moves.ts`. */
import type { TicketEventKind } from './event.js';
import type { TicketStatus } from './state.js';

/**
 * Where an actor stands to a ticket. `team`: works for either party. `holder`: for the party that
 * holds it. `finder`: for any party, while nobody holds it. `accountable`: for the party of the
 * Accountable team. `past-holder`: for a party that holds or held it. `sender`, `receiver`: for the
 * parties of the open hand-off. `watcher`: a requester who watches it. `lead`: leads his party. `system`: automatic.
 */
export type Side =
  | 'requester'
  | 'team'
  | 'holder'
  | 'finder'
  | 'accountable'
  | 'past-holder'
  | 'sender'
  | 'receiver'
  | 'watcher'
  | 'lead'
  | 'system';

/** What must be there besides status and side. */
export type Need = 'holder' | 'no-open-hand-off' | 'open-hand-off' | 'unanswered-mark' | 'disputed-mark' | 'merged';

export interface RuleOf<Move extends string> {
  readonly move: Move;
  readonly event: TicketEventKind;
  readonly from: readonly TicketStatus[];
  /** The status that follows; null when it stays. */
  readonly to: TicketStatus | null;
  readonly who: readonly Side[];
  readonly needs: readonly Need[];
  /** Said when the status forbids it. */
  readonly refusal: string;
  /** Said when the actor stands on the wrong side. */
  readonly only: string;
}
