/**
 * What somebody may see of a ticket's history. People of both IT teams see all of it but the notes
 * of the other side; a requester sees the course of things, not how the sides talk about it.
 */
import { mayRead } from '../../../../core/tickets/audience.js';
import type { Actor, TicketEvent } from '../../../../core/tickets/event.js';

export function visibleEvents(events: readonly TicketEvent[], viewer: Actor): TicketEvent[] {
  return events.flatMap((event) => {
    if (event.kind === 'messaged') {
      const author = event.by.kind === 'team' ? event.by.party : null;
      const reader = viewer.kind === 'team' ? viewer : ({ kind: 'requester' } as const);
      return mayRead(event.audience, author, reader) ? [event] : [];
    }
    return viewer.kind === 'team' ? [event] : forRequester(event);
  });
}

function forRequester(event: TicketEvent): TicketEvent[] {
  switch (event.kind) {
    case 'created':
    case 'transferred':
    case 'assigned':
    case 'resumed':
    case 'resolved':
    case 'reopened':
    case 'closed':
      return [event];
    case 'routed':
      return [{ ...event, causes: [] }];
    case 'waiting':
      // The note is for colleagues, unless it is the requester who is waited for.
      return [{ ...event, note: event.on === 'requester' ? event.note : '' }];
    default:
      return [];
  }
}
