/**
 * Who follows a ticket is told what happens on it: its requester, its watchers and whoever works on it,
 * each once for an event, of what he may read alone, and never of what he did himself.
 */
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { TicketState } from '../../../../core/tickets/state.js';
import type { Instant } from '../../../../core/time.js';
import type { Tx } from '../../../platform/db/db.js';
import { notifyReaders, type ReadersNotice } from '../../notices/index.js';

/** Beyond so many nobody is told one by one; a ticket has no more watchers than that. */
const MOST = 52;

type Word = Pick<ReadersNotice, 'kind' | 'key' | 'circle' | 'data' | 'unless'> & { readonly to?: readonly string[] };

export async function tellFollowers(
  tx: Tx,
  partnership: string,
  now: Instant,
  ticket: string,
  state: TicketState,
  added: readonly TicketEvent[],
): Promise<void> {
  const { assignee, requester, watchers } = state;
  const followers = [...new Set([assignee, requester, ...watchers])].filter((one) => one !== null).slice(0, MOST);
  if (followers.length === 0) return;
  const words = added.flatMap((event) => {
    const word = wordOf(event, ticket, state, added);
    if (word === null) return [];
    const { to = followers, ...rest } = word;
    const did = event.by.kind === 'system' ? null : event.by.person;
    return [{ ...rest, ticket, people: to.filter((person) => person !== did) }];
  });
  await notifyReaders(tx, partnership, now, words);
}

function wordOf(event: TicketEvent, ticket: string, { handOffs }: TicketState, added: readonly TicketEvent[]): Word | null {
  const kind = `ticket.${event.kind}`;
  const key = `${kind} ${ticket} ${event.seq}`;
  switch (event.kind) {
    case 'messaged': {
      // The word with which it was resolved is told as that.
      if (event.opening || added.some((one) => one.kind === 'resolved')) return null;
      const { message, audience, by } = event;
      const own = { party: by.kind === 'team' ? by.party : null };
      const circle = audience === 'requester' ? 'all' : audience === 'shared' || own.party === null ? 'teams' : own;
      return { kind, key: `message:${message}`, circle, data: { message, audience }, unless: [`mention:${message}`] };
    }
    case 'resolved':
    case 'reopened':
    case 'closed':
    case 'merged':
      return { kind, key, circle: 'all' };
    case 'assigned':
      return event.person === null ? null : { kind, key, circle: 'teams', to: [event.person] };
    case 'hand-off-accepted': {
      // Whoever offered it, and the team that it passed to, have a notice of their own.
      const unless = ['ticket.hand-off-accepted', 'ticket.hand-off-passed'].map((one) => `${one} ${ticket} ${event.handOff}`);
      const team = handOffs.find(({ id }) => id === event.handOff)?.to.team ?? null;
      return { kind: 'ticket.taken-over', key, circle: 'teams', data: { handOff: event.handOff, team }, unless };
    }
    default:
      return null;
  }
}
