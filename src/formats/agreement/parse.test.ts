import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../core/agreement/agreement.js';
import { agreementHash } from '../../core/agreement/hash.js';
import { harborLane } from '../../core/testing/harbor-lane.js';
import { HOUR, MINUTE } from '../../core/time.js';
import { problemText } from '../place.js';
import { parseAgreement } from './parse.js';
import { sampleText, withText } from './testing/sample-text.js';

/** The agreement of a text that must be fine. */
function read(text: string): Agreement {
  const parsed = parseAgreement(text);
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => `${problem.line}: ${problemText(problem)}`).join('\n'));
  return parsed.agreement;
}

describe('the sample file', () => {
  it('is the agreement of the scenarios, to the last property', () => {
    expect(read(sampleText)).toEqual(harborLane);
    expect(agreementHash(read(sampleText))).toBe(agreementHash(harborLane));
  });

  it('reads the same from bytes, with a byte order mark and with Windows line ends', () => {
    expect(parseAgreement(readFileSync(new URL('../../../examples/harbor-lane.yaml', import.meta.url)))).toMatchObject({
      ok: true,
      agreement: harborLane,
    });
    expect(read(`\ufeff${sampleText}`)).toEqual(harborLane);
    expect(parseAgreement(new TextEncoder().encode(`\ufeff${sampleText}`))).toMatchObject({ ok: true, agreement: harborLane });
    expect(read(sampleText.replaceAll('\n', '\r\n'))).toEqual(harborLane);
  });

  it('knows where its things stand', () => {
    const parsed = parseAgreement(sampleText);
    if (!parsed.ok) throw new Error('the sample is fine');
    const lines = sampleText.split('\n');
    const shown = (place: { line: number; column: number } | null) => place && lines[place.line - 1]!.slice(place.column - 1);
    expect(shown(parsed.places.find('rule', 'r2'))).toBe('id: r2');
    expect(shown(parsed.places.find('rule', 'x1'))).toBe('id: x1');
    expect(shown(parsed.places.find('team', 'service-desk'))).toBe('Service desk');
    expect(shown(parsed.places.find('category', 'printer'))).toBe('Printer');
    expect(shown(parsed.places.find('category', 'hardware'))).toBe('Hardware:');
    expect(shown(parsed.places.find('window', 'after-hours'))).toBe('After hours: the rest');
    expect(shown(parsed.places.find('calendar', 'office'))).toBe('Office:');
    expect(shown(parsed.places.at(['rules', 1, 'windows', 0]))).toMatch(/^business #/);
    expect(shown(parsed.places.at(['policies', 0, 'targets', 2, 'resolveMs']))).toMatch(/^24 h,/);
    expect(shown(parsed.places.at(['windows', 'holidays', 1]))).toBe('2027-01-18 Martin Luther King Jr. Day');
    expect(parsed.places.find('rule', 'r99')).toBeNull();
  });
});

describe('other ways to say the same', () => {
  it.each<[string, [string, string][]]>([
    ['categories with >', [['Respond › Hardware', 'respond > HARDWARE']]],
    ['categories as a list', [['Respond › Hardware', '[Respond, Hardware]']]],
    ['categories by id', [['Respond › Hardware', 'hardware']]],
    ['categories by a name that only one has', [['Respond › Line of business', 'Line of business']]],
    ['cells as a list', [['when: business', 'when: [Business]']]],
    [
      'cells by name',
      [
        ['when: business', 'when: { window: business }'],
        ['when: tier 3', 'when: { tier: 3 }'],
      ],
    ],
    [
      'teams by id and in any case',
      [
        ['accountable: Service desk', 'accountable: SERVICE  DESK'],
        ['responsible: Infrastructure', 'responsible: [infrastructure]'],
      ],
    ],
    ['hours by day', [['hours: &office mon-fri 08:00-17:00', 'hours: &office { mon-thu: 08:00-17:00, fri: [08:00-17:00] }']]],
    ['hours as a list', [['hours: &office mon-fri 08:00-17:00', 'hours: &office [mon-tue 08:00-17:00, wed-fri 08:00-17:00]']]],
    [
      'durations otherwise',
      [
        ['respond: 15 min', 'respond: 0.25 h'],
        ['resolve: 40 h', 'resolve: 1 d 16 h'],
      ],
    ],
    ['a percentage as a number', [['at: 100 %', 'at: 100']]],
    [
      'holidays where they are used',
      [
        [
          'holidays: company\n  Infra',
          "holidays: [2027-01-01 New Year's Day, { date: 2027-01-18, name: Martin Luther King Jr. Day }]\n  Infra",
        ],
      ],
    ],
    ['a list of holiday lists', [['  holidays: company\n  holidays-fall', '  holidays: [company]\n  holidays-fall']]],
    ['the default policy named', [['policies:\n', 'default-policy: standard\npolicies:\n']]],
    [
      'branches as objects',
      [['- Accounts: [Password reset]', '- { name: Accounts, under: [{ name: Password reset, id: password-reset }] }']],
    ],
    [
      'a merge key',
      [
        ['tandem: 1', 'x-target: &target { calendar: Office, paused-while: requester }\ntandem: 1'],
        [
          '{ priority: P2, calendar: Office, respond: 1 h, resolve: 8 h, paused-while: requester }',
          '{ <<: *target, priority: P2, respond: 1 h, resolve: 8 h }',
        ],
      ],
    ],
    [
      'a merge key that is overridden',
      [
        ['tandem: 1', 'x-target: &target { calendar: Always, paused-while: requester }\ntandem: 1'],
        [
          '{ priority: P2, calendar: Office, respond: 1 h, resolve: 8 h, paused-while: requester }',
          '{ priority: P2, calendar: Office, respond: 1 h, resolve: 8 h, <<: [*target] }',
        ],
      ],
    ],
  ])('%s', (_, changes) => {
    expect(read(changes.reduce((text, [from, to]) => withText(text, from, to), sampleText))).toEqual(harborLane);
  });
});

describe('what can be said beside', () => {
  it('hours: several periods, 24:00, past midnight; holidays in part and for every year; dated exceptions', () => {
    const text = withText(
      sampleText,
      '  Infrastructure hours: mon-fri 07:00-19:00',
      `  Infrastructure hours:
    zone: Europe/Berlin
    hours:
      mon-thu: [08:00-12:00, 13:00-24:00]
      fri: 22:00-06:00
      sat: closed
    holidays:
      - 12-25 Christmas Day
      - { date: 2027-12-24, name: Christmas Eve, closed: "12:00-24:00" }
    exceptions:
      - { date: 2027-03-06, name: Stocktaking, opens: 08:00-12:00 }
      - { date: 2027-03-08, name: Move, open: closed }
      - { date: 2027-03-09, name: Training, closes: [08:00-09:00, 13:00-14:00] }`,
    );
    const day = [
      { from: 480, to: 720 },
      { from: 780, to: 1440 },
    ];
    expect(read(text).calendars['infrastructure-hours']).toEqual({
      zone: 'Europe/Berlin',
      week: { mon: day, tue: day, wed: day, thu: day, fri: [{ from: 1320, to: 360 }], sat: [] },
      holidays: [
        { date: '12-25', name: 'Christmas Day' },
        { date: '2027-12-24', name: 'Christmas Eve', closed: [{ from: 720, to: 1440 }] },
      ],
      exceptions: [
        { date: '2027-03-06', name: 'Stocktaking', opens: [{ from: 480, to: 720 }] },
        { date: '2027-03-08', name: 'Move', open: [] },
        {
          date: '2027-03-09',
          name: 'Training',
          closes: [
            { from: 480, to: 540 },
            { from: 780, to: 840 },
          ],
        },
      ],
    });
  });

  it('conditions with attributes and with none; every part of an assignment', () => {
    const text = withText(
      withText(
        sampleText,
        'rules:\n',
        'attributes:\n  - { name: Requester group, values: [Executives, { name: Shop floor, id: floor }] }\n\nrules:\n',
      ),
      '      priority: P1\n',
      `      priority: [P1, P2]
      type: [incident, change]
      tier: [1, 2]
      window: After hours
      site: [Main plant, none]
      attributes: { Requester group: [Shop floor, ~] }
    consulted: Onsite IT
    informed: [Service desk, Security operations]
    scope: out
    policy: Standard
`,
    );
    const agreement = read(text);
    expect(agreement.attributes).toEqual([
      {
        id: 'requester-group',
        name: 'Requester group',
        values: [
          { id: 'executives', name: 'Executives' },
          { id: 'floor', name: 'Shop floor' },
        ],
      },
    ]);
    expect(agreement.exceptions[0]).toMatchObject({
      when: {
        types: ['incident', 'change'],
        tiers: [1, 2],
        priorities: ['P1', 'P2'],
        windows: ['after-hours'],
        sites: ['main', null],
        attributes: { 'requester-group': ['floor', null] },
      },
      consulted: ['onsite-it'],
      informed: ['service-desk', 'security-operations'],
      scope: 'out',
      policy: 'standard',
    });
  });

  it('cells of several windows and tiers, nobody Accountable, nobody Responsible', () => {
    const text = withText(
      withText(sampleText, 'when: tier 3', 'when: business, tier 2 / tier 3'),
      'category: Run › Patching\n    accountable: Infrastructure',
      'category: Run › Patching',
    );
    const [, , r3, , r5] = read(text).rules;
    expect(r3).toMatchObject({ windows: ['business'], tiers: [2, 3] });
    expect(r5).toMatchObject({ accountable: null, responsible: [] });
  });

  it('what is left out: hand-off, escalation, matrix, systems, sites', () => {
    const cut = (text: string, section: string) => text.replace(new RegExp(`\\n${section}:\\n(?:[ #-].*\\n|\\n)*`), '\n');
    const text = ['hand-off', 'escalation', 'sites', 'exceptions'].reduce(cut, sampleText);
    expect(text).not.toMatch(/hand-off|escalation:|sites:|exceptions:/);
    expect(read(text)).toEqual({ ...harborLane, sites: [], exceptions: [], escalation: [] });
    expect(
      read(withText(sampleText, 'hand-off:', 'hand-off:\n  required-fields:\n    - { category: Hardware, fields: asset }')).handOff,
    ).toEqual({
      ...harborLane.handOff,
      requiredFields: [{ category: 'hardware', fields: ['asset'] }],
    });
  });

  it('holds, thresholds and targets by type', () => {
    const text = withText(
      sampleText,
      '    targets:\n',
      '    holds:\n      - { party: Northwind IT, priority: P1, hold: 2 h }\n    thresholds: [80, 100]\n    targets:\n      - { priority: P1, type: change, calendar: Office, update: 30 min }\n',
    );
    const [policy] = read(text).policies;
    expect(policy).toMatchObject({ thresholds: [80, 100], holds: [{ party: 'northwind', priority: 'P1', holdMs: 2 * HOUR }] });
    expect(policy!.targets[0]).toEqual({
      priority: 'P1',
      types: ['change'],
      calendar: 'office',
      respondMs: null,
      updateMs: 30 * MINUTE,
      resolveMs: null,
      pausedWhile: [],
    });
  });

  it('warns of a team that is never staffed, and reads it', () => {
    const parsed = parseAgreement(withText(sampleText, '  Infrastructure hours: mon-fri 07:00-19:00', '  Infrastructure hours: closed'));
    expect(parsed).toMatchObject({
      ok: true,
      warnings: [{ text: expect.stringMatching(/"Infrastructure" is never staffed/), line: 36, column: 15 }],
    });
  });
});

describe('the guide', () => {
  it('shows pieces that together are an agreement without problems', () => {
    const guide = readFileSync(new URL('../../../docs/guide/agreement-file.md', import.meta.url), 'utf8');
    const pieces = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)]
      .map(([, piece]) => piece)
      .filter((piece) => !piece!.startsWith('# yaml-language-server'));
    const agreement = read(pieces.join('\n'));
    expect(agreement.calendars['night-shift']!.week.fri).toEqual([
      { from: 1080, to: 1200 },
      { from: 1320, to: 1440 },
    ]);
    expect(agreement.exceptions[0]!.when.systems).toEqual(['plant-network', null]);
    expect(agreement.policies[0]!.targets).toHaveLength(2);
  });
});
