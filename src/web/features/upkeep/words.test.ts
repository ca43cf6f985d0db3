/** The sentences that a page makes of findings and previews, in both languages. */
import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import { drift } from '../../../core/drift/drift.js';
import { harborLane } from '../../../core/testing/harbor-lane.js';
import { DAY } from '../../../core/time.js';
import { namesOf } from '../../lib/agreement-names.js';
import { de } from '../../lib/i18n/de/index.js';
import { en } from '../../lib/i18n/en/index.js';
import { makeFormat } from '../../lib/make-format.js';
import { type DriftFinding, driftWords } from './drift-words.js';
import { byChange, clockWords, figuresOf, type MovePreview, obstacleWords } from './move-words.js';
import { reasonOf } from './reasons.js';

const instance = i18next.createInstance();
await instance.init({ lng: 'en', resources: { en: { translation: en }, de: { translation: de } }, interpolation: { escapeValue: false } });
const [inEnglish, inGerman] = [instance.getFixedT('en'), instance.getFixedT('de')];
const now = Date.UTC(2027, 5, 1, 12);
const names = namesOf(harborLane);
const format = makeFormat(inEnglish, 'en');

const { findings } = drift(harborLane, {
  now,
  ticketsByCategory: new Map([
    ['accounts', 1],
    ['password-reset', 5],
    ['connectivity', 9],
    ['backup', 1],
    ['fax', 2],
  ]),
  lastUsedAt: new Map(
    [...harborLane.rules.map((rule) => rule.id)]
      .filter((id) => id !== 'r3' && id !== 'r4')
      .map((id) => [id, id === 'r2' ? now - 400 * DAY : now - DAY]),
  ),
  rulesSince: new Map(
    [...harborLane.rules, ...harborLane.exceptions].map((rule) => [rule.id, rule.id === 'r4' ? 0 : Date.UTC(2026, 1, 1, 12)]),
  ),
  teamsSince: new Map(harborLane.teams.map((team) => [team.id, 0])),
  comingTeams: new Set(),
  teams: [
    ...harborLane.teams.filter((team) => team.id !== 'infrastructure').map(({ id, name }) => ({ id, name, members: 1 })),
    { id: 'old-desk', name: 'Old desk', members: 1 },
  ],
  openByTeam: new Map([
    ['old-desk', 2],
    ['infrastructure', 1],
  ]),
});
const shown = findings.map((finding) => ({ ...finding, parts: [...finding.parts] }));
const said = (t: typeof inEnglish, spoken: string) =>
  shown.map((finding) => {
    const { name, facts } = driftWords(finding, { t, format: makeFormat(t, spoken), agreement: harborLane, names });
    return `${name} | ${facts}`;
  });

