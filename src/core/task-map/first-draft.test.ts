import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Party } from '../agreement/agreement.js';
import { agreementProblems } from '../agreement/validate.js';
import { prove } from '../proof/prove.js';
import { compileRouter } from '../routing/router.js';
import { eventfulCalendar } from '../testing/calendar-arbitrary.js';
import { harborLane, situation } from '../testing/harbor-lane.js';
import { draftFrom } from './first-draft.js';
import { TASK_LIBRARY } from './library.js';
import { type MappedTask, TASK_DECISIONS, type TaskDecision } from './task.js';

const parties: readonly Party[] = [
  { id: 'internal', name: 'Harbor Lane', kind: 'internal' },
  { id: 'northwind', name: 'Northwind IT', kind: 'provider' },
];
const more: readonly Party[] = [
  { id: 'soc', name: 'Night Watch', kind: 'provider' },
  { id: 'cabling', name: 'Cable & Co', kind: 'provider' },
];
const options = { id: 'agreement', name: 'First draft', parties, zone: 'America/New_York' };
const nothing = { systems: [], sites: [] };
const from = Date.UTC(2027, 0, 1);
const all = (decision: TaskDecision | null): MappedTask[] =>
  TASK_LIBRARY.map((task) => ({ ...task, hoursNow: task.hours, decision, provider: null }));
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

  it('is total and without blockers whatever was decided, for one to three providers and any hours of today', () => {
    const decisions = fc.array(
      fc.record({
        decision: fc.constantFrom(null, ...TASK_DECISIONS),
        hoursNow: fc.integer({ min: 0, max: 40 }),
        provider: fc.constantFrom(null, 'northwind', 'soc', 'cabling', 'gone'),
      }),
      {
        minLength: TASK_LIBRARY.length,
        maxLength: TASK_LIBRARY.length,
      },
    );
    const today = fc.record({
      count: fc.integer({ min: 1, max: 3 }),
      office: fc.option(
        eventfulCalendar
          .map(({ definition }) => definition)
          // As one of the agreement in force is: without problems.
          .filter((one) => agreementProblems({ ...harborLane, calendars: { ...harborLane.calendars, one } }).length === 0),
        { nil: null },
      ),
    });
    fc.assert(
      fc.property(decisions, today, (made, { count, office }) => {
        const draft = draftFrom(
          TASK_LIBRARY.map((task, at) => ({ ...task, ...made[at]! })),
          { systems: [{ id: 'erp', name: 'ERP', criticality: 'critical', owner: 'internal' }], sites: [{ id: 'main', name: 'Main' }] },
          {
            ...options,
            zone: office?.zone ?? options.zone,
            parties: [...parties, ...more].slice(0, count + 1),
            office,
            holidays: office?.holidays ?? [],
          },
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

  it('sends a task to the provider it was given to; one of a category that goes elsewhere gets a rule of its own', () => {
    const security = new Set(['security-incidents', 'vulnerabilities']);
    const tasks = all('delegate').map((task) => ({
      ...task,
      provider: security.has(task.category) || task.id === 'mend-label-printer' ? 'soc' : null,
    }));
    const draft = draftFrom(tasks, nothing, { ...options, parties: [...parties, more[0]!] });
    const owner = (category: string) => {
      const { outcome } = compileRouter(draft).route(situation(category));
      return outcome.owned ? draft.teams.find((team) => team.id === outcome.accountable) : null;
    };
    expect(owner('security-incidents')).toMatchObject({ id: 'security-2', name: 'Security, Night Watch', party: 'soc' });
    expect(owner('hardening')).toMatchObject({ id: 'security', party: 'northwind' });
    expect(owner('printing')).toMatchObject({ id: 'service-desk', name: 'Service desk, Northwind IT' });
    expect(owner('mend-label-printer')).toMatchObject({ id: 'service-desk-2', party: 'soc' });
  });

  it('keeps the holidays of today, and the hours of the internal team', () => {
    const holidays = [{ date: '12-25', name: 'Christmas' }];
    const fresh = draftFrom(all('share'), nothing, { ...options, holidays });
    expect([fresh.windows.holidays, fresh.calendars.office?.holidays]).toEqual([holidays, holidays]);
    const office = { zone: options.zone, week: { mon: [{ from: 420, to: 960 }] }, holidays, exceptions: [] };
    const draft = draftFrom(all('share'), nothing, { ...options, holidays, office });
    expect(draft.calendars.office).toEqual(office);
    expect(draft.windows.windows[0]).toMatchObject({ id: 'business', week: office.week });
    const elsewhere = draftFrom(all('share'), nothing, { ...options, office: { ...office, zone: 'Asia/Tokyo' } });
    expect(elsewhere.windows.windows[0]?.week?.tue).toEqual([{ from: 480, to: 1020 }]);
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
