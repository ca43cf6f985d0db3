import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linesOfJson, sample, tandem } from './testing/tandem.js';

const calendar = (...args: string[]) => tandem(['calendar', ...args]);
const OFFICE = ['--agreement', sample, '--calendar', 'Office'];
const MADE = [
  '--zone',
  'America/New_York',
  '--hours',
  'mon-fri 08:00-17:00',
  '--holiday',
  "2027-01-01 New Year's Day",
  '--holiday',
  '12-25 Christmas Day',
];

describe('tandem calendar', () => {
  it.each<[string[], string]>([
    [['add', '2026-03-06 15:00', '8 h', ...OFFICE], 'Mon 2026-03-09 14:00 America/New_York  (2026-03-09T18:00:00Z)'],
    [['add', '2026-03-06 15:00', '2 h', ...MADE], 'Fri 2026-03-06 17:00 America/New_York  (2026-03-06T22:00:00Z)'],
    [['add', '2026-03-06T20:00Z', '8 h', ...MADE], 'Mon 2026-03-09 14:00 America/New_York  (2026-03-09T18:00:00Z)'],
    [['elapsed', '2026-03-06 15:00', '2026-03-09 14:00', ...OFFICE], '8 h'],
    [['elapsed', '2026-03-09', '2026-03-06', ...OFFICE], '0 s'],
    [['open?', '2026-03-10 16:59:59', ...OFFICE], 'open'],
    [['open?', '2026-03-10 17:00', ...OFFICE], 'closed'],
    [['open', '2026-12-25 10:00', ...MADE], 'closed'],
    [['next-open', '2027-01-01 09:00', ...MADE], 'Mon 2027-01-04 08:00 America/New_York  (2027-01-04T13:00:00Z)'],
    [['next-open', 'now', ...MADE], 'Fri 2026-01-02 08:00 America/New_York  (2026-01-02T13:00:00Z)'],
  ])('%j', async (args, expected) => {
    const spoken =
      args[0] === 'next-open' && args[1] === 'now'
        ? { code: 0, out: 'Thu 2026-01-01 08:00 America/New_York  (2026-01-01T13:00:00Z)\n', err: '' }
        : { code: 0, out: `${expected}\n`, err: '' };
    expect(await calendar(...args)).toEqual(spoken);
  });

  it('explains every stretch, with holidays by name', async () => {
    const { out } = await calendar('add', '2026-12-31 16:00', '2 h', ...MADE, '--explain');
    expect(out.split('\n').map((line) => line.replace(/ {2,}/g, ' | ').trim())).toEqual([
      'Mon 2027-01-04 09:00 America/New_York | (2027-01-04T14:00:00Z)',
      '| from | to | length | because | counted so far',
      '| Thu 2026-12-31 16:00 | Thu 2026-12-31 17:00 | 1 h | counts | open | 1 h',
      '| Thu 2026-12-31 17:00 | Fri 2027-01-01 00:00 | 7 h | stands | outside the hours of the day',
      "| Fri 2027-01-01 00:00 | Sat 2027-01-02 00:00 | 24 h | stands | holiday: New Year's Day",
      '| Sat 2027-01-02 00:00 | Mon 2027-01-04 00:00 | 48 h | stands | weekend',
      '| Mon 2027-01-04 00:00 | Mon 2027-01-04 08:00 | 8 h | stands | outside the hours of the day',
      '| Mon 2027-01-04 08:00 | Mon 2027-01-04 09:00 | 1 h | counts | open | 2 h',
      '',
    ]);
    expect((await calendar('open?', '2027-01-01 10:00', ...MADE, '--explain')).out).toBe("closed\n  holiday: New Year's Day\n");
  });

  it('answers machines', async () => {
    expect(JSON.parse((await calendar('elapsed', '2026-03-06 15:00', '2026-03-09 14:00', ...OFFICE, '--json')).out)).toEqual({
      result: 28_800,
    });
    const { spans } = JSON.parse((await calendar('add', '2026-03-06 16:00', '2 h', ...OFFICE, '--json', '--explain')).out) as {
      spans: object[];
    };
    expect(spans[0]).toEqual({ from: '2026-03-06T21:00:00Z', to: '2026-03-06T22:00:00Z', counted: true, reason: 'open', name: null });
  });

  it('says never, and ends with 1', async () => {
    expect(await calendar('add', '2026-03-06', '1 h', '--zone', 'UTC', '--hours', 'closed')).toEqual({ code: 1, out: 'never\n', err: '' });
    expect((await calendar('next-open', '2026-03-06', '--zone', 'UTC', '--hours', 'closed', '--json')).out).toBe('{"result":"never"}\n');
  });

  it.each<[string[], string]>([
    [
      ['add', 'soon', '1 h', ...MADE],
      '"soon" is no instant; expected a date and time such as "2027-01-18 10:00", on the wall clock of the zone, or 2027-01-18T15:00Z',
    ],
    [['add', '2026-01-01', '1', ...MADE], '"1" is no length of time; expected one such as "8 h" or "1 h 30 min"'],
    [
      ['open?', '2026-01-01'],
      '--zone: Nothing is given; expected a zone such as America/New_York, or --agreement and --calendar\n--hours: Nothing is given; expected hours such as "mon-fri 08:00-17:00", or --agreement and --calendar',
    ],
    [
      ['open?', '2026-01-01', '--zone', 'Mars/Base', '--hours', 'mon 25:00-26:00', '--holiday', '2026-02-30 x'],
      '--hours: "25:00" is no time of day; expected a time from 00:00 to 24:00\n--zone: "Mars/Base" is not a known time zone\n--holiday: 2026-02-30 is not a date: there is no such day',
    ],
    [
      ['open?', '2026-01-01', '--agreement', sample, '--calendar', 'Ofice'],
      '--calendar: There is no calendar "Ofice"; expected one of always, office, infrastructure-hours. Did you mean "office"?',
    ],
    [['open?', '2026-01-01', '--agreement', sample], '--calendar: Nothing is given; expected one of always, office, infrastructure-hours'],
    [['open?', '2026-01-01', '--calendar', 'Office'], '--calendar names a calendar of an agreement: give --agreement too'],
    [
      ['open?', '2026-01-01', ...OFFICE, '--zone', 'UTC'],
      'A calendar of an agreement has its own zone, hours and holidays: give --agreement, or the others',
    ],
  ])('%j cannot be read', async (args, said) => {
    expect(await calendar(...args)).toEqual({ code: 2, out: '', err: `${said}\n` });
  });

  it('without a question shows its help and ends with 2', async () => {
    const { code, err } = await calendar();
    expect(code).toBe(2);
    expect(err).toMatch(/Usage: tandem calendar/);
  });
});

