import { describe, expect, it } from 'vitest';
import { exception, harborLane, owns, row } from '../testing/harbor-lane.js';
import { DAY } from '../time.js';
import type { Agreement } from './agreement.js';
import { agreementProblems, agreementWarnings } from './validate.js';

/** Harbor Lane with some values replaced, by their paths: also in ways that its type forbids. */
function broken(changes: Record<string, unknown>): Agreement {
  const draft = structuredClone(harborLane);
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop()!;
    const holder = steps.reduce((at: unknown, step) => (at as Record<string, unknown>)[step], draft) as Record<string, unknown>;
    holder[last] = value;
  }
  return draft;
}
const lines = (agreement: Agreement) =>
  agreementProblems(agreement).map(({ path, text, nearest }) => `${path.join('.')}: ${text}${nearest === null ? '' : ` (${nearest})`}`);

describe('the agreement of the scenarios', () => {
  it('has no problems and no warnings', () => {
    expect(agreementProblems(harborLane)).toEqual([]);
    expect(agreementWarnings(harborLane)).toEqual([]);
  });
});

describe.each<[string, Record<string, unknown>, string[]]>([
  // Names
  ['an empty id', { id: ' ' }, ['id: The id is empty']],
  ['version 0', { version: 0 }, ['version: The version is a whole number from 1']],
  ['a reserved id', { 'sites.0.id': 'constructor' }, ['sites.0.id: "constructor" is a reserved word and cannot be an id']],
  ['a reserved name', { 'sites.0.name': '__proto__' }, ['sites.0.name: "__proto__" is a reserved word and cannot be a name']],
  ['a control character', { 'sites.0.name': 'a\u0007' }, ['sites.0.name: The name holds a control character']],
  ['an overlong name', { 'sites.0.name': 'n'.repeat(301) }, ['sites.0.name: The name is longer than 300 characters']],
  ['two sites with one id', { 'sites.1.id': 'main' }, ['sites.1.id: There are two sites with the id "main"']],
  ['a rule and an exception with one id', { 'exceptions.0.id': 'r1' }, ['exceptions.0.id: There are two rules with the id "r1"']],
  [
    'two windows of one name',
    { 'windows.windows.2': { id: 'b', name: 'Business', week: { sun: [{ from: 0, to: 60 }] } } },
    ['windows.windows.2.name: There are two windows called "Business"'],
  ],
  // Parties
  ['no internal party', { 'parties.0.kind': 'provider' }, ['parties: No party is internal; exactly one must be']],
  ['two internal parties', { 'parties.1.kind': 'internal' }, ['parties: 2 parties are internal; exactly one must be']],
  ['a team of no party', { 'teams.0.party': 'intrenal' }, ['teams.0.party: There is no party "intrenal" (internal)']],
  ['a team with unknown hours', { 'teams.0.coverage': 'offices' }, ['teams.0.coverage: There is no calendar "offices" (office)']],
  ['a rota without people', { 'teams.2.onCall.people': [] }, ['teams.2.onCall.people: A rota needs at least one person']],
  [
    'a turn of half a day',
    { 'teams.2.onCall.turnDays': 0.5 },
    ['teams.2.onCall.turnDays: A turn lasts a whole number of days, from 1 to 366'],
  ],
  [
    'a rota from 1890',
    { 'teams.2.onCall.from': '1890-01-01' },
    ['teams.2.onCall.from: "1890-01-01" is no date from 1900-01-01 to 2199-12-31'],
  ],
  ['a system of nobody known', { 'systems.0.owner': 'nortwind' }, ['systems.0.owner: There is no party "nortwind" (northwind)']],
  [
    'an attribute without values',
    { 'attributes.0': { id: 'g', name: 'Group', values: [] } },
    ['attributes.0.values: The attribute "Group" has no values'],
  ],
  // Hours
  [
    'an unknown zone',
    { 'calendars.office.zone': 'America/New_Yrok' },
    ['calendars.office.zone: "America/New_Yrok" is not a known time zone; did you mean "America/New_York"?'],
  ],
  [
    'a holiday that is no date',
    { 'windows.holidays': [{ date: '2027-02-30', name: 'x' }] },
    ['windows.holidays.0.date: 2027-02-30 is not a date: there is no such day'],
  ],
  [
    'windows that overlap',
    { 'windows.windows.2': { id: 'l', name: 'Lunch', week: { mon: [{ from: 720, to: 780 }] } } },
    ['windows.windows.2.week: "Lunch" and "Business" both claim mon 12:00-13:00'],
  ],
  [
    'windows that overlap past midnight of Sunday',
    {
      'windows.windows.2': { id: 'n', name: 'Night', week: { sun: [{ from: 1320, to: 360 }] } },
      'windows.windows.3': { id: 'e', name: 'Early', week: { mon: [{ from: 300, to: 420 }] } },
    },
    ['windows.windows.3.week: "Early" and "Night" both claim mon 05:00-06:00'],
  ],
  [
    'no rest window',
    { 'windows.windows.1.week': { sat: [{ from: 0, to: 1440 }] } },
    ['windows.windows: No window takes the rest of the time; exactly one must'],
  ],
  [
    'two rest windows',
    { 'windows.windows.2': { id: 'more', name: 'More', week: null } },
    ['windows.windows.2.week: "After hours" takes the rest of the time already'],
  ],
  [
    'holidays in no window',
    { 'windows.holidayWindow': 'afterhours' },
    ['windows.holidayWindow: There is no window "afterhours" (after-hours)'],
  ],
  [
    'a clock on a calendar that never opens',
    { 'calendars.always.week': {} },
    [
      'policies.0.targets.0.calendar: The calendar "always" never opens, so this clock never runs',
      'teams.2.onCall.calendar: The calendar "always" never opens, so nobody is ever on call',
    ],
  ],
  // Catalogue
  [
    'a missing root',
    { categories: harborLane.categories.filter((c) => c.id !== 'reinvent' && c.parent !== 'reinvent'), 'rules.length': 6 },
    ['categories: The catalogue lacks its root "reinvent"'],
  ],
  ['a fifth root', { 'categories.4.parent': null }, ['categories.4.parent: "Patching" stands under none of the four Rs']],
  ['an unknown parent', { 'categories.4.parent': 'rnu' }, ['categories.4.parent: There is no category "rnu" (run)']],
  [
    'a root with a parent',
    { 'categories.3.parent': 'run' },
    ['categories.3.parent: "reinvent" is a root of the catalogue and has no parent'],
  ],
  [
    'a ring of parents',
    { 'categories.6.parent': 'password-reset' },
    ['categories.6.parent: "Accounts" stands under itself', 'categories.7.parent: "Password reset" stands under itself'],
  ],
  // Rules
  ['a rule for an unknown category', { 'rules.1.category': 'hardwear' }, ['rules.1.category: There is no category "hardwear" (hardware)']],
  [
    'a rule for an unknown team',
    { 'rules.0.accountable': 'Servce desk' },
    ['rules.0.accountable: There is no team "Servce desk" (service-desk)'],
  ],
  ['a team listed twice', { 'rules.0.informed': ['onsite-it', 'onsite-it'] }, ['rules.0.informed.1: The team "onsite-it" is listed twice']],
  ['an unknown policy', { 'rules.0.policy': 'gold' }, ['rules.0.policy: There is no policy "gold"']],
  [
    'a rule for no window',
    { 'rules.1.windows': [] },
    ['rules.1.windows: This list of windows is empty, so it never holds; leave it out to mean any'],
  ],
  ['an unknown window', { 'rules.1.windows': ['busines'] }, ['rules.1.windows.0: There is no window "busines" (business)']],
  [
    'an unknown system',
    { 'exceptions.0.when.systems': ['plant-net'] },
    ['exceptions.0.when.systems.0: There is no system "plant-net" (plant-network)'],
  ],
  ['none listed twice', { 'exceptions.0.when.sites': [null, null] }, ['exceptions.0.when.sites.1: None is listed twice']],
  [
    'an unknown attribute',
    { 'exceptions.0.when.attributes': { group: ['x'] } },
    ['exceptions.0.when.attributes.group: There is no attribute "group"'],
  ],
  [
    'no priority',
    { 'exceptions.0.when.priorities': [] },
    ['exceptions.0.when.priorities: This list of priorities is empty, so it never holds; leave it out to mean any'],
  ],
  // Clocks
  ['no policy', { policies: [] }, ['policies: There is no SLA policy', 'defaultPolicy: There is no policy "standard"']],
  ['a policy without targets', { 'policies.0.targets': [] }, ['policies.0.targets: The policy "Standard" has no targets']],
  [
    'a target on an unknown calendar',
    { 'policies.0.targets.1.calendar': 'ofice' },
    ['policies.0.targets.1.calendar: There is no calendar "ofice" (office)'],
  ],
  [
    'a target of no time',
    { 'policies.0.targets.0.respondMs': 0 },
    ['policies.0.targets.0.respondMs: The time to respond is longer than nothing and at most 100 years'],
  ],
  [
    'a target of 200 years',
    { 'policies.0.targets.0.resolveMs': 200 * 366 * DAY },
    ['policies.0.targets.0.resolveMs: The time to resolve is longer than nothing and at most 100 years'],
  ],
  [
    'two limits for one party',
    { 'policies.0.holds': [1, 2].map((holdMs) => ({ party: 'northwind', priority: 'P1', holdMs })) },
    ['policies.0.holds.1: "northwind" has two limits for P1'],
  ],
  [
    'thresholds out of order',
    { 'policies.0.thresholds': [75, 50] },
    ['policies.0.thresholds.1: Thresholds are listed from low to high, each once'],
  ],
  ['a threshold of 0', { 'policies.0.thresholds': [0] }, ['policies.0.thresholds.0: A threshold is a percentage above 0, at most 1000']],
  [
    'a step that reaches nobody',
    { 'escalation.0.leads': false },
    ['escalation.0.notify: This step reaches nobody: name a team or the leads'],
  ],
  ['a step at -1 %', { 'escalation.0.atPercent': -1 }, ['escalation.0.atPercent: A step acts at a percentage above 0, at most 1000']],
  ['a bounce limit of 0', { 'handOff.bounceLimit': 0 }, ['handOff.bounceLimit: The bounce limit is a whole number from 1 to 100']],
  [
    'context for an unknown category',
    { 'handOff.requiredFields': [{ category: 'hardwere', fields: ['asset', 'asset'] }] },
    [
      'handOff.requiredFields.0.category: There is no category "hardwere" (hardware)',
      'handOff.requiredFields.0.fields.1: The field "asset" is listed twice',
    ],
  ],
])('%s', (_, change, expected) => {
  it('is reported where it stands, and nothing else', () => {
    expect(lines(broken(change))).toEqual(expected);
  });
});

