/** Laws of figures, over random histories. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarSet } from '../sla/calendars.js';
import { clockTotals } from '../sla/clocks.js';
import { AGREEMENTS } from '../testing/ticket-agreements.js';
import { histories } from '../testing/ticket-history.js';
import { countsFor, KpiBook } from './book.js';
import { KPIS } from './definitions.js';
import { type KpiScope, type KpiTicket, REOPEN_WITHIN } from './kpi-ticket.js';

const agreement = AGREEMENTS[1]!;
const calendars = calendarSet(agreement);
const scope: KpiScope = { agreement, calendars, from: Date.UTC(2026, 2, 15), to: Date.UTC(2026, 10, 1), reopenWithinMs: REOPEN_WITHIN };
const tickets = fc
  .array(histories([agreement]), { minLength: 1, maxLength: 12 })
  .map((all) =>
    all.flatMap(({ events }): readonly KpiTicket[] => [clockTotals(events, agreement, calendars, scope.to)].filter((one) => one !== null)),
  );

const figuresOf = (all: readonly KpiTicket[]) => {
  const book = new KpiBook(scope);
  for (const one of all) book.add(one);
  return book.figures();
};

it('figures do not depend on the order of tickets', () => {
  fc.assert(
    fc.property(tickets, (all) => {
      expect(figuresOf([...all].reverse())).toEqual(figuresOf(all));
    }),
    { numRuns: 60 },
  );
});

it('shares lie between 0 and 1, a figure has data exactly when it rests on something', () => {
  fc.assert(
    fc.property(tickets, (all) => {
      for (const figure of figuresOf(all)) {
        if (figure.id !== 'backlog') expect(figure.value === null).toBe(figure.n === 0);
        for (const { unit, value, label } of [{ ...figure, label: figure.id }, ...figure.details]) {
          if (value === null) continue;
          expect(value, label).toBeGreaterThanOrEqual(0);
          if (unit === 'share') expect(value, label).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 60 },
  );
});

it('the list behind a figure has as many tickets as the figure counts', () => {
  const perTicket = KPIS.filter((one) => one.id !== 'sla-attainment' && one.id !== 'hand-off-acceptance');
  fc.assert(
    fc.property(tickets, (all) => {
      const figures = figuresOf(all);
      for (const { id } of perTicket) {
        expect(all.filter((one) => countsFor(id, one, scope)).length).toBe(figures.find((one) => one.id === id)!.n);
      }
    }),
    { numRuns: 40 },
  );
});
