/**
 * What counts as an answer to the requester, and what counts as taking notice of a ticket.
 *
 * An answer is a message that the requester can read, written by a person of the party that holds
 * the ticket. Automatic mail, notes between the teams and the requester's own words are none; nor is
 * the text that a technician opens a ticket with for somebody who called: it is the question. While
 * nobody holds the ticket, a person of either party answers for it. What a party notes for itself is
 * neither: the other side could not see what the figure rests on.
 *
 * Example: automatic mail at 09:01, a technician's shared note at 09:05, his public answer at
 * 09:40: the first answer is at 09:40, and the ticket was acknowledged at 09:05.
 */
import type { PersonId } from '../ids.js';
import { isAside } from './audience.js';
import type { TicketEvent } from './event.js';
import type { Holder } from './state.js';

/**
 * Whether an event answers the requester.
 *
 * @param holder who held the ticket just before the event
 * @param requester the person the ticket is for; he cannot answer himself
 */
export function isAnswer(event: TicketEvent, holder: Holder | null, requester: PersonId | null): boolean {
  if (event.kind !== 'messaged' || event.audience !== 'requester' || event.opening) return false;
  const by = event.by;
  return by.kind === 'team' && by.person !== requester && (holder === null || holder.party === by.party);
}

/** Whether an event shows that a person of an IT team took notice: any act but opening, routing and sorting it. */
export function acknowledges(event: TicketEvent): boolean {
  if (event.by.kind !== 'team') return false;
  switch (event.kind) {
    case 'assigned':
      return event.person !== null;
    case 'messaged':
      return event.opening !== true && !isAside(event);
    case 'waiting':
    case 'resumed':
    case 'hand-off-proposed':
    case 'hand-off-accepted':
    case 'hand-off-declined':
    case 'resolved':
      return true;
    default:
      return false;
  }
}
