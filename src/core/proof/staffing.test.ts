import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement } from '../agreement/agreement.js';
import type { Owned } from '../routing/outcome.js';
import { harborLane } from '../testing/harbor-lane.js';
import { holdsAt, minutes, staffedWorlds } from '../testing/proof-staffing.js';
import { HOUR, type Instant, MINUTE } from '../time.js';
import type { DutyCell } from './duty.js';
import { ordinaryWeek, withoutSpecialDays } from './ordinary-week.js';
import { type Staffing, shortfall, staffingOf } from './staffing.js';
import { lengthOf, Timeline } from './timeline.js';

const FROM = Date.UTC(2026, 11, 5, 5);

const owned = (agreement: Agreement, rule: string): Owned => {
  const found = [...agreement.rules, ...agreement.exceptions].find(({ id }) => id === rule)!;
  return { ...found, owned: true, rule, cell: null, team: found.responsible[0]!, policy: 'standard' };
};

const cell = (window: string): DutyCell => ({ type: 'incident', priority: 'P1', window });

/** Steps through the week minute by minute and asks the wall clock each time. */
function naive(agreement: Agreement, rule: string, window: string): { nobody: number; accountableAway: number } {
  const open = (calendar: string, at: Instant): boolean =>
    holdsAt(agreement.calendars[calendar]!.week, agreement.calendars[calendar]!.zone, at);
  const duty = (id: string, at: Instant): boolean => {
    const team = agreement.teams.find((each) => each.id === id)!;
    return open(team.coverage, at) || (team.onCall !== null && open(team.onCall.calendar, at));
  };
  const { responsible, accountable } = owned(agreement, rule);
  const acts = agreement.escalation.filter(
    ({ clock, atPercent, priorities }) =>
      (clock === 'respond' || clock === 'resolve') && atPercent < 100 && (priorities === null || priorities.includes('P1')),
  );
  const business = agreement.windows.windows.find(({ id }) => id === 'business')!.week!;
  const { from, to } = ordinaryWeek(agreement, FROM);
  const count = { nobody: 0, accountableAway: 0 };
  for (const at of minutes(from, to)) {
    if (!open('clock', at)) continue;
    if ((holdsAt(business, agreement.windows.zone, at) ? 'business' : 'after-hours') !== window) continue;
    const reached = acts.some((step) => (step.wake ? step.leads || step.notify.length > 0 : step.notify.some((team) => duty(team, at))));
    if (!responsible.some((team) => duty(team, at)) && !reached) count.nobody += MINUTE;
    else if (accountable !== null && !(responsible.length === 1 && responsible[0] === accountable) && !duty(accountable, at))
      count.accountableAway += MINUTE;
  }
  return count;
}

function measured(agreement: Agreement, rule: string, window: string): { nobody: number; accountableAway: number } {
  const week = ordinaryWeek(agreement, FROM);
  const staffing = staffingOf(agreement)(owned(agreement, rule))(cell(window)) as Staffing;
  const found = shortfall(new Timeline(withoutSpecialDays(agreement), week.from, week.to), staffing);
  return { nobody: lengthOf(found.nobody), accountableAway: lengthOf(found.accountableAway) };
}

describe('hours without anybody on duty', () => {
  test('equal a minute-stepping count over an ordinary week, for any hours, rotas and escalation', () => {
    fc.assert(
      fc.property(
        staffedWorlds,
        fc.constantFrom('r1', 'r3', 'x1'),
        fc.constantFrom('business', 'after-hours'),
        (agreement, rule, window) => {
          expect(measured(agreement, rule, window)).toEqual(naive(agreement, rule, window));
        },
      ),
      { numRuns: 120 },
    );
  });

  test('Harbor Lane, r3 after hours: 123 hours', () => {
    const world = { ...harborLane, calendars: { ...harborLane.calendars, clock: harborLane.calendars.always! } };
    expect(measured(world, 'r3', 'after-hours')).toEqual({ nobody: 123 * HOUR, accountableAway: 0 });
    expect(measured(world, 'r3', 'business')).toEqual({ nobody: 0, accountableAway: 0 });
    expect(measured(world, 'x1', 'after-hours')).toEqual({ nobody: 0, accountableAway: 123 * HOUR });
  });
});

describe('an ordinary week', () => {
  test('starts on the first local Monday at or after the instant, and holds 168 hours', () => {
    expect(ordinaryWeek(harborLane, FROM)).toEqual({ from: Date.UTC(2026, 11, 7, 5), to: Date.UTC(2026, 11, 14, 5) });
    expect(ordinaryWeek(harborLane, Date.UTC(2026, 11, 7, 5)).from).toBe(Date.UTC(2026, 11, 7, 5));
  });

  test('has no change of clocks in any zone of the agreement', () => {
    // New York changes on 2026-03-08, Berlin on 2026-03-29.
    const berlin = { ...harborLane.calendars.office!, zone: 'Europe/Berlin' };
    const both = { ...harborLane, calendars: { ...harborLane.calendars, berlin } };
    expect(ordinaryWeek(harborLane, Date.UTC(2026, 2, 2, 5)).from).toBe(Date.UTC(2026, 2, 9, 4));
    expect(ordinaryWeek(both, Date.UTC(2026, 2, 23, 4)).from).toBe(Date.UTC(2026, 2, 30, 4));
  });
});
