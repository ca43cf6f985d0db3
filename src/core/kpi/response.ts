/**
 * First response, and time to acknowledge.
 *
 * Example: created at 09:00, a shared note at 09:05, a public answer at 09:40: acknowledged after 5
 * minutes, first response after 40.
 */
import { Distribution } from './distribution.js';
import { spread } from './durations.js';
import type { KpiFigure } from './figure.js';
import { type Accumulator, inPeriod, isLive, type KpiScope, type KpiTicket } from './kpi-ticket.js';

/** Open tickets that still wait for something: how many, and the oldest one's age. */
class Outstanding {
  count = 0;
  oldest: number | null = null;

  add(age: number): void {
    this.count += 1;
    this.oldest = Math.max(age, this.oldest ?? 0);
  }
}

export class FirstResponse implements Accumulator {
  private readonly business = new Distribution();
  private readonly wall = new Distribution();
  private readonly unanswered = new Outstanding();

  constructor(private readonly scope: KpiScope) {}

  add({ state, clocks }: KpiTicket): void {
    const at = state.firstResponseAt;
    if (at === null) {
      if (isLive(state)) this.unanswered.add(this.scope.to - state.createdAt);
      return;
    }
    if (!inPeriod(this.scope, at)) return;
    this.wall.add(at - state.createdAt);
    const clock = clocks.find((one) => one.kind === 'respond');
    if (clock !== undefined) this.business.add(clock.elapsedMs);
  }

  figure(): KpiFigure {
    const { count, oldest } = this.unanswered;
    return {
      id: 'first-response',
      value: this.business.quantile(0.5),
      unit: 'ms',
      n: this.business.count,
      details: [
        ...spread('business', 'Business time', this.business),
        ...spread('wall', 'Wall time', this.wall),
        { id: 'unanswered', label: 'Open without an answer', value: count, unit: 'tickets', n: count },
        { id: 'unanswered-oldest', label: 'Oldest of them', value: oldest, unit: 'ms', n: count },
      ],
    };
  }
}

export class Acknowledge implements Accumulator {
  private readonly wall = new Distribution();
  private readonly untouched = new Outstanding();

  constructor(private readonly scope: KpiScope) {}

  add({ state }: KpiTicket): void {
    const at = state.acknowledgedAt;
    if (at === null) {
      if (isLive(state)) this.untouched.add(this.scope.to - state.createdAt);
    } else if (inPeriod(this.scope, at)) {
      this.wall.add(at - state.createdAt);
    }
  }

  figure(): KpiFigure {
    const { count, oldest } = this.untouched;
    return {
      id: 'acknowledge',
      value: this.wall.mean(),
      unit: 'ms',
      n: this.wall.count,
      details: [
        ...spread('wall', 'Wall time', this.wall),
        { id: 'untouched', label: 'Open and untouched', value: count, unit: 'tickets', n: count },
        { id: 'untouched-oldest', label: 'Oldest of them', value: oldest, unit: 'ms', n: count },
      ],
    };
  }
}
