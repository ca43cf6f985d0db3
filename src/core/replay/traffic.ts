/**
 * How often each situation really occurs: what gaps and differences are weighed by.
 *
 * Memory follows the number of distinct situations, not that of tickets. Tickets that the agreement
 * cannot route (an unknown category, type, tier or priority) are counted apart.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { Traffic } from '../routing/traffic.js';
import { replayContext } from './context.js';
import type { ReplayDecision } from './decision.js';
import { routeTicket } from './route-ticket.js';
import type { ReplayTicket } from './ticket.js';

/** Situations with the number of tickets that had them. */
export type SituationCounts = Traffic;

export class TrafficTally {
  private readonly counts = new Map<string, { readonly situation: Situation; count: number }>();
  unknown = 0;

  add({ situation, routed }: Pick<ReplayDecision, 'situation' | 'routed'>): void {
    if (routed.kind === 'unknown') {
      this.unknown += 1;
      return;
    }
    const key = keyOf(situation);
    const known = this.counts.get(key);
    if (known === undefined) this.counts.set(key, { situation, count: 1 });
    else known.count += 1;
  }

  /** Most frequent first. */
  traffic(): SituationCounts {
    return [...this.counts]
      .sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1))
      .map(([, { situation, count }]) => ({ situation, count }));
  }
}

/** Ids hold no line breaks; an attribute's value is preceded by its name. */
function keyOf(s: Situation): string {
  let key = `${s.category}\n${s.type}\n${s.tier}\n${s.priority}\n${s.window}\n${s.system ?? ''}\n${s.site ?? ''}`;
  for (const [id, value] of Object.entries(s.attributes ?? {})) if (value !== null) key += `\n${id}=${value}`;
  return key;
}

/**
 * Counts the situations of a history under an agreement.
 *
 * @param agreement without problems
 * @example const t = startTraffic(agreement); for (const ticket of history) t.add(ticket); gaps(router, t.traffic())
 */
export function startTraffic(agreement: Agreement): { add(ticket: ReplayTicket): void; traffic(): SituationCounts; unknown(): number } {
  const context = replayContext(agreement);
  const tally = new TrafficTally();
  return {
    add: ({ events }) => {
      const created = events[0];
      if (created?.kind === 'created') tally.add(routeTicket(context, created, created.at));
    },
    traffic: () => tally.traffic(),
    unknown: () => tally.unknown,
  };
}
