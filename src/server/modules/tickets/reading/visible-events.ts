/**
 * What somebody may see of a ticket's history. People of both IT teams see all of it but the notes
 * of the other side; a requester sees the course of things, not how the sides talk about it. Their places
 * are counted anew for each viewer: a gap would tell of what he may not see.
 */
import { mayRead } from '../../../../core/tickets/audience.js';
import type { Actor, TicketEvent } from '../../../../core/tickets/event.js';

/** Beyond these nobody reads on; how it came is always told. */
const MOST_EVENTS = 400;

/** The events to answer of all that somebody may see: the newest, and of messages those whose texts are answered. */
export function recentEvents(events: readonly TicketEvent[], messages: ReadonlySet<string>): TicketEvent[] {
  const told = events.filter((event) => event.kind !== 'messaged' || messages.has(event.message));
  if (told.length <= MOST_EVENTS) return told;
  const first = told.filter((event) => event.kind === 'created' || event.kind === 'routed').slice(0, 2);
  const newest = told.slice(-MOST_EVENTS);
  return [...first.filter((event) => event.seq < newest[0]!.seq), ...newest];
}

export function visibleEvents(events: readonly TicketEvent[], viewer: Actor): TicketEvent[] {
  const reader = viewer.kind === 'team' ? viewer : ({ kind: 'requester' } as const);
  const seen = events.flatMap((event) => {
    if (event.kind === 'messaged') return mayRead(event.audience, partyOf(event), reader) ? [event] : [];
    return viewer.kind === 'team' ? [event] : forRequester(event);
  });
  return seen.map((event, index) => ({ ...event, seq: index + 1 }));
}

/** The party that an event was done for; null for requesters and for what happens by itself. */
export const partyOf = ({ by }: Pick<TicketEvent, 'by'>): string | null => (by.kind === 'team' ? by.party : null);

function forRequester(event: TicketEvent): TicketEvent[] {
  switch (event.kind) {
    case 'created':
    case 'transferred':
    case 'assigned':
    case 'resumed':
    case 'resolved':
    case 'reopened':
    case 'closed':
    case 'rated':
    case 'wish-dated':
    case 'unmerged':
      return [event];
    case 'merged':
      // Where it went is told in the record, to those who reach it.
      return [{ ...event, into: '' }];
    case 'routed':
      return [{ ...event, causes: [] }];
    case 'waiting':
      // The note is for colleagues, unless it is the requester who is waited for.
      return [{ ...event, note: event.on === 'requester' ? event.note : '' }];
    default:
      return [];
  }
}
