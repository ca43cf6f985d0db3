/** Laws of clocks, over random legal histories under several agreements. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import { AGREEMENTS } from '../testing/ticket-agreements.js';
import { histories, type Played } from '../testing/ticket-history.js';
import type { TicketEvent } from '../tickets/event.js';
import { foldTicket } from '../tickets/fold.js';
import { HOUR, MINUTE } from '../time.js';
import { calendarSet } from './calendars.js';
import type { Clock } from './clock.js';
import { clocks, clockTotals } from './clocks.js';
import { calendarOf } from './escalation.js';
import { holdClocks } from './hold-clocks.js';

const of = ({ events, agreement, calendars, asOf }: Played): readonly Clock[] => clocks(events, agreement, calendars, asOf);
const runs = (numRuns: number) => ({ numRuns });
const sum = (parts: Readonly<Record<string, number>>): number => Object.values(parts).reduce((a, b) => a + b, 0);
const late = (at: number | null): number => at ?? Infinity;

/** The same history with more events put in after the first `index`, renumbered. */
function insert(events: readonly TicketEvent[], index: number, more: readonly Omit<TicketEvent, 'seq'>[]): readonly TicketEvent[] {
  return [...events.slice(0, index), ...more, ...events.slice(index)].map((event, seq) => ({ ...event, seq: seq + 1 }) as TicketEvent);
}

const robot = { kind: 'system', name: 'robot' } as const;
const pause = (from: number, to: number): readonly Omit<TicketEvent, 'seq'>[] => [
  { kind: 'waiting', on: 'requester', until: null, note: '', at: from, by: robot } as Omit<TicketEvent, 'seq'>,
  { kind: 'resumed', at: to, by: robot },
];

/** A place in a history after which the ticket is open, or null. */
function openPlace({ events, asOf }: Played, n: number): { index: number; from: number; to: number } | null {
  const places = events.flatMap((_, i) => {
    const { status } = foldTicket(events.slice(0, i + 1));
    return status === 'open' ? [{ index: i + 1, from: events[i]!.at, to: events[i + 1]?.at ?? asOf }] : [];
  });
  return places[n % Math.max(1, places.length)] ?? null;
}

const scaled = (agreement: Agreement, factor: number): Agreement => ({
  ...agreement,
  handOff: { ...agreement.handOff, acceptWithinMs: agreement.handOff.acceptWithinMs * factor },
  policies: agreement.policies.map((policy) => ({
    ...policy,
    targets: policy.targets.map((target) => ({
      ...target,
      respondMs: target.respondMs === null ? null : target.respondMs * factor,
      updateMs: target.updateMs === null ? null : target.updateMs * factor,
      resolveMs: target.resolveMs === null ? null : target.resolveMs * factor,
    })),
  })),
});

describe('clocks', () => {
  it('attribute every counted minute: parties, teams and runs each sum to the clock', () => {
    fc.assert(
      fc.property(histories(AGREEMENTS), (played) => {
        for (const clock of of(played)) {
          expect(sum(clock.byParty)).toBe(clock.elapsedMs);
          expect(sum(clock.byTeam)).toBe(clock.elapsedMs);
          expect(clock.runs.reduce((total, run) => total + run.elapsedMs, 0)).toBe(clock.elapsedMs);
          if (clock.claimed !== null) expect(sum(clock.claimed.byParty)).toBe(clock.claimed.elapsedMs);
        }
      }),
      runs(100),
    );
  });

  it('are the same when computed again, and without runs and causes', () => {
    fc.assert(
      fc.property(histories(AGREEMENTS), (played) => {
        const first = of(played);
        expect(of(played)).toEqual(first);
        const totals = clockTotals(played.events, played.agreement, played.calendars, played.asOf);
        const explained = totals?.clocks.map((total, i) => ({ ...total, runs: first[i]?.runs, causes: first[i]?.causes }));
        expect(explained).toEqual(first);
        expect(totals?.state).toEqual(foldTicket(played.events));
      }),
      runs(100),
    );
  });

  it('do not know what comes after the moment they are asked for', () => {
    fc.assert(
      fc.property(histories(AGREEMENTS), fc.nat(), (played, n) => {
        const { events, agreement, calendars, asOf } = played;
        const moment = events[0]!.at + (n % (asOf - events[0]!.at + 1));
        const known = events.filter((event) => event.at <= moment);
        expect(clocks(events, agreement, calendars, moment)).toEqual(clocks(known, agreement, calendars, moment));
      }),
      runs(100),
    );
  });

  it('do not change when a pause begins and ends at one instant', () => {
    fc.assert(
      fc.property(histories(AGREEMENTS), fc.nat(), (played, n) => {
        const place = openPlace(played, n);
        fc.pre(place !== null);
        const at = place.from + Math.floor((place.to - place.from) / 2);
        const paused = insert(played.events, place.index, pause(at, at));
        expect(of({ ...played, events: paused })).toEqual(of(played));
      }),
      runs(100),
    );
  });

  it('never break earlier because a pause is added', () => {
    let moved = 0;
    fc.assert(
      fc.property(histories(AGREEMENTS), fc.nat(), fc.nat(100), fc.nat(100), (played, n, a, b) => {
        const place = openPlace(played, n);
        fc.pre(place !== null);
        const share = (percent: number) => place.from + Math.floor(((place.to - place.from) * percent) / 100);
        const longer = insert(played.events, place.index, pause(share(Math.min(a, b)), share(Math.max(a, b))));
        const after = of({ ...played, events: longer });
        for (const [i, clock] of of(played).entries()) {
          expect(late(after[i]!.breachedAt)).toBeGreaterThanOrEqual(late(clock.breachedAt));
          if (after[i]!.elapsedMs < clock.elapsedMs) moved += 1;
        }
      }),
      runs(100),
    );
    expect(moved).toBeGreaterThan(10);
  });

  it('are due no earlier for a greater target, and break no earlier', () => {
    const pairs = AGREEMENTS.map((agreement) => [agreement, scaled(agreement, 1.5)] as const);
    fc.assert(
      fc.property(histories(AGREEMENTS), (played) => {
        const wider = pairs.find(([agreement]) => agreement === played.agreement)![1];
        const after = clocks(played.events, wider, calendarSet(wider), played.asOf);
        for (const [i, clock] of of(played).entries()) {
          expect(late(after[i]!.breachedAt)).toBeGreaterThanOrEqual(late(clock.breachedAt));
          if (clock.dueAt !== null && after[i]!.dueAt !== null) expect(after[i]!.dueAt).toBeGreaterThanOrEqual(clock.dueAt);
        }
      }),
      runs(100),
    );
  });

  it('break at the first instant by which the target has counted, and only once more has', () => {
    let broken = 0;
    fc.assert(
      fc.property(histories(AGREEMENTS), (played) => {
        for (const clock of of(played)) {
          const passed = clock.state === 'missed' && clock.elapsedMs === clock.targetMs;
          expect(clock.breachedAt !== null).toBe(clock.elapsedMs > clock.targetMs || passed);
          if (clock.breachedAt === null) continue;
          broken += 1;
          expect(clock.dueAt).toBe(clock.breachedAt);
          const calendar = calendarOf(clock, played.calendars);
          const countedBy = (t: number) =>
            clock.runs.reduce((ms, run) => ms + calendar.elapsed(run.from, Math.min(run.to, Math.max(run.from, t))), 0);
          expect(countedBy(clock.breachedAt)).toBe(clock.targetMs);
          expect(countedBy(clock.breachedAt - 1)).toBeLessThan(clock.targetMs);
        }
      }),
      runs(100),
    );
    expect(broken).toBeGreaterThan(10);
  });
});

