/** The laws of business time, over random calendars in eventful zones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarWithInstants, eventfulCalendar, instantNear, period } from '../testing/calendar-arbitrary.js';
import { oracleAdd, oracleElapsed, oracleIsOpen } from '../testing/calendar-oracle.js';
import { DAY, HOUR, LATEST, MINUTE } from '../time.js';
import type { Deadline } from './calendar.js';
import { compileCalendar } from './compile.js';

const number = (deadline: Deadline): number => (deadline === 'never' ? Number.POSITIVE_INFINITY : deadline);
const duration = fc.oneof(
  fc.integer({ min: 0, max: 30 * HOUR }),
  fc.integer({ min: 0, max: 30 * 60 }).map((minutes) => minutes * MINUTE),
);

describe('against minute-by-minute stepping', () => {
  test('elapsed is the sum of the open minutes', () => {
    fc.assert(
      fc.property(calendarWithInstants(2), ({ definition, instants: [a, b] }) => {
        expect(compileCalendar(definition).elapsed(a!, b!)).toBe(oracleElapsed(definition, a!, b!));
      }),
      { numRuns: 120 },
    );
  });

  test('add ends where the minutes are used up', () => {
    fc.assert(
      fc.property(calendarWithInstants(1), duration, ({ definition, instants: [t] }, ms) => {
        const until = t! + 4 * DAY;
        const slow = oracleAdd(definition, t!, ms, until);
        const fast = compileCalendar(definition).add(t!, ms);
        if (slow === null) expect(number(fast)).toBeGreaterThanOrEqual(until);
        else expect(fast).toBe(slow);
      }),
      { numRuns: 120 },
    );
  });

  test('open and closed are as the wall clock says', () => {
    fc.assert(
      fc.property(calendarWithInstants(8), ({ definition, instants }) => {
        const calendar = compileCalendar(definition);
        for (const t of instants) expect(calendar.isOpen(t)).toBe(oracleIsOpen(definition, t));
      }),
      { numRuns: 120 },
    );
  });
});

describe('laws', () => {
  test('splitting an interval never changes its sum', () => {
    fc.assert(
      fc.property(calendarWithInstants(3, 400), ({ definition, instants: [a, b, c] }) => {
        const calendar = compileCalendar(definition);
        expect(calendar.elapsed(a!, b!) + calendar.elapsed(b!, c!)).toBe(calendar.elapsed(a!, c!));
      }),
    );
  });

  test('elapsed(t, add(t, d)) is d', () => {
    fc.assert(
      fc.property(calendarWithInstants(1, 400), duration, ({ definition, instants: [t] }, ms) => {
        const calendar = compileCalendar(definition);
        const due = calendar.add(t!, ms);
        if (due !== 'never') expect(calendar.elapsed(t!, due)).toBe(ms);
      }),
    );
  });

  test('add gives the earliest instant, subtract the latest', () => {
    fc.assert(
      fc.property(calendarWithInstants(1, 400), duration, ({ definition, instants: [t] }, ms) => {
        fc.pre(ms > 0);
        const calendar = compileCalendar(definition);
        const due = calendar.add(t!, ms);
        if (due !== 'never') expect(calendar.elapsed(t!, due - 1)).toBe(ms - 1);
        const since = calendar.subtract(t!, ms);
        if (since === 'never') return;
        expect(calendar.elapsed(since, t!)).toBe(ms);
        expect(calendar.elapsed(since + 1, t!)).toBe(ms - 1);
      }),
    );
  });

  test('subtract takes back what add gave, and the reverse', () => {
    fc.assert(
      fc.property(calendarWithInstants(1, 400), duration, ({ definition, instants: [t] }, ms) => {
        fc.pre(ms > 0);
        const calendar = compileCalendar(definition);
        const due = calendar.add(t!, ms);
        if (due !== 'never') {
          expect(calendar.subtract(due, ms)).toBe(calendar.add(t!, 0));
          expect(calendar.add(due, -ms)).toBe(calendar.add(t!, 0));
        }
        const since = calendar.subtract(t!, ms);
        if (since !== 'never') expect(calendar.add(since, ms)).toBe(calendar.subtract(t!, 0));
      }),
    );
  });

  test('a longer target and a later start are never due earlier', () => {
    fc.assert(
      fc.property(calendarWithInstants(2, 400), duration, duration, ({ definition, instants: [a, b] }, ms, more) => {
        const calendar = compileCalendar(definition);
        expect(number(calendar.add(a!, ms + more))).toBeGreaterThanOrEqual(number(calendar.add(a!, ms)));
        expect(number(calendar.add(b!, ms))).toBeGreaterThanOrEqual(number(calendar.add(a!, ms)));
      }),
    );
  });

  test('longer hours never make anything due later', () => {
    fc.assert(
      fc.property(
        calendarWithInstants(2, 20),
        period,
        fc.constantFrom('mon', 'thu', 'sat'),
        duration,
        ({ definition, instants: [a, b] }, extra, day, ms) => {
          const calendar = compileCalendar(definition);
          const longer = compileCalendar({ ...definition, week: { ...definition.week, [day]: [...(definition.week[day] ?? []), extra] } });
          expect(longer.elapsed(a!, b!)).toBeGreaterThanOrEqual(calendar.elapsed(a!, b!));
          // With no time to spend, `add` is the next opening, which longer hours bring nearer too.
          expect(number(longer.add(a!, ms))).toBeLessThanOrEqual(number(calendar.add(a!, ms)));
        },
      ),
    );
  });

  test('openings, closings and open spans tell the same story', () => {
    fc.assert(
      fc.property(calendarWithInstants(2, 60), ({ definition, instants: [a, b] }) => {
        const calendar = compileCalendar(definition);
        const spans = calendar.openSpans(a!, b!);
        expect(spans.reduce((sum, span) => sum + span.to - span.from, 0)).toBe(calendar.elapsed(a!, b!));
        for (const [i, { from, to }] of spans.entries()) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThan(i === 0 ? a! - 1 : spans[i - 1]!.to);
          expect(calendar.nextOpening(i === 0 ? a! : spans[i - 1]!.to)).toBe(from);
          expect(calendar.isOpen(to - 1)).toBe(true);
          if (to < b!) expect(calendar.nextClosing(from)).toBe(to);
          if (to < b!) expect(calendar.isOpen(to)).toBe(false);
        }
        if (spans.length === 0) expect(number(calendar.nextOpening(a!))).toBeGreaterThanOrEqual(b!);
      }),
    );
  });

  test('answers do not depend on what was asked before', () => {
    const question = fc.record({ t: instantNear(Date.parse('2026-03-08'), 20_000), ms: duration });
    fc.assert(
      fc.property(eventfulCalendar, fc.array(question, { minLength: 1, maxLength: 6 }), ({ definition }, questions) => {
        const used = compileCalendar(definition);
        for (const { t, ms } of questions) {
          const fresh = compileCalendar(definition);
          expect([used.add(t, ms), used.subtract(t, ms), used.elapsed(t, t + 10 * DAY), used.nextClosing(t)]).toEqual([
            fresh.add(t, ms),
            fresh.subtract(t, ms),
            fresh.elapsed(t, t + 10 * DAY),
            fresh.nextClosing(t),
          ]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the last instants of all are answered too', () => {
    fc.assert(
      fc.property(eventfulCalendar, fc.integer({ min: 0, max: 3 * DAY }), ({ definition }, back) => {
        const calendar = compileCalendar(definition);
        const t = LATEST - back;
        const rest = calendar.elapsed(t, LATEST);
        expect(calendar.add(t, rest + 1)).toBe('never');
        if (rest > 0) expect(number(calendar.add(t, rest))).toBeLessThanOrEqual(LATEST);
      }),
      { numRuns: 15 },
    );
  });
});