describe('drift', () => {
  test('in English', () => {
    expect(said(inEnglish, 'en')).toEqual([
      'Respond › Connectivity | 9 tickets in 12 months, decided by the row of Respond alone.',
      'Respond › Accounts | 6 tickets in 12 months, decided by the row of Respond alone. Password reset (5), Accounts (1).',
      'Run › Backup | 1 ticket in 12 months that no row of the grid decides.',
      'fax | 2 tickets in 12 months.',
      'Old desk | 1 person belongs to it. 2 open tickets are with it.',
      'Infrastructure | The agreement names it, and nobody belongs to it. 1 open ticket is with it.',
      expect.stringMatching(/^Exception x1: Respond, P1, .*Plant network \| Never used; in force since 1 Feb 2026\.$/),
      'Row r2: Respond › Hardware, Business | Last used 27 Apr 2026; in force since 1 Feb 2026.',
      'Row r3: Respond › Line of business, tier 3 | Never used; in force since 1 Feb 2026.',
      'Row r4: Respond › Security incident | Never used.',
    ]);
  });

  test('in German nothing English is left but names', () => {
    const sentences = said(inGerman, 'de');
    expect(sentences).toHaveLength(shown.length);
    expect(sentences.filter((one) => /\b(ticket in|tickets? is|row of|nobody|belongs|used|Row|Exception)\b/.test(one))).toEqual([]);
    expect(sentences[1]).toBe(
      'Respond › Accounts | 6 Tickets in 12 Monaten, über die allein die Zeile von Respond entscheidet. Password reset (5), Accounts (1).',
    );
  });

  test('a request that would mend it is about the thing, and fits its line', () => {
    const ask = (finding: DriftFinding) => driftWords(finding, { t: inEnglish, format, agreement: undefined, names }).ask;
    expect(shown.map((one) => ask(one).about)).toEqual([
      { kind: 'thing', list: 'categories', id: 'connectivity' },
      { kind: 'thing', list: 'categories', id: 'accounts' },
      { kind: 'thing', list: 'categories', id: 'backup' },
      { kind: 'draft' },
      { kind: 'draft' },
      { kind: 'thing', list: 'teams', id: 'infrastructure' },
      { kind: 'thing', list: 'exceptions', id: 'x1' },
      ...['r2', 'r3', 'r4'].map((id) => ({ kind: 'thing', list: 'rules', id })),
    ]);
    expect(ask({ ...shown[0]!, name: 'x'.repeat(300) }).title).toHaveLength(200);
  });

  test('more than a few categories are counted', () => {
    const parts = Array.from({ length: 9 }, (_, n) => ({ category: `c${n}`, name: `C${n}`, tickets: 9 - n }));
    const { facts } = driftWords({ ...shown[1]!, parts }, { t: inEnglish, format, agreement: harborLane, names });
    expect(facts).toMatch(/C0 \(9\), .*C5 \(4\), and 3 more\.$/);
  });
});

describe('a move', () => {
  const clock = (before: number | null, after: number | null) =>
    clockWords({ kind: 'resolve', before, after }, inEnglish, { moment: (at) => `at ${at}` }, now);
  test.each([
    [1, 2, 'Resolve: at 2 instead of at 1'],
    [null, 2, 'Resolve begins, due at 2'],
    [1, null, 'Resolve ends'],
    [null, null, 'Resolve gets another target'],
  ])('a clock from %s to %s', (before, after, text) => {
    expect(clock(before, after)).toBe(text);
  });

  test('why a ticket stays is said in the viewer’s language, and an unknown cause as the server says it', () => {
    const teamName = (team: string) => `<${team}>`;
    const of = (code: string) => obstacleWords({ code, ref: 'old', text: 'As it is' }, inGerman, teamName);
    expect([of('move.unknown-value'), of('move.team-gone'), of('other')]).toEqual([
      'Die Fassung kennt „old“ nicht',
      'Das Team <old> ist nicht in der Fassung',
      'As it is',
    ]);
  });

  test('figures count what moves, stays and changes', () => {
    const item = (more: Partial<MovePreview>): MovePreview => ({
      ticket: '',
      number: '1',
      subject: '',
      version: 1,
      holder: null,
      obstacle: null,
      named: null,
      otherParty: false,
      clocks: [],
      ...more,
    });
    const items = [
      item({}),
      item({ named: { team: 'a', party: 'p' }, otherParty: true }),
      item({ named: { team: 'a', party: 'p' }, clocks: [{ kind: 'resolve', before: 1, after: 2 }] }),
      item({ obstacle: { code: 'x', ref: null, text: '' } }),
    ];
    expect(figuresOf(items)).toEqual({ movable: 3, staying: 1, clocks: 1, named: 2, otherParty: 1 });
    const clocked = item({ clocks: [{ kind: 'respond', before: 1, after: null }] });
    expect(byChange([...items, clocked])).toEqual([items[3], items[1], items[2], clocked, items[0]]);
  });
});

test('reasons', () => {
  const no = (code: string) => ({ allowed: false, causes: [{ code, ref: null, text: 'As it is' }] });
  expect(reasonOf({ allowed: true, causes: [] }, inGerman)).toBeNull();
  expect([no('upkeep.lead-only'), no('agreement.none'), no('review.none'), no('other')].map((one) => reasonOf(one, inGerman))).toEqual([
    'Das kann nur die Leitung einer Seite',
    'Es gilt keine Vereinbarung',
    'Es ist keine Durchsicht angesetzt',
    'As it is',
  ]);
});
