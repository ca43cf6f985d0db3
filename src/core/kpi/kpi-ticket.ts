/** What KPIs are computed from: one ticket at a time, and over which period. */
import type { Agreement } from '../agreement/agreement.js';
import type { CalendarSet } from '../sla/calendars.js';
import type { ClockTotal } from '../sla/clock.js';
import type { TicketState } from '../tickets/state.js';
import { DAY, type Instant, type Millis } from '../time.js';
import type { KpiFigure } from './figure.js';

/** As `clockTotals` gives it for the end of the period. */
export interface KpiTicket {
  readonly state: TicketState;
  readonly clocks: readonly ClockTotal[];
}

export interface KpiScope {
  readonly agreement: Agreement;
  readonly calendars: CalendarSet;
  /** Null: from the beginning. */
  readonly from: Instant | null;
  /** The end of the period, exclusive, and the moment for which states and clocks were computed. */
  readonly to: Instant;
  /** How long a resolved ticket may come back and count as reopened. */
  readonly reopenWithinMs: Millis;
}

/** The usual time for reopening: seven days. */
export const REOPEN_WITHIN: Millis = 7 * DAY;

/** Collects tickets and answers one figure; its memory does not grow with their number. */
export interface Accumulator {
  add(ticket: KpiTicket): void;
  figure(): KpiFigure;
}

/** Whether an instant lies in the period. */
export const inPeriod = (scope: KpiScope, at: Instant): boolean => (scope.from === null || at >= scope.from) && at < scope.to;

/** Whether work on a ticket goes on. */
export const isLive = (state: TicketState): boolean => state.status !== 'resolved' && state.status !== 'closed';

/** The resolve clock, or null where nothing was promised. */
export const resolveClock = (ticket: KpiTicket): ClockTotal | null => ticket.clocks.find((one) => one.kind === 'resolve') ?? null;

/** When a ticket was first resolved, and when it first came back after that. */
export function firstResolution(state: TicketState): { readonly at: Instant; readonly reopenedAt: Instant | null } | null {
  let at: Instant | null = null;
  for (const span of state.spans) {
    const done = span.status === 'resolved' || span.status === 'closed';
    if (at === null && done) at = span.from;
    else if (at !== null && !done) return { at, reopenedAt: span.from };
  }
  return at === null ? null : { at, reopenedAt: null };
}
