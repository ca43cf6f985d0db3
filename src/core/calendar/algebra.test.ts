import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarWithInstants, eventfulCalendar, instantNear } from '../testing/calendar-arbitrary.js';
import { harborLane } from '../testing/harbor-lane.js';
import { DAY, EARLIEST, HOUR, LATEST } from '../time.js';
import { always, complement, during, intersect, union } from './algebra.js';
import { compileCalendar } from './compile.js';
import { instantOf } from './zone.js';

const two = fc.tuple(calendarWithInstants(2, 40), eventfulCalendar).map(([{ definition, instants }, other]) => ({
  a: compileCalendar(definition),
  b: compileCalendar(other.definition),
  from: instants[0]!,
  to: instants[1]!,
}));

describe('laws', () => {
  test('a calendar and its complement share all of time out', () => {
    fc.assert(
      fc.property(two, ({ a, from, to }) => {
        expect(a.elapsed(from, to) + complement(a).elapsed(from, to)).toBe(to - from);
        expect(complement(a).isOpen(from)).toBe(!a.isOpen(from));
        expect(complement(complement(a)).openSpans(from, to)).toEqual(a.openSpans(from, to));
      }),
    );
  });

  test('both and either count what each counts', () => {
    fc.assert(
      fc.property(two, ({ a, b, from, to }) => {
        expect(union(a, b).elapsed(from, to) + intersect(a, b).elapsed(from, to)).toBe(a.elapsed(from, to) + b.elapsed(from, to));
        expect(union(a, b).isOpen(from)).toBe(a.isOpen(from) || b.isOpen(from));
        expect(intersect(a, b).isOpen(from)).toBe(a.isOpen(from) && b.isOpen(from));
      }),
    );
  });

  test('neither is not either', () => {
    fc.assert(
      fc.property(two, ({ a, b, from, to }) => {
        const neither = intersect(complement(a), complement(b));
        expect(complement(union(a, b)).openSpans(from, to)).toEqual(neither.openSpans(from, to));
      }),
    );
  });

  test('results add and subtract like any calendar', () => {
    fc.assert(
      fc.property(two, fc.integer({ min: 1, max: 40 * HOUR }), ({ a, b, from }, ms) => {
        for (const calendar of [union(a, b), intersect(a, b), complement(a)]) {
          const due = calendar.add(from, ms);
          if (due === 'never') continue;
          expect(calendar.elapsed(from, due)).toBe(ms);
          expect(calendar.subtract(due, ms)).toBe(calendar.nextOpening(from));
        }
      }),
      { numRuns: 30 },
    );
  });

  test('explanations of results cover the way and count what they count', () => {
    fc.assert(
      fc.property(two, ({ a, b, from, to }) => {
        for (const calendar of [union(a, b), intersect(a, b), complement(a)]) {
          const spans = calendar.explain(from, to);
          expect(spans.filter((span) => span.counted).reduce((sum, span) => sum + span.to - span.from, 0)).toBe(calendar.elapsed(from, to));
          if (from < to) expect([spans[0]!.from, spans.at(-1)!.to]).toEqual([from, to]);
          for (const [i, span] of spans.entries()) if (i > 0) expect(span.from).toBe(spans[i - 1]!.to);
        }
      }),
    );
  });
});

describe('round the clock', () => {
  test('adds like a stop-watch and never closes', () => {
    fc.assert(
      fc.property(instantNear(0, 20_000), fc.integer({ min: 0, max: 9_000 * DAY }), (t, ms) => {
        expect(always().add(t, ms)).toBe(t + ms);
        expect(always().subtract(t, ms)).toBe(t - ms < EARLIEST ? 'never' : t - ms);
        expect(always().nextClosing(t)).toBe('never');
      }),
    );
    expect(always().elapsed(EARLIEST, LATEST)).toBe(LATEST - EARLIEST);
  });

  test('its complement never opens', () => {
    const never = complement(always());
    expect([never.add(0, 1), never.add(0, 0), never.subtract(0, 1), never.nextOpening(0), never.nextClosing(0)]).toEqual([
      'never',
      'never',
      'never',
      'never',
      0,
    ]);
  });

  test('of no calendars: never either, always all', () => {
    expect([union().isOpen(0), intersect().isOpen(0)]).toEqual([false, true]);
  });
});

test('the clock runs and the team is away: 123 hours of an ordinary week, with reasons', () => {
  const { always: clock, office } = harborLane.calendars;
  const away = intersect(compileCalendar(clock!), complement(compileCalendar(office!)));
  const monday = instantOf('America/New_York', '2027-01-11', 0);
  expect(away.elapsed(monday, monday + 7 * DAY)).toBe(123 * HOUR);
  const holiday = instantOf('America/New_York', '2027-01-18', 600);
  expect(away.explain(holiday, holiday + HOUR)).toEqual([{ from: holiday, to: holiday + HOUR, counted: true, reason: 'open', name: null }]);
  expect(complement(compileCalendar(office!)).explain(holiday, holiday + HOUR)).toEqual([
    { from: holiday, to: holiday + HOUR, counted: true, reason: 'holiday', name: 'Martin Luther King Jr. Day' },
  ]);
});

test('a clock that stands during pauses', () => {
  const office = compileCalendar(harborLane.calendars.office!);
  const at = (clock: number) => instantOf('America/New_York', '2026-03-02', clock * 60);
  const pauses = [
    { from: at(12), to: at(13) },
    { from: at(11), to: at(12.5) },
    { from: at(16), to: at(20) },
  ];
  const running = intersect(office, complement(during('waiting on the requester', pauses)));
  expect(running.add(at(9), 8 * HOUR)).toBe(at(24 + 11));
  expect(running.add(at(9), 2 * HOUR)).toBe(at(11));
  expect(running.add(at(11), 0)).toBe(at(13));
  expect(
    running.explain(at(10), at(18)).map(({ from, counted, reason, name }) => [(from - at(0)) / HOUR, counted, name ?? reason]),
  ).toEqual([
    [10, true, 'open'],
    [11, false, 'waiting on the requester'],
    [13, true, 'open'],
    [16, false, 'waiting on the requester'],
    [17, false, 'night'],
  ]);
  expect(
    during('pause', pauses)
      .explain(at(10), at(14))
      .map(({ from, counted }) => [(from - at(0)) / HOUR, counted]),
  ).toEqual([
    [10, false],
    [11, true],
    [13, false],
  ]);
});

test('spans years apart are one calendar, in whatever order it is asked', () => {
  const spans = [2031, 2008, 2020].map((year) => ({ from: Date.UTC(year, 0, 1), to: Date.UTC(year, 0, 1, 5) }));
  const calendar = during('maintenance', spans);
  expect([calendar.isOpen(Date.UTC(2031, 0, 1)), calendar.isOpen(Date.UTC(2008, 0, 1)), calendar.isOpen(Date.UTC(2020, 0, 1, 5))]).toEqual([
    true,
    true,
    false,
  ]);
  expect(calendar.elapsed(EARLIEST, LATEST)).toBe(15 * HOUR);
  expect(calendar.add(0, 6 * HOUR)).toBe(Date.UTC(2020, 0, 1, 1));
});
