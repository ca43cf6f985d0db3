import { describe, expect, test } from 'vitest';
import { WEEKDAYS } from '../../src/core/calendar/definition.js';
import { localTime } from '../../src/core/calendar/zone.js';
import { DAY, HOUR } from '../../src/core/time.js';
import { generateHistory, type HistoryRow } from './generate.js';
import { KINDS } from './kinds.js';
import * as shape from './shape.js';

const options = { seed: 7, tickets: 20_000, zone: 'America/New_York', from: '2025-11-03', weeks: 52 };
const rows = [...generateHistory(options)];
const tickets = group(rows);

function group(all: readonly HistoryRow[]) {
  const byNumber = new Map<string, HistoryRow[]>();
  for (const row of all) {
    const changes = byNumber.get(row.number);
    if (changes) changes.push(row);
    else byNumber.set(row.number, [row]);
  }
  return byNumber;
}

const hourOfWeek = (at: number) => {
  const { weekday, minute } = localTime(options.zone, at);
  return WEEKDAYS.indexOf(weekday) * 24 + Math.floor(minute / 60);
};

/** Largest difference between two distributions, as a share. */
function distance(counts: readonly number[], wanted: readonly number[]) {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return Math.max(...wanted.map((value, index) => Math.abs(counts[index]! / sum(counts) - value / sum(wanted))));
}

const counted = (size: number, indices: Iterable<number>) => {
  const counts = new Array<number>(size).fill(0);
  for (const index of indices) counts[index]! += 1;
  return counts;
};

describe('the generated history', () => {
  test('is the same for the same seed and another for another', () => {
    const small = { ...options, tickets: 50 };
    expect([...generateHistory(small)]).toEqual([...generateHistory(small)]);
    expect([...generateHistory({ ...small, seed: 8 })]).not.toEqual([...generateHistory(small)]);
  });

  test('has every ticket once, rows in order, from new to closed', () => {
    expect(tickets.size).toBe(20_000);
    const wrong = [...tickets.values()].filter(
      (changes) =>
        changes[0]!.state !== 'New' ||
        changes.at(-1)!.state !== 'Closed' ||
        changes.some((row, index) => index > 0 && row.changedAt < changes[index - 1]!.changedAt),
    );
    expect(wrong).toEqual([]);
  });

  test('arrives by hour of the week as measured', () => {
    const hours = [...tickets.values()].map(([first]) => hourOfWeek(first!.openedAt));
    expect(distance(counted(168, hours), shape.ARRIVALS_BY_HOUR_OF_WEEK)).toBeLessThan(0.004);
  });

  test('has the measured category mix', () => {
    const index = new Map(KINDS.map((kind, position) => [kind.category, position]));
    expect(index.size).toBe(shape.CATEGORY_MIX.length);
    expect(
      distance(
        counted(
          KINDS.length,
          [...tickets.values()].map(([first]) => index.get(first!.category)!),
        ),
        shape.CATEGORY_MIX,
      ),
    ).toBeLessThan(0.01);
  });

  test('is passed on, returned, made to wait, late and reopened as often as measured', () => {
    const all = [...tickets.values()];
    const passed = counted(
      11,
      all.map((changes) => changes.at(-1)!.reassignments),
    );
    expect(distance(passed, shape.REASSIGNMENTS)).toBeLessThan(0.01);
    const hopped = all.filter((changes) => changes.at(-1)!.reassignments >= 2);
    const teams = (changes: readonly HistoryRow[]) =>
      changes.map((row) => row.group).filter((team, index, list) => team !== list[index - 1]);
    const returned = hopped.filter((changes) => teams(changes).length > new Set(teams(changes)).size).length;
    expect(returned / hopped.length).toBeGreaterThan(shape.RETURN_SHARE - 0.05);
    expect(returned / hopped.length).toBeLessThan(shape.RETURN_SHARE + 0.05);
    const waited = all.filter((changes) => changes.some((row) => row.state.startsWith('Awaiting'))).length;
    expect(Math.abs(waited / all.length - (1 - 15708 / 20769))).toBeLessThan(0.02);
    const missed = all.filter(([first]) => !first!.madeTarget).length;
    expect(Math.abs(missed / all.length - 8174 / 20769)).toBeLessThan(0.02);
    const reopened = all.filter((changes) => changes.filter((row) => row.state === 'Resolved').length > 1).length;
    expect(Math.abs(reopened / all.length - shape.REOPENED_SHARE)).toBeLessThan(0.005);
  });

  test('lasts as long as measured', () => {
    const hours = [...tickets.values()]
      .map((changes) => (changes.find((row) => row.state === 'Resolved')!.changedAt - changes[0]!.openedAt) / HOUR)
      .sort((a, b) => a - b);
    const median = hours[10_000]!;
    expect(median).toBeGreaterThan(15);
    expect(median).toBeLessThan(40);
    expect(hours[18_000]!).toBeGreaterThan(300);
    expect(hours[18_000]! * HOUR).toBeLessThan(25 * DAY);
  });
});
