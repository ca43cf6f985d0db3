/**
 * The agreement: who owns what, when, under which clocks. Plain data, frozen once signed.
 *
 * Everything refers to everything else by id. `problems()` in `validate.ts` lists references that
 * lead nowhere; the rest of `core` may assume an agreement without such problems.
 */
import type { CalendarDefinition, Holiday, WeeklyHours } from '../calendar/definition.js';
import type { AttributeId, CalendarId, CategoryId, PartyId, PolicyId, RuleId, SiteId, SystemId, TeamId, WindowId } from '../ids.js';
import type { Millis } from '../time.js';

export type FourR = 'run' | 'respond' | 'reinforce' | 'reinvent';
export const FOUR_RS: readonly FourR[] = ['run', 'respond', 'reinforce', 'reinvent'];

export type TicketType = 'incident' | 'service-request' | 'problem' | 'change';
export const TICKET_TYPES: readonly TicketType[] = ['incident', 'service-request', 'problem', 'change'];

export type Tier = 1 | 2 | 3;
export const TIERS: readonly Tier[] = [1, 2, 3];

export type Priority = 'P1' | 'P2' | 'P3' | 'P4';
export const PRIORITIES: readonly Priority[] = ['P1', 'P2', 'P3', 'P4'];

export type Level = 'high' | 'medium' | 'low';
export const LEVELS: readonly Level[] = ['high', 'medium', 'low'];

/** What a ticket waits for. `other-party` is an open question across the party line. */
export type WaitReason = 'requester' | 'third-party' | 'other-party' | 'scheduled';
export const WAIT_REASONS: readonly WaitReason[] = ['requester', 'third-party', 'other-party', 'scheduled'];

export type Scope = 'included' | 'project' | 'out';
export const SCOPES: readonly Scope[] = ['included', 'project', 'out'];

export type ClockKind = 'respond' | 'update' | 'resolve' | 'accept';

export interface Party {
  readonly id: PartyId;
  readonly name: string;
  readonly kind: 'internal' | 'provider';
}

/** Who answers outside staffed hours. `people` take turns of `turnDays` days, counted from `from` (YYYY-MM-DD). */
export interface OnCallRota {
  readonly calendar: CalendarId;
  readonly people: readonly string[];
  readonly turnDays: number;
  readonly from: string;
}

export interface Team {
  readonly id: TeamId;
  readonly name: string;
  readonly party: PartyId;
  /** When the team is staffed. */
  readonly coverage: CalendarId;
  readonly onCall: OnCallRota | null;
}

/**
 * A node of the service catalogue. The four roots are the four Rs, with ids `run`, `respond`,
 * `reinforce` and `reinvent`; every other node has a parent. A ticket may name any node.
 */
export interface Category {
  readonly id: CategoryId;
  readonly name: string;
  readonly parent: CategoryId | null;
  /** Policy, strategy and risk acceptance can only be accounted for by the internal party; holds for descendants. */
  readonly decides: 'policy' | 'strategy' | 'risk-acceptance' | null;
}

/** Named hours of the week. Exactly one window has `week: null`: all that the others leave over. */
export interface CoverageWindow {
  readonly id: WindowId;
  readonly name: string;
  readonly week: WeeklyHours | null;
}

/** Windows partition time: a holiday falls into `holidayWindow`, then the first window open at that instant, then the rest. */
export interface CoverageWindows {
  readonly zone: string;
  readonly holidays: readonly Holiday[];
  readonly holidayWindow: WindowId;
  readonly windows: readonly CoverageWindow[];
}

export interface ServedSystem {
  readonly id: SystemId;
  readonly name: string;
  readonly criticality: 'critical' | 'important' | 'ordinary';
  readonly owner: PartyId | null;
}

export interface Site {
  readonly id: SiteId;
  readonly name: string;
}

/** A further attribute that the agreement routes by, such as the requester's group. */
export interface Attribute {
  readonly id: AttributeId;
  readonly name: string;
  readonly values: readonly { readonly id: string; readonly name: string }[];
}

/** What a rule decides. `accountable: null` is a RACI violation that the proof reports, not a parse error. */
export interface Assignment {
  readonly accountable: TeamId | null;
  readonly responsible: readonly TeamId[];
  readonly consulted: readonly TeamId[];
  readonly informed: readonly TeamId[];
  readonly scope: Scope;
  /** Null: the agreement's default policy. */
  readonly policy: PolicyId | null;
}

