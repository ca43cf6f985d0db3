/** Why this deadline, and the strip of a clock's life. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harborLane } from '../testing/harbor-lane.js';
import { AGREEMENTS } from '../testing/ticket-agreements.js';
import { lifeFrom, local, onsite, requester, technician } from '../testing/ticket-builder.js';
import { histories } from '../testing/ticket-history.js';
import type { TicketEvent } from '../tickets/event.js';
import { HOUR } from '../time.js';
import { calendarSet } from './calendars.js';
import { clocks } from './clocks.js';
import { clockSpans, explainClock } from './explain.js';

const calendars = calendarSet(harborLane);

describe('why this deadline', () => {
  it('names what counted and what was skipped, in order', () => {
    const { events } = lifeFrom('2026-03-09 09:00', 'P2').at('11:00').waiting().by(requester).at('13:00').resumed();
    const asOf = local('2026-03-09 13:30');
    const clock = clocks(events, harborLane, calendars, asOf).find((one) => one.kind === 'resolve')!;
    const rows = explainClock(events, harborLane, calendars, asOf, clock).map((one) => [
      one.from,
      one.to,
      one.counted,
      one.reason,
      one.name,
    ]);
    expect(rows).toEqual([
      [local('2026-03-09 09:00'), local('2026-03-09 11:00'), true, 'open', null],
      [local('2026-03-09 11:00'), local('2026-03-09 13:00'), false, 'waiting', 'requester'],
      [local('2026-03-09 13:00'), local('2026-03-09 17:00'), true, 'open', null],
      [local('2026-03-09 17:00'), local('2026-03-10 08:00'), false, 'night', null],
      [local('2026-03-10 08:00'), local('2026-03-10 10:00'), true, 'open', null],
    ]);
  });

  it('names a holiday', () => {
    const { events } = lifeFrom('2027-01-15 16:00', 'P2');
    const asOf = local('2027-01-15 16:00');
    const clock = clocks(events, harborLane, calendars, asOf).find((one) => one.kind === 'resolve')!;
    const named = explainClock(events, harborLane, calendars, asOf, clock).filter((one) => one.name !== null);
    expect(named).toMatchObject([{ counted: false, reason: 'holiday', name: 'Martin Luther King Jr. Day' }]);
  });

  it('of a paused clock reaches to now', () => {
    const { events } = lifeFrom('2026-03-09 09:00', 'P2').at('11:00').waiting();
    const asOf = local('2026-03-09 12:00');
    const clock = clocks(events, harborLane, calendars, asOf).find((one) => one.kind === 'resolve')!;
    expect(explainClock(events, harborLane, calendars, asOf, clock).at(-1)).toMatchObject({ to: asOf, reason: 'waiting' });
  });

  it('is nothing for a clock that the ticket does not have', () => {
    const { events } = lifeFrom('2026-03-09 09:00', 'P2');
    const none = { kind: 'accept', handOff: 'h1', startedAt: 0, dueAt: null } as const;
    expect(explainClock(events, harborLane, calendars, local('2026-03-09 10:00'), none)).toEqual([]);
    expect(clockSpans(events, harborLane, calendars, local('2026-03-09 10:00'), none)).toEqual([]);
  });

  it('adds up to the target, without gaps, for every clock with a deadline', () => {
    let explained = 0;
    fc.assert(
      fc.property(histories(AGREEMENTS), ({ events, agreement, calendars: set, asOf }) => {
        for (const clock of clocks(events, agreement, set, asOf)) {
          const spans = explainClock(events, agreement, set, asOf, clock);
          for (let i = 1; i < spans.length; i += 1) expect(spans[i]!.from).toBe(spans[i - 1]!.to);
          if (clock.dueAt === null || clock.dueAt <= clock.startedAt) continue;
          explained += 1;
          expect(spans[0]?.from).toBe(clock.startedAt);
          expect(spans.at(-1)?.to).toBe(clock.dueAt);
          expect(spans.reduce((total, one) => total + one.countedMs, 0)).toBe(clock.targetMs);
        }
      }),
      { numRuns: 150 },
    );
    expect(explained).toBeGreaterThan(50);
  });
});

describe('the strip', () => {
  it('shows who had the ball, pauses, and closed hours', () => {
    const { events } = lifeFrom('2026-03-09 15:00', 'P2')
      .at('16:00')
      .transferred('onsite-it')
      .by(onsite)
      .at('2026-03-10 09:00')
      .waiting()
      .by(technician)
      .at('10:00')
      .resumed()
      .at('11:00')
      .resolved();
    const asOf = local('2026-03-10 12:00');
    const clock = clocks(events, harborLane, calendars, asOf).find((one) => one.kind === 'resolve')!;
    const rows = clockSpans(events, harborLane, calendars, asOf, clock).map((one) => [one.reason, one.party, one.elapsedMs / HOUR]);
    expect(rows).toEqual([
      ['running', 'northwind', 1],
      ['running', 'internal', 1],
      ['closed-hours', 'internal', 0],
      ['running', 'internal', 1],
      ['waiting', 'internal', 0],
      ['running', 'internal', 1],
    ]);
  });

  it('of two answers at one instant is one, and runs on from there', () => {
    const answer = (message: string, seq: number): TicketEvent => ({
      kind: 'messaged',
      message,
      audience: 'requester',
      seq,
      at: local('2026-03-09 16:00'),
      by: { kind: 'team', person: 'someone', party: 'northwind' },
    });
    const { events } = lifeFrom('2026-03-09 15:00', 'P2');
    const updates = {
      ...harborLane,
      policies: harborLane.policies.map((one) => ({ ...one, targets: one.targets.map((target) => ({ ...target, updateMs: HOUR })) })),
    };
    const all = [...events, answer('first', events.length + 1), answer('second', events.length + 2)];
    const asOf = local('2026-03-09 16:30');
    const found = clocks(all, updates, calendarSet(updates), asOf).filter((one) => one.kind === 'update');
    expect(found).toHaveLength(1);
    const spans = clockSpans(all, updates, calendarSet(updates), asOf, found[0]!);
    expect([spans[0]?.from, spans.at(-1)?.to]).toEqual([local('2026-03-09 16:00'), asOf]);
  });

  it('has no gaps from start to stop, and its time is the clock’s, party by party', () => {
    fc.assert(
      fc.property(histories(AGREEMENTS), ({ events, agreement, calendars: set, asOf }) => {
        for (const clock of clocks(events, agreement, set, asOf)) {
          const spans = clockSpans(events, agreement, set, asOf, clock);
          const end = clock.stoppedAt ?? asOf;
          if (end > clock.startedAt) expect([spans[0]?.from, spans.at(-1)?.to]).toEqual([clock.startedAt, end]);
          const byParty: Record<string, number> = {};
          for (const [i, one] of spans.entries()) {
            if (i > 0) expect(one.from).toBe(spans[i - 1]!.to);
            expect(one.counted).toBe(one.reason === 'running');
            if (one.elapsedMs > 0) byParty[one.party ?? ''] = (byParty[one.party ?? ''] ?? 0) + one.elapsedMs;
          }
          expect(byParty).toEqual({ ...clock.byParty });
        }
      }),
      { numRuns: 150 },
    );
  });
});
