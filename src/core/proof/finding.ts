/** What a proof reports. Every finding has a witness: one concrete example that shows it. */
import type { Situation } from '../agreement/situation.js';
import type { RuleId, TeamId } from '../ids.js';
import type { Instant, Millis } from '../time.js';

export type Severity = 'blocker' | 'warning' | 'note';

/** In the order in which those of one severity are listed. Those after `redundant` need facts beside the agreement. */
export const FINDING_KINDS = [
  'gap',
  'raci',
  'unstaffed',
  'infeasible',
  'conflict',
  'shadowed',
  'redundant',
  'no-access',
  'duplicate-tool',
  'no-tool',
  'no-recovery-proof',
  'single-point-of-failure',
  'undocumented',
  'excess-access',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** For each dimension the values allowed (null: all of them). Keys: `category`, …, `site`, `attributes.<id>`; tiers as '1', '2', '3'. */
export type RegionBox = Readonly<Record<string, readonly (string | null)[] | null>>;

/** A set of situations: a box, less the boxes in `except`. Readable text beside it. */
export interface Region {
  readonly text: string;
  readonly dimensions: RegionBox;
  /** Boxes taken out; each lies within the region's own box. Absent: none. */
  readonly except?: readonly RegionBox[];
  /** How many situations it holds (may exceed 2^53: then approximate). */
  readonly situations: number;
}

export interface Finding {
  /** Stable across runs over the same agreement, so that a waiver or a screen can name it. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** One sentence in plain words. */
  readonly text: string;
  readonly regions: readonly Region[];
  readonly witness: Situation | null;
  /** For findings in time: the first instant, and how much of an ordinary week. */
  readonly at: Instant | null;
  readonly perWeekMs: Millis | null;
  readonly rules: readonly RuleId[];
  readonly teams: readonly TeamId[];
  /** Names of the systems, tools or teams that it is about, where situations do not say it. */
  readonly subjects?: readonly string[];
  /** A suggested mend, in words. */
  readonly mend: string;
  /** Share of real traffic in the region, 0 to 1, when history is known. */
  readonly trafficShare: number | null;
}