describe('problems together', () => {
  it('are all reported at once', () => {
    const agreement: Agreement = {
      ...harborLane,
      rules: [row('r1', 'nowhere', owns('nobody')), row('r1', 'respond', owns('service-desk', { policy: 'none' }))],
      exceptions: [exception('x', { windows: [] }, owns('service-desk'))],
    };
    expect(lines(agreement)).toHaveLength(6);
  });
});

describe('warnings', () => {
  const texts = (agreement: Agreement) => agreementWarnings(agreement).map(({ path, text }) => `${path.join('.')}: ${text}`);

  it('a team that is never staffed, said at the team', () => {
    const agreement = broken({
      'calendars.closed': { zone: 'UTC', week: { mon: [] }, holidays: [], exceptions: [] },
      'teams.0.coverage': 'closed',
    });
    expect(texts(agreement)).toEqual(['teams.0.coverage: "Onsite IT" is never staffed: the calendar "closed" never opens']);
    expect(agreementProblems(agreement)).toEqual([]);
  });

  it('a calendar that never opens and that nobody uses; one dated opening is enough to open', () => {
    const never = { zone: 'UTC', week: {}, holidays: [], exceptions: [] };
    const once = { ...never, exceptions: [{ date: '2027-01-02', name: 'Move', opens: [{ from: 480, to: 720 }] }] };
    const agreement: Agreement = { ...harborLane, calendars: { ...harborLane.calendars, never, once } };
    expect(texts(agreement)).toEqual(['calendars.never: The calendar "never" never opens']);
  });

  it('a window without hours', () => {
    const agreement = broken({ 'windows.windows.2': { id: 'empty', name: 'Empty', week: { mon: [] } } });
    expect(texts(agreement)).toEqual(['windows.windows.2.week: The window "Empty" has no hours']);
  });

  it('a target that an earlier one always takes', () => {
    const agreement = broken({ 'policies.0.targets.4': { ...harborLane.policies[0]!.targets[0], types: ['incident'] } });
    expect(texts(agreement)).toEqual(['policies.0.targets.4: This target never holds: earlier ones take every P1 that it names']);
  });
});
