/** What really happened, as situations with their number: the weight of a finding. */
import type { Situation } from '../agreement/situation.js';

export type Traffic = readonly { readonly situation: Situation; readonly count: number }[];

/** The number of tickets for which the test holds. */
export function trafficIn(traffic: Traffic, holds: (situation: Situation) => boolean): number {
  return traffic.reduce((sum, { situation, count }) => (holds(situation) ? sum + count : sum), 0);
}
