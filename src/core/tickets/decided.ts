/**
 * What a command's decision looks like: events to append, or a refusal with the reason a person reads.
 *
 * Example: resolving a closed ticket gives `{ ok: false, code: 'wrong-status' }` and the cause
 * "The ticket is resolved already".
 */
import type { Cause, Decision } from '../decision.js';
import type { Instant } from '../time.js';
import type { TicketEventBody } from './event.js';

export type RefusalCode =
  | 'wrong-status'
  | 'wrong-side'
  | 'nobody-holds-it'
  | 'hand-off-open'
  | 'no-open-hand-off'
  | 'no-such-hand-off'
  | 'hand-off-answered'
  | 'not-due'
  | 'rating-settled'
  | 'same-party'
  | 'same-team'
  | 'other-party'
  | 'unknown-team'
  | 'unknown-party'
  | 'missing-context'
  | 'return-without-context'
  | 'audience'
  | 'text-missing'
  | 'nothing-changes'
  | 'bad-interval'
  | 'duplicate-id'
  | 'no-such-interval'
  | 'interval-settled'
  | 'too-many'
  | 'unknown-system'
  | 'same-ticket'
  | 'linked-already'
  | 'cycle'
  | 'wrong-type'
  | 'not-merged'
  | 'confirm-readers'
  | 'written-since'
  | 'no-such-approval'
  | 'approval-settled'
  | 'gate-closed';

/** The events are stamped with `at`: the present moment, or the earlier one at which something fell due by itself. */
export interface Granted {
  readonly ok: true;
  readonly at: Instant;
  readonly events: readonly TicketEventBody[];
}

export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  /** Names of what has to be filled in, when that is the reason. */
  readonly missing: readonly string[];
}

export type Decided = Decision<Granted | Refused>;

/** A decision that appends events. */
export function grant(at: Instant, events: readonly TicketEventBody[], causes: readonly Cause[] = []): Decided {
  return { outcome: { ok: true, at, events }, causes };
}

/** A refusal with one cause; `ref` names what it came from. */
export function refuse(code: RefusalCode, text: string, ref: string | null = null, missing: readonly string[] = []): Decided {
  return { outcome: { ok: false, code, missing }, causes: [{ code: `ticket.${code}`, ref, text }] };
}
