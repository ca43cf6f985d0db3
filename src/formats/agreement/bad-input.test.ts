import { describe, expect, it } from 'vitest';
import { problemText } from '../place.js';
import { parseAgreement } from './parse.js';
import { sampleText, withText } from './testing/sample-text.js';

/** Problems as `line:column text`, the way they are printed. */
function problemsOf(input: string | Uint8Array): string[] {
  const parsed = parseAgreement(input);
  if (parsed.ok) return [];
  return parsed.problems.map((problem) => `${problem.line}:${problem.column} ${problemText(problem)}`);
}

/** Line and column of a passage of a text. */
function placeOf(text: string, passage: string): string {
  const before = text.slice(0, text.indexOf(passage)).split('\n');
  return `${before.length}:${before.at(-1)!.length + 1}`;
}

describe('one mistake in the sample is one problem, at its place', () => {
  it.each<[string, string, string, string, string]>([
    // mistake, text of the sample, text instead, the passage that is pointed at, what is said
    [
      'an unknown key',
      'accountable: Onsite IT\n\n  - id: r3',
      'acountable: Onsite IT\n\n  - id: r3',
      'acountable',
      'The key "acountable" is unknown here; expected accountable, responsible, consulted, informed, scope, policy. Did you mean "accountable"? (rules[1].acountable)',
    ],
    [
      'an unknown key at the top',
      'version: 1',
      'version: 1\nruls: x',
      'ruls',
      'The key "ruls" is unknown here. Did you mean "rules"? (ruls)',
    ],
    [
      'a missing key',
      'category: Run › Patching',
      '',
      'id: r5',
      'The key "category" is missing; expected text such as Respond › Hardware, or a list (rules[4])',
    ],
    ['text for a number', 'version: 1', 'version: "1"', '"1"', 'This is text; expected a number (version)'],
    ['a fraction', 'version: 1', 'version: 1.5', '1.5', '1.5 is not possible here; expected a whole number from 1 (version)'],
    [
      'a number for text',
      '- Backup',
      '- 365',
      '365',
      'This is a number; as text it stands in quotes: "365"; expected text, or the keys name, id, decides, under, or names with a value each (catalogue.run[1])',
    ],
    [
      'a list for a map',
      'hand-off:\n',
      'hand-off: []\nx-old:\n',
      '[]\nx-old',
      'This is a list; expected the keys transfer, accept-within, bounce-limit, required-fields, … (hand-off)',
    ],
    [
      'nothing for text',
      'coverage: Office',
      'coverage:',
      '\n  - name: Service',
      'Nothing is written here; expected text (teams[0].coverage)',
    ],
    [
      'a word that is no choice',
      'kind: provider',
      'kind: providr',
      'providr',
      '"providr" is not one of the choices; expected internal or provider. Did you mean "provider"? (parties[1].kind)',
    ],
    ['yes for true', 'leads: true', 'leads: yes', 'yes', 'This is text; expected true or false (escalation[0].leads)'],
    [
      'an unknown team',
      'accountable: Security operations',
      'accountable: Security operation',
      'Security operation\n',
      'There is no team "Security operation"; expected Onsite IT, Service desk, Infrastructure, Security operations. Did you mean "Security operations"? (rules[3].accountable)',
    ],
    [
      'an unknown calendar',
      'coverage: Office',
      'coverage: Ofice',
      'Ofice',
      'There is no calendar "Ofice"; expected Always, Office, Infrastructure hours. Did you mean "Office"? (teams[0].coverage)',
    ],
    [
      'an unknown category',
      'category: Respond › Hardware',
      'category: Respond › Hardwear',
      'Respond › Hardwear',
      'There is no category "Respond › Hardwear". Did you mean "Respond › Hardware"? (rules[1].category)',
    ],
    [
      'a category under the wrong R',
      'category: Run › Patching',
      'category: Respond › Patching',
      'Respond › Patching',
      'There is no category "Respond › Patching". Did you mean "Run › Patching"? (rules[4].category)',
    ],
    [
      'an unknown window',
      'when: business',
      'when: busines',
      'busines #',
      'There is no window "busines"; expected Business, After hours. Did you mean "Business"? (rules[1].when)',
    ],
    ['tier 4', 'when: tier 3', 'when: tier 4', 'tier 4', 'There is no tier 4; expected tier 1, tier 2 or tier 3 (rules[2].when)'],
    [
      'any and more',
      'when: tier 3',
      'when: any, tier 3',
      'any, tier',
      '`any` stands alone; expected `any`, or windows and tiers (rules[2].when)',
    ],
    [
      'an unknown system',
      'system: Plant network',
      'system: Plant netwrok',
      'Plant netwrok',
      'There is no system "Plant netwrok"; expected Plant network, ERP server. Did you mean "Plant network"? (exceptions[0].when.system)',
    ],
    [
      'an unknown attribute',
      'priority: P1\n    acc',
      'attributes: { group: x }\n    acc',
      'group: x',
      'There is no attribute "group" (exceptions[0].when.attributes.group)',
    ],
    ['an unknown policy', 'scope: project', 'policy: Gold', 'Gold', 'There is no policy "Gold"; expected Standard (rules[6].policy)'],
    [
      'an unknown list of holidays',
      'holidays: company\n  Infra',
      'holidays: compani\n  Infra',
      'compani\n',
      'There is no holiday list "compani"; expected company. Did you mean "company"? (calendars.Office.holidays)',
    ],
    ['a rule given twice', 'id: r3', 'id: r2', 'r2\n    category: Respond › Line', 'There are two rules with the id "r2" (rules[2].id)'],
    [
      'two teams of one name',
      '\nholidays:\n',
      '  - { name: Infrastructure, party: internal, coverage: Office }\n\nholidays:\n',
      'Infrastructure, party',
      'There are two teams with the id "infrastructure" (teams[4].name)',
    ],
    ['two categories of one id', '- Backup', '- Training', 'Training\n    - Cloud', ''],
    [
      'an unknown zone',
      'zone: America/New_York',
      'zone: America/New_Yorck',
      'America/New_Yorck',
      '"America/New_Yorck" is not a known time zone; did you mean "America/New_York"? (zone)',
    ],
    [
      'no such day',
      "2027-01-01 New Year's Day",
      "2027-02-30 New Year's Day",
      '2027-02-30',
      '2027-02-30 is not a date: there is no such day (holidays.company[0])',
    ],
    [
      'a day in 1890',
      "2027-01-01 New Year's Day",
      "1890-01-01 New Year's Day",
      '1890-01-01',
      '1890-01-01 is outside the years 1900 to 2199 that calendars answer for (holidays.company[0])',
    ],
    [
      'a day in 2200',
      'from: 2026-01-05',
      'from: 2200-01-05',
      '2200-01-05',
      '"2200-01-05" is no date from 1900-01-01 to 2199-12-31 (teams[2].on-call.from)',
    ],
    [
      'a holiday without a name',
      "2027-01-01 New Year's Day",
      '2027-01-01',
      '2027-01-01',
      'The holiday 2027-01-01 has no name; expected a date and a name, such as 2027-01-01 Company day (holidays.company[0])',
    ],
    [
      'hours without days',
      'mon-fri 07:00-19:00',
      '07:00-19:00',
      '07:00-19:00',
      '"07:00-19:00" does not say on which days; expected days with hours, such as mon-fri 08:00-17:00 (calendars["Infrastructure hours"])',
    ],
    [
      '25 o’clock',
      'mon-fri 07:00-19:00',
      'mon-fri 07:00-25:00',
      'mon-fri 07:00-25:00',
      '"25:00" is no time of day; expected a time from 00:00 to 24:00 (calendars["Infrastructure hours"])',
    ],
    [
      'a length without unit',
      'respond: 15 min',
      'respond: 15',
      '15,',
      'This is a number; as text it stands in quotes: "15"; expected text such as 15 min (policies[0].targets[0].respond)',
    ],
    [
      'a strange unit',
      'respond: 15 min',
      'respond: 15 mins',
      '15 mins',
      '"15 mins" cannot be read; expected text such as 15 min (policies[0].targets[0].respond)',
    ],
    [
      'units in no order',
      'respond: 15 min',
      'respond: 15 min 1 h',
      '15 min 1 h',
      '"15 min 1 h" is no length of time; expected a length of time such as 4 h or 1 h 30 min (policies[0].targets[0].respond)',
    ],
    [
      'no time at all',
      'respond: 15 min',
      'respond: 0 min',
      '0 min',
      'The time to respond is longer than nothing and at most 100 years (policies[0].targets[0].respond)',
    ],
    [
      'windows that overlap',
      'After hours: the rest',
      'After hours: the rest\n    Lunch: mon 12:00-13:00',
      'mon 12:00',
      '"Lunch" and "Business" both claim mon 12:00-13:00 (windows.hours.Lunch)',
    ],
    [
      'no window for the rest',
      'After hours: the rest',
      'After hours: sat 00:00-24:00',
      'Business: *office',
      'No window takes the rest of the time; exactly one must (windows.hours)',
    ],
    [
      'holidays in no window',
      'holidays-fall-into: After hours',
      'holidays-fall-into: Afterhours',
      'Afterhours',
      'There is no window "Afterhours"; expected Business, After hours. Did you mean "After hours"? (windows.holidays-fall-into)',
    ],
    ['a calendar that never opens', 'Always: 24x7', 'Always: closed', '', ''],
    [
      'an exception that says two things',
      '  Infrastructure hours: mon-fri 07:00-19:00',
      '  Infrastructure hours:\n    hours: closed\n    exceptions:\n      - { date: 2027-01-02, name: x, open: closed, opens: closed }',
      '{ date: 2027-01-02',
      'More than one of `open`, `opens` and `closes` is given; expected exactly one (calendars["Infrastructure hours"].exceptions[0])',
    ],
    [
      'no internal party',
      'kind: internal',
      'kind: provider',
      '- name: Harbor Lane\n',
      'No party is internal; exactly one must be (parties)',
    ],
    [
      'a list that is empty',
      'priority: P1\n    acc',
      'priority: []\n    acc',
      '[]',
      'This list of priorities is empty, so it never holds; leave it out to mean any (exceptions[0].when.priority)',
    ],
    [
      'two policies and no default',
      'escalation:\n',
      '  - name: Fast\n    targets:\n      - { priority: P1, calendar: Always, respond: 1 h }\n\nescalation:\n',
      '- name: Standard',
      'There are several policies and no `default-policy`; expected `default-policy` with one of Standard, Fast (policies)',
    ],
    ['a key given twice', 'version: 1', 'version: 1\nversion: 2', 'version: 2', 'The key "version" is given twice (version)'],
    [
      'a prototype key',
      'version: 1',
      'version: 1\n__proto__: { admin: true }',
      '__proto__',
      '"__proto__" is a reserved word and cannot be a key (__proto__)',
    ],
    [
      'an id that every object has',
      'id: main',
      'id: constructor',
      'constructor',
      '"constructor" is a reserved word and cannot be an id (sites[0].id)',
    ],
    ['a thing called none', '- Warehouse', '- None', 'None\n', '"none" is a reserved word: it means none or unknown (sites[1])'],
    ['a key that is a list', 'version: 1', 'version: 1\n[a, b]: 1', '[a, b]', 'This is no key; expected a word and a colon'],
    [
      'an alias without anchor',
      'Business: *office',
      'Business: *ofice',
      '*ofice',
      'There is no anchor &ofice above this. Did you mean "office"? (windows.hours.Business)',
    ],
    ['a merge of no map', 'version: 1', 'version: 1\n<<: 3', '<<: 3', 'The merge key << takes a map; expected an alias of a map (["<<"])'],
    ['another version of the format', 'tandem: 1', 'tandem: 2', '2\nid', '2 is not one of the choices; expected 1 (tandem)'],
    [
      'a name that gives no id',
      '- Warehouse',
      '- "***"',
      '"***"',
      'No id follows from the name "***"; expected an `id` of letters and digits (sites[1])',
    ],
  ])('%s', (_, from, to, passage, said) => {
    const text = withText(sampleText, from, to);
    const problems = problemsOf(text);
    if (said !== '') expect(problems).toEqual([`${placeOf(text, passage)} ${said}`]);
    else expect(problems.length).toBeGreaterThan(0);
  });

  it('two categories of one id are told apart by an id of their own', () => {
    const text = withText(sampleText, '- Backup', '- Training');
    expect(problemsOf(text)).toEqual([
      `${placeOf(text, 'Training\n  reinvent')} "Training" would have the id "training", which "Training" has already; expected an \`id\` of its own, such as reinforce-training (catalogue.reinforce[1])`,
    ]);
  });

  it('a calendar that never opens is said where clocks and rotas need it', () => {
    const text = withText(sampleText, 'Always: 24x7', 'Always: closed');
    expect(problemsOf(text)).toEqual([
      `${placeOf(text, 'Always\n      people')} The calendar "always" never opens, so nobody is ever on call (teams[2].on-call.calendar)`,
      `${placeOf(text, 'Always, respond')} The calendar "always" never opens, so this clock never runs (policies[0].targets[0].calendar)`,
    ]);
  });
});

