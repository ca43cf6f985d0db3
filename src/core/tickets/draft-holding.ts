/**
 * Who holds a ticket under construction, its stretches by holder and status, and its bounces.
 *
 * A bounce is a change of holder across the party line to a party that held the ticket before. A
 * party that had it for no time at all never held it.
 *
 * Example: service desk 09:00, Onsite IT 10:20, service desk 14:10: one bounce at 14:10, away since 10:20.
 */
import type { HandOffId, PartyId, TeamId } from '../ids.js';
import type { Instant } from '../time.js';
import { type Draft, NOBODY } from './draft.js';
import type { Arrival, Bounce, Holder, HoldSpan } from './state.js';

/** Nobody holds it any more: the agreement has no rule for it. */
export function leaveUnowned(draft: Draft): void {
  draft.holder = null;
  draft.assignee = null;
}

/**
 * Gives the ticket to a team. A change of party that comes back to one that held it before is a bounce.
 *
 * @param handOff the hand-off that brought it, or null
 */
export function moveTo(draft: Draft, at: Instant, team: TeamId, party: PartyId, arrival: Arrival, handOff: HandOffId | null): void {
  const from = draft.holder ?? lastHolder(draft.spans);
  if (draft.holder !== null && draft.holder.team === team && draft.holder.party === party) return;
  draft.holder = { team, party };
  draft.assignee = null;
  if (from?.party === party) return;
  if (from !== null) {
    const awayFrom = leftAt(draft.spans, party, at);
    if (awayFrom !== null && awayFrom < at) draft.bounces.push(bounce(draft, at, from, awayFrom, handOff));
  }
  draft.arrival = arrival;
}

const BY_HAND = { rule: null, cell: null };

/** `draft.arrival` still tells how the party that now sends it away had got it. */
function bounce(draft: Draft, at: Instant, from: Holder, awayFrom: Instant, handOff: HandOffId | null): Bounce {
  const reason = handOff === null ? null : (draft.handOffs.findLast((one) => one.id === handOff)?.context?.reason ?? null);
  const { rule, cell } = draft.arrival?.kind === 'routed' ? draft.arrival : BY_HAND;
  return { at, backTo: draft.holder ?? NOBODY, from, awayFrom, awayTo: at, rule, cell, handOff, reason };
}

function lastHolder(spans: readonly HoldSpan[]): Holder | null {
  return spans.findLast((span) => span.holder !== null)?.holder ?? null;
}

/** When a party last let the ticket go, `at` while it still holds it, or null when it never held it for any time. */
export function leftAt(spans: readonly HoldSpan[], party: PartyId, at: Instant): Instant | null {
  for (let i = spans.length - 1; i >= 0; i -= 1) {
    const span = spans[i];
    if (span?.holder?.party === party) return span.to ?? at;
  }
  return null;
}

/** Ends the open span where holder or status changed. Stretches of no length vanish, and equal neighbours join. */
export function cutSpan(draft: Draft, at: Instant): void {
  const spans = draft.spans;
  const last = spans[spans.length - 1];
  if (last === undefined || matches(last, draft)) return;
  if (last.from < at) {
    spans[spans.length - 1] = { ...last, to: at };
  } else {
    spans.pop();
    const before = spans[spans.length - 1];
    if (before !== undefined && matches(before, draft)) {
      spans[spans.length - 1] = { ...before, to: null };
      return;
    }
  }
  spans.push({
    from: at,
    to: null,
    holder: draft.holder,
    status: draft.status,
    waitingOn: draft.waitingOn,
    waitingFor: draft.waitingFor,
  });
}

function matches(span: HoldSpan, draft: Draft): boolean {
  return (
    span.status === draft.status &&
    span.waitingOn === draft.waitingOn &&
    span.waitingFor === draft.waitingFor &&
    span.holder?.team === draft.holder?.team &&
    span.holder?.party === draft.holder?.party
  );
}
