import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../core/calendar/calendar.js';
import { answerCase } from './business-time.js';

const day = [['08:00', '17:00']];
const office = { tz: 'America/New_York', week: { mon: day, tue: day, wed: day, thu: day, fri: day } };
const ask = (line: object, calendar: object = office) => answerCase({ id: 'x', calendar, ...line });

describe('every kind of question', () => {
  test.each([
    ['add, hours when no unit is given', { kind: 'add', start: '2026-03-06T20:00:00Z', amount: 8 }, '2026-03-09T18:00:00Z'],
    ['add to the second', { kind: 'add', start: '2026-03-06T20:00:00Z', amount: 1, unit: 'second' }, '2026-03-06T20:00:01Z'],
    ['add a part of a second', { kind: 'add', start: '2026-03-06T20:00:00.250Z', amount: 0.5, unit: 'second' }, '2026-03-06T20:00:00.750Z'],
    ['used up at closing', { kind: 'add', start: '2026-03-06T20:00:00Z', amount: 120, unit: 'minute' }, '2026-03-06T22:00:00Z'],
    ['an instant with an offset', { kind: 'add', start: '2026-03-06T15:00-05:00', amount: 8 }, '2026-03-09T18:00:00Z'],
    ['sub', { kind: 'sub', start: '2026-03-09T18:00:00Z', amount: 8 }, '2026-03-06T20:00:00Z'],
    ['between', { kind: 'between', start: '2026-03-06T20:00:00Z', end: '2026-03-09T18:00:00Z' }, 28_800],
    ['is_open', { kind: 'is_open', start: '2026-03-06T22:00:00Z' }, false],
    ['next_open, open already', { kind: 'next_open', start: '2026-03-06T20:00:00Z' }, '2026-03-06T20:00:00Z'],
    ['next_open, closed', { kind: 'next_open', start: '2026-03-06T22:00:00Z' }, '2026-03-09T12:00:00Z'],
    // Monday 2026-03-02: 09:00 is 14:00Z.
    [
      'C3 one pause',
      { kind: 'due_with_pauses', start: '2026-03-02T14:00:00Z', amount: 8, pauses: [['2026-03-02T16:00:00Z', '2026-03-02T18:00:00Z']] },
      '2026-03-03T15:00:00Z',
    ],
    [
      'C4 paused again over the evening',
      {
        kind: 'due_with_pauses',
        start: '2026-03-02T14:00:00Z',
        amount: 8,
        pauses: [
          ['2026-03-02T21:00:00Z', '2026-03-03T01:00:00Z'],
          ['2026-03-02T16:00:00Z', '2026-03-02T18:00:00Z'],
        ],
      },
      '2026-03-03T16:00:00Z',
    ],
    [
      'used up as a pause begins',
      { kind: 'due_with_pauses', start: '2026-03-02T14:00:00Z', amount: 2, pauses: [['2026-03-02T16:00:00Z', '2026-03-02T18:00:00Z']] },
      '2026-03-02T16:00:00Z',
    ],
    [
      'started in a pause',
      { kind: 'due_with_pauses', start: '2026-03-02T14:00:00Z', amount: 0, pauses: [['2026-03-02T13:00:00Z', '2026-03-02T18:00:00Z']] },
      '2026-03-02T18:00:00Z',
    ],
    [
      'elapsed, pauses that overlap and reach beyond both ends',
      {
        kind: 'elapsed_with_pauses',
        start: '2026-03-02T14:00:00Z',
        end: '2026-03-02T22:00:00Z',
        pauses: [
          ['2026-03-02T10:00:00Z', '2026-03-02T15:00:00Z'],
          ['2026-03-02T14:30:00Z', '2026-03-02T16:00:00Z'],
          ['2026-03-02T21:00:00Z', '2026-03-03T20:00:00Z'],
        ],
      },
      5 * 3600,
    ],
  ])('%s', (_, line, result) => {
    expect(ask(line)).toEqual({ id: 'x', result });
  });

  test('breaks take away, shifts replace, holidays hold for a year or for every year', () => {
    const calendar = {
      ...office,
      tz: 'UTC',
      holidays: ['2026-06-01', '06-02', '06-02'],
      breaks: { '2026-06-03': [['12:00', '13:00']], '2026-06-04': [] },
      shifts: { '2026-06-01': [['10:00', '12:00']], '2026-06-05': [['22:00', '24:00']] },
    };
    expect(ask({ kind: 'between', start: '2026-06-01T00:00:00Z', end: '2026-06-08T00:00:00Z' }, calendar)).toEqual({
      id: 'x',
      result: (2 + 0 + 8 + 9 + 2) * 3600,
    });
  });
});