/** Steps through the life of a ticket minute by minute: slow, and written from the rules alone. */
function byStepping({ events, agreement, calendars, asOf }: Played): {
  elapsed: number;
  byParty: Record<string, number>;
  usedUp: number | null;
} {
  const final = foldTicket(events);
  const targetFor = (state: typeof final) =>
    agreement.policies[0]!.targets.find((one) => one.priority === state.priority && (one.types?.includes(state.type) ?? true))!;
  const target = targetFor(final);
  const calendar = calendars.calendar(target.calendar);
  const byParty: Record<string, number> = {};
  let [elapsed, next] = [0, 0];
  let usedUp: number | null = null;
  let state = final;
  for (let t = events[0]!.at; t < asOf; t += MINUTE) {
    if (next < events.length && events[next]!.at <= t) {
      while (next < events.length && events[next]!.at <= t) next += 1;
      state = foldTicket(events.slice(0, next));
    }
    const { holder, waitingOn } = state;
    if (state.status === 'resolved' || state.status === 'closed' || !calendar.isOpen(t)) continue;
    if (waitingOn !== null && [...target.pausedWhile, ...targetFor(state).pausedWhile].includes(waitingOn)) continue;
    const excused = (mark: (typeof final.notAccountable)[number]) =>
      mark.outcome === 'stands' && mark.party === holder?.party && mark.from <= t && t < (mark.to ?? Infinity);
    if (final.notAccountable.some(excused)) continue;
    const party = state.waitingFor ?? holder?.party ?? '';
    byParty[party] = (byParty[party] ?? 0) + MINUTE;
    elapsed += MINUTE;
    if (elapsed === target.resolveMs) usedUp = t + MINUTE;
  }
  return { elapsed, byParty, usedUp };
}

describe('the resolve clock', () => {
  it('agrees with stepping minute by minute', () => {
    const whole = ({ notAccountable }: ReturnType<typeof foldTicket>) =>
      notAccountable.every(({ from, to }) => from % MINUTE === 0 && (to ?? 0) % MINUTE === 0);
    fc.assert(
      fc.property(histories(AGREEMENTS, 10), (played) => {
        fc.pre(whole(foldTicket(played.events)) && played.asOf - played.events[0]!.at < 400 * HOUR);
        const clock = of(played).find((one) => one.kind === 'resolve');
        fc.pre(clock !== undefined);
        const { elapsed, byParty, usedUp } = byStepping(played);
        expect(clock.elapsedMs).toBe(elapsed);
        expect({ ...clock.byParty }).toEqual(byParty);
        expect(clock.breachedAt).toBe(elapsed > clock.targetMs ? usedUp : null);
      }),
      runs(100),
    );
  });
});

describe('hold clocks', () => {
  it('count only the own minutes of each party, and sum to the resolve clock with those of nobody', () => {
    fc.assert(
      fc.property(histories(AGREEMENTS.filter((one) => one.policies[0]!.holds.length > 0)), (played) => {
        const resolve = of(played).find((one) => one.kind === 'resolve');
        fc.pre(resolve !== undefined);
        const holds = holdClocks(played.events, played.agreement, played.calendars, played.asOf);
        expect(holds.length).toBe(played.agreement.parties.length);
        for (const hold of holds) expect(hold.elapsedMs).toBe(resolve.byParty[hold.party] ?? 0);
        const held = holds.reduce((total, hold) => total + hold.elapsedMs, 0);
        expect(held + (resolve.byParty[''] ?? 0)).toBe(resolve.elapsedMs);
      }),
      runs(100),
    );
  });
});
