/** What a KPI says: a number, how many it rests on, and its parts. No data is null, never 0 or 100 %. */

export type KpiId =
  | 'first-response'
  | 'acknowledge'
  | 'time-to-resolve'
  | 'sla-attainment'
  | 'backlog'
  | 'first-contact-resolution'
  | 'reopen-rate'
  | 'bounce-rate'
  | 'hold-time'
  | 'hand-off-acceptance';

/** `ms`: milliseconds. `share`: 0 to 1. The others are counts, or means of counts. */
export type KpiUnit = 'ms' | 'share' | 'tickets' | 'targets' | 'bounces' | 'hand-offs';

export interface KpiDetail {
  /** Stable; names the part: `business-median`, `resolve-P2`, `party-northwind`. */
  readonly id: string;
  readonly label: string;
  readonly value: number | null;
  readonly unit: KpiUnit;
  /** How many tickets, targets or hand-offs it rests on. */
  readonly n: number;
}

export interface KpiFigure {
  readonly id: KpiId;
  readonly value: number | null;
  readonly unit: KpiUnit;
  readonly n: number;
  readonly details: readonly KpiDetail[];
}

/**
 * A part of a whole.
 *
 * @returns 0 to 1, or null when the whole is nothing
 */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