describe('what cannot be taken is refused with its place', () => {
  const add = { kind: 'add', start: '2026-03-06T20:00:00Z', amount: 8 };
  test.each([
    ['no such kind', { ...add, kind: 'plus' }, office, /^kind: expected 'add', 'sub', 'between'/],
    ['no such day', { ...add, start: '2027-02-30T00:00:00Z' }, office, /^start: expected an instant such as 2026-03-06T20:00:00Z$/],
    ['no zone in an instant', { ...add, start: '2027-02-20T00:00:00' }, office, /^start: expected an instant/],
    ['1890', { ...add, start: '1890-01-01T00:00:00Z' }, office, /^start: outside the years 1900 to 2199/],
    ['2300', { ...add, start: '2300-01-01T00:00:00Z' }, office, /^start: outside the years 1900 to 2199/],
    ['no amount', { kind: 'add', start: add.start }, office, /^amount: missing; expected number$/],
    ['endless amount', { ...add, amount: Number.POSITIVE_INFINITY }, office, /^amount: /],
    ['unit', { ...add, unit: 'day' }, office, /^unit: /],
    ['zone', add, { ...office, tz: 'America/New_Yrok' }, /^calendar\.tz: .*did you mean "America\/New_York"\?$/],
    [
      'clock',
      add,
      { ...office, week: { mon: [['8:00', '25:00']] } },
      /^calendar\.week\.mon\[0\]\[0\]: expected a time of day.*; calendar\.week\.mon\[0\]\[1\]: /,
    ],
    [
      'starts at 24:00',
      add,
      { ...office, week: { mon: [['24:00', '24:00']] } },
      /^calendar\.week\.mon\[0\]\.from: 1440 is not a time of day/,
    ],
    ['weekday', add, { ...office, week: { monday: day } }, /^calendar\.week: .*monday/],
    ['holiday', add, { ...office, holidays: ['2027-02-30'] }, /^calendar\.holidays\[0\]: 2027-02-30 is not a date/],
    ['shift', add, { ...office, shifts: { '06-31': day } }, /^calendar\.shifts\.06-31: "06-31" is not a date: write YYYY-MM-DD$/],
    ['unknown part of a calendar', add, { ...office, lunch: [] }, /^calendar: .*lunch/],
    [
      'pause backwards',
      { ...add, kind: 'due_with_pauses', pauses: [['2026-03-06T21:00:00Z', '2026-03-06T20:00:00Z']] },
      office,
      /^pauses\[0\]: expected a pause/,
    ],
    ['never opens', add, { tz: 'UTC', week: {} }, /^The calendar is not open for so long before the year 2200$/],
    ['never opened', { ...add, kind: 'sub' }, { tz: 'UTC', week: {} }, /^The calendar is not open for so long since the year 1900$/],
    [
      'never opens again',
      { ...add, kind: 'next_open' },
      { tz: 'UTC', week: {} },
      /^The calendar does not open again before the year 2200$/,
    ],
  ])('%s', (_, line, calendar, error) => {
    expect(ask(line, calendar)).toEqual({ id: 'x', error: expect.stringMatching(error) });
  });

  test.each([[null], [[]], ['add'], [7], [{ id: {} }]])('%j is no question', (line) => {
    expect(answerCase(line)).toEqual({ id: null, error: expect.stringMatching(/./) });
  });

  test('many problems at once are counted, not listed to the end', () => {
    const answer = ask(add, { ...office, holidays: Array.from({ length: 50 }, (_, i) => `day ${i}`) });
    expect(answer).toEqual({ id: 'x', error: expect.stringMatching(/; and 40 more problems$/) });
  });
});

test('a batch compiles a calendar once, and keeps a bounded number', () => {
  const calendars = new Map<string, Calendar>();
  for (let i = 0; i < 1_000; i++) {
    const calendar = { ...office, holidays: [new Date((i % 300) * 86_400_000).toISOString().slice(0, 10)] };
    expect(answerCase({ id: i, kind: 'is_open', start: '2026-03-06T20:00:00Z', calendar }, calendars)).toEqual({ id: i, result: true });
    if (i < 200) expect(calendars.size).toBe(i + 1);
  }
  expect(calendars.size).toBeLessThanOrEqual(200);
});

const shared = process.env.TANDEM_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url));
const folder = join(shared, 'data', 'business-time');

describe.runIf(existsSync(folder))("cases from other desks' own tests", () => {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.jsonl')) : [];
  test.each(files)('%s', (file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const { id, expected, expectedSeconds } = JSON.parse(line);
      expect(answerCase(JSON.parse(line))).toEqual({ id, result: expected ?? expectedSeconds });
    }
  });
});
