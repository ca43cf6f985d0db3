/**
 * Across the party line: bounces and their cost, who had the ball, how fast hand-offs are taken.
 *
 * Example: of 10 resolved tickets one came back to the service desk after 110 minutes of Onsite
 * IT's time: bounce rate 10 %, cost 110 minutes, all of it Onsite IT's.
 */
import { targetOf } from '../sla/target.js';
import { bounceCost } from '../tickets/bounce-cost.js';
import { partyName } from '../tickets/desk.js';
import type { Bounce, TicketState } from '../tickets/state.js';
import type { Millis } from '../time.js';
import { Distribution } from './distribution.js';
import { spread } from './durations.js';
import { type KpiDetail, type KpiFigure, share } from './figure.js';
import { type Accumulator, inPeriod, type KpiScope, type KpiTicket, resolveClock } from './kpi-ticket.js';

/** Sums and counts by a name; there are only as many names as the agreement has. */
class Sums {
  private readonly sums = new Map<string, { ms: Millis; n: number }>();

  add(name: string, ms: Millis): void {
    const sum = this.sums.get(name) ?? { ms: 0, n: 0 };
    sum.ms += ms;
    sum.n += 1;
    this.sums.set(name, sum);
  }

  sorted(): readonly (readonly [string, { readonly ms: Millis; readonly n: number }])[] {
    return [...this.sums].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

export class BounceRate implements Accumulator {
  private tickets = 0;
  private bounced = 0;
  private bounces = 0;
  private costMs = 0;
  private readonly byParty = new Sums();
  private readonly byRule = new Sums();
  private readonly byReason = new Sums();

  constructor(private readonly scope: KpiScope) {}

  add({ state }: KpiTicket): void {
    if (state.resolvedAt === null || !inPeriod(this.scope, state.resolvedAt)) return;
    this.tickets += 1;
    if (state.bounces.length === 0) return;
    this.bounced += 1;
    for (const bounce of state.bounces) this.cost(state, bounce);
  }

  figure(): KpiFigure {
    const { tickets, bounced, bounces, costMs, scope } = this;
    const cost = (id: string, label: string, ms: Millis, n: number): KpiDetail => ({ id, label, value: ms, unit: 'ms', n });
    return {
      id: 'bounce-rate',
      value: share(bounced, tickets),
      unit: 'share',
      n: tickets,
      details: [
        { id: 'bounced', label: 'Tickets that bounced', value: bounced, unit: 'tickets', n: tickets },
        { id: 'mean', label: 'Bounces a ticket, mean', value: share(bounces, tickets), unit: 'bounces', n: tickets },
        { id: 'cost', label: 'Cost', value: tickets === 0 ? null : costMs, unit: 'ms', n: bounces },
        ...this.byParty.sorted().map(([id, { ms, n }]) => cost(`party-${id}`, `Cost, ${partyName(scope.agreement, id)}`, ms, n)),
        ...this.byRule
          .sorted()
          .map(([id, { ms, n }]) => cost(`rule-${id}`, id === '' ? 'Cost, moved by hand' : `Cost, routed by ${id}`, ms, n)),
        ...this.byReason.sorted().map(([id, { ms, n }]) => cost(`reason-${id}`, `Cost, reason ${id}`, ms, n)),
      ],
    };
  }

  private cost(state: TicketState, bounce: Bounce): void {
    const { agreement, calendars } = this.scope;
    const paused = targetOf(agreement, state)?.pausedWhile ?? [];
    const known = new Set(agreement.teams.map((team) => team.id));
    const { totalMs, byParty } = bounceCost(state, bounce, paused, (team, from, to) =>
      // Imported history may name a group that the agreement does not know: it has no hours.
      known.has(team) ? calendars.duty(team).elapsed(from, to) : 0,
    );
    this.bounces += 1;
    this.costMs += totalMs;
    for (const [party, ms] of byParty) this.byParty.add(party, ms);
    this.byRule.add(bounce.rule ?? '', totalMs);
    this.byReason.add(bounce.reason ?? 'unknown', totalMs);
  }
}

export class HoldTime implements Accumulator {
  private tickets = 0;
  private totalMs = 0;
  private readonly byParty = new Sums();

  constructor(private readonly scope: KpiScope) {}

  add(ticket: KpiTicket): void {
    const { resolvedAt } = ticket.state;
    const clock = resolveClock(ticket);
    if (resolvedAt === null || clock === null || !inPeriod(this.scope, resolvedAt)) return;
    this.tickets += 1;
    this.totalMs += clock.elapsedMs;
    for (const party in clock.byParty) this.byParty.add(party, clock.byParty[party] ?? 0);
  }

  figure(): KpiFigure {
    const { tickets, totalMs, scope } = this;
    const details = this.byParty.sorted().flatMap(([id, { ms, n }]): KpiDetail[] => {
      const name = id === '' ? 'Nobody' : partyName(scope.agreement, id);
      return [
        { id: `party-${id}`, label: `${name}, a ticket`, value: share(ms, tickets), unit: 'ms', n },
        { id: `share-${id}`, label: `${name}, of all time`, value: share(ms, totalMs), unit: 'share', n },
      ];
    });
    return { id: 'hold-time', value: share(totalMs, tickets), unit: 'ms', n: tickets, details };
  }
}

export class HandOffAcceptance implements Accumulator {
  private readonly taken = new Distribution();
  private automatic = 0;
  private declined = 0;

  constructor(private readonly scope: KpiScope) {}

  add({ state, clocks }: KpiTicket): void {
    for (const { id, answer, answeredAt } of state.handOffs) {
      if (answeredAt === null || !inPeriod(this.scope, answeredAt)) continue;
      if (answer === 'automatic') this.automatic += 1;
      if (answer === 'declined') this.declined += 1;
      const clock = answer === 'accepted' ? clocks.find((one) => one.handOff === id) : undefined;
      if (clock !== undefined) this.taken.add(clock.elapsedMs);
    }
  }

  figure(): KpiFigure {
    const { taken, automatic, declined } = this;
    const answered = taken.count + automatic + declined;
    return {
      id: 'hand-off-acceptance',
      value: taken.quantile(0.5),
      unit: 'ms',
      n: taken.count,
      details: [
        ...spread('accepted', 'Accepted by a person', taken),
        { id: 'automatic', label: 'Passed by itself', value: share(automatic, answered), unit: 'share', n: answered },
        { id: 'declined', label: 'Declined', value: share(declined, answered), unit: 'share', n: answered },
      ],
    };
  }
}
