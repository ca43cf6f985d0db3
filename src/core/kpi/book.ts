/**
 * All KPIs of a set of tickets, one ticket at a time, in bounded memory.
 *
 * Example: feed every ticket of a partnership once with its state and clocks as of the end of the
 * month, and read the month's figures.
 */
import { SlaAttainment } from './attainment.js';
import { Backlog } from './backlog.js';
import type { KpiFigure, KpiId } from './figure.js';
import { BounceRate, HandOffAcceptance, HoldTime } from './hand-offs.js';
import type { Accumulator, KpiScope, KpiTicket } from './kpi-ticket.js';
import { FirstContactResolution, ReopenRate, TimeToResolve } from './resolution.js';
import { Acknowledge, FirstResponse } from './response.js';

const MAKERS: Readonly<Record<KpiId, (scope: KpiScope) => Accumulator>> = {
  'first-response': (scope) => new FirstResponse(scope),
  acknowledge: (scope) => new Acknowledge(scope),
  'time-to-resolve': (scope) => new TimeToResolve(scope),
  'sla-attainment': (scope) => new SlaAttainment(scope),
  backlog: (scope) => new Backlog(scope),
  'first-contact-resolution': (scope) => new FirstContactResolution(scope),
  'reopen-rate': (scope) => new ReopenRate(scope),
  'bounce-rate': (scope) => new BounceRate(scope),
  'hold-time': (scope) => new HoldTime(scope),
  'hand-off-acceptance': (scope) => new HandOffAcceptance(scope),
};

/** Every KPI's accumulator side by side. */
export class KpiBook {
  private readonly all: readonly Accumulator[];

  constructor(scope: KpiScope) {
    this.all = Object.values(MAKERS).map((make) => make(scope));
  }

  /** Each ticket once, with state and clocks as of `scope.to`. */
  add(ticket: KpiTicket): void {
    for (const one of this.all) one.add(ticket);
  }

  /** In the order of the definitions; plain JSON. */
  figures(): readonly KpiFigure[] {
    return this.all.map((one) => one.figure());
  }
}

/**
 * Whether a ticket is among those behind a figure: for the list that a figure opens into.
 *
 * @example countsFor('bounce-rate', ticket, scope) // resolved in the period
 */
export function countsFor(id: KpiId, ticket: KpiTicket, scope: KpiScope): boolean {
  const one = MAKERS[id](scope);
  one.add(ticket);
  return one.figure().n > 0;
}
