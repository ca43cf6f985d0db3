/**
 * Folding tickets of six events with all their clocks, and with all KPIs on top, as replay does for
 * a million of them. There is no rival to measure beside: other desks count clocks up in their database.
 *
 * Run: npx tsx bench/clocks.ts
 */
import { pathToFileURL } from 'node:url';
import { PRIORITIES } from '../src/core/agreement/agreement.js';
import { KpiBook } from '../src/core/kpi/book.js';
import { REOPEN_WITHIN } from '../src/core/kpi/kpi-ticket.js';
import { calendarSet } from '../src/core/sla/calendars.js';
import { clocks, clockTotals } from '../src/core/sla/clocks.js';
import { harborLane } from '../src/core/testing/harbor-lane.js';
import { Life, onsite, requester, technician } from '../src/core/testing/ticket-builder.js';
import type { TicketEvent } from '../src/core/tickets/event.js';
import { foldTicket } from '../src/core/tickets/fold.js';
import { MINUTE } from '../src/core/time.js';
import { type BenchRow, printRows, rate } from './row.js';

const LIVES = 20_000;
const CALLS = 100_000;

/** Six events each, spread over a year and from minutes to days long; every fourth ticket crosses the party line. */
function histories(): readonly (readonly TicketEvent[])[] {
  return Array.from({ length: LIVES }, (_, i) => {
    const life = new Life()
      .at('2026-01-05 08:00')
      .created(PRIORITIES[i % 4] ?? 'P2')
      .routed('service-desk')
      .by(technician)
      .message('requester');
    if (i % 4 === 0) life.transferred('onsite-it').by(onsite).message('shared');
    else life.waiting().by(requester).resumed().by(technician);
    const start = (i * 25 + (i % 7) * 311) * MINUTE;
    return life.resolved().events.map((event) => ({ ...event, at: event.at + start + event.seq * (i % 13) * 23 * MINUTE }));
  });
}

/** Tickets a second, on one core. */
export async function run(): Promise<BenchRow[]> {
  const lives = histories();
  const calendars = calendarSet(harborLane);
  const to = (lives.at(-1)?.at(-1)?.at ?? 0) + MINUTE;
  const book = new KpiBook({ agreement: harborLane, calendars, from: null, to, reopenWithinMs: REOPEN_WITHIN });
  const each = (of: (events: readonly TicketEvent[]) => number) =>
    rate(CALLS, (calls) => {
      let total = 0;
      for (let i = 0; i < calls; i += 1) total += of(lives[i % LIVES] as readonly TicketEvent[]);
      return total;
    });
  const row = (what: string, ours: number, target: number): BenchRow => ({
    what,
    ours,
    unit: 'tickets/s',
    target,
    higherIsBetter: true,
    rivals: [],
  });
  const withKpis = (events: readonly TicketEvent[]): number => {
    const ticket = clockTotals(events, harborLane, calendars, to);
    if (ticket === null) return 0;
    book.add(ticket);
    return ticket.clocks.length;
  };
  return [
    row(
      'Fold of 6 events',
      each((events) => foldTicket(events).lastSeq),
      100_000,
    ),
    row(
      'Fold of 6 events with clocks',
      each((events) => clockTotals(events, harborLane, calendars, to)?.clocks.length ?? 0),
      50_000,
    ),
    row('Fold of 6 events with clocks and KPIs', each(withKpis), 40_000),
    row(
      'Fold of 6 events with clocks, runs and causes',
      each((events) => clocks(events, harborLane, calendars, to).length),
      20_000,
    ),
  ];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) printRows(await run());
