/** Harbor Lane Manufacturing: the small partnership of the specification's scenarios, built in code. */
import type { Agreement, Assignment, Category, ExceptionRule, GridRule } from '../agreement/agreement.js';
import type { Situation } from '../agreement/situation.js';
import type { Period, WeeklyHours } from '../calendar/definition.js';
import { HOUR, MINUTE } from '../time.js';

const hours = (from: number, to: number): readonly Period[] => [{ from: from * 60, to: to * 60 }];
const workdays = (from: number, to: number): WeeklyHours => {
  const day = hours(from, to);
  return { mon: day, tue: day, wed: day, thu: day, fri: day };
};
const everyDay: WeeklyHours = {
  mon: hours(0, 24),
  tue: hours(0, 24),
  wed: hours(0, 24),
  thu: hours(0, 24),
  fri: hours(0, 24),
  sat: hours(0, 24),
  sun: hours(0, 24),
};

const zone = 'America/New_York';
const holidays = [
  { date: '2027-01-01', name: "New Year's Day" },
  { date: '2027-01-18', name: 'Martin Luther King Jr. Day' },
];

const node = (id: string, name: string, parent: string | null, decides: Category['decides'] = null): Category => ({
  id,
  name,
  parent,
  decides,
});

export const owns = (accountable: string, more: Partial<Assignment> = {}): Assignment => ({
  accountable,
  responsible: [accountable],
  consulted: [],
  informed: [],
  scope: 'included',
  policy: null,
  ...more,
});

export const row = (
  id: string,
  category: string,
  assignment: Assignment,
  cells: Partial<Pick<GridRule, 'windows' | 'tiers'>> = {},
): GridRule => ({
  id,
  category,
  windows: null,
  tiers: null,
  ...assignment,
  ...cells,
});

export const exception = (id: string, when: Partial<ExceptionRule['when']>, assignment: Assignment): ExceptionRule => ({
  id,
  when: {
    categories: null,
    types: null,
    tiers: null,
    priorities: null,
    windows: null,
    systems: null,
    sites: null,
    attributes: {},
    ...when,
  },
  ...assignment,
});

export const harborLane: Agreement = {
  id: 'harbor-lane',
  name: 'Harbor Lane Manufacturing and Northwind IT',
  version: 1,
  parties: [
    { id: 'internal', name: 'Harbor Lane', kind: 'internal' },
    { id: 'northwind', name: 'Northwind IT', kind: 'provider' },
  ],
  teams: [
    { id: 'onsite-it', name: 'Onsite IT', party: 'internal', coverage: 'office', onCall: null },
    { id: 'service-desk', name: 'Service desk', party: 'northwind', coverage: 'always', onCall: null },
    {
      id: 'infrastructure',
      name: 'Infrastructure',
      party: 'northwind',
      coverage: 'infrastructure-hours',
      onCall: { calendar: 'always', people: ['first', 'second'], turnDays: 7, from: '2026-01-05' },
    },
    { id: 'security-operations', name: 'Security operations', party: 'northwind', coverage: 'always', onCall: null },
  ],
  calendars: {
    always: { zone, week: everyDay, holidays: [], exceptions: [] },
    office: { zone, week: workdays(8, 17), holidays, exceptions: [] },
    'infrastructure-hours': { zone, week: workdays(7, 19), holidays: [], exceptions: [] },
  },
  categories: [
    node('run', 'Run', null),
    node('respond', 'Respond', null),
    node('reinforce', 'Reinforce', null),
    node('reinvent', 'Reinvent', null),
    node('patching', 'Patching', 'run'),
    node('backup', 'Backup', 'run'),
    node('accounts', 'Accounts', 'respond'),
    node('password-reset', 'Password reset', 'accounts'),
    node('hardware', 'Hardware', 'respond'),
    node('printer', 'Printer', 'hardware'),
    node('switch', 'Switch', 'hardware'),
    node('line-of-business', 'Line of business', 'respond'),
    node('erp', 'ERP', 'line-of-business'),
    node('connectivity', 'Connectivity', 'respond'),
    node('security-incident', 'Security incident', 'respond'),
    node('policy', 'Policy', 'reinforce', 'policy'),
    node('training', 'Training', 'reinforce'),
    node('cloud-migration', 'Cloud migration', 'reinvent'),
    node('rollout', 'Rollout', 'reinvent'),
  ],
  windows: {
    zone,
    holidays,
    holidayWindow: 'after-hours',
    windows: [
      { id: 'business', name: 'Business', week: workdays(8, 17) },
      { id: 'after-hours', name: 'After hours', week: null },
    ],
  },
  systems: [
    { id: 'plant-network', name: 'Plant network', criticality: 'critical', owner: 'internal' },
    { id: 'erp-server', name: 'ERP server', criticality: 'critical', owner: 'internal' },
  ],
  sites: [
    { id: 'main', name: 'Main plant' },
    { id: 'warehouse', name: 'Warehouse' },
  ],
  attributes: [],
  rules: [
    row('r1', 'respond', owns('service-desk')),
    row('r2', 'hardware', owns('onsite-it'), { windows: ['business'] }),
    row('r3', 'line-of-business', owns('onsite-it'), { tiers: [3] }),
    row('r4', 'security-incident', owns('security-operations')),
    row('r5', 'patching', owns('infrastructure')),
    row('r6', 'policy', owns('onsite-it')),
    row('r7', 'cloud-migration', owns('onsite-it', { responsible: ['infrastructure'], scope: 'project' })),
  ],
  exceptions: [
    exception(
      'x1',
      { categories: ['respond'], systems: ['plant-network'], priorities: ['P1'] },
      owns('onsite-it', { responsible: ['infrastructure'] }),
    ),
  ],
  policies: [
    {
      id: 'standard',
      name: 'Standard',
      thresholds: [50, 75, 90, 100],
      holds: [],
      targets: [
        { priority: 'P1', types: null, calendar: 'always', respondMs: 15 * MINUTE, updateMs: null, resolveMs: 4 * HOUR, pausedWhile: [] },
        {
          priority: 'P2',
          types: null,
          calendar: 'office',
          respondMs: HOUR,
          updateMs: null,
          resolveMs: 8 * HOUR,
          pausedWhile: ['requester'],
        },
        {
          priority: 'P3',
          types: null,
          calendar: 'office',
          respondMs: 4 * HOUR,
          updateMs: null,
          resolveMs: 24 * HOUR,
          pausedWhile: ['requester'],
        },
        {
          priority: 'P4',
          types: null,
          calendar: 'office',
          respondMs: 8 * HOUR,
          updateMs: null,
          resolveMs: 40 * HOUR,
          pausedWhile: ['requester'],
        },
      ],
    },
  ],
  defaultPolicy: 'standard',
  escalation: [{ id: 'breach', clock: 'resolve', atPercent: 100, priorities: null, notify: [], leads: true, wake: false }],
  handOff: {
    transfer: 'on-acceptance',
    acceptWithinMs: 30 * MINUTE,
    bounceLimit: 2,
    requiredFields: [],
    noAccess: 'request-and-hold',
  },
  priorityMatrix: {
    high: { high: 'P1', medium: 'P2', low: 'P3' },
    medium: { high: 'P2', medium: 'P3', low: 'P4' },
    low: { high: 'P3', medium: 'P4', low: 'P4' },
  },
};

/** A situation of Harbor Lane: an incident, tier 1, P3, business hours, nothing else known. */
export const situation = (category: string, more: Partial<Situation> = {}): Situation => ({
  category,
  type: 'incident',
  tier: 1,
  priority: 'P3',
  window: 'business',
  system: null,
  site: null,
  ...more,
});
