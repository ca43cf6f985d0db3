import { describe, expect, test } from 'vitest';
import { DAY } from '../time.js';
import { decideRating, ratingSettlesAt } from './decide-rating.js';
import type { Actor, TicketEvent } from './event.js';
import { foldTicket } from './fold.js';

const carla: Actor = { kind: 'requester', person: 'carla' };
const nadia: Actor = { kind: 'team', person: 'nadia', party: 'northwind' };
const at = (days: number): number => days * DAY;
const created: TicketEvent = {
  kind: 'created',
  subject: 'Invoices',
  requester: 'carla',
  agreementVersion: 1,
  type: 'incident',
  priority: 'P3',
  tier: 1,
  category: 'erp',
  system: null,
  site: null,
  attributes: {},
  seq: 1,
  at: 0,
  by: carla,
};
const resolved: TicketEvent = { kind: 'resolved', note: 'Done', seq: 2, at: at(1), by: nadia };
const rated = (good: boolean, seq: number, when: number): TicketEvent => ({ kind: 'rated', good, seq, at: when, by: carla });
const decide = (events: readonly TicketEvent[], by: Actor, now: number) => {
  const { outcome } = decideRating(foldTicket(events), true, { by, now });
  return outcome.ok ? outcome.events : outcome.code;
};

describe('a rating', () => {
  test('is for whoever asked, once it is resolved', () => {
    expect(decide([created, resolved], carla, at(2))).toEqual([{ kind: 'rated', good: true }]);
    expect(decide([created, resolved], nadia, at(2))).toBe('wrong-side');
    expect(decide([created, resolved], { kind: 'system', name: 'mail' }, at(2))).toBe('wrong-side');
    expect(decide([created], carla, at(2))).toBe('wrong-status');
  });

  test('may be changed for seven days from the first word', () => {
    const events = [created, resolved, rated(false, 3, at(2)), rated(false, 4, at(5))];
    expect(foldTicket(events).rating).toEqual({ good: false, firstAt: at(2), at: at(5) });
    expect(ratingSettlesAt(foldTicket(events).rating)).toBe(at(9));
    expect(decide(events, carla, at(9))).toEqual([{ kind: 'rated', good: true }]);
    expect(decide(events, carla, at(9) + 1)).toBe('rating-settled');
  });

  test('outlives reopening, and changes neither status nor holder', () => {
    const reopened: TicketEvent = { kind: 'reopened', reason: 'Again', seq: 4, at: at(3), by: carla };
    const state = foldTicket([created, resolved, rated(false, 3, at(2)), reopened]);
    expect([state.rating?.good, state.status]).toEqual([false, 'open']);
    const held = ({ status, holder, resolvedAt, spans }: ReturnType<typeof foldTicket>) => ({ status, holder, resolvedAt, spans });
    expect(held(foldTicket([created, resolved, rated(true, 3, at(2))]))).toEqual(held(foldTicket([created, resolved])));
  });
});
