import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TASK_LIBRARY } from './library.js';
import { type MappedTask, TASK_DECISIONS, type TaskDecision } from './task.js';
import { areasOfRelief, givenTo, weekOf } from './week.js';

const mapped = (id: string, hoursNow: number, decision: TaskDecision | null): MappedTask => ({
  ...TASK_LIBRARY.find((task) => task.id === id)!,
  hoursNow,
  decision,
  provider: null,
});
const maps = fc
  .array(fc.record({ hoursNow: fc.integer({ min: 0, max: 4000 }), decision: fc.constantFrom(null, ...TASK_DECISIONS) }), {
    minLength: TASK_LIBRARY.length,
    maxLength: TASK_LIBRARY.length,
  })
  .map((all) => TASK_LIBRARY.map((task, at): MappedTask => ({ ...task, ...all[at]!, provider: null, hoursNow: all[at]!.hoursNow / 100 })));

describe('the week', () => {
  it('is that of the worked example', () => {
    const week = weekOf([mapped('reset-password', 10, 'delegate'), mapped('set-roadmap', 10, 'keep')]);
    expect(week).toMatchObject({ hoursBefore: 20, hoursAfter: 11, reactiveBefore: 0.5, decided: 2, tasks: 2 });
    expect(week.reactiveAfter).toBeCloseTo(1 / 11);
    expect(week.after.respond).toEqual({ internal: 1, provider: 9 });
  });

  it('says how much each provider takes; together it is what leaves the team', () => {
    const one = { ...mapped('reset-password', 10, 'delegate'), provider: 'soc' };
    const tasks = [one, mapped('unlock-account', 4, 'share'), { ...mapped('mend-laptop', 10, 'delegate'), provider: 'gone' }];
    expect(givenTo(tasks, ['msp', 'soc']).respond).toEqual([11, 9]);
    fc.assert(
      fc.property(maps, (all) => {
        const spread = all.map((task, at) => ({ ...task, provider: ['a', 'b', null][at % 3]! }));
        const given = givenTo(spread, ['a', 'b']);
        const { after } = weekOf(spread);
        for (const r of ['run', 'respond', 'reinforce', 'reinvent'] as const)
          expect(given[r].reduce((sum, hours) => sum + hours, 0)).toBeCloseTo(after[r].provider, 6);
      }),
    );
  });

  it('leaves what nobody decided where it is', () => {
    const week = weekOf([mapped('reset-password', 10, null)]);
    expect(week).toMatchObject({ hoursAfter: 10, reactiveAfter: 1, decided: 0 });
  });

  it('has no share without any hours', () => {
    expect(weekOf([])).toMatchObject({ hoursBefore: 0, reactiveBefore: null, reactiveAfter: null });
  });

  it('loses no hour: what stays and what goes are what was there', () => {
    fc.assert(
      fc.property(maps, (tasks) => {
        const week = weekOf(tasks);
        const sides = Object.values(week.after).reduce((sum, side) => sum + side.internal + side.provider, 0);
        expect(sides).toBeCloseTo(week.hoursBefore, 6);
        const given = areasOfRelief(tasks).reduce((sum, area) => sum + area.hours, 0);
        expect(given).toBeLessThanOrEqual(week.hoursBefore - week.hoursAfter + 1e-6);
      }),
      { numRuns: 50 },
    );
  });
});

describe('areas of relief', () => {
  it('names the categories that give most away, with their largest tasks', () => {
    const areas = areasOfRelief([
      mapped('reset-password', 4, 'delegate'),
      mapped('unlock-account', 1, 'delegate'),
      mapped('check-backups', 2, 'delegate'),
      mapped('mend-laptop', 8, 'keep'),
    ]);
    expect(areas.map(({ name, hours }) => [name, hours])).toEqual([
      ['Passwords and sign-in', 4.5],
      ['Backup', 1.8],
    ]);
    expect(areas[0]!.titles).toEqual(['Reset a password', 'Unlock an account']);
  });

  it('are at most five, in order, and leave out crumbs after the third', () => {
    fc.assert(
      fc.property(maps, (tasks) => {
        const areas = areasOfRelief(tasks);
        expect(areas.length).toBeLessThanOrEqual(5);
        for (const [at, area] of areas.entries()) if (at > 0) expect(area.hours).toBeLessThanOrEqual(areas[at - 1]!.hours);
      }),
      { numRuns: 50 },
    );
    const crumbs = areasOfRelief([
      mapped('reset-password', 30, 'delegate'),
      mapped('check-backups', 30, 'delegate'),
      mapped('watch-servers', 30, 'delegate'),
      mapped('mend-printer', 1, 'delegate'),
    ]);
    expect(crumbs).toHaveLength(3);
  });
});
