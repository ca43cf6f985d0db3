/**
 * Resolving, reopening and closing.
 *
 * Resolving says what was done and takes back an open hand-off. A resolved ticket can be reopened;
 * closing is final: what comes after is a new ticket.
 *
 * Example: resolved on Tuesday, the requester reopens it on Thursday with a reason, and the party
 * that resolved it holds it again.
 */
import { refusal } from './can.js';
import { withdrawal } from './decide-holding.js';
import { type Decided, grant, refuse } from './decided.js';
import type { Desk } from './desk.js';
import type { TicketState } from './state.js';

/** @returns `resolved`, after withdrawing an open hand-off; the note must say what was done */
export function decideResolve(state: TicketState, note: string, desk: Desk): Decided {
  const no = refusal(state, 'resolve', desk);
  if (no !== null) return no;
  if (note.trim() === '') return refuse('text-missing', 'Say what was done', 'resolve', ['note']);
  return grant(desk.now, [...withdrawal(state), { kind: 'resolved', note }]);
}

/** @returns `reopened`; the reason must be given */
export function decideReopen(state: TicketState, reason: string, desk: Desk): Decided {
  const no = refusal(state, 'reopen', desk);
  if (no !== null) return no;
  if (reason.trim() === '') return refuse('text-missing', 'Say why it is reopened', 'reopen', ['reason']);
  return grant(desk.now, [{ kind: 'reopened', reason }]);
}

/** @returns `closed` */
export function decideClose(state: TicketState, desk: Desk): Decided {
  return refusal(state, 'close', desk) ?? grant(desk.now, [{ kind: 'closed' }]);
}
