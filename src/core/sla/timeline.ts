/**
 * A ticket's life as clocks see it: its state, its stretches by holder and status, and when the
 * requester was answered.
 *
 * What happened after `asOf` is not looked at, so that any moment of the past can be asked about.
 * A stretch is cut further where the terms of the ticket changed and where somebody says that he
 * was not accountable; most tickets have neither, and then the stretches are those of the state.
 */
import { advance } from '../tickets/advance.js';
import { beginDraft, type Draft } from '../tickets/draft.js';
import type { TicketEvent } from '../tickets/event.js';
import type { HoldSpan, NotAccountable, TicketState } from '../tickets/state.js';
import type { Instant } from '../time.js';
import type { Terms } from './target.js';

export interface Stretch extends HoldSpan {
  /** The terms in force then, where they were other than they are now. */
  readonly earlier?: Terms;
  /** Its party says that it was not accountable, and that stands or is not settled yet. */
  readonly mark?: 'stands' | 'claimed';
}

export interface Timeline {
  readonly state: TicketState;
  readonly stretches: readonly Stretch[];
  /** When people of the holding party answered the requester, in order. */
  readonly answers: readonly Instant[];
  readonly asOf: Instant;
}

interface Term extends Terms {
  readonly from: Instant;
}

/** The life of a ticket until `asOf`; null when it did not exist by then. */
export function timelineOf(events: readonly TicketEvent[], asOf: Instant): Timeline | null {
  const first = events[0];
  if (first === undefined || first.at > asOf) return null;
  const draft = beginDraft(first);
  const answers: Instant[] = [];
  const terms: Term[] = [termOf(draft)];
  for (let i = 1; i < events.length; i += 1) {
    const event = events[i] as TicketEvent;
    if (event.at > asOf) break;
    const answered = draft.answers;
    advance(draft, event);
    if (draft.answers > answered) answers.push(draft.lastAt);
    noteTerms(terms, draft);
  }
  return { state: draft, stretches: cut(draft, terms), answers, asOf };
}

const termOf = (draft: Draft): Term => ({ from: draft.lastAt, policy: draft.policy, priority: draft.priority, type: draft.type });

function noteTerms(terms: Term[], draft: Draft): void {
  const last = terms[terms.length - 1] as Term;
  if (last.policy === draft.policy && last.priority === draft.priority && last.type === draft.type) return;
  terms.push(termOf(draft));
}

function cut(state: TicketState, terms: readonly Term[]): readonly Stretch[] {
  let stretches: readonly Stretch[] = state.spans;
  for (let i = 0; i < terms.length - 1; i += 1) {
    const earlier = terms[i] as Term;
    stretches = inside(stretches, earlier.from, terms[i + 1]?.from ?? null, (one) => ({ ...one, earlier }));
  }
  for (const claim of state.notAccountable) if (claim.outcome !== 'falls') stretches = marked(stretches, claim);
  return stretches;
}

/** What stands is stronger than what is only claimed. */
function marked(stretches: readonly Stretch[], claim: NotAccountable): readonly Stretch[] {
  return inside(stretches, claim.from, claim.to, (one) => {
    if (one.holder?.party !== claim.party || one.mark === 'stands') return one;
    return { ...one, mark: claim.outcome === 'stands' ? 'stands' : 'claimed' };
  });
}

/** Changes what lies in [from, to), cutting stretches that only partly do. */
function inside(
  stretches: readonly Stretch[],
  from: Instant,
  to: Instant | null,
  change: (stretch: Stretch) => Stretch,
): readonly Stretch[] {
  const parts: Stretch[] = [];
  for (const one of stretches) {
    const start = Math.max(one.from, from);
    const end = Math.min(one.to ?? Infinity, to ?? Infinity);
    if (start >= end) {
      parts.push(one);
      continue;
    }
    if (one.from < start) parts.push({ ...one, to: start });
    parts.push(change({ ...one, from: start, to: end === Infinity ? null : end }));
    if (end < (one.to ?? Infinity)) parts.push({ ...one, from: end });
  }
  return parts;
}
