import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TASK_LIBRARY } from './library.js';
import { suggestOwner, type TaskWeights, type TeamFacts, USUAL_WEIGHTS } from './suggest-owner.js';
import { TASK_SKILLS } from './task.js';

const facts: TeamFacts = { hoursAvailable: 80, hoursNeeded: 96, skills: null };
const named = (id: string) => TASK_LIBRARY.find((task) => task.id === id)!;
const weight = fc.integer({ min: 0, max: 100 });
const weights = fc.record({ capacity: weight, risk: weight, expertise: weight });
const anyFacts = fc.record({
  hoursAvailable: fc.double({ min: 0, max: 400, noNaN: true }),
  hoursNeeded: fc.double({ min: 0, max: 400, noNaN: true }),
  skills: fc.option(fc.subarray([...TASK_SKILLS]), { nil: null }),
});
const task = fc.constantFrom(...TASK_LIBRARY);
const RANK = { keep: 0, share: 1, delegate: 2 } as const;

describe('a suggestion', () => {
  it.each<[string, string]>([
    ['reset-password', 'delegate'],
    ['watch-security-events', 'delegate'],
    ['run-erp', 'keep'],
    ['accept-risk', 'keep'],
    ['write-runbooks', 'share'],
  ])('for %s is %s', (id, outcome) => {
    expect(suggestOwner(named(id), USUAL_WEIGHTS, facts).outcome).toBe(outcome);
  });

  it('says what was weighed', () => {
    expect(suggestOwner(named('reset-password'), USUAL_WEIGHTS, facts).causes.map((cause) => cause.code)).toEqual([
      'task.usual-provider',
      'task.too-much-work',
      'task.risk-medium',
      'task.skill-rare',
    ]);
    const known = { ...facts, hoursAvailable: 200, skills: ['desk'] as const };
    expect(suggestOwner(named('reset-password'), USUAL_WEIGHTS, known).causes.map((cause) => cause.code)).toContain('task.skill-here');
  });

  it('keeps policy, strategy and risk acceptance whatever the weights', () => {
    fc.assert(
      fc.property(task, fc.constantFrom('policy', 'strategy', 'risk-acceptance'), weights, anyFacts, (one, decides, weighed, known) => {
        expect(suggestOwner({ ...one, decides }, weighed, known)).toMatchObject({ outcome: 'keep', causes: [{ code: 'task.decides' }] });
      }),
    );
  });

  it('moves one way only: more weight on capacity never keeps more, more on risk never gives away more', () => {
    const raised = (all: TaskWeights, key: keyof TaskWeights, by: number): TaskWeights => ({ ...all, [key]: Math.min(100, all[key] + by) });
    fc.assert(
      fc.property(task, weights, weight, anyFacts, (one, low, by, known) => {
        const rank = (all: TaskWeights) => RANK[suggestOwner(one, all, known).outcome];
        expect(rank(raised(low, 'capacity', by))).toBeGreaterThanOrEqual(rank(low));
        expect(rank(raised(low, 'risk', by))).toBeLessThanOrEqual(rank(low));
        if (known.skills?.includes(one.skill)) expect(rank(raised(low, 'expertise', by))).toBeLessThanOrEqual(rank(low));
        else expect(rank(raised(low, 'expertise', by))).toBeGreaterThanOrEqual(rank(low));
      }),
    );
  });
});
