/**
 * A ticket is its event list. Events are facts in order of `seq`; `at` never decreases.
 * The same shapes are stored, sent to browsers, written by the history import and replayed.
 */
import type { Priority, Scope, TicketType, Tier, WaitReason } from '../agreement/agreement.js';
import type { Cause } from '../decision.js';
import type { AttributeId, CategoryId, HandOffId, PartyId, PersonId, PolicyId, RuleId, SiteId, SystemId, TeamId } from '../ids.js';
import type { Instant } from '../time.js';
import type { EscalationEventBody } from './escalation-event.js';
import type { LeadsCalledIn, RoutedCell } from './holding-event.js';
import type { LinkEventBody } from './link-event.js';
import type { MergeEventBody } from './merge-event.js';
import type { RatingEventBody } from './rating-event.js';
import type { RecordEventBody, Weighed, Weight } from './record-event.js';
import type { WorkEventBody } from './work-event.js';

/** Who did it. `team`: a person working for a party. `system`: automatic, named by what acted. */
export type Actor =
  | { readonly kind: 'team'; readonly person: PersonId; readonly party: PartyId }
  | { readonly kind: 'requester'; readonly person: PersonId }
  | { readonly kind: 'system'; readonly name: string };

/** Who may read a message: everyone on the ticket, both IT teams, or the author's party alone. */
export type Audience = 'requester' | 'shared' | 'own-party';

/** Structured context of a hand-off. `fields` holds what the agreement requires beyond the standard three. */
export interface HandOffContext {
  readonly tried: string;
  readonly evidence: string;
  readonly needed: string;
  readonly reason: HandOffReason;
  readonly fields: Readonly<Record<string, string>>;
}

export type HandOffReason = 'skill' | 'access' | 'ownership' | 'capacity' | 'answer' | 'other';
export const HAND_OFF_REASONS: readonly HandOffReason[] = ['skill', 'access', 'ownership', 'capacity', 'answer', 'other'];

/** The facts that routing and clocks depend on. */
export interface Classification {
  readonly type: TicketType;
  readonly priority: Priority;
  readonly tier: Tier;
  readonly category: CategoryId;
  readonly system: SystemId | null;
  readonly site: SiteId | null;
  readonly attributes: Readonly<Record<AttributeId, string | null>>;
}

export type TicketEventBody =
  | RatingEventBody
  | EscalationEventBody
  | RecordEventBody
  | LinkEventBody
  | MergeEventBody
  | WorkEventBody
  | ({
      readonly kind: 'created';
      readonly subject: string;
      readonly requester: PersonId | null;
      readonly agreementVersion: number;
    } & Classification &
      Partial<Weight>)
  /** The agreement gave it to a team; `team` null is unowned. */
  | {
      readonly kind: 'routed';
      readonly team: TeamId | null;
      readonly party: PartyId | null;
      readonly accountable: TeamId | null;
      readonly policy: PolicyId;
      readonly scope: Scope;
      readonly rule: RuleId | null;
      /** Absent where an exception, or no cell, decided. */
      readonly cell?: RoutedCell;
      readonly causes: readonly Cause[];
    }
  | ({ readonly kind: 'classified'; readonly changes: Partial<Classification>; readonly reason: string } & Weighed)
  | { readonly kind: 'assigned'; readonly person: PersonId | null }
  /** Given to another team without a hand-off: inside one party, or in imported history. */
  | { readonly kind: 'transferred'; readonly team: TeamId; readonly party: PartyId }
  /** `opening`: the text that the ticket was opened with. It is the question, whoever wrote it down. */
  | { readonly kind: 'messaged'; readonly message: string; readonly audience: Audience; readonly opening?: true }
  /** `party`: which party was asked, when it waits on the other one. */
  | { readonly kind: 'waiting'; readonly on: WaitReason; readonly until: Instant | null; readonly note: string; readonly party?: PartyId }
  | { readonly kind: 'resumed' }
  | {
      readonly kind: 'hand-off-proposed';
      readonly handOff: HandOffId;
      readonly toTeam: TeamId;
      readonly toParty: PartyId;
      readonly context: HandOffContext;
      readonly transfer: 'on-acceptance' | 'immediate';
    }
  | { readonly kind: 'hand-off-accepted'; readonly handOff: HandOffId; readonly automatic: boolean }
  | { readonly kind: 'hand-off-declined'; readonly handOff: HandOffId; readonly reason: string }
  | { readonly kind: 'hand-off-withdrawn'; readonly handOff: HandOffId }
  | { readonly kind: 'resolved'; readonly note: string }
  | { readonly kind: 'reopened'; readonly reason: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'agreement-moved'; readonly agreementVersion: number; readonly policy: PolicyId }
  | {
      readonly kind: 'not-accountable-marked';
      readonly interval: string;
      readonly party: PartyId;
      readonly from: Instant;
      readonly to: Instant | null;
      readonly reason: string;
    }
  | {
      readonly kind: 'not-accountable-answered';
      readonly interval: string;
      readonly answer: 'accepted' | 'disputed';
      readonly reason: string;
    }
  | { readonly kind: 'not-accountable-decided'; readonly interval: string; readonly stands: boolean; readonly reason: string }
  | LeadsCalledIn;

export type TicketEventKind = TicketEventBody['kind'];

export type TicketEvent = TicketEventBody & {
  readonly seq: number;
  readonly at: Instant;
  readonly by: Actor;
};
