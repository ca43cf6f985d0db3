import { describe, expect, test } from 'vitest';
import type { TicketEvent } from '../../../../core/tickets/event.js';
import type { Ticket } from '../use-ticket.js';
import { entriesOf } from './conversation.js';

const by = { kind: 'system', name: 'test' } as const;
const event = (seq: number, at: number, body: object): TicketEvent => ({ seq, at, by, ...body }) as TicketEvent;
const message = (id: string, at: number): Ticket['messages'][number] => ({
  id,
  at,
  by: null,
  byParty: null,
  audience: 'shared',
  automatic: false,
  text: id,
  attachments: [],
  writtenOn: null,
});
const proposed = (seq: number, at: number, handOff: string) => event(seq, at, { kind: 'hand-off-proposed', handOff });
const seen = (events: TicketEvent[], messages: Ticket['messages'] = []) => entriesOf({ events, messages });

describe('the conversation', () => {
  test('messages and events stand in time, oldest first', () => {
    const entries = seen(
      [event(1, 10, { kind: 'created' }), event(2, 30, { kind: 'resolved' })],
      [message('late', 40), message('early', 20)],
    );
    expect(entries.map((one) => one.key)).toEqual(['event-1', 'early', 'event-2', 'late']);
  });

  test('at one instant: how it came, what was said, what was done', () => {
    const entries = seen(
      [event(1, 5, { kind: 'created' }), event(2, 10, { kind: 'resolved' }), event(3, 10, { kind: 'routed' })],
      [message('said', 10)],
    );
    expect(entries.map((one) => one.key)).toEqual(['event-1', 'event-3', 'said', 'event-2']);
  });

  test('an answer is part of its proposal, and of no other', () => {
    const entries = seen([
      proposed(1, 10, 'one'),
      event(2, 20, { kind: 'hand-off-declined', handOff: 'one', reason: 'not ours' }),
      proposed(3, 30, 'two'),
      event(4, 40, { kind: 'hand-off-accepted', handOff: 'two', automatic: true }),
      proposed(5, 50, 'three'),
    ]);
    expect(entries.map((one) => (one.kind === 'hand-off' ? [one.key, one.answer?.kind ?? null] : one.kind))).toEqual([
      ['event-1', 'hand-off-declined'],
      ['event-3', 'hand-off-accepted'],
      ['event-5', null],
    ]);
  });

  test('the creation is not told where the first message tells it, and no message twice', () => {
    const events = [event(1, 10, { kind: 'created' }), event(2, 20, { kind: 'messaged', message: 'second', audience: 'shared' })];
    expect(seen(events, [message('first', 10), message('second', 20)]).map((one) => one.key)).toEqual(['first', 'second']);
  });
});
