/** What really happened, as situations with their number: the weight of a finding. */
import type { Situation } from '../agreement/situation.js';
import type { WindowId } from '../ids.js';

export interface TrafficItem {
  readonly situation: Situation;
  readonly count: number;
  /**
   * For a difference between agreements whose hours differ: the window that these tickets fall into
   * under the second. Absent: the same window if some of its moments stay in it.
   */
  readonly windowAfter?: WindowId;
}

export type Traffic = readonly TrafficItem[];

/** The number of tickets for which the test holds. */
export function trafficIn(traffic: Traffic, holds: (situation: Situation) => boolean): number {
  return traffic.reduce((sum, { situation, count }) => (holds(situation) ? sum + count : sum), 0);
}