describe('all mistakes are told at once, from top to bottom', () => {
  it('in keys, types, references, hours and rules together', () => {
    const changes: [string, string][] = [
      ['version: 1', 'version: one'],
      ['coverage: Office', 'coverage: Offices'],
      ['mon-fri 07:00-19:00', 'mon-fry 07:00-19:00'],
      ['holidays-fall-into: After hours', 'holidays-fall-into: Nights'],
      ['category: Run › Patching', 'category: Run › Paching'],
      ['scope: project', 'scop: project'],
      ['priority: P1\n    acc', 'priority: P0\n    acc'],
      ['resolve: 24 h', 'resolve: one day'],
      ['at: 100 %', 'at: soon'],
    ];
    const problems = problemsOf(changes.reduce((text, [from, to]) => withText(text, from, to), sampleText));
    expect(problems.map((problem) => problem.replace(/^\d+:\d+ /, '').slice(0, 36))).toEqual([
      'This is text; expected a number (ver',
      'There is no calendar "Offices"; expe',
      '"mon-fry" are no days; expected days',
      'There is no window "Nights"; expecte',
      'There is no category "Run › Paching"',
      'The key "scop" is unknown here; expe',
      '"P0" is not one of the choices; expe',
      '"one day" cannot be read; expected t',
      '"soon" cannot be read; expected text',
    ]);
  });

  it('but a section that is missing does not make every reference to it a mistake', () => {
    const text = sampleText.replace(/\nteams:\n(?:[ #-].*\n|\n)*/, '\n');
    expect(problemsOf(text)).toEqual(['11:1 The key "teams" is missing; expected a list']);
  });

  it('at most two hundred are listed, the rest is counted', () => {
    const rules = Array.from({ length: 500 }, (_, i) => `  - { id: n${i}, category: Nowhere ${i}, accountable: Nobody ${i} }\n`).join('');
    const parsed = parseAgreement(withText(sampleText, 'rules:\n', `rules:\n${rules}`));
    expect(parsed.ok ? [] : [parsed.problems.length, parsed.omitted]).toEqual([200, 800]);
  });
});
