/**
 * How much work moves between the parties from one version to another, by what tickets really took.
 *
 * Each ticket is routed by both versions as it was when it was created. Where another party would get
 * it, the hours for which the first one held it move along. Held hours are hold time: the ticket was new
 * or open, and the team that had it was staffed or on call. Nobody logs hours here, and hold time is
 * longer than work: it compares parties, it bills nothing.
 *
 * Example: 40 printer tickets lay with Northwind for 1 h each of its hours. r2 gives them to Onsite IT:
 * 40 tickets and 40 h move from Northwind to Harbor Lane.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { PartyId } from '../ids.js';
import { replayContext } from '../replay/context.js';
import type { Routed } from '../replay/decision.js';
import { routeTicket } from '../replay/route-ticket.js';
import type { Router } from '../routing/router.js';
import type { Traffic, TrafficItem } from '../routing/traffic.js';
import { type CalendarSet, calendarSet } from '../sla/calendars.js';
import type { TicketEvent } from '../tickets/event.js';
import { foldTicket } from '../tickets/fold.js';
import type { Instant, Millis } from '../time.js';

/** Work that goes from one party to another; null: nobody, or a party that neither version knows. */
export interface PartyMove {
  readonly from: PartyId | null;
  readonly to: PartyId | null;
  readonly tickets: number;
  readonly heldMs: Millis;
}

export interface MovedWork {
  /** Tickets that both versions could route. */
  readonly counted: number;
  /** Tickets that the first one cannot route: a category or the like that it does not know. */
  readonly unknown: number;
  /** Most hours first. */
  readonly moves: readonly PartyMove[];
}

/** Collects tickets, one at a time; memory follows the number of distinct situations. */
export interface MovedWorkTally {
  /** @param events of one ticket, in order; the first one is `created` */
  add(events: readonly TicketEvent[]): void;
  /** For `diffRouters`: the situations as the first version sees them, with the window under the second. */
  traffic(): Traffic;
  report(): MovedWork;
  /** Of the two versions, compiled: for `diffRouters`. */
  readonly routers: readonly [before: Router, after: Router];
}

/**
 * @param before and `after`, without problems
 * @param asOf when open tickets are looked at
 */
export function startMovedWork(before: Agreement, after: Agreement, asOf: Instant): MovedWorkTally {
  const [one, other] = [replayContext(before), replayContext(after)];
  const calendars = calendarSet(before);
  const teams = new Set(before.teams.map(({ id }) => id));
  const situations = new Map<string, { item: TrafficItem; count: number }>();
  const moves = new Map<string, { from: PartyId | null; to: PartyId | null; tickets: number; heldMs: Millis }>();
  let counted = 0;
  let unknown = 0;

  const move = (from: PartyId | null, to: PartyId | null, heldMs: Millis): void => {
    const key = JSON.stringify([from, to]);
    const known = moves.get(key) ?? { from, to, tickets: 0, heldMs: 0 };
    known.tickets += 1;
    known.heldMs += heldMs;
    moves.set(key, known);
  };

  return {
    routers: [one.router, other.router],
    add(events) {
      const created = events[0];
      if (created?.kind !== 'created') return;
      const { situation, routed } = routeTicket(one, created, created.at);
      if (routed.kind === 'unknown') {
        unknown += 1;
        return;
      }
      counted += 1;
      const windowAfter = other.windows.at(created.at);
      const key = JSON.stringify([situation, windowAfter]);
      const known = situations.get(key);
      if (known === undefined) situations.set(key, { item: { situation, count: 0, windowAfter }, count: 1 });
      else known.count += 1;
      const [from, to] = [partyOf(routed), partyOf(routeTicket(other, created, created.at).routed)];
      if (from !== to) move(from, to, heldBy(events, from, { calendars, teams, asOf }));
    },
    traffic: () => [...situations.values()].map(({ item, count }) => ({ ...item, count })),
    report: () => ({ counted, unknown, moves: [...moves.values()].sort((a, b) => b.heldMs - a.heldMs || b.tickets - a.tickets) }),
  };
}

const partyOf = (routed: Routed): PartyId | null => (routed.kind === 'owned' ? routed.party : null);

interface Hours {
  readonly calendars: CalendarSet;
  readonly teams: ReadonlySet<string>;
  readonly asOf: Instant;
}

/** How long a party held a ticket in its own hours; for nobody's work, how long anybody did. */
function heldBy(events: readonly TicketEvent[], party: PartyId | null, { calendars, teams, asOf }: Hours): Millis {
  let held = 0;
  for (const { from, to, holder, status } of foldTicket(events).spans) {
    if (holder === null || !teams.has(holder.team) || (status !== 'new' && status !== 'open')) continue;
    if (party === null || holder.party === party) held += calendars.duty(holder.team).elapsed(from, Math.max(from, to ?? asOf));
  }
  return held;
}
