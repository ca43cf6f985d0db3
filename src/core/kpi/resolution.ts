/**
 * Time to resolve, reopen rate and first-contact resolution.
 *
 * Example: resolved on Monday after 5 business hours, reopened on Wednesday, resolved again after 2
 * more: one ticket resolved, 7 business hours, reopened, and not done at first contact.
 */
import type { TicketState } from '../tickets/state.js';
import { Distribution } from './distribution.js';
import { spread } from './durations.js';
import { type KpiFigure, type KpiId, share } from './figure.js';
import { type Accumulator, firstResolution, inPeriod, type KpiScope, type KpiTicket, resolveClock } from './kpi-ticket.js';

export class TimeToResolve implements Accumulator {
  private readonly business = new Distribution();
  private readonly wall = new Distribution();

  constructor(private readonly scope: KpiScope) {}

  add(ticket: KpiTicket): void {
    const { createdAt, resolvedAt } = ticket.state;
    if (resolvedAt === null || !inPeriod(this.scope, resolvedAt)) return;
    this.wall.add(resolvedAt - createdAt);
    const clock = resolveClock(ticket);
    if (clock !== null) this.business.add(clock.elapsedMs);
  }

  figure(): KpiFigure {
    return {
      id: 'time-to-resolve',
      value: this.business.quantile(0.5),
      unit: 'ms',
      n: this.business.count,
      details: [...spread('business', 'Business time', this.business), ...spread('wall', 'Wall time', this.wall)],
    };
  }
}

/** A share of the tickets first resolved in the period whose time for reopening is over, or that did come back. */
abstract class Cohort implements Accumulator {
  private counted = 0;
  private hits = 0;
  private pending = 0;

  protected constructor(
    private readonly id: KpiId,
    private readonly scope: KpiScope,
  ) {}

  protected abstract belongs(state: TicketState): boolean;
  protected abstract hit(state: TicketState, reopened: boolean): boolean;

  add({ state }: KpiTicket): void {
    const first = firstResolution(state);
    if (first === null || !inPeriod(this.scope, first.at) || !this.belongs(state)) return;
    const { reopenWithinMs, to } = this.scope;
    const reopened = first.reopenedAt !== null && first.reopenedAt - first.at <= reopenWithinMs;
    if (!reopened && to - first.at < reopenWithinMs) {
      this.pending += 1;
      return;
    }
    this.counted += 1;
    if (this.hit(state, reopened)) this.hits += 1;
  }

  figure(): KpiFigure {
    const { id, counted, hits, pending } = this;
    return {
      id,
      value: share(hits, counted),
      unit: 'share',
      n: counted,
      details: [
        { id: 'hits', label: 'Tickets', value: hits, unit: 'tickets', n: counted },
        { id: 'pending', label: 'Resolved too recently to tell', value: pending, unit: 'tickets', n: pending },
      ],
    };
  }
}

export class ReopenRate extends Cohort {
  constructor(scope: KpiScope) {
    super('reopen-rate', scope);
  }

  protected override belongs(): boolean {
    return true;
  }

  protected override hit(_state: TicketState, reopened: boolean): boolean {
    return reopened;
  }
}

export class FirstContactResolution extends Cohort {
  constructor(scope: KpiScope) {
    super('first-contact-resolution', scope);
  }

  protected override belongs(state: TicketState): boolean {
    return state.requester !== null;
  }

  protected override hit(state: TicketState, reopened: boolean): boolean {
    return !reopened && state.requesterMessages === 0 && state.answers <= 1 && staysInside(state);
  }
}

function staysInside(state: TicketState): boolean {
  let party: string | null = null;
  for (const { holder } of state.spans) {
    if (holder === null) continue;
    if (party !== null && party !== holder.party) return false;
    party = holder.party;
  }
  return true;
}
