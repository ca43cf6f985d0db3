/**
 * Writing on a ticket. The answer that a ticket waits for lets it go on by itself.
 *
 * Example: the ticket waits on the requester; his message gives `messaged` and `resumed`. A message
 * on a resolved ticket does not reopen it: "thanks" is no reason to start again.
 */
import { mayWrite } from './audience.js';
import { refusal } from './can.js';
import { type Decided, grant, refuse } from './decided.js';
import type { Desk } from './desk.js';
import type { Actor, Audience, TicketEventBody } from './event.js';
import type { TicketState } from './state.js';

export interface WriteMessage {
  /** The id under which the text is kept. */
  readonly message: string;
  readonly audience: Audience;
  /** The text that the ticket is opened with. */
  readonly opening?: true;
}

/** @returns `messaged`, and `resumed` when it answers what the ticket waits for */
export function decideMessage(state: TicketState, command: WriteMessage, desk: Desk): Decided {
  const no = refusal(state, 'message', desk);
  if (no !== null) return no;
  if (!mayWrite(command.audience, desk.by)) {
    return refuse('audience', 'Only people of an IT team can write to a smaller circle than everyone on the ticket', 'message');
  }
  const { message, audience, opening } = command;
  const events: TicketEventBody[] = [{ kind: 'messaged', message, audience, ...(opening ? { opening } : {}) }];
  if (endsWait(state, desk.by, command.audience)) events.push({ kind: 'resumed' });
  return grant(desk.now, events);
}

function endsWait(state: TicketState, by: Actor, audience: Audience): boolean {
  if (state.status !== 'waiting') return false;
  if (by.kind === 'requester') return state.waitingOn === 'requester';
  return by.kind === 'team' && state.waitingOn === 'other-party' && by.party === state.waitingFor && audience !== 'own-party';
}