/**
 * A row of the grid: a category and its descendants, in some cells (window × tier). Null is "any".
 * The deepest category with a rule for the cell decides; of two rules for one category and cell the earlier.
 */
export interface GridRule extends Assignment {
  readonly id: RuleId;
  readonly category: CategoryId;
  readonly windows: readonly WindowId[] | null;
  readonly tiers: readonly Tier[] | null;
}

/** All given dimensions must hold; null is "any". A null inside `systems`, `sites` or an attribute's list means "none or unknown". */
export interface Condition {
  /** Each with its descendants. */
  readonly categories: readonly CategoryId[] | null;
  readonly types: readonly TicketType[] | null;
  readonly tiers: readonly Tier[] | null;
  readonly priorities: readonly Priority[] | null;
  readonly windows: readonly WindowId[] | null;
  readonly systems: readonly (SystemId | null)[] | null;
  readonly sites: readonly (SiteId | null)[] | null;
  readonly attributes: Readonly<Record<AttributeId, readonly (string | null)[]>>;
}

/** Exceptions come before every grid rule, in their listed order: the first that holds decides. */
export interface ExceptionRule extends Assignment {
  readonly id: RuleId;
  readonly when: Condition;
}

/** Targets for one priority, and optionally only some ticket types; the first listed match holds. */
export interface SlaTarget {
  readonly priority: Priority;
  readonly types: readonly TicketType[] | null;
  /** The calendar on which all three clocks of this target run. */
  readonly calendar: CalendarId;
  readonly respondMs: Millis | null;
  readonly updateMs: Millis | null;
  readonly resolveMs: Millis | null;
  readonly pausedWhile: readonly WaitReason[];
}

/** An operational target between the parties: how long one party may hold a ticket, on the target's calendar. */
export interface HoldTarget {
  readonly party: PartyId;
  readonly priority: Priority;
  readonly holdMs: Millis;
}

export interface SlaPolicy {
  readonly id: PolicyId;
  readonly name: string;
  readonly targets: readonly SlaTarget[];
  readonly holds: readonly HoldTarget[];
  /** Percentages of a target at which a clock changes colour and escalation may act. */
  readonly thresholds: readonly number[];
}

export interface EscalationStep {
  readonly id: string;
  readonly clock: ClockKind;
  readonly atPercent: number;
  /** Null: every priority. */
  readonly priorities: readonly Priority[] | null;
  readonly notify: readonly TeamId[];
  /** Also the leads of both parties. */
  readonly leads: boolean;
  /** Reaches people outside their hours. */
  readonly wake: boolean;
}

export interface HandOffRules {
  readonly transfer: 'on-acceptance' | 'immediate';
  /** A proposal without answer transfers by itself after this much open time of the receiving team. */
  readonly acceptWithinMs: Millis;
  /** At this many bounces the leads of both parties are called in. */
  readonly bounceLimit: number;
  /** Context fields that a hand-off must fill, by category (with descendants). Standard fields: tried, evidence, needed. */
  readonly requiredFields: readonly { readonly category: CategoryId; readonly fields: readonly string[] }[];
  /** What happens when the Responsible team has no access to the touched system. */
  readonly noAccess: 'request-and-hold' | 'other-party' | 'warn';
}

/** `matrix[impact][urgency]` gives the priority. */
export type PriorityMatrix = Readonly<Record<Level, Readonly<Record<Level, Priority>>>>;

export interface Agreement {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly parties: readonly Party[];
  readonly teams: readonly Team[];
  readonly calendars: Readonly<Record<CalendarId, CalendarDefinition>>;
  readonly categories: readonly Category[];
  readonly windows: CoverageWindows;
  readonly systems: readonly ServedSystem[];
  readonly sites: readonly Site[];
  readonly attributes: readonly Attribute[];
  readonly rules: readonly GridRule[];
  readonly exceptions: readonly ExceptionRule[];
  readonly policies: readonly SlaPolicy[];
  readonly defaultPolicy: PolicyId;
  readonly escalation: readonly EscalationStep[];
  readonly handOff: HandOffRules;
  readonly priorityMatrix: PriorityMatrix;
}
