/**
 * The calendars of an agreement, compiled when first asked for.
 *
 * A team is on duty while it is staffed or on call. Staffed, everyone of it is; on call, the person
 * whose turn it is.
 *
 * Example: Infrastructure is staffed Mon-Fri 07:00-19:00 with a rota for all other hours: its duty
 * calendar never closes, and on Sunday only the person whose week it is can take a ticket.
 */
import type { Agreement, OnCallRota, Team } from '../agreement/agreement.js';
import { union } from '../calendar/algebra.js';
import type { Calendar } from '../calendar/calendar.js';
import { parseDate } from '../calendar/civil-date.js';
import { compileCalendar } from '../calendar/compile.js';
import { localTime } from '../calendar/zone.js';
import type { CalendarId, PersonId, TeamId } from '../ids.js';
import type { Roster } from '../tickets/roster.js';
import type { Instant } from '../time.js';
import { personOn } from './rota-turns.js';

export interface CalendarSet extends Roster {
  readonly agreement: Agreement;
  /** @throws Error for an id that the agreement does not have: validate it first */
  calendar(id: CalendarId): Calendar;
}

/**
 * Compiling costs milliseconds and a calendar grows as it is asked, so that each agreement object
 * keeps one set for as long as it lives.
 */
const SETS = new WeakMap<Agreement, CalendarSet>();

/**
 * The calendars of an agreement without problems. The same object for the same agreement.
 *
 * @example calendarSet(agreement).duty('infrastructure').isOpen(sunday) // true: on call
 */
export function calendarSet(agreement: Agreement): CalendarSet {
  const known = SETS.get(agreement);
  if (known !== undefined) return known;
  const set = build(agreement);
  SETS.set(agreement, set);
  return set;
}

function build(agreement: Agreement): CalendarSet {
  const calendars = new Map<CalendarId, Calendar>();
  const duties = new Map<TeamId, Calendar>();

  const calendar = (id: CalendarId): Calendar => {
    const known = calendars.get(id);
    if (known !== undefined) return known;
    const definition = Object.hasOwn(agreement.calendars, id) ? agreement.calendars[id] : undefined;
    if (definition === undefined) throw new Error(`The agreement has no calendar '${id}'`);
    const compiled = compileCalendar(definition);
    calendars.set(id, compiled);
    return compiled;
  };

  const teamOf = (id: TeamId): Team => {
    const team = agreement.teams.find((one) => one.id === id);
    if (team === undefined) throw new Error(`The agreement has no team '${id}'`);
    return team;
  };

  const duty = (id: TeamId): Calendar => {
    const known = duties.get(id);
    if (known !== undefined) return known;
    const team = teamOf(id);
    const staffed = calendar(team.coverage);
    const hours = team.onCall === null ? staffed : union(staffed, calendar(team.onCall.calendar));
    duties.set(id, hours);
    return hours;
  };

  const onDuty = (person: PersonId, id: TeamId, at: Instant): boolean => {
    const team = teamOf(id);
    if (calendar(team.coverage).isOpen(at)) return true;
    if (team.onCall === null) return false;
    const rota = calendar(team.onCall.calendar);
    return rota.isOpen(at) && onCall(team.onCall, rota.zone, at) === person;
  };

  return { agreement, calendar, duty, onDuty };
}

/** Whose turn of the rota it is, or null before its first day. A turn changes at midnight in the rota's zone. */
export function onCall(rota: OnCallRota, zone: string, at: Instant): PersonId | null {
  return personOn(rota, parseDate(localTime(zone, at).date)!);
}