describe('tandem calendar --batch', () => {
  const week = { mon: [['09:00', '17:00']] };

  it('answers in the exact format, line by line', async () => {
    const cases = [
      { id: 'a', kind: 'add', start: '2024-01-15T10:00:00Z', amount: 60, unit: 'minute', calendar: { tz: 'UTC', week } },
      { id: 'b', kind: 'is_open', start: '2024-01-15T17:00:00Z', calendar: { tz: 'UTC', week } },
      { id: 'c', kind: 'between', start: '2024-01-15T00:00:00Z', end: '2024-01-15T10:00:00Z', calendar: { tz: 'UTC', week } },
      { id: 'd', kind: 'add', start: 'x', amount: 1, calendar: { tz: 'UTC', week } },
    ];
    const { code, out } = await tandem(['calendar', '--batch'], `${cases.map((each) => JSON.stringify(each)).join('\n')}\nnot json\n`);
    const answers = linesOfJson(out) as Record<string, unknown>[];
    expect(answers.slice(0, 3)).toEqual([
      { id: 'a', result: '2024-01-15T11:00:00Z' },
      { id: 'b', result: false },
      { id: 'c', result: 3_600 },
    ]);
    expect(answers[3]).toEqual({ id: 'd', error: expect.stringMatching(/expected an instant/) });
    expect(answers[4]).toMatchObject({ error: 'The line is not JSON' });
    expect(code).toBe(2);
  });

  const folder = new URL('../../../shared/data/business-time/', import.meta.url);
  it.runIf(existsSync(folder))('is right on every example of other desks, where they are at hand', async () => {
    const lines = readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'));
    const { out } = await tandem(['calendar', '--batch'], lines.join('\n'));
    const answers = linesOfJson(out) as { id: string; result: unknown }[];
    const expected = lines.map(
      (line) => JSON.parse(line) as { id: string; expected?: unknown; expectedSeconds?: number; edge?: boolean; accept?: unknown[] },
    );
    expect(answers).toHaveLength(expected.length);
    expected.forEach((each, i) => {
      if (each.edge === true) expect(each.accept).toContainEqual(answers[i]!.result);
      else expect(answers[i]).toEqual({ id: each.id, result: each.expectedSeconds ?? each.expected });
    });
  });
});
