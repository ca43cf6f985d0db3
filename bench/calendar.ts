/**
 * Business time: `add` of eight hours and `elapsed` over ten days, from random minutes of three
 * years, on an office calendar with lunch and holidays in a zone with summer time.
 *
 * Run: npx tsx bench/calendar.ts
 */
import { pathToFileURL } from 'node:url';
import { compileCalendar } from '../src/core/calendar/compile.js';
import type { CalendarDefinition, Period } from '../src/core/calendar/definition.js';
import { windowLookup } from '../src/core/calendar/windows.js';
import { harborLane } from '../src/core/testing/harbor-lane.js';
import { DAY, HOUR, MINUTE } from '../src/core/time.js';
import { dayByDay, minuteByMinute, momentBusinessTime, type Rival } from './calendar-rivals.js';
import { type BenchRow, printRows, rate } from './row.js';

const day: readonly Period[] = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 17 * 60 },
];
const office: CalendarDefinition = {
  zone: 'America/New_York',
  week: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: [
    ...['01-01', '06-19', '07-04', '11-11', '12-25'].map((date) => ({ date, name: 'Holiday of every year' })),
    ...['2025-01-20', '2025-11-27', '2026-01-19', '2026-11-26', '2027-01-18', '2027-11-25'].map((date) => ({ date, name: 'Holiday' })),
  ],
  exceptions: [],
};

const CALLS = 1_000_000;
const FIRST = Date.UTC(2025, 0, 1);
const MINUTES = (3 * 365 * DAY) / MINUTE;

/** Random whole minutes of three years, the same in every run. */
function instants(count: number): Float64Array {
  let state = 2_463_534_242;
  return Float64Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return FIRST + ((state >>> 0) % MINUTES) * MINUTE;
  });
}

/** Measures all ways side by side; prints how often a rival's answer differs from ours. */
export async function run(): Promise<BenchRow[]> {
  const starts = instants(CALLS);
  const calendar = compileCalendar(office);
  const windows = windowLookup(harborLane.windows);
  const rivals = [momentBusinessTime(office), dayByDay(office), minuteByMinute(office)];
  const sum = (calls: number, of: (t: number) => number): number => {
    let total = 0;
    for (let i = 0; i < calls; i++) total += of(starts[i]!);
    return total;
  };
  const add = (t: number) => calendar.add(t, 8 * HOUR) as number;
  const elapsed = (t: number) => calendar.elapsed(t, t + 10 * DAY);
  const against = (what: string, ours: (t: number) => number, theirs: (rival: Rival) => (t: number) => number) =>
    rivals.map((rival) => {
      const asked = Array.from(starts.subarray(0, rival.calls));
      const wrong = asked.filter((t) => theirs(rival)(t) !== ours(t)).length;
      if (wrong > 0) console.log(`${what}, ${rival.name}: ${wrong} of ${asked.length} answers differ from ours`);
      return { name: rival.name, value: rate(rival.calls, (calls) => sum(calls, theirs(rival)), 3) };
    });
  const row = (what: string, ours: number, target: number, others: BenchRow['rivals']): BenchRow => ({
    what,
    ours,
    unit: 'calls/s',
    target,
    higherIsBetter: true,
    rivals: others,
  });
  return [
    row(
      'Business time: add 8 h',
      rate(CALLS, (calls) => sum(calls, add)),
      5_000_000,
      against('add', add, (rival) => (t) => rival.add(t, 8)),
    ),
    row(
      'Business time: elapsed over 10 days',
      rate(CALLS, (calls) => sum(calls, elapsed)),
      5_000_000,
      against('elapsed', elapsed, (rival) => (t) => rival.elapsed(t, t + 10 * DAY)),
    ),
    row(
      'Business time: open at an instant',
      rate(CALLS, (calls) => sum(calls, (t) => (calendar.isOpen(t) ? 1 : 0))),
      5_000_000,
      [],
    ),
    row(
      'Coverage window of an instant',
      rate(CALLS, (calls) => sum(calls, (t) => windows.at(t).length)),
      5_000_000,
      [],
    ),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) printRows(await run());
