/**
 * Facts beside an agreement: what the registers say about systems, people and tools.
 *
 * A proof reads them when they are given. What nobody has noted is unknown, and says nothing against
 * anybody: a register without entries is null here, and a field that is empty everywhere is passed over.
 *
 * Worked example: the register has "ERP" with a restore test on 2026-02-01 that took 300 minutes, where
 * 240 were agreed. Harbor Lane's critical system of that name gets the finding "no recovery proof".
 */
import type { TeamId } from '../ids.js';
import type { ToolFunction } from '../registers/register.js';
import type { RegisteredTool } from '../registers/tool-findings.js';

/** A system as its register has it; found by name, whatever the case. */
export interface SystemFacts {
  readonly name: string;
  /** Names of teams, or of parties for all their teams; empty: not noted. */
  readonly teamsWithAccess: readonly string[];
  /** Where its runbook is; null: there is none. */
  readonly runbook: string | null;
  /** `YYYY-MM-DD`. */
  readonly runbookReviewedOn: string | null;
  readonly rtoMinutes: number | null;
  readonly rpoMinutes: number | null;
  /** The agreed interval; null: a year. */
  readonly restoreEveryDays: number | null;
  /** `YYYY-MM-DD`. */
  readonly restoreTestedOn: string | null;
  readonly restoreTookMinutes: number | null;
  readonly restoreLostMinutes: number | null;
}

export interface PersonFacts {
  readonly name: string;
  /** Names of the systems that this person knows. */
  readonly knows: readonly string[];
}

export interface Facts {
  readonly systems: readonly SystemFacts[] | null;
  readonly people: readonly PersonFacts[] | null;
  readonly tools: readonly RegisteredTool[] | null;
  /** Functions of tools that the work relies on. */
  readonly neededFunctions: readonly ToolFunction[];
  /** How many people a team has; a team that is not listed is unknown. */
  readonly members: Readonly<Record<TeamId, number>>;
}
