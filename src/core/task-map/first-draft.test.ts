import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../agreement/agreement.js';
import { agreementProblems } from '../agreement/validate.js';
import { prove } from '../proof/prove.js';
import { compileRouter } from '../routing/router.js';
import { situation } from '../testing/harbor-lane.js';
import { draftFrom } from './first-draft.js';
import { TASK_LIBRARY } from './library.js';
import { type MappedTask, TASK_DECISIONS, type TaskDecision } from './task.js';

const parties: readonly Party[] = [
  { id: 'internal', name: 'Harbor Lane', kind: 'internal' },
  { id: 'northwind', name: 'Northwind IT', kind: 'provider' },
];
const options = { id: 'agreement', name: 'First draft', parties, zone: 'America/New_York' };
const nothing = { systems: [], sites: [] };
const from = Date.UTC(2027, 0, 1);
const all = (decision: TaskDecision | null): MappedTask[] => TASK_LIBRARY.map((task) => ({ ...task, hoursNow: task.hours, decision }));
const decided = (decisions: Record<string, TaskDecision>, rest: TaskDecision): MappedTask[] =>
  all(rest).map((task) => ({ ...task, decision: decisions[task.id] ?? rest }));
const ownerOf = (tasks: MappedTask[], category: string, more = {}) => {
  const { outcome } = compileRouter(draftFrom(tasks, nothing, options)).route(situation(category, more));
  return outcome.owned ? [outcome.accountable, outcome.team] : null;
};

describe('a first draft', () => {
  it.each([...TASK_DECISIONS, null])('of a map with every task %s has no finding that blocks, and an owner for all', (decision) => {
    const draft = draftFrom(all(decision), nothing, options);
    expect(agreementProblems(draft)).toEqual([]);
    const proof = prove(draft, { from });
    expect(proof.findings.filter((finding) => finding.severity === 'blocker')).toEqual([]);
    expect(proof.total).toBe(true);
  });

  it('is total and without blockers whatever was decided', () => {
    const decisions = fc.array(
      fc.record({ decision: fc.constantFrom(null, ...TASK_DECISIONS), hoursNow: fc.integer({ min: 0, max: 40 }) }),
      {
        minLength: TASK_LIBRARY.length,
        maxLength: TASK_LIBRARY.length,
      },
    );
    fc.assert(
      fc.property(decisions, (made) => {
        const draft = draftFrom(
          TASK_LIBRARY.map((task, at) => ({ ...task, ...made[at]! })),
          { systems: [{ id: 'erp', name: 'ERP', criticality: 'critical', owner: 'internal' }], sites: [{ id: 'main', name: 'Main' }] },
          options,
        );
        expect(agreementProblems(draft)).toEqual([]);
        const proof = prove(draft, { from });
        expect(proof.findings.filter((finding) => finding.severity === 'blocker')).toEqual([]);
        expect(proof.total).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('gives a category to where most of its hours go, and a task decided otherwise a rule of its own', () => {
    const tasks = decided({ 'mend-label-printer': 'keep' }, 'delegate');
    expect(ownerOf(tasks, 'printing')).toEqual(['service-desk', 'service-desk']);
    expect(ownerOf(tasks, 'mend-label-printer')).toEqual(['internal-it', 'internal-it']);
  });

  it('sends each kind of work to the team that does it', () => {
    const tasks = decided({}, 'delegate');
    expect(ownerOf(tasks, 'security-incidents')).toEqual(['security', 'security']);
    expect(ownerOf(tasks, 'outages', { window: 'after-hours' })).toEqual(['operations', 'operations']);
  });

  it('shares so that the provider begins and the internal team comes in from tier 2 on, in business hours', () => {
    const tasks = decided({}, 'share');
    expect(ownerOf(tasks, 'sign-in')).toEqual(['internal-it', 'service-desk']);
    expect(ownerOf(tasks, 'sign-in', { tier: 2 })).toEqual(['internal-it', 'internal-it']);
    expect(ownerOf(tasks, 'sign-in', { tier: 2, window: 'after-hours' })).toEqual(['internal-it', 'service-desk']);
  });

  it('keeps policy, strategy and risk acceptance internal even where the map says otherwise', () => {
    const tasks = decided({}, 'delegate');
    for (const category of ['policy', 'risk-acceptance', 'it-strategy'])
      expect(ownerOf(tasks, category)).toEqual(['internal-it', 'internal-it']);
  });

  it('takes systems and sites along, with an owner only where the party is known', () => {
    const systems = [{ id: 'erp', name: 'ERP', criticality: 'critical', owner: 'somebody' }] as const;
    expect(draftFrom(all(null), { systems, sites: [] }, options).systems).toEqual([{ ...systems[0], owner: null }]);
  });

  it('needs both sides', () => {
    expect(() => draftFrom(all(null), nothing, { ...options, parties: [parties[0]!] })).toThrow('an internal party and a provider');
  });
});
