/** What folding a ticket's events gives. */
import type { WaitReason } from '../agreement/agreement.js';
import type { HandOffId, PartyId, PersonId, PolicyId, RuleId, TeamId } from '../ids.js';
import type { Instant } from '../time.js';
import type { Classification, HandOffContext } from './event.js';

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
}

export interface HandOff {
  readonly id: HandOffId;
  readonly from: Holder;
  readonly to: Holder;
  readonly context: HandOffContext | null;
  readonly proposedAt: Instant;
  readonly proposedBy: PersonId | null;
  readonly answer: 'open' | 'accepted' | 'automatic' | 'immediate' | 'declined' | 'withdrawn';
  readonly answeredAt: Instant | null;
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
}

export interface TicketState extends Classification {
  readonly subject: string;
  readonly requester: PersonId | null;
  readonly status: TicketStatus;
  readonly waitingOn: WaitReason | null;
  readonly waitingUntil: Instant | null;
  readonly holder: Holder | null;
  readonly accountable: TeamId | null;
  readonly assignee: PersonId | null;
  readonly rule: RuleId | null;
  readonly policy: PolicyId | null;
  readonly agreementVersion: number;
  readonly createdAt: Instant;
  readonly firstResponseAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly reopenCount: number;
  readonly handOffs: readonly HandOff[];
  readonly bounces: readonly Bounce[];
  readonly spans: readonly HoldSpan[];
  readonly lastSeq: number;
}
