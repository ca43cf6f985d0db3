/** What folding a ticket's events gives. */
import type { Scope, WaitReason } from '../agreement/agreement.js';
import type { HandOffId, PartyId, PersonId, PolicyId, RuleId, TeamId } from '../ids.js';
import type { Instant } from '../time.js';
import type { EscalationState } from './escalation-state.js';
import type { Classification, HandOffContext, HandOffReason } from './event.js';
import type { RoutedCell } from './holding-event.js';
import type { Rating } from './rating-event.js';
import type { RecordState } from './record-state.js';
import type { WorkState } from './work-state.js';

export type TicketStatus = 'new' | 'open' | 'waiting' | 'resolved' | 'closed';
export const TICKET_STATUSES: readonly TicketStatus[] = ['new', 'open', 'waiting', 'resolved', 'closed'];

/** The team, and its party, that has the ball. */
export interface Holder {
  readonly team: TeamId;
  readonly party: PartyId;
}

/** One unbroken stretch with the same holder and status. The last one has `to: null`. */
export interface HoldSpan {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly holder: Holder | null;
  readonly status: TicketStatus;
  readonly waitingOn: WaitReason | null;
  /** Waiting on the other party: which one was asked. Time that counts meanwhile is that party's. */
  readonly waitingFor: PartyId | null;
}

/** How the ticket came to the party that holds it; moves inside that party do not change it. */
export type Arrival =
  | { readonly kind: 'routed'; readonly rule: RuleId | null; readonly cell: RoutedCell | null }
  | { readonly kind: 'hand-off'; readonly handOff: HandOffId }
  | { readonly kind: 'transferred' };

export interface HandOff {
  readonly id: HandOffId;
  readonly from: Holder;
  readonly to: Holder;
  readonly context: HandOffContext | null;
  readonly proposedAt: Instant;
  readonly proposedBy: PersonId | null;
  readonly answer: 'open' | 'accepted' | 'automatic' | 'immediate' | 'declined' | 'withdrawn';
  readonly answeredAt: Instant | null;
  /** Null while open, and when it passed by itself. */
  readonly answeredBy: PersonId | null;
  readonly declineReason: string | null;
  /** It goes to a party that held the ticket before. */
  readonly returns: boolean;
}

/** A return across the party line. `awayFrom`/`awayTo`: the time between leaving a party and coming back to it. */
export interface Bounce {
  readonly at: Instant;
  readonly backTo: Holder;
  readonly from: Holder;
  readonly awayFrom: Instant;
  readonly awayTo: Instant;
  /** The rule that routed it to the party that sent it away, or null when by hand. */
  readonly rule: RuleId | null;
  /** The cell of the grid in which that rule stood. */
  readonly cell: RoutedCell | null;
  /** The hand-off that brought it back, and its reason; null when it came back by a transfer or by routing. */
  readonly handOff: HandOffId | null;
  readonly reason: HandOffReason | null;
}

/**
 * Time for which a holder says it is not accountable. Accepted by the other party it stands at once;
 * disputed, a lead of each of the two decides, and it is settled when both say the same.
 */
export interface NotAccountable {
  readonly id: string;
  readonly party: PartyId;
  readonly from: Instant;
  /** Null: still going on. */
  readonly to: Instant | null;
  readonly reason: string;
  readonly markedAt: Instant;
  readonly markedBy: PersonId | null;
  readonly answer: 'accepted' | 'disputed' | null;
  /** The party that answered. */
  readonly answeredBy: PartyId | null;
  readonly answerReason: string | null;
  /** What the lead of each party last said. */
  readonly verdicts: readonly { readonly party: PartyId; readonly stands: boolean; readonly reason: string }[];
  readonly outcome: 'open' | 'stands' | 'falls';
}

export interface TicketState extends Classification, EscalationState, RecordState, WorkState {
  readonly subject: string;
  readonly requester: PersonId | null;
  readonly status: TicketStatus;
  readonly waitingOn: WaitReason | null;
  readonly waitingUntil: Instant | null;
  readonly waitingFor: PartyId | null;
  readonly holder: Holder | null;
  readonly arrival: Arrival | null;
  readonly accountable: TeamId | null;
  readonly assignee: PersonId | null;
  /** The rule of the last routing. */
  readonly rule: RuleId | null;
  readonly policy: PolicyId | null;
  readonly scope: Scope | null;
  readonly agreementVersion: number;
  readonly createdAt: Instant;
  /** When a person of either IT team first acted on it. */
  readonly acknowledgedAt: Instant | null;
  readonly firstResponseAt: Instant | null;
  /** How many answers the requester got from people of the holding party. */
  readonly answers: number;
  /** How often the requester wrote between creation and resolution. */
  readonly requesterMessages: number;
  /** Null again once it is reopened. */
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly reopenCount: number;
  readonly handOffs: readonly HandOff[];
  readonly bounces: readonly Bounce[];
  /** How often it had bounced when that last called in the leads of both parties; 0: never. */
  readonly leadsCalledInBounces: number;
  readonly spans: readonly HoldSpan[];
  readonly notAccountable: readonly NotAccountable[];
  readonly rating: Rating | null;
  readonly lastAt: Instant;
  readonly lastSeq: number;
}
