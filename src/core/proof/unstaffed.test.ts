import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Agreement, OnCallRota } from '../agreement/agreement.js';
import { compileRouter } from '../routing/router.js';
import { exception, harborLane, owns, row } from '../testing/harbor-lane.js';
import { staffedWorlds } from '../testing/proof-staffing.js';
import { DAY, HOUR } from '../time.js';
import { duties } from './duties.js';
import type { Finding } from './finding.js';
import { unstaffed } from './unstaffed.js';

/** Sat 2026-12-05 00:00 in New York. */
const FROM = Date.UTC(2026, 11, 5, 5);
const YEAR = 365 * DAY;

const find = (agreement: Agreement, from = FROM, horizonMs = YEAR): readonly Finding[] =>
  unstaffed(agreement, duties(compileRouter(agreement)), from, horizonMs, () => null);

const of = (findings: readonly Finding[], rule: string): readonly Finding[] => findings.filter(({ rules }) => rules.includes(rule));

describe('Harbor Lane', () => {
  const findings = find(harborLane);

  test('r3 after hours: 123 hours of an ordinary week, from Sat 2026-12-05 00:00', () => {
    expect(of(findings, 'r3')).toEqual([
      {
        id: 'unstaffed:r3:after-hours:P1',
        kind: 'unstaffed',
        severity: 'blocker',
        text: 'After hours, P1, rule r3 (Respond › Line of business, tier 3): the clock runs while nobody of Onsite IT is on duty or on call, for 123 h of an ordinary week, first Sat 2026-12-05 00:00 America/New_York',
        regions: [
          {
            text: 'After hours, P1, rule r3 (Respond › Line of business, tier 3)',
            dimensions: {
              category: ['line-of-business', 'erp'],
              type: null,
              tier: ['3'],
              priority: ['P1'],
              window: ['after-hours'],
              system: null,
              site: null,
            },
            situations: 2 * 4 * 3 * 3,
          },
        ],
        witness: {
          category: 'line-of-business',
          type: 'incident',
          tier: 3,
          priority: 'P1',
          window: 'after-hours',
          system: null,
          site: null,
        },
        at: FROM,
        perWeekMs: 123 * HOUR,
        rules: ['r3'],
        teams: ['onsite-it'],
        mend: expect.stringContaining('Onsite IT') as string,
        trafficShare: null,
      },
    ]);
  });

  test('x1: Infrastructure covers the work, Onsite IT is Accountable and away: a warning', () => {
    const [finding, ...others] = of(findings, 'x1');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      id: 'unstaffed:x1:after-hours:P1',
      severity: 'warning',
      at: FROM,
      perWeekMs: 123 * HOUR,
      teams: ['infrastructure', 'onsite-it'],
    });
    expect(finding?.witness).toMatchObject({ system: 'plant-network', priority: 'P1', window: 'after-hours' });
    expect(finding?.text).toContain(
      'Infrastructure can work, while Onsite IT, which is Accountable, is away, for 123 h of an ordinary week',
    );
  });

  test('none for r2: its after-hours cell is empty and inherits', () => {
    expect(of(findings, 'r2')).toEqual([]);
    expect(findings.flatMap(({ rules }) => rules)).toEqual(['x1', 'r3', 'r6', 'r7']);
  });

  test('the first instant is looked for from the given one on', () => {
    // Proved on Tuesday at 10:00, the first such instant is 17:00 of that day; on the eve of a holiday it is no other.
    expect(of(find(harborLane, Date.parse('2026-12-08T15:00Z')), 'r3')[0]?.at).toBe(Date.parse('2026-12-08T22:00Z'));
    expect(of(find(harborLane, Date.parse('2026-12-08T15:00Z'), 6 * HOUR), 'r3')).toEqual([]);
  });

  test('parties in two zones each read the instant in their own', () => {
    const berlin = { ...harborLane.calendars.always!, zone: 'Europe/Berlin' };
    const teams = harborLane.teams.map((team) => (team.id === 'service-desk' ? { ...team, coverage: 'berlin' } : team));
    const text = of(find({ ...harborLane, teams, calendars: { ...harborLane.calendars, berlin } }), 'r3')[0]?.text;
    expect(text).toContain('first Sat 2026-12-05 00:00 America/New_York (Sat 2026-12-05 06:00 Europe/Berlin)');
  });
});

