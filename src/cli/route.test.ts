import { describe, expect, it } from 'vitest';
import { linesOfJson, sample, tandem } from './testing/tandem.js';

const route = (...args: string[]) => tandem(['route', sample, ...args]);

interface Answered {
  readonly outcome: { readonly owned: boolean; readonly team?: string; readonly rule?: string };
  readonly causes: readonly { readonly text: string }[];
  readonly situation: object;
  readonly respondBy: string | null;
  readonly resolveBy: string | null;
}

const json = async (...args: string[]) => {
  const ran = await route(...args, '--json');
  return { code: ran.code, ...(JSON.parse(ran.out) as Answered) };
};

describe('tandem route, the scenarios of the specification', () => {
  it.each<[string, string[], string | null, string]>([
    ['R1', ['--category', 'Respond › Accounts › Password reset', '--priority', 'P4', '--at', '2026-03-10 10:00'], 'service-desk', 'r1'],
    ['R2', ['--category', 'Printer', '--at', '2026-03-10 10:00'], 'onsite-it', 'r2'],
    ['R3', ['--category', 'Printer', '--at', '2026-03-14 03:00'], 'service-desk', 'r1'],
    ['R4', ['--category', 'Printer', '--at', '2027-01-18 10:00'], 'service-desk', 'r1'],
    ['R5', ['--category', 'ERP', '--tier', '3', '--priority', 'P2', '--at', '2026-03-15 20:00'], 'onsite-it', 'r3'],
    [
      'R6',
      ['--category', 'Connectivity', '--system', 'Plant network', '--priority', 'P1', '--tier', '2', '--at', '2026-03-15 03:00'],
      'infrastructure',
      'x1',
    ],
    [
      'R7',
      ['--category', 'Switch', '--system', 'plant-network', '--impact', 'high', '--urgency', 'high', '--at', '2026-03-10 10:00'],
      'infrastructure',
      'x1',
    ],
    ['R8', ['--category', 'Run › Backup', '--priority', 'P2', '--at', '2026-03-10 10:00'], null, ''],
    ['R9', ['--category', 'Cloud migration', '--at', '2026-03-10 10:00'], 'infrastructure', 'r7'],
    ['R10', ['--category', 'Printer', '--at', '2026-03-10 17:00'], 'service-desk', 'r1'],
  ])('%s', async (_, args, team, rule) => {
    const { code, outcome } = await json(...args);
    expect(outcome).toMatchObject(team === null ? { owned: false } : { owned: true, team, rule });
    expect(code).toBe(team === null ? 1 : 0);
  });

  it('says why in words, with the place of the rule, what was assumed and when clocks run out', async () => {
    const { code, out } = await route('--category', 'printer', '--at', '2027-01-18 10:00', '--priority', 'p2');
    expect(code).toBe(0);
    expect(out).toMatch(/^Service desk \(Northwind IT\)\n {2}Accountable {2}Service desk/);
    expect(out).toMatch(/resolve by +Tue 2027-01-19 16:00 America\/New_York/);
    expect(out).toMatch(/assumed +type incident, tier 1\n/);
    expect(out).toMatch(/1\. Mon 2027-01-18 10:00 .* is Martin Luther King Jr\. Day, which falls into After hours\n/);
    expect(out).toMatch(/2\. Rule r1: Respond .*harbor-lane\.yaml:\d+:5\n/);
  });

  it('gives due instants: C1 and C2 of the specification', async () => {
    expect(await json('--category', 'Printer', '--priority', 'P2', '--at', '2026-03-06 15:00')).toMatchObject({
      resolveBy: '2026-03-09T18:00:00Z',
    });
    expect(await json('--category', 'Printer', '--priority', 'P1', '--at', '2026-03-08T00:30')).toMatchObject({
      resolveBy: '2026-03-08T09:30:00Z',
    });
    expect(await json('--category', 'Printer', '--window', 'after hours')).toMatchObject({
      resolveBy: null,
      situation: { window: 'after-hours' },
    });
  });

  it('says so when nobody owns it', async () => {
    const { code, out } = await route('--category', 'Backup');
    expect(code).toBe(1);
    expect(out).toMatch(/^Nobody owns this\n/);
  });
});

