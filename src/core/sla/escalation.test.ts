/** Escalation: once each, in order, with the instant a step was due. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EscalationStep, Priority } from '../agreement/agreement.js';
import { harborLane } from '../testing/harbor-lane.js';
import { AGREEMENTS, neverOpen } from '../testing/ticket-agreements.js';
import { type Life, lifeFrom, local, requester } from '../testing/ticket-builder.js';
import { histories } from '../testing/ticket-history.js';
import { EARLIEST, HOUR } from '../time.js';
import { calendarSet } from './calendars.js';
import { clocks } from './clocks.js';
import { escalationsDue } from './escalation.js';

const calendars = calendarSet(harborLane);
const step = (id: string, atPercent: number, more: Partial<EscalationStep> = {}): EscalationStep => ({
  id,
  clock: 'resolve',
  atPercent,
  priorities: null,
  notify: [],
  leads: false,
  wake: false,
  ...more,
});
const STEPS = [step('breach', 100), step('half', 50), step('warn', 75), step('late', 150)];

const due = (life: Life, steps: readonly EscalationStep[], since: number, until: string, priority: Priority = 'P2') => {
  const now = local(until);
  return clocks(life.events, harborLane, calendars, now).flatMap((clock) => escalationsDue(clock, priority, steps, calendars, since, now));
};

describe('escalation', () => {
  const life = lifeFrom('2026-03-09 09:00', 'P2');

  it('fires each step at its share of the target, in order, however late it is looked at', () => {
    const at = (when: string) => due(life, STEPS, EARLIEST, when).map((one) => [one.step.id, one.dueAt]);
    expect(at('2026-03-09 12:59')).toEqual([]);
    expect(at('2026-03-09 13:00')).toEqual([['half', local('2026-03-09 13:00')]]);
    expect(at('2026-03-20 09:00')).toEqual([
      ['half', local('2026-03-09 13:00')],
      ['warn', local('2026-03-09 15:00')],
      ['breach', local('2026-03-09 17:00')],
      ['late', local('2026-03-10 12:00')],
    ]);
  });

  it('answers only what fell due after the last look', () => {
    const after = due(life, STEPS, local('2026-03-09 13:00'), '2026-03-09 17:00');
    expect(after.map((one) => one.step.id)).toEqual(['warn', 'breach']);
  });

  it('keeps to the clock and the priorities of the step', () => {
    const steps = [
      step('other', 50, { priorities: ['P1'] }),
      step('accept', 50, { clock: 'accept' }),
      step('mine', 50, { priorities: ['P2'] }),
    ];
    expect(due(life, steps, EARLIEST, '2026-03-12 12:00').map((one) => one.key)).toEqual(['resolve::mine']);
  });

  it('does not fire for a target that was met, nor while time stands still', () => {
    const solved = lifeFrom('2026-03-09 09:00', 'P2').at('14:00').resolved();
    expect(due(solved, STEPS, EARLIEST, '2026-03-20 09:00').map((one) => one.step.id)).toEqual(['half']);
    const waiting = lifeFrom('2026-03-09 09:00', 'P2').at('11:00').waiting();
    expect(due(waiting, STEPS, EARLIEST, '2026-03-20 09:00')).toEqual([]);
    const again = lifeFrom('2026-03-09 09:00', 'P2').at('11:00').waiting().by(requester).at('13:00').resumed();
    expect(due(again, STEPS, EARLIEST, '2026-03-09 15:00').map((one) => one.dueAt)).toEqual([local('2026-03-09 15:00')]);
  });

  it('finds steps of the past when the priority is raised', () => {
    const raised = lifeFrom('2026-03-09 08:00', 'P3').at('2026-03-10 08:00').priority('P2');
    expect(due(raised, [step('breach', 100)], EARLIEST, '2026-03-10 08:00').map((one) => one.dueAt)).toEqual([local('2026-03-09 16:00')]);
  });

  it('tells a team in its own hours, unless the step wakes people', () => {
    const night = lifeFrom('2026-03-08 00:30', 'P1');
    const steps = [step('calm', 100, { notify: ['onsite-it', 'service-desk'] }), step('loud', 100, { notify: ['onsite-it'], wake: true })];
    const [calm, loud] = due(night, steps, EARLIEST, '2026-03-08 12:00', 'P1');
    expect(calm?.notices).toEqual([
      { team: 'onsite-it', at: local('2026-03-09 08:00') },
      { team: 'service-desk', at: local('2026-03-08 05:30') },
    ]);
    expect(loud?.notices).toEqual([{ team: 'onsite-it', at: local('2026-03-08 05:30') }]);
  });

  it('says never for a team without hours', () => {
    const set = calendarSet(neverOpen);
    const now = local('2026-03-09 13:00');
    const [clock] = clocks(life.events, neverOpen, set, now).filter((one) => one.kind === 'resolve');
    expect(escalationsDue(clock!, 'P2', [step('half', 50, { notify: ['onsite-it'] })], set, EARLIEST, now)[0]?.notices).toEqual([
      { team: 'onsite-it', at: 'never' },
    ]);
  });

  it('names each wait for an answer apart', () => {
    const target = { ...harborLane.policies[0]!.targets[1]!, updateMs: HOUR };
    const agreement = { ...harborLane, policies: [{ ...harborLane.policies[0]!, targets: [target] }] };
    const chatty = lifeFrom('2026-03-09 09:00', 'P2').at('10:00').message('requester').at('12:00').message('requester');
    const now = local('2026-03-09 14:00');
    const set = calendarSet(agreement);
    const found = clocks(chatty.events, agreement, set, now).flatMap((clock) =>
      escalationsDue(clock, 'P2', [step('late', 100, { clock: 'update' })], set, EARLIEST, now),
    );
    expect(found.map((one) => [one.key, one.dueAt])).toEqual([
      [`update:${local('2026-03-09 10:00')}:late`, local('2026-03-09 11:00')],
      [`update:${local('2026-03-09 12:00')}:late`, local('2026-03-09 13:00')],
    ]);
  });

  it('gives the same steps in one look as in two', () => {
    let found = 0;
    const steps = (['respond', 'update', 'resolve', 'accept'] as const).flatMap((clock) =>
      [10, 50, 100, 130].map((p) => step(`${clock}${p}`, p, { clock })),
    );
    fc.assert(
      fc.property(histories(AGREEMENTS), fc.nat(), ({ events, agreement, calendars: set, asOf }, n) => {
        const middle = events[0]!.at + (n % (asOf - events[0]!.at + 1));
        for (const clock of clocks(events, agreement, set, asOf)) {
          const look = (since: number, until: number) => escalationsDue(clock, 'P2', steps, set, since, until);
          expect([...look(EARLIEST, middle), ...look(middle, asOf)]).toEqual(look(EARLIEST, asOf));
          for (const one of look(EARLIEST, asOf)) expect(one.dueAt).toBeLessThanOrEqual(clock.stoppedAt ?? asOf);
          expect(look(EARLIEST, asOf).some((one) => one.step.atPercent === 100)).toBe(clock.elapsedMs >= clock.targetMs);
          found += look(EARLIEST, asOf).length;
        }
      }),
      { numRuns: 200 },
    );
    expect(found).toBeGreaterThan(100);
  });
});
