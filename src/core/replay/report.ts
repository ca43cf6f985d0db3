/**
 * The report of a replay: plain JSON, the same for the command line, the server and a file.
 *
 * Sums that always hold: `routed.owned + routed.unowned + routed.unknown = tickets`; the `after` of
 * all teams sums to `routed.owned`, the `before` of all teams with `notRecorded` to `tickets`; all
 * hours of `load.before` and of `load.after` each sum to `tickets`; every row of `clocks` splits the
 * same way by the agreement's verdict and by the desk's. Groups carry up to 20 ticket numbers.
 */
import type { ClockKind, Priority, Scope } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { CategoryId, PartyId, RuleId, TeamId } from '../ids.js';
import type { KpiFigure } from '../kpi/figure.js';
import type { Instant, Millis } from '../time.js';
import type { CostedBounce, RecordedVerdict, Verdict } from './decision.js';

/** Raised when a reader of version 1 would misread the report. */
export const REPORT_VERSION = 1;

export interface AgreementName {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly hash: string;
}

/** A number of tickets with the first few of them. */
export interface Counted {
  readonly tickets: number;
  readonly samples: readonly string[];
}

/** Who got how many: `before` as recorded first, `after` by the agreement. */
export interface TeamLine {
  readonly team: TeamId;
  readonly name: string;
  /** Null for a group that the agreement does not know. */
  readonly party: PartyId | null;
  readonly before: Counted;
  readonly after: Counted;
}

export interface PartyLine {
  readonly party: PartyId;
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** One kind of clock at one priority: the agreement's verdicts, and the same tickets by what the desk recorded. */
export interface ClockLine {
  readonly kind: ClockKind;
  readonly priority: Priority;
  readonly counts: VerdictCounts;
  /** `byRecorded.met.missed`: the desk says met, the agreement's clock says missed. */
  readonly byRecorded: Readonly<Record<RecordedVerdict, VerdictCounts>>;
  readonly missedSamples: readonly string[];
}

/** A pair of holders, on either side of a move or a crossing. Null: nobody owns it. */
export interface Side {
  readonly team: TeamId | null;
  readonly name: string | null;
  readonly party: PartyId | null;
}

export interface MoveGroup extends Counted {
  readonly from: Side;
  readonly to: Side;
  /** The two are of different parties. */
  readonly crosses: boolean;
}

export interface LaneGroup extends Counted {
  readonly from: Side;
  readonly to: Side;
  /** Crossings counted, of which back to a party that held it before. */
  readonly crossings: number;
  readonly returns: number;
}

export interface HandOffReport {
  readonly crossings: number;
  readonly ticketsCrossing: number;
  readonly bounces: number;
  readonly ticketsBouncing: number;
  /** Business time that bounced tickets spent away, in all and by the party that had the ball. */
  readonly costMs: Millis;
  readonly costByParty: readonly { readonly party: PartyId; readonly name: string; readonly costMs: Millis }[];
  readonly lanes: readonly LaneGroup[];
  /** What the desk itself counts as passed on; null when the history never says. */
  readonly recordedReassignments: number | null;
}

export interface LoadLine {
  /** '' when nobody held or owns it. */
  readonly party: PartyId;
  readonly name: string;
  /** 168 numbers, Monday 00:00 first. */
  readonly hours: readonly number[];
}

/** Tickets that nobody owns, by category, with what they were. */
export interface UnownedGroup extends Counted {
  readonly category: CategoryId;
  readonly text: string;
  readonly windows: Readonly<Record<string, number>>;
  readonly priorities: Readonly<Record<string, number>>;
  readonly tiers: Readonly<Record<string, number>>;
  readonly types: Readonly<Record<string, number>>;
  /** The situation of the first sample. */
  readonly witness: Situation;
}

export interface UnknownGroup extends Counted {
  readonly dimension: string;
  readonly value: string;
}

/** How an outcome reads in a comparison. */
export interface OutcomeSide {
  readonly outcome: 'owned' | 'unowned' | 'unknown';
  readonly team: TeamId | null;
  readonly name: string | null;
  readonly party: PartyId | null;
  readonly accountable: TeamId | null;
  readonly scope: Scope | null;
  readonly policy: string | null;
  readonly rule: RuleId | null;
}

export interface ChangeGroup extends Counted {
  readonly before: OutcomeSide;
  readonly after: OutcomeSide;
}

export interface VerdictChange extends Counted {
  readonly kind: ClockKind;
  readonly priority: Priority;
  readonly before: Verdict | 'no-clock';
  readonly after: Verdict | 'no-clock';
}

/** The same tickets under a second agreement: only what differs is listed. */
export interface CompareReport {
  readonly agreement: AgreementName;
  readonly same: number;
  readonly different: number;
  readonly changes: readonly ChangeGroup[];
  readonly verdicts: readonly VerdictChange[];
}

export interface ReplayReport {
  readonly version: typeof REPORT_VERSION;
  readonly agreement: AgreementName;
  readonly tickets: number;
  /** First and last creation; null without tickets. */
  readonly firstAt: Instant | null;
  readonly lastAt: Instant | null;
  readonly routed: { readonly owned: number; readonly unowned: number; readonly unknown: number };
  readonly teams: readonly TeamLine[];
  readonly parties: readonly PartyLine[];
  readonly notRecorded: Counted;
  readonly clocks: readonly ClockLine[];
  readonly handOffs: HandOffReport;
  readonly costliestBounces: readonly CostedBounce[];
  readonly load: { readonly zone: string; readonly before: readonly LoadLine[]; readonly after: readonly LoadLine[] };
  readonly unowned: readonly UnownedGroup[];
  readonly unknown: { readonly tickets: number; readonly values: readonly UnknownGroup[] };
  /** Owned tickets with a recorded holder: those that stay with their team, and those that move. */
  readonly stays: number;
  readonly moved: number;
  readonly moves: readonly MoveGroup[];
  /** Of the resolved tickets that are owned: how many were first given to the team that in the end resolved them. */
  readonly landed: { readonly judged: number; readonly before: number; readonly after: number };
  /** Over all tickets, under the agreement's clocks. `backlog` only when the end of the history was given. */
  readonly kpis: readonly KpiFigure[];
  readonly compare: CompareReport | null;
}
