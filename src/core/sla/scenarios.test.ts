/** The clock scenarios of the specification, line by line, in local times of Harbor Lane. */
import { describe, expect, it } from 'vitest';
import type { ClockKind } from '../agreement/agreement.js';
import { harborLane } from '../testing/harbor-lane.js';
import { automatic, type Life, lifeFrom, local, onsite, requester, technician } from '../testing/ticket-builder.js';
import { HOUR, MINUTE } from '../time.js';
import { calendarSet } from './calendars.js';
import type { Clock } from './clock.js';
import { clocks } from './clocks.js';

const calendars = calendarSet(harborLane);

const clock = (life: Life, kind: ClockKind, asOf: string): Clock => {
  const found = clocks(life.events, harborLane, calendars, local(asOf)).find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} clock`);
  return found;
};

describe('clocks', () => {
  it('C1: eight business hours over the weekend on which DST began', () => {
    const life = lifeFrom('2026-03-06 15:00', 'P2');
    const due = clock(life, 'resolve', '2026-03-06 15:00').dueAt;
    expect(due).toBe(Date.parse('2026-03-09T18:00Z'));
    expect(due).toBe(local('2026-03-09 14:00'));
    expect(clock(life, 'resolve', '2026-03-08 12:00').elapsedMs).toBe(2 * HOUR);
  });

  it('C2: four real hours across the skipped hour', () => {
    const life = lifeFrom('2026-03-08 00:30', 'P1');
    expect(clock(life, 'resolve', '2026-03-08 00:30').dueAt).toBe(Date.parse('2026-03-08T09:30Z'));
    expect(clock(life, 'resolve', '2026-03-08 06:00').breachedAt).toBe(local('2026-03-08 05:30'));
  });

  const waited = () => lifeFrom('2026-03-09 09:00', 'P2').at('11:00').waiting().by(requester).at('13:00').message('requester').resumed();

  it('C3: two hours of waiting on the requester move the deadline by two business hours', () => {
    expect(clock(lifeFrom('2026-03-09 09:00', 'P2'), 'resolve', '2026-03-09 10:00').dueAt).toBe(local('2026-03-09 17:00'));
    const paused = clock(waited(), 'resolve', '2026-03-09 12:00');
    expect(paused).toMatchObject({ state: 'paused', dueAt: null, elapsedMs: 2 * HOUR });
    expect(clock(waited(), 'resolve', '2026-03-09 13:00').dueAt).toBe(local('2026-03-10 10:00'));
  });

  it('C4: a pause that ends at night lets the clock go on in the morning', () => {
    const life = waited().by(technician).at('16:00').waiting().by(requester).at('20:00').message('requester').resumed();
    const resolve = clock(life, 'resolve', '2026-03-09 22:00');
    expect(resolve).toMatchObject({ state: 'running', elapsedMs: 5 * HOUR, dueAt: local('2026-03-10 11:00') });
    expect(clock(life, 'resolve', '2026-03-10 08:30').elapsedMs).toBe(5.5 * HOUR);
  });

  it('C5: a raised priority counts from creation; breached when the eight hours had elapsed, not at the change', () => {
    const life = lifeFrom('2026-03-09 08:00', 'P3').at('2026-03-10 08:00').priority('P2');
    expect(clock(life, 'resolve', '2026-03-09 17:00')).toMatchObject({ targetMs: 24 * HOUR, breachedAt: null });
    const raised = clock(life, 'resolve', '2026-03-10 08:00');
    expect(raised).toMatchObject({ elapsedMs: 9 * HOUR, state: 'running', targetMs: 8 * HOUR });
    expect(raised.breachedAt).toBe(local('2026-03-09 16:00'));
    expect(raised.dueAt).toBe(local('2026-03-09 16:00'));
  });

  it('C6: reopening continues; the days in resolved do not count', () => {
    const first = lifeFrom('2026-03-09 09:00', 'P2').at('14:00').resolved();
    expect(clock(first, 'resolve', '2026-03-10 12:00')).toMatchObject({
      elapsedMs: 5 * HOUR,
      state: 'met',
      stoppedAt: local('2026-03-09 14:00'),
    });
    const again = first.by(requester).at('2026-03-11 14:00').reopened();
    expect(clock(again, 'resolve', '2026-03-11 14:00')).toMatchObject({ state: 'running', dueAt: local('2026-03-11 17:00') });
    const done = again.by(technician).at('16:00').resolved();
    expect(clock(done, 'resolve', '2026-03-13 09:00')).toMatchObject({ elapsedMs: 7 * HOUR, state: 'met', breachedAt: null });
  });

  it('C7: neither automatic mail nor a note answers the requester', () => {
    const life = lifeFrom('2026-03-10 09:00', 'P2')
      .by(automatic)
      .at('09:01')
      .message('requester')
      .by(technician)
      .at('09:05')
      .message('shared')
      .by(requester)
      .at('09:20')
      .message('requester')
      .by(technician)
      .at('09:40')
      .message('requester');
    expect(clock(life, 'respond', '2026-03-10 12:00')).toMatchObject({
      elapsedMs: 40 * MINUTE,
      state: 'met',
      stoppedAt: local('2026-03-10 09:40'),
    });
    expect(clock(life, 'respond', '2026-03-10 09:30')).toMatchObject({ elapsedMs: 30 * MINUTE, state: 'running' });
  });

  it('what a technician writes down for a caller is the question and no answer', () => {
    const life = lifeFrom('2026-03-10 09:00', 'P2').by(technician).message('requester', true).at('09:25').message('requester');
    expect(clock(life, 'respond', '2026-03-10 12:00')).toMatchObject({ elapsedMs: 25 * MINUTE, state: 'met' });
    expect(clock(life, 'respond', '2026-03-10 09:20')).toMatchObject({ state: 'running' });
    expect(clock(life, 'resolve', '2026-03-10 09:20')).toMatchObject({ state: 'running' });
  });
});

describe('the ball in court, a Tuesday, P2', () => {
  const life = lifeFrom('2026-03-10 09:00', 'P2')
    .at('10:00')
    .proposed('h1', 'onsite-it', { needed: 'Is the port patched?' })
    .by(onsite)
    .at('10:20')
    .accepted('h1')
    .at('11:00')
    .waiting()
    .by(requester)
    .at('13:00')
    .message('requester')
    .resumed()
    .by(onsite)
    .at('14:00')
    .proposed('h2', 'service-desk', { reason: 'answer', evidence: 'Port 12 is patched' })
    .by(technician)
    .at('14:10')
    .accepted('h2')
    .at('15:00')
    .resolved();

  it('four hours, each minute with the party that had it', () => {
    const resolve = clock(life, 'resolve', '2026-03-10 18:00');
    expect(resolve).toMatchObject({ elapsedMs: 240 * MINUTE, state: 'met' });
    expect({ ...resolve.byParty }).toEqual({ northwind: 130 * MINUTE, internal: 110 * MINUTE });
    expect({ ...resolve.byTeam }).toEqual({ 'service-desk': 130 * MINUTE, 'onsite-it': 110 * MINUTE });
  });

  const rows: readonly [string, number, number][] = [
    ['09:00', 0, 0],
    ['10:00', 60, 0],
    ['10:10', 70, 0],
    ['10:20', 80, 0],
    ['11:00', 80, 40],
    ['12:15', 80, 40],
    ['13:00', 80, 40],
    ['13:30', 80, 70],
    ['14:10', 80, 110],
    ['14:59', 129, 110],
    ['15:00', 130, 110],
    ['16:00', 130, 110],
  ];
  it.each(rows)('at %s: service desk %d min, Onsite IT %d min', (at, desk, internal) => {
    const { byParty } = clock(life, 'resolve', `2026-03-10 ${at}`);
    expect([byParty.northwind ?? 0, byParty.internal ?? 0]).toEqual([desk * MINUTE, internal * MINUTE]);
  });

  it('accept clocks of 20 and 10 minutes', () => {
    const accepts = clocks(life.events, harborLane, calendars, local('2026-03-10 18:00')).filter((one) => one.kind === 'accept');
    expect(accepts.map((one) => [one.handOff, one.elapsedMs / MINUTE, one.state])).toEqual([
      ['h1', 20, 'met'],
      ['h2', 10, 'met'],
    ]);
  });
});
