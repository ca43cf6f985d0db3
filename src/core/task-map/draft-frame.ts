/**
 * What a first draft holds whatever was decided: parties, teams, hours, targets and hand-off rules.
 *
 * The figures are a usual beginning, to be changed in the draft: 15 minutes to respond to a P1 around
 * the clock, an hour in office hours; four hours to resolve; a hand-off is answered within ten minutes.
 */
import type { Agreement, Party, SlaPolicy, SlaTarget, Team } from '../agreement/agreement.js';
import type { CalendarDefinition, Period, WeeklyHours } from '../calendar/definition.js';
import { HOUR, MINUTE } from '../time.js';
import type { ProviderTeam } from './categories.js';

export interface DraftOptions {
  readonly id: string;
  readonly name: string;
  /** Exactly one internal and at least one provider, the first of which takes what is given away. */
  readonly parties: readonly Party[];
  /** An IANA zone in which the windows and the office hours stand. */
  readonly zone: string;
}

export const INTERNAL_TEAM = 'internal-it';
export const KEPT_POLICY = 'office-hours';
export const ROUND_THE_CLOCK = 'round-the-clock';

const PROVIDER_TEAMS: Readonly<Record<ProviderTeam, string>> = {
  'service-desk': 'Service desk',
  operations: 'Operations',
  security: 'Security',
  projects: 'Projects',
};

const office: readonly Period[] = [{ from: 8 * 60, to: 17 * 60 }];
const officeWeek: WeeklyHours = { mon: office, tue: office, wed: office, thu: office, fri: office };
const wholeDay: readonly Period[] = [{ from: 0, to: 1440 }];
const wholeWeek: WeeklyHours = {
  mon: wholeDay,
  tue: wholeDay,
  wed: wholeDay,
  thu: wholeDay,
  fri: wholeDay,
  sat: wholeDay,
  sun: wholeDay,
};

type Frame = Omit<Agreement, 'categories' | 'systems' | 'sites' | 'rules'>;

/** @param named ids of the teams that a rule names; other teams of the provider are left out, but its desk is always there */
export function draftFrame({ id, name, parties, zone }: DraftOptions, named: ReadonlySet<string>): Frame {
  const internal = parties.find((party) => party.kind === 'internal');
  const provider = parties.find((party) => party.kind === 'provider');
  if (internal === undefined || provider === undefined) throw new Error('A draft needs an internal party and a provider');
  const calendar = (week: WeeklyHours): CalendarDefinition => ({ zone, week, holidays: [], exceptions: [] });
  const teams: Team[] = [{ id: INTERNAL_TEAM, name: 'Internal IT', party: internal.id, coverage: 'office', onCall: null }];
  for (const [team, title] of Object.entries(PROVIDER_TEAMS))
    if (named.has(team) || team === 'service-desk')
      teams.push({ id: team, name: title, party: provider.id, coverage: 'always', onCall: null });
  return {
    id,
    name,
    version: 1,
    parties,
    teams,
    calendars: { always: calendar(wholeWeek), office: calendar(officeWeek) },
    windows: {
      zone,
      holidays: [],
      holidayWindow: 'after-hours',
      windows: [
        { id: 'business', name: 'Business hours', week: officeWeek },
        { id: 'after-hours', name: 'After hours', week: null },
      ],
    },
    attributes: [],
    exceptions: [],
    policies: [policy(KEPT_POLICY, 'Office hours', 'office', 'office'), policy(ROUND_THE_CLOCK, 'Round the clock', 'always', 'office')],
    defaultPolicy: KEPT_POLICY,
    escalation: [
      { id: 'resolve-75', clock: 'resolve', atPercent: 75, priorities: ['P1'], notify: [], leads: true, wake: false },
      { id: 'resolve-breach', clock: 'resolve', atPercent: 100, priorities: null, notify: [], leads: true, wake: false },
    ],
    handOff: { transfer: 'on-acceptance', acceptWithinMs: 10 * MINUTE, bounceLimit: 2, requiredFields: [], noAccess: 'request-and-hold' },
    priorityMatrix: {
      high: { high: 'P1', medium: 'P2', low: 'P3' },
      medium: { high: 'P2', medium: 'P3', low: 'P4' },
      low: { high: 'P3', medium: 'P4', low: 'P4' },
    },
  };
}

/** P1 and P2 on the first calendar, the rest on the second. */
function policy(id: string, name: string, urgent: string, ordinary: string): SlaPolicy {
  const target = (priority: SlaTarget['priority'], calendar: string, respondMs: number, resolveMs: number): SlaTarget => ({
    priority,
    types: null,
    calendar,
    respondMs,
    updateMs: null,
    resolveMs,
    pausedWhile: priority === 'P1' ? [] : ['requester'],
  });
  return {
    id,
    name,
    thresholds: [50, 75, 90, 100],
    holds: [],
    targets: [
      target('P1', urgent, urgent === 'always' ? 15 * MINUTE : HOUR, 4 * HOUR),
      target('P2', urgent, HOUR, 8 * HOUR),
      target('P3', ordinary, 4 * HOUR, 24 * HOUR),
      target('P4', ordinary, 8 * HOUR, 40 * HOUR),
    ],
  };
}
