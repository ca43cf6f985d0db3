/**
 * What a first draft holds whatever was decided: parties, teams, hours, targets and hand-off rules.
 *
 * The figures are a usual beginning, to be changed in the draft: 15 minutes to respond to a P1 around
 * the clock, an hour in office hours; four hours to resolve; a hand-off is answered within ten minutes.
 */
import type { Agreement, Party, SlaPolicy, SlaTarget, Team } from '../agreement/agreement.js';
import type { CalendarDefinition, Holiday, Period, WeeklyHours } from '../calendar/definition.js';
import { HOUR, MINUTE } from '../time.js';
import type { ProviderTeam } from './categories.js';

export interface DraftOptions {
  readonly id: string;
  readonly name: string;
  /** Exactly one internal and at least one provider, the first of which takes what is given away to nobody in particular. */
  readonly parties: readonly Party[];
  /** An IANA zone in which the windows and the office hours stand. */
  readonly zone: string;
  /** Holidays on which business hours do not run. */
  readonly holidays?: readonly Holiday[];
  /** When the internal team is staffed; Monday to Friday, 8 to 17, without it. */
  readonly office?: CalendarDefinition | null;
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

/** A team of a provider, the providers counted from 0: those of the first have plain ids. */
export const teamOf = (team: ProviderTeam, provider: number): string => (provider === 0 ? team : `${team}-${provider + 1}`);

/** Names are at most this long. */
const LONGEST_NAME = 300;

const officeHours: readonly Period[] = [{ from: 8 * 60, to: 17 * 60 }];
const officeWeek: WeeklyHours = { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours };
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

/** @param named ids of the teams that a rule names; other teams of a provider are left out, but its desk is always there */
export function draftFrame({ id, name, parties, zone, holidays = [], office = null }: DraftOptions, named: ReadonlySet<string>): Frame {
  const internal = parties.find((party) => party.kind === 'internal');
  const providers = parties.filter((party) => party.kind === 'provider');
  if (internal === undefined || providers.length === 0) throw new Error('A draft needs an internal party and a provider');
  const teams: Team[] = [{ id: INTERNAL_TEAM, name: 'Internal IT', party: internal.id, coverage: 'office', onCall: null }];
  for (const [at, provider] of providers.entries())
    for (const [team, title] of Object.entries(PROVIDER_TEAMS) as [ProviderTeam, string][]) {
      if (!named.has(teamOf(team, at)) && team !== 'service-desk') continue;
      const called = providers.length === 1 ? title : `${title}, ${provider.name}`.slice(0, LONGEST_NAME);
      teams.push({ id: teamOf(team, at), name: called, party: provider.id, coverage: 'always', onCall: null });
    }
  return {
    id,
    name,
    version: 1,
    parties,
    teams,
    calendars: {
      always: { zone, week: wholeWeek, holidays: [], exceptions: [] },
      office: office ?? { zone, week: officeWeek, holidays, exceptions: [] },
    },
    windows: {
      zone,
      holidays,
      holidayWindow: 'after-hours',
      windows: [
        { id: 'business', name: 'Business hours', week: businessWeek(office, zone) },
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

/** The hours of the internal team, where they are in the zone of the windows and leave something over. */
function businessWeek(office: CalendarDefinition | null, zone: string): WeeklyHours {
  if (office === null || office.zone !== zone) return officeWeek;
  const minutes = Object.values(office.week)
    .flat()
    .reduce((sum, { from, to }) => sum + (to > from ? to - from : to + 1440 - from), 0);
  return minutes > 0 && minutes < 7 * 1440 ? office.week : officeWeek;
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