describe('what counts as being there', () => {
  const rota: OnCallRota = { calendar: 'always', people: ['one'], turnDays: 7, from: '2026-01-05' };
  const step = { id: 's', clock: 'resolve', atPercent: 75, priorities: null, notify: ['service-desk'], leads: false, wake: false } as const;

  test('an on-call rota of the Responsible team', () => {
    const teams = harborLane.teams.map((team) => (team.id === 'onsite-it' ? { ...team, onCall: rota } : team));
    expect(find({ ...harborLane, teams })).toEqual([]);
  });

  test('an escalation target on duty before the target is used up, not one told of the breach', () => {
    expect(of(find({ ...harborLane, escalation: [step] }), 'r3')).toEqual([]);
    expect(of(find({ ...harborLane, escalation: [{ ...step, atPercent: 100 }] }), 'r3')).toHaveLength(1);
    expect(of(find({ ...harborLane, escalation: [{ ...step, notify: ['onsite-it'] }] }), 'r3')).toHaveLength(1);
    expect(of(find({ ...harborLane, escalation: [{ ...step, notify: ['onsite-it'], wake: true }] }), 'r3')).toEqual([]);
    expect(of(find({ ...harborLane, escalation: [{ ...step, clock: 'update' }] }), 'r3')).toHaveLength(1);
    expect(of(find({ ...harborLane, escalation: [{ ...step, priorities: ['P2'] }] }), 'r3')).toHaveLength(1);
  });

  test('a second Responsible team, with a warning while the Accountable one is away', () => {
    const r3 = row('r3', 'line-of-business', owns('onsite-it', { responsible: ['onsite-it', 'infrastructure'] }), { tiers: [3] });
    const rules = harborLane.rules.map((rule) => (rule.id === 'r3' ? r3 : rule));
    expect(of(find({ ...harborLane, rules }), 'r3').map(({ severity }) => severity)).toEqual(['warning']);
  });
});

describe('where it is looked for', () => {
  test('not where exceptions overrule the rule everywhere', () => {
    const covered = exception('x0', { categories: ['line-of-business'], priorities: ['P1'] }, owns('service-desk'));
    expect(of(find({ ...harborLane, exceptions: [covered] }), 'r3')).toEqual([]);
  });

  test('nor where the policy promises nothing', () => {
    const policies = harborLane.policies.map((policy) => ({
      ...policy,
      targets: policy.targets.filter(({ priority }) => priority !== 'P1'),
    }));
    expect(find({ ...harborLane, policies })).toEqual([]);
  });

  test('a shortage on special days only is found too, without hours of an ordinary week', () => {
    // The clock runs on office hours and the windows know no holidays; the team has them off.
    const calendars = { ...harborLane.calendars, clock: { ...harborLane.calendars.office!, holidays: [] } };
    const policies = harborLane.policies.map((policy) => ({
      ...policy,
      targets: policy.targets.map((target) => ({ ...target, calendar: 'clock' })),
    }));
    const world = { ...harborLane, calendars, policies, windows: { ...harborLane.windows, holidays: [] } };
    // The week that follows holds one of these days, and an ordinary week none.
    const [finding, ...others] = of(find(world, Date.parse('2026-12-27T12:00Z')), 'r3');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id: 'unstaffed:r3:business:P1+P2+P3+P4', perWeekMs: 0, at: Date.parse('2027-01-01T13:00Z') });
    expect(finding?.text).toContain('on special days only');
  });
});

describe('laws', () => {
  /** What is short: rule, window, type and priority, with the severity. */
  const short = (findings: readonly Finding[]): ReadonlyMap<string, string> =>
    new Map(
      findings.flatMap(({ id, severity, regions }) => {
        const { priority, type } = regions[0]!.dimensions;
        const priorities = priority ?? ['P1', 'P2', 'P3', 'P4'];
        return priorities.map((each) => [`${id.split(':').slice(1, 3).join(':')}:${each}:${type?.join('+') ?? 'any'}`, severity] as const);
      }),
    );

  test('more coverage never adds a finding and never makes one worse', () => {
    const team = fc.constantFrom('onsite-it', 'infrastructure', 'service-desk');
    fc.assert(
      fc.property(staffedWorlds, team, (agreement, id) => {
        const teams = agreement.teams.map((each) => (each.id === id ? { ...each, coverage: 'always' } : each));
        const [before, after] = [short(find(agreement)), short(find({ ...agreement, teams }))];
        for (const [cell, severity] of after) {
          expect(before.has(cell)).toBe(true);
          if (severity === 'blocker') expect(before.get(cell)).toBe('blocker');
        }
      }),
      { numRuns: 20 },
    );
  });

  test('names are distinct, and every finding shows a first instant and a witness', () => {
    fc.assert(
      fc.property(staffedWorlds, (agreement) => {
        const findings = find(agreement);
        expect(new Set(findings.map(({ id }) => id)).size).toBe(findings.length);
        for (const { at, witness } of findings) {
          expect(at).toBeGreaterThanOrEqual(FROM);
          expect(witness).not.toBeNull();
        }
      }),
      { numRuns: 20 },
    );
  });
});
