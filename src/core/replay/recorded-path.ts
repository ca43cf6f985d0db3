/**
 * How a ticket really travelled: who held it first, who resolved it, each passing across the party
 * line, and which of them were returns.
 *
 * Only holds of some length count. Old logs write whole minutes, so that a ticket seems to go to and
 * fro within one instant; that is no bounce. Example: Service desk until 10:20, Onsite IT until 14:10,
 * then the Service desk again: two crossings, the second of which is a return after 10:20-14:10.
 */
import type { PartyId } from '../ids.js';
import type { Holder, TicketState } from '../tickets/state.js';
import type { Instant } from '../time.js';
import type { Crossing } from './decision.js';

const NONE: readonly Crossing[] = [];

/**
 * Every change of holder from one party to another; a stretch without a holder changes nothing.
 *
 * @example crossings(foldTicket(events)) // Service desk → Onsite IT, then back with `awayFrom`
 */
export function crossings(state: TicketState): readonly Crossing[] {
  let found: Crossing[] | null = null;
  let held: Holder | null = null;
  let until: Instant = state.createdAt;
  let left: Map<PartyId, Instant> | null = null;
  for (const { holder, from, to } of state.spans) {
    if (holder === null) continue;
    if (held !== null && held.party !== holder.party) {
      found ??= [];
      left ??= new Map();
      left.set(held.party, until);
      found.push({ at: from, from: held, to: holder, awayFrom: left.get(holder.party) ?? null });
    }
    held = holder;
    until = to ?? from;
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