describe('values that are unknown', () => {
  it('are all told at once, each with the nearest known name', async () => {
    const { code, out, err } = await route(
      '--category',
      'Respond › Hardwear',
      '--type',
      'incidnt',
      '--tier',
      '4',
      '--priority',
      'P9',
      '--system',
      'Plant netwrok',
      '--site',
      'Moon',
      '--window',
      'Busines',
      '--attribute',
      'group=x',
    );
    expect([code, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toEqual([
      '--category: There is no category "Respond › Hardwear". Did you mean "Respond › Hardware"?',
      '--type: There is no type "incidnt"; expected incident, service-request, problem, change. Did you mean "incident"?',
      '--tier: There is no tier "4"; expected 1, 2, 3',
      '--priority: There is no priority "P9"; expected P1, P2, P3, P4. Did you mean "P1"?',
      '--window: There is no window "Busines"; expected Business, After hours. Did you mean "Business"?',
      '--attribute: There is no attribute "group"',
      '--system: There is no system "Plant netwrok"; expected Plant network, ERP server. Did you mean "Plant network"?',
      '--site: There is no site "Moon"; expected Main plant, Warehouse',
    ]);
  });

  it.each([
    [[], '--category: Nothing is given; expected a category such as "Respond › Hardware"'],
    [
      ['--category', 'Printer', '--at', 'soon'],
      '--at: "soon" is no instant; expected a date and time such as "2027-01-18 10:00", on the wall clock of the zone, or 2027-01-18T15:00Z',
    ],
    [
      ['--category', 'Printer', '--at', '1890-06-01 10:00'],
      '--at: "1890-06-01 10:00" is outside the years 1900 to 2199 that calendars answer for',
    ],
    [
      ['--category', 'Printer', '--at', '2200-01-01T00:00:01Z'],
      '--at: "2200-01-01T00:00:01Z" is outside the years 1900 to 2199 that calendars answer for',
    ],
    [['--category', 'Printer', '--at', '2027-02-29'], '--at: "2027-02-29" is no instant: there is no such day'],
    [['--category', 'Printer', '--at', '2027-02-28 25:00'], '--at: "2027-02-28 25:00" is no instant: there is no such time of day'],
    [['--category', 'Printer', '--impact', 'high'], '--priority: Impact and urgency are given together'],
    [['--category', 'Printer', '--attribute', 'group'], '--attribute: "group" has no value; expected name=value'],
    [['--category', 'Printer', '--at', 'now', '--window', 'Business'], '--window: It follows from the moment; expected one or the other'],
  ])('%j', async (args, said) => {
    expect(await route(...args)).toEqual({ code: 2, out: '', err: `${said}\n` });
  });
});

describe('tandem route --batch', () => {
  const batch = async (...lines: unknown[]) => {
    const ran = await tandem(
      ['route', sample, '--batch'],
      lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    );
    return { ...ran, answers: linesOfJson(ran.out) as Record<string, unknown>[] };
  };

  it('answers line by line, and goes on after a line that cannot be read', async () => {
    const { code, answers } = await batch(
      { id: 'a', category: 'Printer', at: '2026-03-10T14:00:00Z' },
      '',
      'no json',
      { id: 2, category: 'Backup', at: '2026-03-10 10:00' },
      { category: 'Nowhere', tier: 9, at: '2026-03-10 10:00' },
      { category: 'Printer', colour: 'red' },
      ['a list'],
      'null',
    );
    expect(code).toBe(2);
    expect(answers.map(({ line, id, error }) => [line, id, error])).toEqual([
      [1, 'a', undefined],
      [3, undefined, 'The line is not JSON'],
      [4, 2, undefined],
      [5, undefined, 'category: There is no category "Nowhere"; tier: There is no tier "9"; expected 1, 2, 3'],
      [6, undefined, expect.stringMatching(/colour/)],
      [7, undefined, expect.stringMatching(/^line: /)],
      [8, undefined, expect.stringMatching(/^line: /)],
    ]);
    expect(answers[0]).toMatchObject({ outcome: { owned: true, team: 'onsite-it' } });
    expect((answers[0]!.causes as { ref: string }[]).slice(0, 2).map(({ ref }) => ref)).toEqual(['business', 'r2']);
    expect(answers[2]).toMatchObject({ outcome: { owned: false } });
  });

  it('ends with 0 when all is owned and with 1 when something is not', async () => {
    expect((await batch({ category: 'Printer' })).code).toBe(0);
    expect((await batch({ category: 'Printer' }, { category: 'Backup' })).code).toBe(1);
  });

  it('refuses a line that is far too long, and answers the next', async () => {
    const { answers } = await batch(`{"category": "${'x'.repeat(3_000_000)}"}`, { category: 'Printer' });
    expect(answers).toMatchObject([
      { line: 1, error: 'The line is too long' },
      { line: 2, outcome: { owned: true } },
    ]);
  });
});
