/** An agreement made ready for deciding tickets of a history, one after the other. */
import { type Agreement, PRIORITIES, TICKET_TYPES, TIERS } from '../agreement/agreement.js';
import { type WindowLookup, windowLookup } from '../calendar/windows.js';
import type { AttributeId, CategoryId, PartyId, SiteId, SystemId, TeamId } from '../ids.js';
import { compileRouter, type Router } from '../routing/router.js';
import { type CalendarSet, calendarSet } from '../sla/calendars.js';
import type { Instant } from '../time.js';

export interface ReplayOptions {
  /** When the history ends: clocks still running are judged as of then. Left out: each ticket's own last event. */
  readonly asOf?: Instant;
  /**
   * True when the history records every answer to a requester, so that a ticket without one was not
   * answered. Left out or false, such a ticket says nothing about its respond clock.
   */
  readonly answersRecorded?: boolean;
}

export interface ReplayContext {
  readonly agreement: Agreement;
  readonly options: ReplayOptions;
  readonly router: Router;
  readonly windows: WindowLookup;
  readonly calendars: CalendarSet;
  readonly partyOf: ReadonlyMap<TeamId, PartyId>;
  readonly categories: ReadonlySet<CategoryId>;
  readonly systems: ReadonlySet<SystemId>;
  readonly sites: ReadonlySet<SiteId>;
  readonly attributes: ReadonlyMap<AttributeId, ReadonlySet<string>>;
}

/**
 * Compiles what deciding needs: the router, the windows, the calendars.
 *
 * @param agreement without problems (`agreementProblems`)
 * @example decideTicket(replayContext(agreement), ticket).routed
 */
export function replayContext(agreement: Agreement, options: ReplayOptions = {}): ReplayContext {
  const ids = <Id extends string>(list: readonly { readonly id: Id }[]): ReadonlySet<Id> => new Set(list.map(({ id }) => id));
  return {
    agreement,
    options,
    router: compileRouter(agreement),
    windows: windowLookup(agreement.windows),
    calendars: calendarSet(agreement),
    partyOf: new Map(agreement.teams.map((team) => [team.id, team.party])),
    categories: ids(agreement.categories),
    systems: ids(agreement.systems),
    sites: ids(agreement.sites),
    attributes: new Map(agreement.attributes.map((attribute) => [attribute.id, ids(attribute.values)])),
  };
}

export const KNOWN_TYPES: ReadonlySet<string> = new Set(TICKET_TYPES);
export const KNOWN_TIERS: ReadonlySet<number> = new Set(TIERS);
export const KNOWN_PRIORITIES: ReadonlySet<string> = new Set(PRIORITIES);
