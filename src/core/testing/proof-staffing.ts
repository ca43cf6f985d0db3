/** Random working hours laid over Harbor Lane: who is there, when clocks run, whom escalation reaches. */
import fc from 'fast-check';
import type { Agreement, EscalationStep, Team } from '../agreement/agreement.js';
import { type CalendarDefinition, type Period, WEEKDAYS, type WeeklyHours } from '../calendar/definition.js';
import { localTime } from '../calendar/zone.js';
import { type Instant, MINUTE } from '../time.js';
import { harborLane } from './harbor-lane.js';

const ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata'] as const;

/** At most one period a day, some of which run past midnight into a day that may have hours of its own. */
const period: fc.Arbitrary<Period> = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
  .map(([from, to]) => (from === to ? { from: 0, to: 1440 } : { from: from * 60, to: to * 60 }));

export const weeklyHours: fc.Arbitrary<WeeklyHours> = fc
  .array(fc.tuple(fc.constantFrom(...WEEKDAYS), period), { minLength: 2, maxLength: 9, size: 'max' })
  .map((days) => Object.fromEntries(days.map(([day, hours]) => [day, [hours]])));

const calendar = (zone: fc.Arbitrary<string>): fc.Arbitrary<CalendarDefinition> =>
  fc.record({
    zone,
    week: weeklyHours,
    holidays: fc.constantFrom([], [{ date: '2027-01-18', name: 'Holiday' }]),
    exceptions: fc.constant([]),
  });

const step: fc.Arbitrary<EscalationStep> = fc.record({
  id: fc.constant('step'),
  clock: fc.constantFrom('respond', 'update', 'resolve', 'accept'),
  atPercent: fc.constantFrom(50, 99, 100),
  priorities: fc.constantFrom(null, ['P1'], ['P4']),
  notify: fc.subarray(['onsite-it', 'infrastructure']),
  leads: fc.boolean(),
  wake: fc.boolean(),
});

/** Harbor Lane with random hours, rotas, clock and escalation; the zone of the windows stays New York. */
export const staffedWorlds: fc.Arbitrary<Agreement> = fc
  .record({
    office: calendar(fc.constantFrom(...ZONES)),
    infrastructure: calendar(fc.constantFrom(...ZONES)),
    rota: calendar(fc.constantFrom(...ZONES)),
    clock: calendar(fc.constantFrom(...ZONES)),
    business: weeklyHours,
    onsiteOnCall: fc.boolean(),
    deskCoverage: fc.constantFrom('office', 'always', 'rota'),
    escalation: fc.array(step, { maxLength: 2 }),
    twoResponsible: fc.boolean(),
  })
  .map((draft): Agreement => {
    const teams = harborLane.teams.map((team): Team => {
      if (team.id === 'service-desk') return { ...team, coverage: draft.deskCoverage };
      if (team.id !== 'onsite-it' || !draft.onsiteOnCall) return team;
      return { ...team, onCall: { calendar: 'rota', people: ['one'], turnDays: 7, from: '2026-01-05' } };
    });
    const onCall = { calendar: 'rota', people: ['first'], turnDays: 7, from: '2026-01-05' };
    return {
      ...harborLane,
      teams: teams.map((team) => (team.id === 'infrastructure' ? { ...team, onCall } : team)),
      calendars: {
        ...harborLane.calendars,
        office: draft.office,
        'infrastructure-hours': draft.infrastructure,
        rota: draft.rota,
        clock: draft.clock,
      },
      windows: {
        ...harborLane.windows,
        windows: harborLane.windows.windows.map((window) => (window.id === 'business' ? { ...window, week: draft.business } : window)),
      },
      policies: harborLane.policies.map((policy) => ({
        ...policy,
        targets: policy.targets.map((target) => (target.priority === 'P1' ? { ...target, calendar: 'clock' } : target)),
      })),
      rules: harborLane.rules.map((rule) =>
        rule.id === 'r3' && draft.twoResponsible ? { ...rule, responsible: ['onsite-it', 'infrastructure'] } : rule,
      ),
      escalation: draft.escalation,
    };
  });

/** Whether weekly hours hold at an instant, read off the wall clock minute by minute: the naive oracle. */
export function holdsAt(week: WeeklyHours, zone: string, at: Instant): boolean {
  const { minute, weekday } = localTime(zone, at);
  const yesterday = WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 6) % 7]!;
  const today = (week[weekday] ?? []).some(({ from, to }) => (to > from ? minute >= from && minute < to : minute >= from));
  return today || (week[yesterday] ?? []).some(({ from, to }) => to <= from && minute < to);
}

/** Every minute of [from, to). */
export function* minutes(from: Instant, to: Instant): Generator<Instant> {
  for (let at = from; at < to; at += MINUTE) yield at;
}
