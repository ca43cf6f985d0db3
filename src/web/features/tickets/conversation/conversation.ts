/** Messages and events of a ticket as one list in time, answers to a hand-off folded into its proposal. */
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { Ticket } from '../use-ticket.js';

export type Message = Ticket['messages'][number];
type Of<Kind extends TicketEvent['kind']> = Extract<TicketEvent, { kind: Kind }>;
export type Proposal = Of<'hand-off-proposed'>;
export type Answer = Of<'hand-off-accepted' | 'hand-off-declined' | 'hand-off-withdrawn'>;

export type Entry =
  | { readonly kind: 'message'; readonly at: number; readonly key: string; readonly message: Message }
  | { readonly kind: 'hand-off'; readonly at: number; readonly key: string; readonly proposal: Proposal; readonly answer: Answer | null }
  | { readonly kind: 'event'; readonly at: number; readonly key: string; readonly event: TicketEvent };

const HIDDEN = new Set<TicketEvent['kind']>(['messaged', 'hand-off-accepted', 'hand-off-declined', 'hand-off-withdrawn']);

/** Two runs of messages as one, each message once, oldest first; of two with one id the later run has the word. */
export function joinMessages(older: readonly Message[], newer: readonly Message[]): readonly Message[] {
  const all = new Map([...older, ...newer].map((one) => [one.id, one]));
  return [...all.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** What happened before the first message shown belongs to a part that is not shown yet. */
export function eventsShown(events: readonly TicketEvent[], messages: readonly Message[], hasEarlier: boolean): readonly TicketEvent[] {
  const [first] = messages;
  return hasEarlier && first ? events.filter((event) => event.at >= first.at) : events;
}

export function entriesOf(ticket: { readonly events: readonly TicketEvent[]; readonly messages: readonly Message[] }): readonly Entry[] {
  const answers = new Map<string, Answer>();
  for (const event of ticket.events) {
    if (event.kind === 'hand-off-accepted' || event.kind === 'hand-off-declined' || event.kind === 'hand-off-withdrawn')
      answers.set(event.handOff, event);
  }
  const entries: Entry[] = ticket.messages.map((message) => ({ kind: 'message', at: message.at, key: message.id, message }));
  for (const event of ticket.events) {
    // What the requester wrote on creation says already that it was created.
    if (HIDDEN.has(event.kind) || (event.kind === 'created' && ticket.messages[0]?.at === event.at)) continue;
    const key = `event-${event.seq}`;
    if (event.kind === 'hand-off-proposed')
      entries.push({ kind: 'hand-off', at: event.at, key, proposal: event, answer: answers.get(event.handOff) ?? null });
    else entries.push({ kind: 'event', at: event.at, key, event });
  }
  // Equal instants: what was done comes before what was said about it, as written.
  return entries
    .map((entry, index) => ({ entry, index }))
    .sort((a, b) => a.entry.at - b.entry.at || order(a.entry) - order(b.entry) || a.index - b.index)
    .map(({ entry }) => entry);
}

const order = (entry: Entry): number =>
  entry.kind === 'event' && (entry.event.kind === 'created' || entry.event.kind === 'routed') ? 0 : entry.kind === 'message' ? 1 : 2;
