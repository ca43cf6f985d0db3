/** How a ticket really travelled: who held it first, who resolved it, and each passing across the party line. */
import type { Holder, TicketState } from '../tickets/state.js';
import type { Crossing } from './decision.js';

const NONE: readonly Crossing[] = [];

/**
 * Every change of holder from one party to another; a stretch without a holder changes nothing.
 *
 * @example crossings(foldTicket(events)) // Service desk → Onsite IT, then back, `returns: true`
 */
export function crossings(state: TicketState): readonly Crossing[] {
  let found: Crossing[] | null = null;
  let held: Holder | null = null;
  const parties = new Set<string>();
  for (const { holder, from } of state.spans) {
    if (holder === null) continue;
    if (held !== null && held.party !== holder.party) {
      found ??= [];
      found.push({ at: from, from: held, to: holder, returns: parties.has(holder.party) });
    }
    parties.add(holder.party);
    held = holder;
  }
  return found ?? NONE;
}

/** Who held it first; null when the history names nobody. */
export function firstHolder(state: TicketState): Holder | null {
  for (const { holder } of state.spans) if (holder !== null) return holder;
  return null;
}

/** Who held it when it was last resolved; null while it is not. */
export function resolver(state: TicketState): Holder | null {
  if (state.resolvedAt === null) return null;
  const { spans } = state;
  let at = spans.length - 1;
  while (at > 0 && isEnded(spans[at - 1]!.status)) at -= 1;
  return spans[at]!.holder;
}

const isEnded = (status: string): boolean => status === 'resolved' || status === 'closed';
