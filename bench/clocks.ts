/**
 * Folding tickets of six events with all their clocks, as replay does for a million of them.
 *
 * Run: npx tsx bench/clocks.ts
 */
import { pathToFileURL } from 'node:url';
import { PRIORITIES } from '../src/core/agreement/agreement.js';
import { calendarSet } from '../src/core/sla/calendars.js';
import { clocks, clockTotals } from '../src/core/sla/clocks.js';
import { harborLane } from '../src/core/testing/harbor-lane.js';
import { Life, onsite, requester, technician } from '../src/core/testing/ticket-builder.js';
import type { TicketEvent } from '../src/core/tickets/event.js';
import { foldTicket } from '../src/core/tickets/fold.js';
import { MINUTE } from '../src/core/time.js';

const TICKETS = 20_000;
const ROUNDS = 10;

interface Line {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly atLeast: number | null;
}

/** Six events each, spread over a year; every fourth ticket crosses the party line. */
function histories(): readonly (readonly TicketEvent[])[] {
  const day = new Life();
  return Array.from({ length: TICKETS }, (_, i) => {
    const life = new Life()
      .at('2026-01-05 08:00')
      .created(PRIORITIES[i % 4] ?? 'P2')
      .routed('service-desk')
      .by(technician);
    life.message('requester');
    if (i % 4 === 0) life.transferred('onsite-it').by(onsite).message('shared');
    else life.waiting().by(requester).resumed().by(technician);
    life.resolved();
    const start = day.at('2026-01-05 08:00').events.length + (i * 25 + (i % 7) * 311) * MINUTE;
    return life.events.map((event) => ({ ...event, at: event.at + start + event.seq * (i % 13) * 23 * MINUTE }));
  });
}

function perSecond(count: number, work: () => void): number {
  work();
  const from = process.hrtime.bigint();
  for (let round = 0; round < ROUNDS; round += 1) work();
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  return Math.round((count * ROUNDS) / seconds);
}

/** The measured lines, in tickets per second on one core. */
export function benchClocks(): readonly Line[] {
  const tickets = histories();
  const calendars = calendarSet(harborLane);
  const asOf = (tickets.at(-1)?.at(-1)?.at ?? 0) + MINUTE;
  const each = (work: (events: readonly TicketEvent[]) => unknown) =>
    perSecond(TICKETS, () => {
      for (const events of tickets) work(events);
    });
  return [
    { what: 'fold, 6 events a ticket', value: each(foldTicket), unit: 'tickets/s', atLeast: null },
    {
      what: 'fold with clocks',
      value: each((events) => clockTotals(events, harborLane, calendars, asOf)),
      unit: 'tickets/s',
      atLeast: 50_000,
    },
    {
      what: 'fold with clocks, runs and causes',
      value: each((events) => clocks(events, harborLane, calendars, asOf)),
      unit: 'tickets/s',
      atLeast: null,
    },
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { what, value, unit } of benchClocks()) console.log(`${what.padEnd(40)} ${value.toLocaleString('en').padStart(12)} ${unit}`);
}
