/** Laws of folding and deciding, over random legal histories. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGREEMENTS, threeParties } from '../testing/ticket-agreements.js';
import { histories } from '../testing/ticket-history.js';
import type { TicketEvent } from './event.js';
import { applyEvent, foldTicket } from './fold.js';
import { MOVES } from './moves.js';
import type { TicketState } from './state.js';

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}

/** Told from the holders alone, event by event: when, since when away, from whom, to whom. */
function returns(events: readonly TicketEvent[]): readonly [number, number, string, string][] {
  const found: [number, number, string, string][] = [];
  const left = new Map<string, number>();
  let state: TicketState | null = null;
  let since = 0;
  let last: string | null = null;
  for (const event of events) {
    const before: string | null = state?.holder?.party ?? null;
    state = applyEvent(state, event);
    const after: string | null = state.holder?.party ?? null;
    if (after === before) continue;
    if (before !== null && event.at > since) left.set(before, event.at);
    const gone = after === null ? undefined : left.get(after);
    if (after !== null && last !== null && last !== after && gone !== undefined && gone < event.at)
      found.push([event.at, gone, last, after]);
    last = after ?? last;
    since = event.at;
  }
  return found;
}

describe('folding', () => {
  it('in two parts equals folding at once, and never changes a state that was handed out', () => {
    fc.assert(
      fc.property(histories(AGREEMENTS), fc.nat(), ({ events }, n) => {
        const half = 1 + (n % events.length);
        const first = freeze(foldTicket(events.slice(0, half)));
        const whole = events.slice(half).reduce<TicketState>((state, event) => freeze(applyEvent(state, event)), first);
        expect(whole).toEqual(foldTicket(events));
      }),
      { numRuns: 150 },
    );
  });

  it('gives spans without gaps or overlaps, none empty, neighbours different', () => {
    fc.assert(
      fc.property(histories(AGREEMENTS), ({ events }) => {
        const { spans, createdAt } = foldTicket(events);
        expect(spans[0]?.from).toBe(createdAt);
        for (let i = 1; i < spans.length; i += 1) {
          const [before, after] = [spans[i - 1]!, spans[i]!];
          expect(before.to).toBe(after.from);
          expect(before.from).toBeLessThan(after.from);
          expect({ ...before, from: 0, to: 0 }).not.toEqual({ ...after, from: 0, to: 0 });
        }
        expect(spans.at(-1)?.to).toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  it('counts bounces only across the party line, back to a party that had let it go before', () => {
    let seen = 0;
    fc.assert(
      fc.property(histories([...AGREEMENTS, threeParties], 25), ({ events }) => {
        const { bounces } = foldTicket(events);
        expect(bounces.map(({ at, awayFrom, from, backTo }) => [at, awayFrom, from.party, backTo.party])).toEqual(returns(events));
        seen += bounces.length;
      }),
      { numRuns: 150 },
    );
    expect(seen).toBeGreaterThan(5);
  });
});

describe('deciding', () => {
  it('appends only events that the state table allows in the status of the moment', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(histories(AGREEMENTS, 20), ({ events }) => {
        let state: TicketState | null = null;
        for (const event of events) {
          kinds.add(event.kind);
          if (state !== null && event.kind !== 'routed') {
            const { status } = state;
            const legal = MOVES.filter((one) => one.event === event.kind && one.from.includes(status));
            expect(legal, `${event.kind} while ${status}`).not.toEqual([]);
            state = applyEvent(state, event);
            const next = legal[0]?.to;
            if (next !== null && next !== undefined) expect(state.status).toBe(next);
          } else {
            state = applyEvent(state, event);
          }
        }
      }),
      { numRuns: 400 },
    );
    // Otherwise the law would say nothing about the missing kinds. 'created' and 'routed' are no moves.
    expect([...kinds].sort()).toEqual([...new Set([...MOVES.map((one) => one.event as string), 'created', 'routed'])].sort());
  });

  it('stamps events in order of time', () => {
    fc.assert(
      fc.property(histories(AGREEMENTS), ({ events }) => {
        for (let i = 1; i < events.length; i += 1) expect(events[i]!.at).toBeGreaterThanOrEqual(events[i - 1]!.at);
      }),
      { numRuns: 100 },
    );
  });

  it('lets nobody but the holder resolve, and keeps one open hand-off at most', () => {
    fc.assert(
      fc.property(histories(AGREEMENTS), ({ events }) => {
        let state: TicketState | null = null;
        for (const event of events) {
          if (event.kind === 'resolved' && event.by.kind === 'team') expect(state?.holder?.party).toBe(event.by.party);
          state = applyEvent(state, event);
          const open = state.handOffs.filter((one) => one.answer === 'open');
          expect(open.length).toBeLessThanOrEqual(1);
          if (state.status === 'resolved' || state.status === 'closed') expect(open).toEqual([]);
          if (open[0] !== undefined) expect(open[0].from.party).toBe(state.holder?.party);
        }
      }),
      { numRuns: 150 },
    );
  });
});
