/**
 * Who may read a message, and who may write to whom.
 *
 * `requester` is read by everyone on the ticket, `shared` by the people of both parties, `own-party`
 * by the author's party alone. The requester reads nothing but what is addressed to him.
 *
 * Example: a note of Northwind for its own party: Northwind's technicians read it, Harbor Lane's do not.
 */
import type { PartyId } from '../ids.js';
import type { Actor, Audience, TicketEvent } from './event.js';

/** Who looks at a ticket. */
export type Viewer = { readonly kind: 'team'; readonly party: PartyId } | { readonly kind: 'requester' };

/**
 * Whether a viewer may read a message.
 *
 * @param authorParty the party of its author; null for the requester and for automatic messages
 * @example mayRead('shared', 'northwind', { kind: 'requester' }) // false
 */
export function mayRead(audience: Audience, authorParty: PartyId | null, viewer: Viewer): boolean {
  if (audience === 'requester') return true;
  if (viewer.kind === 'requester') return false;
  return audience === 'shared' || viewer.party === authorParty;
}

/**
 * Whether an actor may address an audience: only people of a party have something of their own, and
 * the requester always writes to everyone.
 */
export function mayWrite(audience: Audience, by: Actor): boolean {
  if (by.kind === 'team') return true;
  return audience === 'requester' || (audience === 'shared' && by.kind === 'system');
}

/**
 * Whether an event is a word of one party to itself. It moves nothing that others see: no status, no
 * number, no moment of the last change, no clock. What the other side can tell from it would be told.
 *
 * @example isAside({ kind: 'messaged', audience: 'own-party', … }) // true
 */
export const isAside = (event: TicketEvent): boolean => event.kind === 'messaged' && event.audience === 'own-party';
