/**
 * A ticket is its event list; its state is a fold of that list.
 *
 * The fold is structural: it says what the events mean and never whether they were allowed, because
 * imported history was not made by our rules. What is allowed stands in `moves.ts`.
 *
 * Example: created at 09:00, routed to the service desk, assigned to Ana: status open, holder the
 * service desk, assignee Ana.
 */
import { advance } from './advance.js';
import { beginDraft } from './draft.js';
import type { TicketEvent } from './event.js';
import type { TicketState } from './state.js';

/**
 * The state after all given events.
 *
 * @param events in order of `seq`, the first one `created`
 * @throws Error when the list is empty or does not begin with the creation: a programming mistake
 * @example foldTicket([created, routed]).holder // { team: 'service-desk', party: 'northwind' }
 */
export function foldTicket(events: readonly TicketEvent[]): TicketState {
  const first = events[0];
  if (first === undefined) throw new Error('A ticket has at least one event: its creation');
  const draft = beginDraft(first);
  for (let i = 1; i < events.length; i += 1) advance(draft, events[i] as TicketEvent);
  return draft;
}

/**
 * The state after one more event. The state given stays as it is.
 *
 * @param state null for the first event
 * @example events.reduce(applyEvent, null) // equals foldTicket(events)
 */
export function applyEvent(state: TicketState | null, event: TicketEvent): TicketState {
  if (state === null) return beginDraft(event);
  const draft = {
    ...state,
    handOffs: state.handOffs.slice(),
    bounces: state.bounces.slice(),
    spans: state.spans.slice(),
    notAccountable: state.notAccountable.slice(),
  };
  advance(draft, event);
  return draft;
}
